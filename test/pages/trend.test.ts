import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DatedCommit, momentsOf } from '../../src/coverage/moments.ts';
import { standOf, type Trend } from '../../src/coverage/stand.ts';
import { pagesOf } from '../../src/pages/pages.ts';
import { blockOf, sectionAt, shipped } from './shipped.ts';

/** Commits on these days, newest first: named by their number, the first one being 1. */
const commitsOn = (...days: readonly string[]): DatedCommit[] =>
	days.map((day, i) => ({ commit: String(i + 1), day })).reverse();

describe('the moments at which one looks back', () => {
	const table: readonly (readonly [string, readonly string[], readonly string[]])[] = [
		['nothing where there is one state', ['2026-03-05'], []],
		[
			'the first of each month',
			['2026-03-05', '2026-04-20', '2026-06-02', '2026-06-30'],
			['1 2026-04-01', '2 2026-05-01', '2 2026-06-01'],
		],
		[
			'no further back than fits on a page',
			['2020-01-01', '2026-06-15'],
			['01', '02', '03', '04', '05', '06'].map((month) => `1 2026-${month}-01`),
		],
		[
			'Mondays in a young repository',
			['2026-06-03', '2026-06-10', '2026-06-25'],
			['1 2026-06-08', '2 2026-06-15', '2 2026-06-22'],
		],
		['days in a younger one', ['2026-06-03', '2026-06-03', '2026-06-05'], ['2 2026-06-05']],
		['commits where all is of one day', ['2026-06-03', '2026-06-03', '2026-06-03'], ['1 2026-06-03', '2 2026-06-03']],
		[
			'the order of commits where clocks were wrong',
			['2026-03-05', '2031-01-01', '2026-06-30'],
			['1 2026-04-01', '1 2026-05-01', '1 2026-06-01'],
		],
	];
	test.each(table)('%s', (_, days, moments) => {
		expect(momentsOf(commitsOn(...days)).map(({ commit, day }) => `${commit} ${day}`)).toEqual(moments);
	});

	test('are few, in order, and each shows a state that was there before', () => {
		const day = fc.date({ min: new Date('2019-01-01'), max: new Date('2027-01-01'), noInvalidDate: true });
		fc.assert(
			fc.property(fc.array(day, { maxLength: 60 }), (dates) => {
				const days = dates.map((date) => date.toISOString().slice(0, 10)).sort();
				const commits = commitsOn(...days);
				const moments = momentsOf(commits);
				expect(moments.length).toBeLessThanOrEqual(6);
				expect(moments.map((moment) => moment.day)).toEqual(moments.map((moment) => moment.day).sort());
				for (const moment of moments) {
					const { day: made } = commits.find(({ commit }) => commit === moment.commit)!;
					expect(moment.sameDay ? made === moment.day : made < moment.day).toBe(true);
					expect(moment.commit).not.toBe(commits[0]!.commit);
				}
			}),
			{ numRuns: 200 },
		);
	});
});

describe('the page', () => {
	const book = shipped();
	const now = standOf(book);
	const team = 'collaborations/sales-and-service';
	const before: Trend['past'][number] = {
		day: '2026-05-01',
		errors: 40,
		warnings: 3,
		collaborations: { [team]: ['holds', 'holds', 'weak', 'holds', 'holds', 'missing', 'holds'] },
	};
	const page = (trend: Trend | undefined) => pagesOf(book, { base: '/', trend }).page('/coverage/')!;

	test('tells how each collaboration stood, and what became better', () => {
		const shown = page({ complete: true, past: [before] });
		const section = sectionAt(shown, 'How this developed');
		const verdicts = Object.values(now.collaborations).flat();
		const holds = verdicts.filter((one) => one === 'holds').length;
		expect(section.lead).toContain(
			`Since 1 May 2026: ${holds} of ${verdicts.length} needs hold instead of 5 of 7; 0 errors and warnings instead of 43.`,
		);
		const { columns, rows } = blockOf(section, 'matrix');
		expect(columns.map(({ text, detail }) => [text, detail])).toEqual([
			['1 May', '2026'],
			['Now', undefined],
		]);
		const row = rows.find(({ head }) => head.detail?.startsWith('Better'))!;
		expect(row.head.detail).toBe('Better: Process, Coaching');
		expect(row.cells.map(({ text, title }) => [text, title])).toEqual([
			['5 of 7', 'Process mapped: weak; Coaching: missing'],
			['7 of 7', 'All hold'],
		]);
		expect(row.cells[0]!.marks).toEqual(['good', 'good', 'warning', 'good', 'good', 'bad', 'good']);
		expect(rows.filter(({ head }) => head.detail === 'New').map(({ cells }) => cells[0]!.text)).toEqual(
			Array.from({ length: rows.length - 2 }, () => '–'),
		);
		expect(rows.at(-1)!.cells.map(({ text }) => text)).toEqual(['43', '0']);
		expect(shown.asides.find(({ title }) => title === 'Trend')?.items[0]?.text).toBe('43 → 0');
	});

	test('follows a collaboration that was called otherwise', () => {
		const former = { ...before, collaborations: { 'collaborations/old': before.collaborations[team]! } };
		const history = {
			complete: true,
			commits: book.find(team)!.sources.map(({ path }) => ({
				date: '2026-06-01',
				subject: 'Rename',
				files: [{ path, from: path.replace(/[^/]+(\.\w+)$/, 'old$1'), change: 'changed' as const }],
			})),
		};
		const pages = pagesOf(book, { base: '/', history, trend: { complete: true, past: [former] } });
		const { rows } = blockOf(sectionAt(pages.page('/coverage/'), 'How this developed'), 'matrix');
		expect(rows.some(({ head }) => head.detail === 'Better: Process, Coaching')).toBe(true);
	});

	test('says what it cannot know, and nothing without a repository', () => {
		expect(sectionAt(page({ complete: false, past: [before] }), 'How this developed').lead).toContain(
			'only the newest commits',
		);
		const empty = sectionAt(page({ complete: true, past: [] }), 'How this developed');
		expect(blockOf(empty, 'items').empty?.text).toContain('only one state');
		expect(page(undefined).sections.map(({ heading }) => heading)).not.toContain('How this developed');
	});
});
