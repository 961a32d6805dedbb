import type { Entry, Part } from '../core/entry.ts';
import type { Handbook } from '../core/handbook.ts';
import { pathOf } from '../core/link.ts';
import { isAddress } from '../core/other-addresses.ts';
import type { Path } from '../core/path.ts';
import { handbook } from '../kinds/handbook.ts';
import { type KindName, kinds } from '../kinds/index.ts';
import type { process } from '../kinds/process.ts';
import { statusOf } from '../kinds/views/status.ts';
import { anchorsOf, stageId } from '../page/address.ts';
import type { OtherPage } from '../page/page.ts';
import { outlineOf } from '../prose/prose.ts';
import { nth } from '../words/sure.ts';
import { type Facets, facetsOf } from './facets.ts';
import { proseSections } from './prose.ts';
import type { RecordName } from './record-kinds.ts';
import { textOf } from './text.ts';
import { wordsIn } from './words.ts';

/** Something a reader can find: an entry, a part of one, a heading, a stage, the list of a kind. */
export interface SearchRecord extends Facets {
	/** Id of the entry, with `#` and the id of the part: `processes/expand-account#size-solution`. */
	readonly id: string;
	/** What it is: the name of the kind, or of the sort of part. */
	readonly kind: string;
	readonly title: string;
	/** The page it stands on, from the root of the site, and the anchor there. */
	readonly path: string;
	readonly anchor?: string;
	/** Names it where several share an id, because a page has one anchor for all of them. */
	readonly key?: string;
	/** Id of the record it is a part of. */
	readonly parent?: string;
	/** Other names: aliases, abbreviations, initials. */
	readonly names: readonly string[];
	/** What readers look for that it does not say. */
	readonly keywords: readonly string[];
	/** Absent for what is in force. */
	readonly status?: 'draft' | 'deprecated' | 'retired';
	/** How many other entries refer to it. */
	readonly links: number;
	/** What else it says, without its title and what has a record of its own. */
	readonly text: string;
}

/** How facts become the text of a record. */
type Tell = (facts: Readonly<Record<string, unknown>>) => string;

/** Everything that can be found in `book`: each entry is followed by its parts. */
export function recordsOf(book: Handbook, tell: Tell = (facts) => textOf(book, facts)): readonly SearchRecord[] {
	const records: SearchRecord[] = [];
	for (const kind of kinds) {
		const count = kind.single || kind.free ? 0 : book.of(kind).length;
		if (count > 0)
			records.push({ ...bare, id: kind.folder, kind: 'list', title: kind.plural, path: `/${kind.folder}/` });
	}
	const [settings] = book.of(handbook);
	const typed = records.length > 0;
	for (const { id, title, ...more } of typed ? (settings?.data.stages ?? []) : [])
		records.push({
			...bare,
			id: `stages#${id}`,
			kind: 'stage',
			title,
			path: '/',
			anchor: stageId(id),
			stages: [id],
			text: tell(more),
		});
	for (const entry of book.entries)
		if (!entry.kind.single) for (const record of recordsIn(book, entry, tell)) records.push(record);
	return records;
}

/** The pages that stand for no playbook. What they show is found where it is written. */
export const otherRecords = (pages: readonly OtherPage[]): readonly SearchRecord[] =>
	pages.map(({ path, title, summary, names = [], side }) => ({
		...bare,
		id: path.slice(1, -1),
		kind: side === undefined ? 'view' : 'contract',
		title,
		path,
		names,
		roles: side === undefined ? [] : [side],
		text: side === undefined ? summary : '',
	}));

const bare = { names: [], keywords: [], roles: [], stages: [], systems: [], links: 0, text: '' };

function* recordsIn(book: Handbook, entry: Entry, tell: Tell): Generator<SearchRecord> {
	const reference = !book.sources.has(entry.sources[0]?.path ?? '');
	const facets = facetsOf(book, entry);
	const status = statusOf(entry);
	const { own, sections } = proseSections(entry);
	const headings = outlineOf(entry);
	// The page says a heading that repeats its title once, and what stands under it is the page's own.
	const opening = headings.flatMap(({ level }, i) => (level === 0 ? (sections[i] ?? '') : []));
	const shared = {
		path: pathOf(entry),
		...(status === 'active' ? {} : { status }),
		names: [],
		keywords: [],
		links: book.linksTo(entry).length,
	};
	const lists = unnamed[entry.kind.name] ?? {};
	const apart = new Set([...entry.parts.map(({ path }) => path[0]), ...Object.keys(lists)]);
	const facts = Object.fromEntries(
		Object.entries(entry.data).filter(([key]) => !apart.has(key) && !unsaid.has(`${entry.kind.name}.${key}`)),
	);
	yield {
		...shared,
		...facets.all,
		id: entry.id,
		kind: reference ? 'rule' : entry.kind.name,
		title: entry.title,
		names: namesOf(book, entry),
		keywords: keywordsOf(entry),
		text: [tell(facts), own, ...opening].join(' '),
	};
	if (reference) return;
	const part = { ...shared, parent: entry.id, links: 0 };
	const { ids, sectionId } = anchorsOf(entry);
	const reasons = reasonsIn(entry);
	for (const one of entry.parts) {
		const item = valueAt(entry.data, one.path) as Readonly<Record<string, unknown>>;
		const anchor = ids.get(one.id);
		const { title, text, questions, outputs, next, ...rest } = item;
		yield {
			...part,
			...facets.under(one.path),
			id: `${entry.id}#${one.id}`,
			kind: partKinds[one.list] ?? one.list.replace(/s$/, ''),
			title: titleOf(one, item),
			...(anchor ? { anchor } : {}),
			text: tell({ ...rest, when: reasons.get(one.id), handoff: handoffsIn(next) }),
		};
		yield* sayings(questions, 'question', one.path);
		yield* sayings(outputs, 'output', one.path);
		function* sayings(list: unknown, kind: string, path: Path): Generator<SearchRecord> {
			for (const [i, said] of (Array.isArray(list) ? list : []).entries()) {
				const { text: words = said, ...more } = typeof said === 'string' ? {} : (said as { text?: string });
				yield {
					...part,
					...facets.under(kind === 'output' ? path : [...path, `${kind}s`, i]),
					id: `${entry.id}#${one.id}`,
					kind,
					parent: `${entry.id}#${one.id}`,
					title: String(words),
					...(anchor ? { anchor } : {}),
					text: tell(more),
				};
			}
		}
	}
	for (const [field, [kind, title, section = field]] of Object.entries(lists)) {
		const list = (entry.data as Readonly<Record<string, unknown>>)[field];
		for (const [i, item] of (Array.isArray(list) ? (list as Readonly<Record<string, unknown>>[]) : []).entries()) {
			const { [title]: words, ...rest } = item;
			const record = {
				...part,
				...facets.under([field, i]),
				id: `${entry.id}#${field}`,
				kind,
				anchor: sectionId(section),
			};
			yield { ...record, key: `${entry.id}#${field}#${i}`, title: String(words), text: tell(rest) };
		}
	}
	for (const [i, { text, id, level }] of headings.entries())
		if (level > 0)
			yield {
				...part,
				...facets.none,
				id: `${entry.id}#${id}`,
				kind: 'heading',
				title: text,
				anchor: id,
				text: sections[i] ?? '',
			};
}

