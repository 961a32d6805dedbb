import type { Handbook } from '../core/handbook.ts';
import { handbook } from '../kinds/handbook.ts';
import type { OtherPage } from '../page/page.ts';
import { type Card, cardsOf } from './cards.ts';
import { emptyStems } from './empty.ts';
import { type PackedWords, packWords, type RecordWords } from './packed.ts';
import { otherRecords, recordsOf, type SearchRecord } from './records.ts';
import type { Form } from './wording.ts';
import { slugOf, stemsIn } from './words.ts';

/** What the browser loads when the command box is first opened: titles, as rows of a table, and what is answered. */
export interface TitleData {
	/** Path under which the site stands. */
	readonly base: string;
	/** Names of the kinds of record, and how deep they stand: an entry at 0, its parts at 1, what is in those at 2. */
	readonly kinds: readonly (readonly [name: string, depth: number])[];
	/** Ids of roles and stages, which rows name by their place here. */
	readonly roles: readonly string[];
	readonly stages: readonly string[];
	/** Words that readers use for each other, by the settings: one row, one meaning. */
	readonly synonyms: readonly (readonly string[])[];
	/** Each entry is followed by its parts, and each part by what is in it. */
	readonly records: readonly Row[];
	/** The subjects of all answers by their form, and the numbers of the answers at which a new file begins. */
	readonly cards: readonly (readonly [form: Form, abouts: readonly (readonly number[])[]])[];
	readonly cardFiles: readonly number[];
}

/**
 * Fields at the end are left out where they say nothing. `place` is the id of an entry, of which `slugOf` its title is
 * left out behind the last slash, or of a part within its entry where that is not `slugOf` its title; what is in a part
 * stands at the place of the part and has none of its own.
 */
type Row = readonly [
	kind: number,
	title: string,
	place: string,
	links?: number,
	names?: readonly string[] | 0,
	roles?: readonly number[] | 0,
	stages?: readonly number[] | 0,
	status?: SearchRecord['status'] | 0,
	anchor?: string,
];

/** The lines of an answer. Records are named by their place among the rows. */
export type CardRow = readonly LineRow[];
type LineRow = readonly [label: string, to: readonly number[] | 0, text?: string];

/** All that the browser loads to search titles and answers. */
export interface SearchData {
	readonly titles: TitleData;
	/** What each record says beyond its title; loaded after the titles. */
	readonly words: PackedWords;
	/** The answers, in the order of their subjects, in `cardFileCount` files. */
	readonly cards: readonly (readonly CardRow[])[];
}

/** Entries whose answers share a file: it loads in one go where a handbook has some hundred, and on demand past that. */
const entriesPerFile = 500;

/** How many files the answers of `book` are spread over; the last has what stands beside things found. */
export const cardFileCount = (book: Handbook): number =>
	1 + Math.max(1, Math.ceil(book.entries.length / entriesPerFile));

const last = (form: Form): number => Number(form === 'agreed');

/** Characters of text of which the words are loaded with the titles. Past them, text is for the full search. */
const maxText = 500_000;

/**
 * Characters of an entry's text of which the words are loaded when all texts together are too long: its summary. Of the
 * rules of the check, which most readers never look for, no more is loaded in any case.
 */
const summaryText = 120;

/** Stems with which the text of an entry begins: its summary, which says what it is about. */
const summaryStems = 14;

/** What there is to search in `book`, and of the `others`, on a site that stands under `base`. */
export function searchData(book: Handbook, base: string, others: readonly OtherPage[] = []): SearchData {
	const records = withOthers(recordsOf(book), others);
	const kinds = [...new Map(records.map((record) => [record.kind, depthOf(record)]))];
	const kindIds = new Map(kinds.map(([name], i) => [name, i]));
	const roles = placesOf(records.flatMap((record) => record.roles));
	const stages = placesOf(records.flatMap((record) => record.stages));
	const places = new Map<string, number>();
	for (const [i, { id, key = id }] of records.entries()) if (!places.has(key)) places.set(key, i);
	const at = (ids: readonly string[]) => ids.flatMap((id) => places.get(id) ?? []);
	const byForm = [...Map.groupBy(cardsOf(book), ({ form }) => form)].sort(([a], [b]) => last(a) - last(b));
	const rowsOf = (cards: readonly Card[]): readonly CardRow[] =>
		cards.map(({ lines }) =>
			lines.map(({ label, to, text }) => {
				const refs = to.length > 0 ? at(to) : 0;
				return text === undefined ? [label, refs] : [label, refs, text];
			}),
		);
	const cards = (agreed: boolean) =>
		byForm.flatMap(([form, all]) => (last(form) === Number(agreed) ? rowsOf(all) : []));
	const files = [...inFiles(cards(false), cardFileCount(book) - 1), cards(true)];
	return {
		titles: {
			base,
			kinds,
			roles: [...roles.keys()],
			stages: [...stages.keys()],
			synonyms: synonymsOf(book),
			records: records.map((record) => rowOf(record, kindIds, roles, stages)),
			cards: byForm.map(([form, cards]) => [form, cards.map(({ about }) => at(about))]),
			cardFiles: files.map((_, i) => files.slice(0, i).reduce((sum, file) => sum + file.length, 0)),
		},
		words: packWords(wordsOf(records)),
		cards: files,
	};
}

