import { describe, expect, test } from 'vitest';
import type { Handbook } from '../../src/core/handbook.ts';
import { type Need, needs } from '../../src/coverage/needs.ts';
import { standingsOf } from '../../src/coverage/standing.ts';
import { blockOf, lineOf, pageAt, sectionAt, shipped, written } from './shipped.ts';

/** What does not hold, as `collaboration need verdict`. */
const open = (book: Handbook): string[] =>
	standingsOf(book).flatMap(({ team, judgements }) =>
		judgements
			.filter(({ verdict }) => verdict !== 'holds')
			.map(({ need, verdict }) => `${team.collaboration.slug} ${need} ${verdict}`),
	);

describe('the seven things a collaboration needs', () => {
	test('all hold in the shipped handbook, but in what is young', () => {
		expect(standingsOf(shipped()).length).toBeGreaterThan(5);
		expect(open(shipped())).toEqual([
			'account-team-and-energy-adviser goal weak',
			'account-team-and-energy-adviser process weak',
			'account-team-and-energy-adviser systems weak',
			'account-team-and-energy-adviser coaching missing',
			'account-team-and-energy-adviser leaders weak',
			'sales-and-machine-builders roles weak',
			'sales-and-machine-builders process missing',
			'sales-and-machine-builders systems missing',
			'sales-and-machine-builders community weak',
			'sales-and-machine-builders coaching weak',
			'sales-and-machine-builders leaders missing',
		]);
	});

	const without = (field: string) => (text: string) => text.replace(new RegExp(`^${field}: .*\\n`, 'm'), '');
	const collaboration = 'collaborations/sales-and-service.yaml';
	const broken: [Need, 'weak' | 'missing', string, (text: string) => string][] = [
		['goal', 'missing', collaboration, without('goal')],
		['goal', 'weak', 'goals/keep-and-renew.yaml', without('why_together')],
		['roles', 'missing', collaboration, (text) => text.replace(/^roles: .*$/m, 'roles: [service-lead]')],
		['process', 'missing', collaboration, without('processes')],
		['process', 'weak', collaboration, (text) => text.replace('stages: [close,', 'stages: [attract, close,')],
		['community', 'missing', collaboration, without('communities')],
		[
			'community',
			'weak',
			'communities/customer-value-round.yaml',
			(text) => text.replace('every: 2 weeks', 'every: 5 months'),
		],
		['coaching', 'missing', collaboration, without('coaching')],
		['coaching', 'weak', collaboration, (text) => text.replace(', service-lead-with-officer', '')],
		['leaders', 'missing', collaboration, without('culture')],
		['leaders', 'weak', 'goals/keep-and-renew.yaml', without('sponsor')],
	];
	test.each(broken)('%s is %s after an edit of %s', (need, verdict, path, edit) => {
		expect(open(shipped({ [path]: edit }))).toContain(`sales-and-service ${need} ${verdict}`);
	});

	test('a lack of access weakens the collaborations whose work takes it, and says so in a sentence', () => {
		const book = shipped({
			'roles/service-lead.yaml': (text) => text.replace(/^access:\n(?: {2}- .*\n)+/m, 'access: []\n'),
		});
		const found = standingsOf(book).filter(({ judgements }) =>
			judgements.some((one) => one.need === 'systems' && one.verdict === 'weak'),
		);
		expect(found.map(({ team }) => team.collaboration.slug)).toContain('sales-and-service');
		const sales = found.find(({ team }) => team.collaboration.slug === 'sales-and-service');
		const judgement = sales!.judgements.find(({ need }) => need === 'systems')!;
		expect(judgement.sentence).toMatch(/Service lead needs \w+ in .+ for “.+” and cannot open it\./);
	});
});

