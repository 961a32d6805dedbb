import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Entry } from '../../src/core/entry.ts';
import { topics } from '../../src/diff/found/change.ts';
import { compareAlone } from '../../src/history/alone.ts';
import type { Commit, History } from '../../src/history/history.ts';
import { fileRows, type Row, rowsOf } from '../../src/history/rows.ts';
import { statesOf } from '../../src/history/states.ts';
import type { Tale } from '../../src/history/tale.ts';
import { retell, type Version, type Versions } from '../../src/history/versions.ts';
import { check, readSources } from '../../src/load.ts';
import type { VersionsBlock } from '../../src/page/blocks.ts';
import type { Page } from '../../src/page/page.ts';
import { plainTale } from '../../src/page/phrases.ts';
import { pagesOf } from '../../src/pages/pages.ts';
import { bookOf } from './shown.ts';

const unmoved = new Map<string, string>();
const settings = { 'handbook.yaml': 'title: Field book\nlanguage: en-GB\n' };
const lead = 'title: Lead\nmission: Leads.\n';
const maker = 'title: Maker\nmission: Makes.\n';

/** A process in which `who` answers for an activity. */
const work = (who: string, more = '') =>
	`title: Work\nsummary: How we work.\nactivities:\n  - {id: size, title: Size it, stage: shape, accountable: ${who}}\n${more}`;

const stateOf = (text: string, path = 'processes/work.yaml'): Entry =>
	bookOf({ ...settings, 'roles/lead.yaml': lead, 'roles/maker.yaml': maker, [path]: text }).find(
		path.replace(/\.\w+$/, ''),
	)!;

describe('the states of a playbook', () => {
	const entry = stateOf(work('lead'));
	const commit = (files: Commit['files'], subject = 'x'): Commit => ({ date: '2026-11-20', subject, files });
	const file = (object: string, before?: string, more: Partial<Commit['files'][number]> = {}) => ({
		path: 'processes/work.yaml',
		change: before === undefined ? ('added' as const) : ('changed' as const),
		object,
		...(before === undefined ? {} : { before }),
		...more,
	});
	const objects = (commits: readonly Commit[], complete = true) =>
		statesOf(entry, { commits, complete } satisfies History).map(({ files, commit: one, beside }) =>
			[files.map(({ object }) => object).join('+'), one?.subject ?? '?', ...(beside ? ['beside'] : [])].join(' '),
		);

	test.each<[string, readonly Commit[], readonly string[]]>([
		['none without commits', [], []],
		['one where it was written once', [commit([file('a')], 'write')], ['a write']],
		['each edit', [commit([file('b', 'a')], 'edit'), commit([file('a')], 'write')], ['b edit', 'a write']],
		[
			'under another path, where a move alone is none',
			[
				commit([file('b', 'b', { from: 'processes/old.yaml' })], 'move'),
				commit([{ ...file('b', 'a'), path: 'processes/old.yaml' }], 'edit'),
				commit([{ ...file('a'), path: 'processes/old.yaml' }], 'write'),
			],
			['b edit', 'a write'],
		],
		['what stood before the oldest commit known', [commit([file('b', 'a')], 'edit')], ['b edit', 'a ?']],
		[
			'none from before it was removed and written anew',
			[commit([file('c')], 'anew'), commit([{ path: 'processes/work.yaml', change: 'removed', before: 'b' }], 'drop')],
			['c anew'],
		],
		[
			'beside each other where two branches had it',
			[commit([file('c', 'a')], 'one'), commit([file('b', 'a')], 'other'), commit([file('a')], 'write')],
			['c one beside', 'b other', 'a write'],
		],
		[
			'none that is a link or another repository',
			[
				commit([file('b', 'a')], 'edit'),
				commit([{ path: 'processes/work.yaml', change: 'changed', object: 'a' }], 'link'),
			],
			['b edit', 'a link'],
		],
	])('are %s', (_, commits, expected) => {
		expect(objects(commits)).toEqual(expected);
	});

	test('join facts and text, each as it was', () => {
		const two = bookOf({ ...settings, 'roles/lead.yaml': lead, 'roles/lead.md': '# Lead\n' }).find('roles/lead')!;
		const touch = (path: string, object: string, before?: string) => ({
			path,
			object,
			change: before === undefined ? ('added' as const) : ('changed' as const),
			...(before === undefined ? {} : { before }),
		});
		const commits = [
			commit([touch('roles/lead.md', 'm2', 'm1')], 'words'),
			commit([touch('roles/lead.yaml', 'y2', 'y1')], 'facts'),
			commit([touch('roles/lead.md', 'm1')], 'text'),
			commit([touch('roles/lead.yaml', 'y1')], 'write'),
		];
		expect(
			statesOf(two, { commits, complete: true }).map(({ files }) => files.map(({ object }) => object).join('+')),
		).toEqual(['y2+m2', 'y2+m1', 'y1+m1', 'y1']);
	});
});

