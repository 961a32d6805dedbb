import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { checkHandbook } from '../../src/core/check.ts';
import type { Entry } from '../../src/core/entry.ts';
import { splitFrontMatter } from '../../src/core/front-matter.ts';
import type { Handbook } from '../../src/core/handbook.ts';
import { Ref } from '../../src/core/kind.ts';
import { readYaml } from '../../src/core/yaml.ts';
import { diffHandbooks } from '../../src/diff/diff.ts';
import { plain } from '../../src/diff/found/sentence.ts';
import { kinds } from '../../src/kinds/index.ts';
import { readSources, type Sources } from '../../src/load.ts';

const sources = readSources('content');
const read = (files: Sources): Handbook => checkHandbook(files, kinds, [], { today: '2026-11-24' });
const before = read(sources);
const files = [...sources.keys()];

/** Lists whose order means something; of all others only what is in them does. */
const ordered = ['activities', 'blocks', 'steps', 'areas', 'levels', 'stages'];

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** The facts of a file, and how to write other ones in their place. */
function factsIn(path: string): { facts: { [key: string]: Json }; write: (yaml: string) => string } | undefined {
	const source = sources.get(path)!;
	const isYaml = path.endsWith('.yaml');
	const range = isYaml ? { start: 0, end: source.text.length } : splitFrontMatter(source).facts;
	if (!range) return undefined;
	const { text } = source;
	return {
		facts: readYaml(text, range).value as { [key: string]: Json },
		write: (yaml) => text.slice(0, range.start) + yaml + text.slice(range.end),
	};
}

/** What an entry says, without what only lays it out: worked out from the data alone, and otherwise than the diff does. */
const meaningOf = (entry: Entry): string => `${JSON.stringify(sorted(entry.data, ''))} ${wordsOf(entry)}`;

const wordsOf = ({ prose }: Entry) => prose?.source.text.slice(prose.range.start).replace(/\s+/g, ' ').trim() ?? '';

function sorted(value: unknown, name: string): unknown {
	if (value instanceof Ref) return value.text;
	if (typeof value === 'string') return value.replace(/\s+/g, ' ').trim();
	if (Array.isArray(value)) {
		const items = value.map((one) => sorted(one, ''));
		const isSequence = ordered.includes(name) && !value.some((one) => one instanceof Ref);
		if (isSequence) return items;
		const texts = items.map((one) => JSON.stringify(one)).sort();
		return typeof value[0] === 'object' && !(value[0] instanceof Ref) ? texts : [...new Set(texts)];
	}
	if (typeof value !== 'object' || value === null) return value;
	const fields = Object.entries(value).filter(
		([, one]) => one !== undefined && one !== false && !(Array.isArray(one) && one.length === 0),
	);
	return Object.fromEntries(fields.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => [key, sorted(one, key)]));
}

const seeded = fc.integer({ min: 0, max: 2 ** 31 - 1 });

/** Pseudo-random choices that hang on one number, so that a failing case can be run again. */
function chance(seed: number): (below: number) => number {
	let state = seed || 1;
	return (below) => {
		state = (Math.imul(state, 48_271) >>> 0) % 2_147_483_647 || 1;
		return state % below;
	};
}

function shuffled<Item>(items: readonly Item[], below: (n: number) => number): Item[] {
	const list = [...items];
	for (let i = list.length - 1; i > 0; i--) {
		const j = below(i + 1);
		[list[i], list[j]] = [list[j]!, list[i]!];
	}
	return list;
}

/** The same facts with fields and sets in another order. */
function reordered(value: Json, name: string, below: (n: number) => number, isReference: boolean): Json {
	if (Array.isArray(value)) {
		const items = value.map((one) => reordered(one as Json, '', below, false));
		return ordered.includes(name) && !isReference ? items : shuffled(items, below);
	}
	if (typeof value !== 'object' || value === null) return value;
	const fields = shuffled(Object.entries(value as { [key: string]: Json }), below);
	return Object.fromEntries(fields.map(([key, one]) => [key, reordered(one, key, below, false)]));
}

/** The places of all values in facts, so that deep ones are met as often as shallow ones. */
function* placesIn(value: Json, place: readonly (string | number)[] = []): Generator<readonly (string | number)[]> {
	if (place.length > 0) yield place;
	if (typeof value !== 'object' || value === null) return;
	const items: Iterable<[string | number, Json]> = Array.isArray(value) ? value.entries() : Object.entries(value);
	for (const [key, one] of items) yield* placesIn(one, [...place, key]);
}

/** The same facts with one thing said otherwise, taken out or in another order. */
function mutated(value: Json, below: (n: number) => number): Json {
	const places = [...placesIn(value)];
	return changedAt(value, places[below(places.length)]!, below);
}