describe('the page', () => {
	test('names the profile, and what it leaves unchecked', () => {
		const chips = (profile: string) =>
			pageAt(
				shipped({ 'handbook.yaml': (text) => text.replace('profile: strict', `profile: ${profile}`) }),
				'/coverage/',
			)!.chips.map(({ text }) => text);
		expect(pageAt(shipped(), '/coverage/')!.chips.map(({ text }) => text)).toContain('Profile strict');
		expect(chips('standard')).toContainEqual(expect.stringMatching(/^Profile standard: \d+ rules of strict not run$/));
		expect(chips('starter')).toContainEqual(
			expect.stringMatching(/^Profile starter: \d+ rules of standard and \d+ of strict not run$/),
		);
	});

	test('says for a narrow screen what holds, and for filters whom a row concerns and when it changed', () => {
		const { rows } = blockOf(sectionAt(pageAt(shipped(), '/coverage/'), 'Collaborations'), 'matrix');
		const head = (text: string) => rows.find((row) => row.head.text === text)!.head;
		expect(head('Sales × service')).toMatchObject({
			held: 'All seven hold.',
			roles: expect.arrayContaining(['service-lead']),
		});
		expect(head('Account team × energy adviser')).toMatchObject({
			held: 'Holds: Roles clear, Community.',
			changed: '2026-11-20',
		});
	});

	test('shows measures that pull against each other, the open ones first, and promises nobody can see kept', () => {
		const page = pageAt(shipped(), '/coverage/');
		const pulls = sectionAt(page, 'Measures that pull against each other');
		const { items } = blockOf(pulls, 'items');
		expect(pulls.note).toBe(`1 of ${items.length} open`);
		expect(items[0]).toMatchObject({
			text: 'Adviser days in plants and Specialist hours per order',
			detail: expect.stringContaining(
				'Adviser days in plants: Energy adviser. Specialist hours per order: Solutions lead.',
			),
			mark: { text: 'open' },
		});
		const promises = sectionAt(page, 'Promises nobody has seen kept');
		expect(promises.note).toMatch(/^1 of \d+ commitments$/);
		expect(blockOf(promises, 'items').items).toMatchObject([
			{
				text: 'Presents a reading that sells nothing, in person, before anybody else has to.',
				roles: ['solutions-lead'],
			},
		]);
	});

	test('leads from every cell to the sentence behind it', () => {
		const page = pageAt(shipped(), '/coverage/');
		const { rows } = blockOf(sectionAt(page, 'Collaborations'), 'matrix');
		const { panels } = blockOf(sectionAt(page, 'The sentence behind each cell'), 'panels');
		const ids = new Set(panels.flatMap(({ items }) => items.map(({ id }) => `#${id}`)));
		expect(rows.flatMap(({ cells }) => cells.map(({ href }) => href)).filter((href) => !ids.has(href!))).toEqual([]);
		expect(ids.size).toBe(rows.length * needs.length);
	});

	test('lists every finding with its owner, and a link to the very line', () => {
		const book = shipped({ 'communities/demand-table.yaml': (text) => text.replace('every: week', 'every: 6 months') });
		const { groups } = blockOf(sectionAt(pageAt(book, '/coverage/'), 'What needs attention'), 'findings');
		expect(groups.flatMap(({ findings }) => findings)).toHaveLength(book.diagnostics.length);
		const [first] = groups;
		const line = lineOf('communities/demand-table.yaml', 'cadence:');
		expect(first).toMatchObject({ title: 'Marketing operations', note: '1 warning' });
		expect(first!.findings[0]).toMatchObject({
			severity: 'warning',
			text: 'The members meet every 6 months: too seldom to know each other or to see what became of the last meeting.',
			about: { text: 'Demand table', href: '/communities/demand-table/' },
			place: {
				text: `communities/demand-table.yaml:${line}`,
				href: `https://git.northwind.example/field/handbook/edit/main/content/communities/demand-table.yaml#L${line}`,
			},
		});
	});

	test('says that nothing needs attention where nothing does', () => {
		const page = pageAt(
			written({
				'terms/lead.yaml': 'title: Lead\ndefinition: A first sign of interest.\nowner: sales\n',
				'handbook.yaml': 'groups: [{id: sales, title: Sales}]\nprofile: starter\n',
			}),
			'/coverage/',
		);
		expect(blockOf(sectionAt(page, 'What needs attention'), 'items').items[0]!.text).toBe(
			'Nothing needs attention today.',
		);
		expect(blockOf(sectionAt(page, 'Collaborations'), 'items').empty?.text).toContain('No collaboration');
	});

	test('is not made for a folder of plain pages', () => {
		expect(pageAt(written({ 'a.md': '# A\n' }), '/coverage/')).toBeUndefined();
	});

	test('shows what is excused with its reason, owner and end', () => {
		const { groups } = blockOf(sectionAt(pageAt(shipped(), '/coverage/'), 'Excused for now'), 'findings');
		expect(groups.map(({ note, findings }) => [note, findings.map(({ rule }) => rule.text)])).toContainEqual([
			'Revenue operations · until 30 June 2027',
			['split-credit-on-joint-work'],
		]);
		expect(groups.find(({ note }) => note.startsWith('Revenue'))?.title).toMatch(/^The contracts signed with partners/);
	});

	test('stays within bounds however much is wrong', () => {
		const files: Record<string, string> = {
			'handbook.yaml': `groups: [${Array.from({ length: 40 }, (_, i) => `{id: team-${i}, title: Team ${i}}`)}]\n`,
		};
		for (let i = 0; i < 2000; i++) files[`terms/term-${i}.yaml`] = `title: Term ${i}\nowner: team-${i % 40}\n`;
		const book = written(files);
		expect(book.diagnostics.length).toBeGreaterThanOrEqual(2000);
		const page = pageAt(book, '/coverage/')!;
		expect(JSON.stringify(page).length).toBeLessThan(200_000);
		const { groups, more } = blockOf(sectionAt(page, 'What needs attention'), 'findings');
		const shown = groups.flatMap(({ findings }) => findings).length;
		const left =
			groups.reduce((sum, one) => sum + Number(/\d+/.exec(one.more ?? '0')), 0) + Number(/\d+/.exec(more ?? '0'));
		expect(shown + left).toBe(book.diagnostics.length);
	});
});
