import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Cadence, hours, hoursPerMonth, rhythm } from '../../src/calendar/cadence.ts';
import { datesBetween } from '../../src/calendar/dates.ts';
import { momentOf } from '../../src/page/moment.ts';
import { blockOf, lineOf, pageAt, sectionAt, shipped, written } from './shipped.ts';

describe('dates of meetings', () => {
	const cases: [Cadence, string[]][] = [
		[{ every: 'week', on: 'tuesday' }, ['2026-12-01', '2026-12-08', '2026-12-15', '2026-12-22', '2026-12-29']],
		[{ every: '2 weeks', on: 'tuesday', starts: '2026-01-13' }, ['2026-12-01', '2026-12-15', '2026-12-29']],
		[{ every: '2 weeks', starts: '2026-12-16' }, ['2026-12-16', '2026-12-30']],
		// The first date names the weeks, the day names the weekday.
		[{ every: '2 weeks', on: 'friday', starts: '2026-12-02' }, ['2026-12-04', '2026-12-18']],
		[{ every: 'month', on: 'first thursday' }, ['2026-12-03']],
		[{ every: 'month', on: 'last thursday', starts: '2026-02-26' }, ['2026-12-31']],
		[{ every: 'quarter', on: 'second monday', starts: '2026-03-09' }, ['2026-12-14']],
		[{ every: 'quarter', on: 'second monday', starts: '2026-02-09' }, []],
		[{ every: 'month', starts: '2026-01-31' }, ['2026-12-31']],
		[{ every: 'year', starts: '2025-12-24' }, ['2026-12-24']],
		[{ every: '10 days', starts: '2026-11-30' }, ['2026-12-10', '2026-12-20', '2026-12-30']],
		[{ every: 'month', on: 'first thursday', starts: '2027-01-01' }, []],
		// The meeting of that month was before the first one.
		[{ every: 'month', on: 'first thursday', starts: '2026-12-10' }, []],
		[{ every: '2 months', on: 'second friday', starts: '2026-12-12' }, []],
		// Nobody can tell which weeks, which months, or which day.
		[{ every: '2 weeks', on: 'tuesday' }, []],
		[{ every: 'quarter', on: 'first monday' }, []],
		[{ every: 'month', on: 'tuesday', starts: '2026-01-06' }, []],
		[{ every: 'month' }, []],
		[{ every: 'week' }, []],
		[{ every: 'week', on: 'first monday', starts: '2026-01-05' }, []],
	];
	test.each(cases)('of %o in December 2026', (cadence, days) => {
		expect(datesBetween(cadence, '2026-12-01', '2026-12-31')).toEqual(days);
	});

	const weekday = fc.constantFrom('monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday');
	const day = fc
		.date({ min: new Date('1995-01-01'), max: new Date('2060-01-01'), noInvalidDate: true })
		.map((date) => date.toISOString().slice(0, 10));
	const cadence = fc.record(
		{
			every: fc.constantFrom(
				'day',
				'3 days',
				'week',
				'2 weeks',
				'6 weeks',
				'month',
				'2 months',
				'quarter',
				'6 months',
				'year',
			),
			on: fc.oneof(
				weekday,
				fc.tuple(fc.constantFrom('first', 'second', 'third', 'fourth', 'last'), weekday).map((two) => two.join(' ')),
			),
			starts: day,
		},
		{ requiredKeys: ['every'] },
	);
	const later = (from: string, days: number) =>
		new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10);

	test('lie in the span, in order, never before the first, on the day that is named', () => {
		fc.assert(
			fc.property(cadence, day, fc.nat(800), (one, from, days) => {
				const until = later(from, days);
				const found = datesBetween(one, from, until);
				expect(found).toEqual([...new Set(found)].sort());
				for (const date of found) {
					expect(date >= from && date <= until && date >= (one.starts ?? '')).toBe(true);
					const name = new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' }).format(new Date(date));
					if (one.on && !one.every.includes('day')) expect(one.on).toContain(name.toLowerCase());
				}
			}),
		);
	});

	test('do not depend on the day one looks from, once there is a first date', () => {
		fc.assert(
			fc.property(cadence, day, day, fc.nat(400), (one, starts, from, days) => {
				const settled = { ...one, starts };
				const until = later(from, 2 * days);
				const middle = later(from, days);
				expect([...datesBetween(settled, from, middle), ...datesBetween(settled, later(middle, 1), until)]).toEqual(
					datesBetween(settled, from, until),
				);
			}),
		);
	});
});