function changedAt(value: Json, [step, ...rest]: readonly (string | number)[], below: (n: number) => number): Json {
	if (step === undefined) return otherwise(value, below);
	const gone = rest.length === 0 && below(5) === 0;
	if (Array.isArray(value))
		return gone
			? value.filter((_, i) => i !== step)
			: value.map((one, i) => (i === step ? changedAt(one as Json, rest, below) : (one as Json)));
	const fields = Object.entries(value as { [key: string]: Json });
	return Object.fromEntries(
		fields.flatMap(([key, one]) => (key !== step ? [[key, one]] : gone ? [] : [[key, changedAt(one, rest, below)]])),
	);
}

function otherwise(value: Json, below: (n: number) => number): Json {
	if (Array.isArray(value)) return below(2) === 0 ? value.toReversed() : value.slice(1);
	if (typeof value === 'number') return value + 1;
	if (typeof value === 'boolean') return !value;
	if (typeof value === 'object') return {};
	return below(2) === 0 ? `${value} again` : 'Something else';
}

describe('a diff', () => {
	test('of a handbook and itself is empty, read twice or once', () => {
		expect(diffHandbooks(before, before)).toEqual({ changes: [], playbooks: [] });
		expect(diffHandbooks(before, read(readSources('content')))).toEqual({ changes: [], playbooks: [] });
	});

	test('tells nothing of layout, comments, and the order of fields and sets', () => {
		const layout = fc.record({
			seed: seeded,
			file: fc.constantFrom(...files),
			indent: fc.constantFrom(2, 4),
			flow: fc.boolean(),
		});
		fc.assert(
			fc.property(fc.array(layout, { minLength: 1, maxLength: 8 }), (edits) => {
				const after = new Map(sources);
				for (const { seed, file, indent, flow } of edits) {
					const found = factsIn(file);
					if (!found) continue;
					const below = chance(seed);
					const fields = Object.entries(found.facts).map(([key, value]): [string, Json] => [
						key,
						reordered(value, key, below, key === 'stages' && !file.startsWith('handbook')),
					]);
					const facts = Object.fromEntries(shuffled(fields, below));
					const text = stringify(facts, {
						indent,
						lineWidth: 40 + below(80),
						...(flow ? { defaultStringType: 'QUOTE_DOUBLE' } : {}),
					});
					after.set(file, { path: file, text: found.write(`# Laid out anew.\n${text}`) });
				}
				expect(diffHandbooks(before, read(after)).changes.map(({ sentence }) => plain(sentence))).toEqual([]);
			}),
			{ numRuns: 30 },
		);
	});

	test('misses no field that the handbook uses', () => {
		// One value of each field of each kind; in a round, each file holds at most one.
		const fields = new Set<string>();
		const places = new Map<string, (readonly (string | number)[])[]>();
		for (const file of files) {
			const found = factsIn(file);
			for (const place of found ? placesIn(found.facts) : []) {
				const field = `${file.split('/')[0]} ${place.map((step) => (typeof step === 'number' ? '*' : step)).join('.')}`;
				if (fields.has(field)) continue;
				fields.add(field);
				places.set(file, [...(places.get(file) ?? []), place]);
			}
		}
		const missed: string[] = [];
		const rounds = Math.max(...[...places.values()].map((list) => list.length));
		for (let round = 0; round < rounds; round++) {
			const after = new Map(sources);
			const edited = [...places].flatMap(([file, list]) => {
				const place = list[round];
				return place ? [{ file, place }] : [];
			});
			for (const { file, place } of edited) {
				const { facts, write } = factsIn(file)!;
				after.set(file, { path: file, text: write(stringify(changedAt(facts, place, () => 1))) });
			}
			const book = read(after);
			const named = new Set(diffHandbooks(before, book).playbooks.map(({ before: old }) => old?.id));
			for (const { file, place } of edited) {
				const entry = before.entries.find((one) => one.sources.some(({ path }) => path === file))!;
				const now = book.find(entry.id);
				const differs = now !== undefined && meaningOf(entry) !== meaningOf(now);
				if (differs !== named.has(entry.id)) missed.push(`${file} ${place.join('.')}`);
			}
		}
		expect(fields.size).toBeGreaterThan(200);
		expect(missed).toEqual([]);
	});

	test('names a playbook exactly when its meaning differs, and mentions only what is there', () => {
		// Each kind as often as the others, however few playbooks it has.
		const folders = [...Map.groupBy(files, (file) => file.split('/')[0]!).values()];
		const file = fc.constantFrom(...folders).chain((list) => fc.constantFrom(...list));
		const edit = fc.record({ seed: seeded, file, whole: fc.integer({ min: 0, max: 19 }) });
		fc.assert(
			fc.property(fc.array(edit, { minLength: 1, maxLength: 12 }), (edits) => {
				const files = new Map(sources);
				for (const { seed, file, whole } of edits) {
					const found = factsIn(file);
					if (!found) continue;
					if (whole === 0) files.delete(file);
					else {
						const facts = mutated(found.facts, chance(seed));
						files.set(file, { path: file, text: found.write(stringify(facts)) });
					}
				}
				const after = read(files);
				const { changes, playbooks } = diffHandbooks(before, after);
				const ids = new Set([...before.entries, ...after.entries].map(({ id }) => id));
				const differing = [...ids].filter((id) => {
					const [old, now] = [before.find(id), after.find(id)];
					return !old || !now || meaningOf(old) !== meaningOf(now);
				});
				expect(playbooks.map(({ id }) => id).sort()).toEqual(differing.sort());
				const both = [before, after];
				const texts = both.map(textsOf);
				for (const { sentence, also = [], reach, playbook } of changes) {
					expect(plain(sentence)).toMatch(/^["“A-Z].*(?:\S\.|[.!?…]["”])$/s);
					for (const id of [playbook, ...also, ...Object.values(reach).flat()]) expect(ids).toContain(id);
					for (const piece of sentence) {
						if (typeof piece === 'string') continue;
						const there =
							'quote' in piece
								? texts.some((known) => known.has(words(piece.quote)))
								: both.some((book) => isThere(book, piece));
						expect(there ? '' : JSON.stringify(piece)).toBe('');
					}
				}
			}),
			{ numRuns: 25 },
		);
	});

	test('tells of another id in one line, whatever refers to it, and of two that are exchanged in two', () => {
		const slug = fc.constantFrom(...ownIds);
		const exchange = fc.constantFrom(...sisters);
		fc.assert(
			fc.property(slug, (id) => {
				expect(told(renamed(new Map([[id, `${id}-anew`]])))).toHaveLength(1);
			}),
			{ numRuns: 12 },
		);
		fc.assert(
			fc.property(exchange, ([a, b]) => {
				const swap = new Map([
					[a, b],
					[b, a],
				]);
				expect(told(renamed(swap))).toEqual([expect.stringContaining(a), expect.stringContaining(b)]);
			}),
			{ numRuns: 12 },
		);
	});
});