describe('two states of a playbook', () => {
	const book = bookOf({ ...settings, 'roles/lead.yaml': lead, 'roles/maker.yaml': maker });
	const view = { book, frame: { base: '/' } };
	const told = (before: string, after: string, renamed = unmoved) =>
		compareAlone(stateOf(before), stateOf(after), renamed).map((sentence) => plainTale(sentence, view));

	test('are told in the titles of today, and what is gone in the words of its id', () => {
		expect(told(work('lead'), work('maker'))).toEqual(['"Maker" answers for "Size it" instead of "Lead".']);
		expect(told(work('deal-desk'), work('lead'))).toEqual(['"Lead" answers for "Size it" instead of "Deal desk".']);
	});

	test('say nothing of a playbook that only has another id now', () => {
		expect(told(work('boss'), work('lead'), new Map([['roles/boss', 'roles/lead']]))).toEqual([]);
	});

	test('say nothing of form', () => {
		expect(told(work('lead'), `# Kept with care.\n${work('"lead"')}`)).toEqual([]);
	});

	test('are told of in their texts, links that lead to the same place left out', () => {
		const guide = (text: string, path: string) =>
			bookOf({ ...settings, 'roles/lead.yaml': lead, [path]: text }).entries.find(({ kind }) => kind.name === 'guide')!;
		const link = guide('# Ask\n\nAsk the [lead](../roles/lead.yaml).\n', 'guides/ask.md');
		const again = guide('# Ask\n\nAsk   the [lead](/roles/lead.yaml).\n', 'guides/ask.md');
		expect(compareAlone(link, again, unmoved)).toEqual([]);
		const other = guide('# Ask\n\nAsk the lead first.\n', 'guides/ask.md');
		expect(compareAlone(link, other, unmoved).map((one) => plainTale(one, view))).toEqual([
			'In "Ask", the text of "Ask" now reads: "Ask the lead first." (before: "Ask the lead.").',
		]);
	});

	test('are the same told as a part of their handbooks, for every playbook that ships', () => {
		const shipped = check(readSources('content'), { today: '2026-11-24' });
		const sentences = shipped.entries
			.filter(({ kind, sources }) => !kind.single && sources[0]!.path.endsWith('.yaml'))
			.map((entry) => {
				const { path, text } = entry.sources[0]!;
				const edited = text
					.replace(/^title: (.*)$/m, 'title: Something else')
					.replace('accountable: ', 'accountable: x-');
				const now = check(new Map([[path, { path, text: edited }]])).find(entry.id)!;
				return [
					...compareAlone(entry, entry, unmoved),
					...compareAlone(entry, now, unmoved).map((one) => plainTale(one, { book: shipped, frame: { base: '/' } })),
				];
			});
		expect(sentences.every((list) => list.length > 0)).toBe(true);
		expect(sentences.flat().filter((text) => /undefined|\[object|roles\//.test(String(text)))).toEqual([]);
	});

	test('tell nothing of a state and itself, and the other way round the other way', () => {
		const states = ['lead', 'maker', 'deal-desk'].flatMap((who) =>
			['', 'outcome: Sized.\n', 'inputs: [Wish]\noutputs: [Size]\n', 'aliases: [Job]\n'].map((more) => work(who, more)),
		);
		const subjects = (tale: Tale) => tale.map(({ topic }) => topics[topic]).sort();
		fc.assert(
			fc.property(fc.constantFrom(...states), fc.constantFrom(...states), (a, b) => {
				const [before, after] = [stateOf(a), stateOf(b)];
				const there = compareAlone(before, after, unmoved);
				const back = compareAlone(after, before, unmoved);
				expect(there.length === 0).toBe(a === b);
				expect(subjects(back)).toEqual(subjects(there));
			}),
			{ numRuns: 100 },
		);
	});
});

describe('two texts side by side', () => {
	const text = fc.array(fc.constantFrom('', 'a b c', 'a b d', 'x', '# y', 'long line of words'), { maxLength: 30 });
	const side = (rows: readonly Row[], name: 'left' | 'right') =>
		rows.flatMap((row) => {
			if ('same' in row) return [`… ${row.same}`];
			const spans = row[name];
			return spans ? [spans.map(({ text: words }) => words).join('')] : [];
		});
	const marks = (rows: readonly Row[]) =>
		rows.some((row) => !('same' in row) && [...(row.left ?? []), ...(row.right ?? [])].some(({ marked }) => marked));

	test('hold every line that differs, and mark nothing where nothing does', () => {
		fc.assert(
			fc.property(text, text, (a, b) => {
				const [before, after] = [a, b].map((lines) => lines.map((line) => `${line}\n`).join(''));
				const rows = rowsOf(before!, after!);
				expect(marks(rows)).toBe(before !== after);
				for (const [name, lines] of [
					['left', a],
					['right', b],
				] as const) {
					let at = 0;
					for (const line of side(rows, name)) {
						const left = /^… (\d+)$/.exec(line);
						if (left) at += Number(left[1]);
						else expect(line).toBe(lines[at++]);
					}
					expect(at).toBe(lines.length);
				}
			}),
		);
	});

	test('the other way round have the same lines on the other side', () => {
		const lines = (rows: readonly Row[]) => [side(rows, 'left').length, side(rows, 'right').length];
		fc.assert(
			fc.property(text, text, (a, b) => {
				const there = lines(rowsOf(a.join('\n'), b.join('\n')));
				expect(lines(rowsOf(b.join('\n'), a.join('\n'))).length).toBe(there.length);
			}),
		);
	});

	test('mark words within a line, and end in time where nothing is common', () => {
		expect(rowsOf('Ask the lead.\n', 'Ask the maker.\n')).toEqual([
			{
				left: [{ text: 'Ask the ' }, { text: 'lead', marked: true }, { text: '.' }],
				right: [{ text: 'Ask the ' }, { text: 'maker', marked: true }, { text: '.' }],
			},
		]);
		const many = (word: string) => Array.from({ length: 20_000 }, (_, i) => `${word} ${i}`).join('\n');
		expect(rowsOf(many('a'), many('b')).length).toBeGreaterThanOrEqual(20_000);
	});

	test('are those of facts with facts and of words with words, whatever they were called', () => {
		const [path, other] = ['roles/lead.yaml', 'roles/boss.yaml'];
		const words = { path: 'roles/lead.md', text: '# Lead\n' };
		expect(
			fileRows([{ path: other, text: 'a\n' }, words], [{ path, text: 'b\n' }, words]).map((file) => file.path),
		).toEqual(['roles/boss.yaml → roles/lead.yaml']);
	});
});

describe('the page of versions', () => {
	const texts = [
		work('maker', 'version: 2.0.0\nchanges: [{version: 2.0.0, date: 2026-11-20, note: Makers do.}]\n'),
		work('lead', '# a\n'),
		work('lead'),
	];
	const commits = ['Move it <b>, says a@b.example', 'Tidy', 'Begin'].map(
		(subject, i): Commit => ({
			date: `2026-11-${20 - i}`,
			subject,
			files: [{ path: 'processes/work.yaml', change: i < 2 ? 'changed' : 'added' }],
		}),
	);
	const history: History = { complete: true, commits };
	const book = bookOf({
		...settings,
		'roles/lead.yaml': lead,
		'roles/maker.yaml': maker,
		'processes/work.yaml': texts[0]!,
	});
	const retold = retell(
		texts.map((text, i) => (i === 0 ? book.find('processes/work')! : stateOf(text))),
		['a1', 'b2', 'c3'],
		unmoved,
	);
	const versions: Versions = new Map([
		[
			'processes/work',
			{
				versions: retold.versions.map((facts, i): Version => ({ ...facts, commit: commits[i]! })),
				tale: (from: number, to: number) => retold.tales[to]![from - to - 1]!,
				texts: () => texts.map((text) => [{ path: 'processes/work.yaml', text: `${text}# Ask a@b.example.\n` }]),
			},
		],
	]);
	const at = (path: string, known: Versions = versions) =>
		pagesOf(book, { base: '/', history, versions: known }).page(path);
	const block = (page: Page | undefined) => page?.sections[0]?.block as VersionsBlock;

	test('tells each against the one before it, and nobody’s address', () => {
		const page = at('/processes/work/versions/');
		expect(block(page).versions).toEqual([
			{
				key: 'a1',
				label: '20 November 2026 · v2.0.0 · Move it <b>, says …',
				title: '20 November 2026',
				date: '2026-11-20',
				version: '2.0.0',
				note: 'Makers do.',
				subject: 'Move it <b>, says …',
			},
			expect.objectContaining({ key: 'b2', said: 'Only the form of the file changed, not what it says.' }),
			expect.objectContaining({ key: 'c3', said: 'It was written then.' }),
		]);
		const [first] = block(page).tales[0]![0]!;
		expect(first).toEqual({
			topic: 'Duties',
			phrases: [
				{ text: 'Maker', href: '/roles/maker/' },
				{ text: ' answers for ' },
				{ text: 'Size it', href: '/processes/work/#size' },
				{ text: ' instead of ' },
				{ text: 'Lead', href: '/roles/lead/' },
				{ text: '.' },
			],
		});
		expect(block(page).tales.map((list) => list.length)).toEqual([2, 1, 0]);
		expect(JSON.stringify([page, block(page).texts()])).not.toContain('b.example');
		expect(page?.unlisted).toBe(true);
	});

	test('is reached from the timeline, which says what an edit changed', () => {
		const aside = at('/processes/work/')?.asides.find(({ title }) => title === 'Timeline');
		expect(aside?.versions).toEqual({ form: 'words', text: 'Compare 3 versions', href: '/processes/work/versions/' });
		expect(aside?.items.map(({ text, told }) => told?.text ?? text)).toEqual([
			'v2.0.0 · Makers do.',
			'"Maker" answers for "Size it" instead of "Lead".',
			'Only the form of the file changed, not what it says.',
			'Written: Begin',
		]);
		expect(aside?.items[1]?.told?.note).toBe('20 November 2026 · Edited: Move it <b>, says …');
		const without = at('/processes/work/', new Map())?.asides.find(({ title }) => title === 'Timeline');
		expect(without?.items.map(({ told }) => told)).toEqual([undefined, undefined, undefined, undefined]);
		expect(without?.versions).toBeUndefined();
	});

	test('says nothing in the timeline of words the page is only found by', () => {
		const keyed = texts[0]!.replace('title: Work', 'title: Work\nkeywords: [toil]');
		expect(keyed).not.toBe(texts[0]);
		const { versions, tales } = retell(
			[keyed, texts[0]!].map((text) => stateOf(text)),
			['d4', 'a1'],
			unmoved,
		);
		const known: Versions = new Map([
			[
				'processes/work',
				{
					versions: versions.map((facts, i): Version => ({ ...facts, commit: commits[i]! })),
					tale: () => tales[0]![0]!,
					texts: () => [keyed, texts[0]!].map((text) => [{ path: 'processes/work.yaml', text }]),
				},
			],
		]);
		const aside = at('/processes/work/', known)?.asides.find(({ title }) => title === 'Timeline');
		expect(aside?.items.map(({ text }) => text)).not.toContain('Edited: Move it <b>, says …');
		const [told] = block(at('/processes/work/versions/', known)).tales[0]![0]!;
		expect(told).toMatchObject({ topic: 'Words it is found by' });
	});

	test('has words for the latest edits', () => {
		const edits = at('/changes/')?.sections.find(({ id }) => id === 'fb_edits')?.block;
		expect(edits?.form === 'items' && edits.items.map(({ text, detail }) => `${text} | ${detail}`)).toEqual([
			'"Maker" answers for "Size it" instead of "Lead". | Move it <b>, says … · Work',
			'Only the form of the file changed, not what it says. | Tidy · Work',
			'Begin | Work',
		]);
	});

	test('says what a page in doubt relies on', () => {
		const files = {
			...settings,
			'roles/lead.yaml': lead,
			'roles/maker.yaml': maker,
			'processes/work.yaml': texts[0]!,
			'sessions/talk.yaml': 'title: Talk\npurpose: x\nreviewed: {on: 2026-11-19}\nprocess: work\n',
			'guides/how.md': '---\ntitle: How\nreviewed: {on: 2026-11-19}\n---\n\nSee [work](../processes/work.yaml).\n',
		};
		const reasons = (known: Versions | undefined) =>
			pagesOf(bookOf(files), { base: '/', history, versions: known })
				.page('/guides/how/')
				?.asides.find(({ id }) => id === 'fb_trust')?.items[0];
		const start =
			'"Work", to which the text here refers, changed on 20 November 2026, after the last look at this page: ';
		expect(reasons(versions)).toMatchObject({
			text: `${start}Makers do.`,
			told: { text: `${start}"Maker" answers for "Size it" instead of "Lead".` },
		});
		expect(reasons(undefined)?.told).toBeUndefined();
	});

	test('is none where nothing is known', () => {
		expect(at('/processes/work/versions/', new Map())).toBeUndefined();
	});
});
