import MiniSearch, { type SearchOptions } from 'minisearch';
import { catalogOf, type Found } from './catalog.ts';
import type { TitleData } from './data.ts';
import { emptyStems } from './empty.ts';
import { type PackedWords, unpackWords } from './packed.ts';
import { kindWords, recordKinds } from './record-kinds.ts';
import { plainName, slugIn, stem as stemOf, stemsIn } from './words.ts';

/** What each field of a record counts: first what it is called, then what it says. */
const boosts = {
	title: 3.6,
	names: 3.2,
	context: 0.9,
	kind: 0.65,
	keywords: 2.4,
	words: 1.7,
	summary: 0.8,
	inside: 0.25,
} as const;

type Field = keyof typeof boosts;

const nameFields: readonly Field[] = ['title', 'names', 'context', 'kind'];
const textFields: readonly Field[] = ['keywords', 'words', 'summary', 'inside'];

/** How far a word that stands in a field is what a record is about. */
const nearness: Readonly<Record<Field, number>> = {
	title: 1,
	names: 1,
	context: 1,
	kind: 1,
	keywords: 0.9,
	words: 0.75,
	summary: 0.9,
	inside: 0.5,
};

/** How fast more of the same word stops to count, and how much long records are held back. */
const bm25 = { k: 0.85, b: 0.7, d: 0.8 } as const;

/** Records that are read before others may have their turn. */
const step = 400;

/** Several names, each by its stems. */
type Stems = readonly (readonly string[])[];

/** Records by what they are called. */
export interface Names {
	readonly catalog: readonly Found[];
	/** How many records have a stem. */
	readonly counts: ReadonlyMap<string, number>;
	/** The stems of the title and the other names of each record. */
	readonly titles: readonly Stems[];
	/** The same as they are written, without capitals and accents. */
	readonly plain: readonly (readonly string[])[];
	readonly index: Index;
	/** Words that mean the same: one row, one meaning. */
	readonly synonyms: readonly (readonly string[])[];
}

/** Records by what they say. */
export interface Texts {
	readonly counts: ReadonlyMap<string, number>;
	/** The stems of the keywords of each record. */
	readonly keywords: readonly Stems[];
	readonly index: Index;
}

type Index = MiniSearch<Readonly<Record<string, unknown>>>;

/** How well a stem was found in a record, how near to what that is about, and as which stems. */
export interface Match {
	readonly score: number;
	readonly near: number;
	readonly terms: readonly string[];
}

/** Reads what the records of `data` are called. */
export function namesOf(data: TitleData): Names {
	const catalog = catalogOf(data);
	const index = indexOf(nameFields);
	const counts = new Map<string, number>();
	const stems = remembered(stemsIn);
	const called = (one: Found) => [one.title, ...one.names];
	for (const found of catalog) {
		const { id, names, title, parent, entry, kind } = found;
		const fields = {
			title: stems(title),
			names: [...names, slugIn(id)].flatMap(stems),
			context: parent ? [...new Set([parent, entry])].flatMap((one) => called(one).flatMap(stems)) : [],
		};
		count(counts, Object.values(fields).flat());
		index.add({
			id: found.index,
			...joined({
				...fields,
				kind: stems(recordKinds.get(kind)?.words ?? '').concat(kind === 'list' ? listed(id) : []),
			}),
		});
	}
	return {
		catalog,
		counts,
		index,
		synonyms: data.synonyms,
		titles: catalog.map((found) => called(found).map((name) => [...new Set(stems(name))])),
		plain: catalog.map((found) => [...called(found), ...(found.parent ? [] : [slugIn(found.id)])].map(plainName)),
	};
}

/** What readers call the entries of a list, by which they ask for all of them. */
const listed = (id: string): readonly string[] =>
	kindWords.flatMap(([kind, words]) => (stemOf(kind) === stemOf(id) ? stemsIn(words) : []));

