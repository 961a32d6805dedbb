import { describe, expect, test } from 'vitest';
import { positionAt } from '../src/core/source.ts';
import { check } from '../src/load.ts';

// What becomes of the findings of rules before anybody sees them.

type Files = Readonly<Record<string, string>>;

const judged = (files: Files) =>
	check(new Map(Object.entries(files).map(([path, text]) => [path, { path, text }])), { today: '2026-10-15' });

const told = (files: Files) =>
	judged(files).diagnostics.map(({ rule, source, range }) => {
		const { line } = positionAt(source, range.start);
		return `${source.path}:${line + 1} ${rule}`;
	});

const lead = 'title: Lead\nmission: Leads.\n';
const settings = (more: string) => `title: Handbook\ngroups:\n  - {id: team, title: Team}\n${more}`;

describe('the profile that the settings want', () => {
	// One rule of each profile, for single playbooks and for the handbook as a whole.
	const reviewed = Object.fromEntries(
		Array.from({ length: 9 }, (_, i) => [
			`terms/t${i}.yaml`,
			`title: T${i}\ndefinition: Is ${i}.\nreviewed: {on: 2026-10-01, every: 1 year}\n`,
		]),
	);
	const files = {
		...reviewed,
		'roles/lead.yaml': lead,
		'communities/circle.yaml': 'title: Circle\npurpose: Decide.\ncadence: {every: 93 days}\n',
		'processes/sell.yaml':
			'title: Sell\nactivities:\n  - {id: a, title: The offer, stage: shape, accountable: lead, next: [{activity: a}]}\n',
		'guides/a.md': '[b](b.md)\n',
	};
	const rules = ['broken-link', 'slow-cadence', 'endless-loop', 'activity-without-verb', 'bulk-review'];
	const heard = (more: string) => {
		const { diagnostics } = judged({ ...files, 'handbook.yaml': settings(more) });
		return rules.filter((rule) => diagnostics.some((one) => one.rule === rule));
	};

	test('says which rules are heard', () => {
		expect(heard('profile: starter\n')).toEqual(rules.slice(0, 1));
		expect(heard('')).toEqual(rules.slice(0, 3));
		expect(heard('profile: standard\n')).toEqual(rules.slice(0, 3));
		expect(heard('profile: strict\n')).toEqual(rules);
	});

	test('says how many are not', () => {
		const heldBack = (more: string) => judged({ 'handbook.yaml': settings(more) }).profile;
		expect(heldBack('profile: strict\n')).toEqual({ name: 'strict', unrun: [] });
		expect(heldBack('').unrun.map(({ name }) => name)).toEqual(['strict']);
		expect(heldBack('profile: starter\n').unrun.map(({ name }) => name)).toEqual(['standard', 'strict']);
		expect(heldBack('profile: starter\n').unrun.every((one) => one.rules > 5)).toBe(true);
	});

	test('is the smallest where the settings cannot be read, and errors alone are told', () => {
		const notes = { 'roles/lead.yaml': `${lead}status: draft\n`, 'guides/a.md': '[b](b.md) [c](../roles/lead.yaml)\n' };
		expect(told({ ...notes, 'handbook.yaml': settings('') })).toContain('guides/a.md:1 draft-reference');
		const torn = judged({ ...files, ...notes, 'handbook.yaml': `title: "Handbook\n` });
		expect(torn.profile.name).toBe('starter');
		expect(
			new Set(torn.diagnostics.filter(({ source }) => source.path !== 'handbook.yaml').map((one) => one.severity)),
		).toEqual(new Set(['error']));
		expect(torn.diagnostics.map(({ rule }) => rule)).toContain('broken-link');
	});
});

