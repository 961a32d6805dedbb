import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type Check, checkHandbook, createChecker } from '../src/core/check.ts';
import type { Facts, Handbook } from '../src/core/handbook.ts';
import { defineKind, refTo } from '../src/core/kind.ts';
import type { Source } from '../src/core/source.ts';
import { kinds } from '../src/kinds/index.ts';
import { rules } from '../src/rules/index.ts';

const day = '2026-10-15';

const byPath = (files: readonly Source[]): ReadonlyMap<string, Source> =>
	new Map(files.map((source) => [source.path, source]));

/** Files that nobody has read before, in the order in which a folder is read. */
const unread = (files: readonly Source[]): ReadonlyMap<string, Source> =>
	byPath(files.map((file) => ({ ...file })).toSorted((a, b) => (a.path < b.path ? -1 : 1)));

/** Playbooks whose references mostly resolve, since they take their names from a few. */
const names = ['a', 'b', 'c'] as const;
const name = fc.constantFrom(...names);
const status = fc.constantFrom('draft', 'active', 'active', 'active', 'deprecated', 'retired');
const title = fc.constantFrom('First', 'Second', 'First lead', 'The plan');
const list = (items: readonly string[]) => `[${items.join(', ')}]`;
type Edit = { readonly path: string; readonly text: string | undefined };