/** A stage that has a page of its own is found there; what else has no record gets one. */
function withOthers(records: readonly SearchRecord[], others: readonly OtherPage[]): readonly SearchRecord[] {
	const paths = new Set(others.map(({ path }) => path));
	const stages = new Set<string>();
	const known = records.map(({ anchor, ...record }): SearchRecord => {
		const path = `/${record.id.replace('#', '/')}/`;
		if (record.kind !== 'stage' || !paths.has(path)) return anchor === undefined ? record : { ...record, anchor };
		stages.add(path);
		return { ...record, path };
	});
	return [...known, ...otherRecords(others.filter(({ path }) => !stages.has(path)))];
}

const depthOf = ({ parent }: SearchRecord): number => (parent === undefined ? 0 : parent.includes('#') ? 2 : 1);

function placesOf(ids: readonly string[]): ReadonlyMap<string, number> {
	const places = new Map<string, number>();
	for (const id of ids) if (!places.has(id)) places.set(id, places.size);
	return places;
}

function rowOf(
	record: SearchRecord,
	kinds: ReadonlyMap<string, number>,
	roles: ReadonlyMap<string, number>,
	stages: ReadonlyMap<string, number>,
): Row {
	const { id, title, names, links, status, anchor } = record;
	const depth = depthOf(record);
	const part = id.slice(id.indexOf('#') + 1);
	const slug = slugOf(title);
	const own = id.endsWith(`/${slug}`) ? id.slice(0, id.length - slug.length) : id;
	const place = depth === 0 ? own : depth === 2 || part === slug ? '' : part;
	const fields: unknown[] = [
		kinds.get(record.kind),
		title,
		place,
		links,
		names.length > 0 ? names : 0,
		depth < 2 && record.roles.length > 0 ? record.roles.map((one) => roles.get(one)) : 0,
		depth < 2 && record.stages.length > 0 ? record.stages.map((one) => stages.get(one)) : 0,
		status ?? 0,
		anchor !== undefined && anchor !== part && depth < 2 ? anchor : 0,
	];
	while (fields.at(-1) === 0) fields.pop();
	// Built in the order of the fields of a row.
	return fields as unknown as Row;
}

function inFiles(cards: readonly CardRow[], count: number): readonly (readonly CardRow[])[] {
	const each = Math.max(1, Math.ceil(cards.length / count));
	return Array.from({ length: count }, (_, i) => cards.slice(i * each, (i + 1) * each));
}

function wordsOf(records: readonly SearchRecord[]): readonly RecordWords[] {
	let length = 0;
	for (const { text } of records) length += text.length;
	const all = length <= maxText;
	return records.map((record) => {
		const part = depthOf(record) > 0;
		if (!all && part) return { summary: [], text: [], keywords: [] };
		const said = new Set([record.title, ...record.names].flatMap(stemsIn));
		const read = new Set(stemsIn(all && record.kind !== 'rule' ? record.text : record.text.slice(0, summaryText)));
		const stems = [...read].filter((stem) => !said.has(stem) && !emptyStems.has(stem));
		const about = part ? 0 : summaryStems;
		return { summary: stems.slice(0, about), text: stems.slice(about), keywords: record.keywords.map(stemsIn) };
	});
}

/** The words of the settings that mean the same. */
const synonymsOf = (book: Handbook): readonly (readonly string[])[] =>
	(book.of(handbook)[0]?.data.synonyms ?? []).map((row) => [
		...new Set(
			row
				.toLowerCase()
				.split(',')
				.map((word) => word.trim()),
		),
	]);