test.each<[Cadence, string, string | undefined, string | undefined]>([
	[
		{ every: '2 weeks', on: 'tuesday', at: '09:30', duration: '90 minutes' },
		'Every 2 weeks on Tuesday',
		'09:30–11:00',
		'3.3',
	],
	[
		{ every: 'month', on: 'first monday', at: '23:30', duration: '1 hour' },
		'Every month on the first Monday',
		'23:30, 1 hour',
		'1.0',
	],
	[{ every: '1 week', duration: '30 minutes' }, 'Every week', '30 minutes', '2.2'],
	[{ every: 'quarter' }, 'Every quarter', undefined, undefined],
])('%o in words', (cadence, often, time, load) => {
	expect([rhythm(cadence), hours(cadence), hoursPerMonth(cadence)?.toFixed(1)]).toEqual([often, time, load]);
});

test.each<[string, Cadence, string]>([
	['2026-12-01', { every: 'week', at: '09:30' }, '2026-12-01T09:30+01:00'],
	['2027-03-27', { every: 'week', at: '09:30' }, '2027-03-27T09:30+01:00'],
	// The clocks go forward in the night before.
	['2027-03-28', { every: 'week', at: '09:30' }, '2027-03-28T09:30+02:00'],
	['2027-03-28', { every: 'week', at: '00:30' }, '2027-03-28T00:30+01:00'],
	['2026-12-01', { every: 'week', at: '22:00', timezone: 'America/New_York' }, '2026-12-01T22:00-05:00'],
	['2026-12-01', { every: 'week', at: '09:15', timezone: 'Asia/Kathmandu' }, '2026-12-01T09:15+05:45'],
	['2026-12-01', { every: 'week', at: '09:15', timezone: 'UTC' }, '2026-12-01T09:15+00:00'],
	['2026-12-01', { every: 'week' }, '2026-12-01'],
])('a meeting on %s with %o begins at %s', (day, cadence, moment) => {
	expect(momentOf(day, cadence, 'Europe/Berlin').at).toBe(moment);
});

describe('the pages', () => {
	const book = shipped();

	test('a community says who comes, when next, and how one knows that it works', () => {
		const { panels } = blockOf(sectionAt(pageAt(book, '/communities/growth-circle/'), 'What it gets done'), 'panels');
		const panel = (title: string) => panels.find((one) => one.title === title)!.items;
		expect(panel('Who belongs to it').filter(({ note }) => note)).toMatchObject([
			{ text: 'Industry expert', note: 'stands in' },
			{ text: 'Enablement lead', note: 'moderates' },
		]);
		expect(panel('Meetings')[0]).toMatchObject({
			text: 'Tuesday, 1 December 2026',
			detail: '09:30–11:00',
			when: { at: '2026-12-01T09:30+01:00', minutes: 90 },
		});
		expect(panel('How we know it works').at(-1)).toMatchObject({ note: '31 March 2027' });
	});

	test('the calendar lists all communities by rhythm, and the weeks to come day by day', () => {
		const page = pageAt(book, '/calendar/');
		const { rows } = blockOf(sectionAt(page, 'By rhythm'), 'table');
		expect(rows.map(({ cells }) => (cells[1] as { text: string }).text.split(' on ')[0])).toEqual([
			'Every week',
			...Array(4).fill('Every 2 weeks'),
			...Array(4).fill('Every month'),
		]);
		expect(rows[0]!.roles).toContain('campaign-manager');
		const { panels } = blockOf(sectionAt(page, 'Week by week'), 'panels');
		expect(panels[0]).toMatchObject({
			title: expect.stringMatching(/^23\s*–\s*29 November 2026$/),
			days: { from: '2026-11-23', until: '2026-11-29' },
			items: [
				{ text: 'Demand table', when: { text: 'Wednesday 25 November, 08:45–09:15' } },
				{ text: 'Decision circle', when: { text: 'Thursday 26 November, 10:00–11:00' } },
				{ text: 'Meter table', when: { text: 'Friday 27 November, 08:30–09:15' } },
			],
		});
	});

	test('hours a month are summed for each role', () => {
		const { rows } = blockOf(sectionAt(pageAt(book, '/calendar/'), 'Hours a month'), 'matrix');
		for (const { cells } of rows) {
			const [sum, ...parts] = cells.map(({ text }) => Number.parseFloat(text ?? '0'));
			expect(Math.abs(sum! - parts.reduce((all, part) => all + part, 0))).toBeLessThan(0.05 * parts.length + 0.05);
		}
	});

	test('what is not settled is said, with where to settle it', () => {
		const page = pageAt(
			shipped({
				'communities/demand-table.yaml': (text) => text.replace(/^cadence: .*$/m, 'cadence: {every: 2 weeks}'),
			}),
			'/calendar/',
		);
		const [item] = blockOf(sectionAt(page, 'Not settled'), 'items').items;
		expect(item).toMatchObject({
			text: 'Demand table',
			note: 'set it',
			noteHref: expect.stringMatching(`demand-table.yaml#L${lineOf('communities/demand-table.yaml', 'cadence:')}$`),
		});
	});

	test('there is no calendar without communities', () => {
		expect(pageAt(written({ 'terms/lead.yaml': 'title: Lead\ndefinition: A sign.\n' }), '/calendar/')).toBeUndefined();
	});
});