/** Handbooks and edits of them; where something is `lost`, ids and links sometimes lead nowhere, and what is meant is guessed. */
function handbooks(lost: boolean) {
	const wrong = (...texts: readonly string[]) => (lost ? texts : []);
	const named = fc.oneof(
		{ weight: 12, arbitrary: name },
		{ weight: lost ? 1 : 0, arbitrary: fc.constantFrom('First', 'Do-x', 'aa', 'roles/a', 'c-x') },
	);
	const some = fc.uniqueArray(named, { maxLength: 3 });
	const activity = fc.record({
		title,
		lead: named,
		doers: some,
		asked: some,
		measures: some,
		system: named,
		next: fc.oneof(
			{ weight: 4, arbitrary: named },
			{ weight: 1, arbitrary: fc.constantFrom('a#a', 'b#a', ...wrong('a#b', 'b#c', 'c#x')) },
		),
		hands: fc.boolean(),
	});
	/** Links as prose has them: to playbooks, pages, parts and headings that are there or not, and past what is tried first. */
	const prose = fc
		.array(
			fc.constantFrom(
				'[a](../roles/a.yaml)',
				'[b](../processes/b.yaml#a)',
				'[f](../guides/other.md)',
				'[g](https://example.com/base/guides/guide)',
				'# First',
				'The first lead decides.',
				...wrong('[c](../processes/c.yaml#c)', '[d](guide.md#first)', '[e](/guides/guide#second)', '## Second'),
			),
			{ maxLength: 5 },
		)
		.map((lines) => `---\ntitle: Page\n---\n\n${lines.join('\n\n')}\n`);
	const bodies = {
		roles: fc
			.record({ measures: some, up: named, system: named, level: fc.constantFrom('read', 'edit') })
			.map(
				({ measures, up, system, level }) =>
					`mission: Does it.\nmeasures: ${list(measures)}\nescalates_to: ${up}\naccess: [{system: ${system}, level: ${level}}]\n`,
			),
		measures: fc
			.record({
				direction: fc.constantFrom('up', 'down'),
				quantity: fc.constantFrom('hours', 'orders'),
				owners: some,
				source: named,
			})
			.map(
				({ direction, quantity, owners, source }) =>
					`unit: h\ndirection: ${direction}\nquantity: ${quantity}\nowners: ${list(owners)}\nsource: ${source}\n`,
			),
		goals: fc
			.record({ measures: some, sponsor: named, parent: named })
			.map(
				({ measures, sponsor, parent }) =>
					`outcome: Orders rise by 5 % in 2027.\nmeasures: ${list(measures)}\nsponsor: ${sponsor}\nparent: ${parent}\n`,
			),
		systems: fc
			.record({ to: fc.constantFrom('', 'to: 2026-12-31\n'), integrates: some })
			.map(({ to, integrates }) => `purpose: Holds it.\nlevels: [read, edit]\nintegrates: ${list(integrates)}\n${to}`),
		processes: fc
			.tuple(name, fc.array(activity, { minLength: lost ? 1 : 3, maxLength: 3 }))
			.map(([goal, activities]) =>
				[
					`goal: ${goal}\nactivities:\n`,
					...activities.map(({ title, lead, doers, asked, measures, system, next, hands }, i) =>
						[
							`  - id: ${names[i]}\n    title: ${title}\n    stage: shape\n    accountable: ${lead}\n`,
							`    responsible: ${list(doers)}\n    consulted: ${list(asked)}\n    measures: ${list(measures)}\n`,
							`    systems: [{system: ${system}, level: edit}]\n    next:\n      - activity: ${next}\n`,
							...(hands ? ['        handoff: {artefact: Order, accept_when: [It is whole]}\n'] : []),
						].join(''),
					),
				].join(''),
			),
		collaborations: fc
			.record({ goal: named, roles: fc.uniqueArray(named, { minLength: 2, maxLength: 3 }), processes: some })
			.map(
				({ goal, roles, processes }) =>
					`goal: ${goal}\nroles: ${list(roles)}\nprocesses: ${list(processes)}\nstages: [shape]\n`,
			),
	};
	const folders = Object.keys(bodies) as (keyof typeof bodies)[];
	const playbook = (folder: keyof typeof bodies, id: string) =>
		fc.tuple(title, status, bodies[folder]).map(([title, status, body]) => ({
			path: `${folder}/${id}.yaml`,
			text: `title: ${title}\nstatus: ${status}\n${body}`,
		}));
	const page = (path: string) => prose.map((text) => ({ path, text }));
	const pages = ['guides/guide.md', 'guides/other.md'] as const;
	const settings = fc
		.constantFrom('', 'site: https://example.com/base\n', 'profile: strict\n', 'profile: starter\n')
		.map((text) => ({ path: 'handbook.yaml', text: `title: Book\n${text}` }));
	const other = fc
		.constantFrom('url: https://example.com\nbaseurl: /base\n', 'url: https://example.com\n')
		.map((text) => ({
			path: '_config.yml',
			text,
		}));
	const handbook = fc.tuple(
		...folders.flatMap((folder) => names.map((id) => playbook(folder, id))),
		...pages.map(page),
		settings,
	);
	// What states the facts of another kind is read as one of that kind.
	const strayed = fc
		.tuple(fc.constantFrom(...folders), name, fc.constantFrom(...folders))
		.chain(([folder, id, other]) => playbook(other, id).map(({ text }) => ({ path: `${folder}/${id}.yaml`, text })));
	const edit: fc.Arbitrary<Edit> = fc.oneof(
		{ weight: 2, arbitrary: strayed },
		{
			weight: 12,
			arbitrary: fc.tuple(fc.constantFrom(...folders), name).chain(([folder, id]) => playbook(folder, id)),
		},
		{ weight: 4, arbitrary: fc.constantFrom(...pages).chain(page) },
		{ weight: 1, arbitrary: settings },
		{ weight: 1, arbitrary: other },
		{
			weight: 3,
			arbitrary: fc
				.tuple(fc.constantFrom(...folders), name)
				.map(([folder, id]) => ({ path: `${folder}/${id}.yaml`, text: undefined })),
		},
		{
			weight: 1,
			arbitrary: fc
				.tuple(fc.constantFrom(...folders), name)
				.map(([folder, id]) => ({ path: `${folder}/${id}.yaml`, text: 'title: [' })),
		},
	);
	return { handbook, edit };
}