/** Reads what the records of `names` say, a step at a time: thousands of them take longer than a reader waits for a key. */
export function* textsOf({ catalog, counts: before }: Names, words: PackedWords): Generator<undefined, Texts> {
	const index = indexOf(textFields);
	const counts = new Map(before);
	const stems = remembered(stemsIn);
	const said = [...unpackWords(words)];
	const parts = Map.groupBy(
		catalog.filter(({ parent }) => parent),
		({ entry }) => entry,
	);
	const own = (found: Found) => {
		const { summary = [], text = [] } = said[found.index] ?? {};
		return [...summary, ...text];
	};
	for (const found of catalog) {
		const { summary = [], keywords = [] } = said[found.index] ?? {};
		const words = own(found);
		const called = keywords.flat().filter((stem) => !emptyStems.has(stem));
		count(counts, [...words, ...called]);
		// What its parts say is said in the entry: a question may ask for words of several of them.
		const inside = new Set((parts.get(found) ?? []).flatMap((one) => [...stems(one.title), ...own(one)]));
		index.add({ id: found.index, ...joined({ keywords: called, words, summary, inside: [...inside] }) });
		if (found.index % step === step - 1) yield;
	}
	return { counts, keywords: catalog.map(({ index }) => said[index]?.keywords ?? []), index };
}

/** How far a stem may differ from one that is found: what was typed by an end that is not. */
export interface Tolerance {
	/** Whether more of the word may follow. */
	readonly open: boolean;
	/** Whether it was typed, and does not only mean the same as what was. */
	readonly own: boolean;
}

/** Records that have `stem`, or what may be meant by it. */
export function find(
	stem: string,
	{ index }: Names,
	texts: Texts | undefined,
	tolerance: Tolerance,
): ReadonlyMap<number, Match> {
	const options = optionsFor(stem, tolerance);
	const found = new Map<number, Match>();
	for (const one of texts ? [index, texts.index] : [index])
		for (const { id, score, terms, match } of one.search(stem, options)) {
			const before = found.get(id);
			const fields = Object.values(match).flat() as readonly Field[];
			found.set(id, {
				score: score + (before?.score ?? 0),
				near: Math.max(before?.near ?? 0, ...fields.map((field) => nearness[field])),
				terms: before ? [...before.terms, ...terms] : terms,
			});
		}
	return found;
}

/** The stems of titles and other names that may be meant by `stem`. */
export const meantBy = (stem: string, { index }: Names, tolerance: Tolerance): ReadonlySet<string> =>
	new Set(
		index.search(stem, { ...optionsFor(stem, tolerance), fields: ['title', 'names'] }).flatMap(({ terms }) => terms),
	);

const optionsFor = ({ length }: string, { open, own }: Tolerance): SearchOptions => ({
	boost: boosts,
	prefix: own && length >= (open ? 2 : 4),
	weights: { fuzzy: 0, prefix: open ? 0.6 : 0.3 },
});

const indexOf = (fields: readonly Field[]): Index =>
	new MiniSearch({
		fields: [...fields],
		tokenize: (text) => text.split(' '),
		processTerm: (term) => term || null,
		searchOptions: { bm25 },
	});

const joined = (fields: Readonly<Partial<Record<Field, readonly string[]>>>): Readonly<Record<string, string>> =>
	Object.fromEntries(Object.entries(fields).map(([name, stems]) => [name, stems.join(' ')]));

function count(counts: Map<string, number>, stems: readonly string[]): void {
	for (const stem of new Set(stems)) if (stem) counts.set(stem, (counts.get(stem) ?? 0) + 1);
}

/** `read`, which reads each text once: titles stand in the context of every part. */
function remembered(read: (text: string) => readonly string[]): (text: string) => readonly string[] {
	const known = new Map<string, readonly string[]>();
	return (text) => {
		const before = known.get(text);
		if (before) return before;
		const stems = read(text);
		known.set(text, stems);
		return stems;
	};
}