/** When one comes to an activity, as the activities before it say. */
function reasonsIn({ data }: Entry): ReadonlyMap<string, readonly string[]> {
	const { activities = [] } = data as Entry<typeof process>['data'];
	const found = new Map<string, string[]>();
	for (const { next } of Array.isArray(activities) ? activities : [])
		for (const { activity, when } of next)
			if (when) found.set(activity.text, [...(found.get(activity.text) ?? []), when]);
	return found;
}

/** The terms on which what is handed over is accepted; the rest of the way is no part of what an activity says. */
const handoffsIn = (next: unknown): readonly unknown[] =>
	Array.isArray(next)
		? next.flatMap((step: { readonly handoff?: { readonly accept_when?: unknown } }) => step.handoff?.accept_when ?? [])
		: [];

/** What the parts in a list are called. */
const partKinds: Readonly<Record<string, RecordName>> = {
	activities: 'activity',
	accountabilities: 'accountability',
	items: 'statement',
};

/** Lists of things without an id that readers look for, the field that says what each of them is, and the section of the page they stand in. */
const unnamed: Readonly<Record<string, Unnamed>> = {
	role: { decides: ['decision', 'decision'] },
	collaboration: { rules_of_engagement: ['agreement', 'situation', 'rules'], escalation: ['escalation', 'trigger'] },
	culture: { signals: ['signal', 'statement'] },
} satisfies Partial<Record<KindName, Unnamed>>;

type Unnamed = Readonly<Record<string, readonly [kind: RecordName, title: string, section?: string]>>;

/** Fields that say nothing readers look for. */
const unsaid: ReadonlySet<string> = new Set<`${KindName}.${string}`>([
	'page.sidebar',
	'page.menu',
	'assessment.levels',
]);

/** A part without a title is called by its id; what it says tells readers more. */
function titleOf({ id, title }: Part, item: Readonly<Record<string, unknown>>): string {
	const { behaviour } = item;
	return title === id && typeof behaviour === 'string' ? behaviour : title;
}

function namesOf(book: Handbook, entry: Entry): readonly string[] {
	const { data, kind, title } = entry;
	const { aliases, abbreviation } = data as { aliases?: readonly string[]; abbreviation?: string };
	const called = Array.isArray(aliases) ? aliases.filter((alias) => !kind.free || !isAddress(alias)) : [];
	const stated = [...called, ...(abbreviation ? [abbreviation] : [])];
	if (!shortened.has(kind.name)) return [...new Set(stated)];
	// Where titles are shortened alike to what an alias would be, the title is meant.
	const taken = new Set(book.of(kind).flatMap((one) => (one === entry ? [] : initials(one.title))));
	const short = [...initials(title), ...stated.flatMap(initials).filter((one) => !taken.has(one))];
	return [...new Set([...stated, ...short])];
}

function keywordsOf({ data }: Entry): readonly string[] {
	const { keywords } = data as { keywords?: readonly string[] };
	return Array.isArray(keywords) ? keywords : [];
}

/** Kinds whose names people shorten in talk, whether or not the page says so. */
const shortened: ReadonlySet<string> = new Set<KindName>(['role']);

/** `CSM` and `CS` for `Customer success manager`: what colleagues make of a name of two to four words, asked or not. */
function initials(title: string): readonly string[] {
	const words = wordsIn(title);
	if (words.length < 2 || words.length > 4 || words.some(({ plain }) => !/^[a-z]/.test(plain))) return [];
	const all = words.map(({ plain }) => nth(plain, 0).toUpperCase()).join('');
	return all.length > 2 ? [all, all.slice(0, 2)] : [all];
}

function valueAt(value: unknown, path: Path): unknown {
	let at = value;
	for (const step of path) at = (at as Readonly<Record<PropertyKey, unknown>>)[step];
	return at;
}