/** The files after an edit; those that it leaves alone are the same. */
function edited(files: readonly Source[], { path, text }: Edit): readonly Source[] {
	const others = files.filter((one) => one.path !== path);
	return (text === undefined ? others : [...others, { path, text }]).toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

/** All that is known of a handbook, with names in place of things. */
const known = (book: Handbook) => ({
	links: book.links.map(({ from, to, text, path, part, asset, page, wanted, outcome, guess }) => ({
		...{ from: from.id, to: to?.id, text, path, part, asset, page, wanted, outcome, guess },
	})),
	to: book.entries.map((entry) => [entry.id, book.linksTo(entry).map(({ from, text }) => `${from.id} ${text}`)]),
	sound: [book.sound, [...book.unsoundKinds].sort(), book.entries.filter(book.isSound).map(({ id }) => id)],
	profile: book.profile,
	findings: [...book.diagnostics, ...book.waived].map(
		({ id, rule, severity, source, range, message, help, fix, suggests, related }) => ({
			...{ id, rule, severity, path: source.path, range, message, help },
			edits: [...(fix ?? []), ...(suggests ?? [])].map(({ range, text }) => ({ range, text })),
			related: related?.map(({ source, range, message }) => ({ path: source.path, range, message })),
		}),
	),
});

/** A site that has one page which nobody wrote. */
const onSite = ({ find }: Facts) => {
	const has = find('roles/a') !== undefined;
	return (path: string) => has && path === '/guides/other/';
};

const fromCold = (files: readonly Source[], today: string) =>
	known(checkHandbook(unread(files), kinds, rules, { today, onSite }));

describe('a checker', () => {
	test.each<[handbook: string, lost: boolean]>([
		['in which all references lead somewhere', false],
		['in which some lead nowhere', true],
	])('answers after any edits, and on a later day, as one that has seen nothing before: a handbook %s', (_, lost) => {
		const { handbook, edit } = handbooks(lost);
		const spoken = new Set<string>();
		const outcomes = new Set<string>();
		let sound = 0;
		fc.assert(
			fc.property(handbook, fc.array(edit, { minLength: 1, maxLength: 4 }), (first, edits) => {
				const check = createChecker(kinds, rules);
				let files: readonly Source[] = edited(first, first[0]!);
				const before = check(byPath(files), { today: day, onSite });
				for (const one of edits) {
					files = edited(files, one);
					for (const today of [day, '2027-12-31'])
						expect(known(check(byPath(files), { today, onSite }))).toEqual(fromCold(files, today));
				}
				for (const { rule } of before.diagnostics) spoken.add(rule);
				for (const { outcome } of before.links) outcomes.add(outcome);
				if (before.sound && before.links.length > 30) sound++;
			}),
			{ numRuns: 50, endOnFailure: true },
		);
		// A property of handbooks in which nothing resolves, nothing is lost or nothing is found would say nothing.
		if (lost) expect(outcomes.size).toBeGreaterThan(2);
		else expect(sound).toBeGreaterThan(10);
		expect(spoken.size).toBeGreaterThan(15);
	});

	test.each<[what: string, files: Record<string, string>, path: string, text: string]>([
		[
			'the title that a lost reference may have meant',
			{
				'roles/a.yaml': 'title: A\nmission: Does it.\nescalates_to: Head of sales\n',
				'roles/b.yaml': 'title: B\nmission: Leads.\n',
			},
			'roles/b.yaml',
			'title: Head of sales\nmission: Leads.\n',
		],
		[
			'the only playbook that has the part',
			{
				'processes/a.yaml':
					'title: A\nactivities: [{id: x, title: X, stage: shape, accountable: r, next: [{activity: pack}]}]\n',
				'processes/b.yaml': 'title: B\nactivities: [{id: y, title: Y, stage: shape, accountable: r}]\n',
			},
			'processes/b.yaml',
			'title: B\nactivities: [{id: pack, title: Pack, stage: shape, accountable: r}]\n',
		],
		[
			'a heading on the page that is looked at first',
			{
				'docs/from.md': '# From\n\n[it](/guide#second)\n',
				'docs/guide.md': '# In docs\n\n## Second\n',
				'guide.md': '# At the top\n\n## First\n',
			},
			'guide.md',
			'# At the top\n\n## Second\n',
		],
		[
			'where the site stands, as another program has it',
			{
				'from.md': '# From\n\n[it](https://example.com/base/to)\n',
				'to.md': '# To\n',
				'_config.yml': 'url: https://example.org\n',
			},
			'_config.yml',
			'url: https://example.com\nbaseurl: /base\n',
		],
		[
			'the settings, by which goals are judged',
			{
				'goals/a.yaml': 'title: A\noutcome: Better collaboration.\nmeasures: [a]\n',
				'handbook.yaml': 'title: Book\nlanguage: en-GB\n',
			},
			'handbook.yaml',
			'title: Book\nlanguage: de-DE\n',
		],
		[
			'the first line of what stands in the folder of another kind',
			{
				'processes/a.yaml': 'title: A\nmission: Does it.\nfunction: sales\n',
				'roles/b.yaml': 'title: B\nmission: Leads.\n',
			},
			'processes/a.yaml',
			'title: A longer one\nmission: Does it.\nfunction: sales\n',
		],
	])('sees at once what an edit changes: %s', (_, texts, path, text) => {
		const files = [...unread(Object.entries(texts).map(([path, text]) => ({ path, text }))).values()];
		const check = createChecker(kinds, rules);
		const before = known(check(byPath(files), { today: day }));
		const after = edited(files, { path, text });
		const now = known(check(byPath(after), { today: day }));
		expect([now.links, now.findings]).not.toEqual([before.links, before.findings]);
		expect(now).toEqual(known(checkHandbook(unread(after), kinds, rules, { today: day })));
	});

	test('keeps nothing of the handbook before the last, and what is gone itself takes everything with it', async () => {
		const check = createChecker(kinds, rules);
		const first = seen(check, 'first');
		const last = seen(check, 'last');
		const alone = seen(createChecker(kinds, rules), 'alone');
		await expect.poll(() => collected(first)).toBe(true);
		await expect.poll(() => collected(alone)).toBe(true);
		expect(collected(last)).toBe(false);
		expect(check(new Map(), { today: day }).entries.map(({ id }) => id)).toEqual(['handbook.yaml']);
	});

	test('leads a reference back to what is sought first as soon as that has the part', () => {
		const items = z.array(z.looseObject({ id: z.string() })).optional();
		const one = defineKind({
			name: 'one',
			label: 'a one',
			plural: 'Ones',
			folder: 'ones',
			schema: z.object({ items }),
		});
		const two = defineKind({
			name: 'two',
			label: 'a two',
			plural: 'Twos',
			folder: 'twos',
			schema: z.object({ items }),
		});
		const from = defineKind({
			...{ name: 'from', label: 'a from', plural: 'Froms', folder: 'froms' },
			schema: z.object({ to: refTo({ kind: 'one', list: 'items' }, { kind: 'two', list: 'items' }) }),
		});
		const others = [
			{ path: 'froms/f.yaml', text: 'to: x#p\n' },
			{ path: 'twos/x.yaml', text: 'items: [{id: p}]\n' },
		];
		const files = (first: string) => byPath(edited(others, { path: 'ones/x.yaml', text: `items: [{id: ${first}}]\n` }));
		const check = createChecker([one, two, from], []);
		const led = (first: string) => check(files(first), { today: day }).links.map(({ to, part }) => `${to?.id}#${part}`);
		expect(['q', 'p', 'q'].map(led)).toEqual([['twos/x#p'], ['ones/x#p'], ['twos/x#p']]);
	});

	test('answers two handbooks by turns', () => {
		const check = createChecker(kinds, rules);
		const one = [{ path: 'roles/a.yaml', text: 'title: A\nmission: Does it.\nescalates_to: b\n' }];
		const two = [...one, { path: 'roles/b.yaml', text: 'title: B\nmission: Leads.\n' }];
		for (const files of [one, two, one, two])
			expect(known(check(byPath(files), { today: day }))).toEqual(
				known(checkHandbook(unread(files), kinds, rules, { today: day })),
			);
	});
});

/** The one role of a handbook that is checked and let go. */
function seen(check: Check, id: string): WeakRef<object> {
	const { find } = check(byPath([{ path: `roles/${id}.yaml`, text: `title: ${id}\nmission: Does it.\n` }]), {
		today: day,
	});
	return new WeakRef(find(`roles/${id}`)!);
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

function collected(thing: WeakRef<object>): boolean {
	collect();
	return thing.deref() === undefined;
}