describe('an exception', () => {
	const waiver = (rule: string, place: string, until = '2027-01-31') =>
		settings(`waivers:\n  - {rule: ${rule}, for: ${place}, reason: Agreed., owner: team, until: ${until}}\n`);
	const activity = (id: string) =>
		`  - {id: ${id}, title: Do it, stage: shape, accountable: lead, inputs: [Plan ${id}]}\n`;
	const files = {
		'roles/lead.yaml': lead,
		'processes/sell.yaml': `title: Sell\nactivities:\n${['a', 'b', 'c'].map(activity).join('')}outputs: [Offer]\n`,
		'processes/keep.yaml': `title: Keep\nactivities:\n${activity('a')}`,
	};
	const left = (text: string) => {
		const found = told({ ...files, 'handbook.yaml': text });
		return found.filter((one) => /input-from-nowhere|waiver/.test(one));
	};
	const all = ['keep.yaml:3', 'sell.yaml:3', 'sell.yaml:4', 'sell.yaml:5'].map(
		(place) => `processes/${place} input-from-nowhere`,
	);
	const without = (...lines: readonly string[]) => all.filter((one) => !lines.some((line) => one.includes(line)));

	test.each([
		['nothing', '', all],
		['a playbook', waiver('input-from-nowhere', 'processes/sell'), without('sell')],
		['its first part', waiver('input-from-nowhere', 'processes/sell#a'), without('sell.yaml:3')],
		['a part between others', waiver('input-from-nowhere', 'processes/sell#b'), without('sell.yaml:4')],
		['its last part', waiver('input-from-nowhere', 'processes/sell#c'), without('sell.yaml:5')],
		['until today', waiver('input-from-nowhere', 'processes/sell', '2026-10-15'), without('sell')],
		[
			'until yesterday',
			waiver('input-from-nowhere', 'processes/sell', '2026-10-14'),
			['handbook.yaml:5 expired-waiver', ...all],
		],
		['another rule', waiver('slow-handoff', 'processes/sell'), ['handbook.yaml:5 unused-waiver', ...all]],
	])('for %s', (_, text, standing) => {
		expect(left(text)).toEqual(standing);
	});

	test('keeps what it excused, and is not called unused beside what cannot be read', () => {
		const excused = judged({ ...files, 'handbook.yaml': waiver('input-from-nowhere', 'processes/sell#b') });
		expect(excused.waived.map(({ rule }) => rule)).toEqual(['input-from-nowhere']);
		const torn = { ...files, 'handbook.yaml': waiver('slow-handoff', 'processes/sell'), 'roles/x.yaml': 'title: "' };
		expect(told(torn).filter((one) => one.includes('waiver'))).toEqual([]);
	});
});

describe('findings', () => {
	const links = (count: number) => Array.from({ length: count }, (_, i) => `[a](x${i}.md)`).join('\n\n');
	const broken = (count: number) =>
		judged({ 'a.md': links(count) }).diagnostics.filter(({ rule }) => rule === 'broken-link');

	test('of one rule in one file are told as long as anybody reads them, and the rest is counted', () => {
		expect(broken(50)).toHaveLength(50);
		const many = broken(53);
		expect(many).toHaveLength(51);
		expect(many.filter(({ message }) => message.startsWith('3 more findings'))).toMatchObject([
			{ id: 'broken-link:a.md:rest', severity: 'error' },
		]);
	});

	test('that are alike have an identity each', () => {
		const { diagnostics } = judged({ 'a.md': '[a](x.md)\n\n[b](x.md)\n\n[c](x.md)\n' });
		expect(diagnostics.filter(({ rule }) => rule === 'broken-link').map(({ id }) => id)).toEqual([
			'broken-link:a:x.md',
			'broken-link:a:x.md~2',
			'broken-link:a:x.md~3',
		]);
	});

	test('are named by ids of parts, so that moving a part changes nothing', () => {
		const process = (...ids: readonly string[]) => ({
			'roles/lead.yaml': lead,
			'processes/sell.yaml': `title: Sell\nactivities:\n${ids.map((id) => `  - {id: ${id}, title: Do it, stage: shape, accountable: lead}\n`).join('')}`,
		});
		const names = (files: Files) => judged(files).diagnostics.map(({ id }) => id);
		expect(names(process('a', 'b'))).toContain('activity-without-responsible:processes/sell:activities.b.title');
		expect(names(process('b', 'a')).sort()).toEqual(names(process('a', 'b')).sort());
	});
});