/** Ids that are given once, and are no words of the language, so that they can be replaced in a text. */
const ownIds = (() => {
	const words = ['follow-up', 'hand-off', 'log-in', 'set-up', ...inCode()];
	const all = before.entries.flatMap(({ slug, parts }) => [slug, ...parts.map(({ id }) => id)]);
	const counts = Map.groupBy(all, (id) => id);
	return [...counts].flatMap(([id, uses]) =>
		uses.length === 1 && id.includes('-') && !words.includes(id) ? [id] : [],
	);
})();

/** What stands in code is an example, and no reference. */
function inCode(): readonly string[] {
	const code = [...sources.values()].flatMap(({ path, text }) =>
		/\.mdx?$/.test(path) ? (text.match(/```[\s\S]*?```|`[^`\n]*`/g) ?? []) : [],
	);
	return code.flatMap((text) => text.match(/[\w-]+/g) ?? []);
}

/** Ids of parts of one playbook beside each other. */
const sisters = before.entries.flatMap(({ kind, parts }) =>
	kind.single
		? []
		: [...Map.groupBy(parts, ({ list }) => list).values()].flatMap((list) => {
				const [a, b] = list.map(({ id }) => id).filter((id) => ownIds.includes(id));
				return a && b ? [[a, b] as const] : [];
			}),
);

/** The handbook with other ids wherever they stand. */
function renamed(ids: ReadonlyMap<string, string>): Handbook {
	const anywhere = new RegExp(`(?<![\\w-]|@[\\w-]+/)(?:${[...ids.keys()].join('|')})(?![\\w-])`, 'g');
	const rewrite = (text: string) => text.replace(anywhere, (id) => ids.get(id)!);
	return read(
		new Map([...sources].map(([path, { text }]) => [rewrite(path), { path: rewrite(path), text: rewrite(text) }])),
	);
}

const told = (after: Handbook) =>
	diffHandbooks(before, after)
		.changes.map(({ sentence }) => plain(sentence))
		.sort();

const words = (text: string) => text.replace(/\s+/g, ' ').trim();

const isThere = (book: Handbook, { id, part }: { id: string; part?: string }) => {
	const entry = book.find(id);
	return entry !== undefined && (part === undefined || entry.parts.some((one) => one.id === part));
};

/** Every text that a handbook holds: in its facts, its headings, its ids. */
function textsOf(book: Handbook): ReadonlySet<string> {
	const found = new Set<string>();
	const collect = (value: unknown): void => {
		if (value instanceof Ref) found.add(value.text);
		else if (typeof value === 'string') found.add(words(value));
		else if (typeof value === 'object' && value !== null) for (const one of Object.values(value)) collect(one);
	};
	for (const { data, id, title, prose } of book.entries) {
		collect(data);
		found.add(id).add(words(title));
		for (const { text } of prose?.headings ?? []) found.add(words(text));
	}
	return found;
}
