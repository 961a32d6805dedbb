import { describe, expect, test } from 'vitest';
import type { Reach } from '../../src/diff/found/change.ts';
import { formatHtml } from '../../src/diff/html.ts';
import { formatJson } from '../../src/diff/json.ts';
import { formatMarkdown } from '../../src/diff/markdown.ts';
import { reportOf } from '../../src/diff/report.ts';
import { formatText } from '../../src/diff/text.ts';
import { check, type Sources } from '../../src/load.ts';
import { before, type Edit, edited, sources, today } from './edited.ts';

// Whom a change concerns: whose duties, access, meetings, measures or steps are other ones, and nobody else.

const report = (after: Sources) =>
	reportOf({ name: 'main', handbook: before }, { name: 'the files', handbook: check(after, { today }) });

/** The slugs of all that one change reaches, the kinds apart. */
function reached(after: Sources): Partial<Record<keyof Reach, readonly string[]>> {
	const [change, ...more] = report(after).changes;
	expect(more).toEqual([]);
	const slugs = Object.entries(change!.ids).map(
		([kind, ids]) => [kind, ids.map((id: string) => id.split('/')[1])] as const,
	);
	return Object.fromEntries(slugs.filter(([, ids]) => ids.length > 0));
}

const expand = 'processes/expand-account.yaml';
const solution = 'roles/solution-specialist.md';

const table: readonly (readonly [string, readonly Edit[], Partial<Record<keyof Reach, readonly string[]>>])[] = [
	[
		'the time of a hand-off: who gives and who takes it',
		[
			[
				expand,
				'within: 2 working days\n          if_refused: The account executive names',
				'within: 1 working day\n          if_refused: The account executive names',
			],
		],
		{
			roles: ['campaign-manager', 'account-executive', 'customer-success-manager'],
			collaborations: ['account-team-and-specialists'],
		},
	],
	[
		'a condition of a hand-off, with who may refuse it',
		[[expand, '            - A date for the proposal is named\n', '']],
		{
			roles: ['account-executive', 'solution-specialist', 'product-specialist', 'customer-success-manager'],
			collaborations: ['account-team-and-specialists'],
		},
	],
	[
		'access of one role: that role',
		[[solution, '{system: field-dashboard, level: read}', '{system: field-dashboard, level: build}']],
		{},
	],
	['hours of one role: that role', [['roles/sales-manager.yaml', 'hours_per_week: 22', 'hours_per_week: 20']], {}],
	['a comma in its text: that role', [[solution, 'You hear from me within', 'You hear from me, within']], {}],
	[
		'who coaches a role',
		[['roles/sales-manager.yaml', 'coached_by: chief-revenue-officer', 'coached_by: enablement-lead']],
		{ roles: ['enablement-lead', 'chief-revenue-officer'] },
	],
	[
		'who answers for an activity: the two, then who does it with them, is asked, or works before and after',
		[[expand, 'accountable: solution-specialist', 'accountable: product-specialist']],
		{
			roles: ['product-specialist', 'solution-specialist', 'industry-expert', 'account-executive'],
			collaborations: ['account-team-and-specialists'],
		},
	],
	[
		'who is told: who is, and who tells them',
		[[expand, 'informed: [account-executive]', 'informed: [account-executive, sales-manager]']],
		{ roles: ['sales-manager', 'campaign-manager'], collaborations: ['account-team-and-specialists'] },
	],
	[
		'the length of a block: who comes, and not the session itself',
		[['sessions/deal-clinic.md', 'minutes: 15', 'minutes: 20']],
		{ roles: ['account-executive', 'solution-specialist'], communities: ['growth-circle'] },
	],
	[
		'another name of a stage: who works in it',
		[['handbook.yaml', 'title: Shape', 'title: Design']],
		{
			roles: [
				'solution-specialist',
				'account-executive',
				'product-specialist',
				'enablement-lead',
				'energy-adviser',
				'sales-manager',
				'customer-success-manager',
				'solutions-lead',
			],
			collaborations: [
				'account-team-and-energy-adviser',
				'account-team-and-specialists',
				'coaches-and-enablement',
				'sales-and-partners',
			],
		},
	],
	[
		'a promise: who makes it',
		[['culture/refuse-early.md', 'cadence: {every: month}', 'cadence: {every: week}']],
		{ roles: ['service-lead'] },
	],
	['a word in a term', [['terms/opportunity.yaml', /summary: /, 'summary: Roughly, ']], {}],
];

describe('a change concerns', () => {
	test.each(table)('%s', (_, edits, expected) => {
		expect(reached(edited(edits))).toEqual(expected);
	});

	test('nobody twice, and never the page itself', () => {
		const mixed = edited([
			['sessions/deal-clinic.md', 'minutes: 15', 'minutes: 20'],
			['communities/growth-circle.yaml', 'every: 2 weeks', 'every: week'],
			[solution, '{system: field-dashboard, level: read}', '{system: field-dashboard, level: build}'],
			['paths/partner-manager-first-45-days.yaml', /days: \d+/, 'days: 50'],
			['collaborations/sales-and-partners.yaml', /goal: [\w-]+/, 'goal: keep-and-renew'],
		]);
		for (const { ids, playbook } of report(mixed).changes)
			for (const list of Object.values(ids)) {
				expect(list).not.toContain(playbook);
				expect(new Set(list).size).toBe(list.length);
			}
	});

	test('the same in text, Markdown, HTML and JSON', () => {
		const path = 'sessions/deal-clinic.md';
		const changed = report(
			new Map(sources).set(path, { path, text: sources.get(path)!.text.replace('minutes: 15', 'minutes: 20') }),
		);
		const words = 'Reaches 2 roles (Account executive, Solution specialist), 1 community (Growth circle).';
		expect(formatText(changed)).toContain(words);
		expect(formatMarkdown(changed)).toContain(`<sub>${words}</sub>`);
		expect(formatHtml(changed)).toContain(words);
		const [change] = (JSON.parse(formatJson(changed)) as { changes: { reach: Reach }[] }).changes;
		expect(change!.reach.roles).toEqual(['roles/account-executive', 'roles/solution-specialist']);
	});
});
