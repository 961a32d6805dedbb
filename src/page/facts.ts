import type { Entry } from '../core/entry.ts';
import type { Handbook } from '../core/handbook.ts';
import { Ref } from '../core/kind.ts';
import type { Path } from '../core/path.ts';
import { humanise } from '../words/words.ts';
import { addressOf, anchorsOf } from './address.ts';
import type { Section } from './blocks.ts';
import type { Fact, Value, Words } from './values.ts';

/** Columns past which a list of things reads better as cards than as a table. */
const maxColumns = 6;

/** Fields that the frame of the page shows in places of their own. */
const framed = new Set([
	'title',
	'summary',
	'description',
	'status',
	'owner',
	'version',
	'changes',
	'reviewed',
	'aliases',
	'keywords',
	'tags',
	'replaced_by',
	'formerly',
	'permalink',
	'url',
	'slug',
	'redirect_from',
]);

/** The facts of an entry but for those of the fields `shown`: short ones to see at a glance, and lists with a heading of their own. */
export function factsOf(
	entry: Entry,
	book: Handbook,
	base: string,
	language: string,
	shown: readonly string[] = [],
): { glance: readonly Fact[]; sections: readonly Section[] } {
	const view: View = { entry, book, base, language, unit: unitOf(entry) };
	const glance: Fact[] = [];
	const sections: Section[] = [];
	for (const [key, raw] of Object.entries(entry.data)) {
		if (framed.has(key) || shown.includes(key)) continue;
		const fact = factOf(key, raw, [key], view);
		if (!fact) continue;
		const { label, value } = fact;
		if (value.form === 'table' || value.form === 'cards')
			sections.push({ id: anchorsOf(entry).sectionId(key), heading: label, block: value, ...partsOf(value) });
		else glance.push(fact);
	}
	return { glance, sections };
}

/** What of a list of cards stands in the outline. */
function partsOf(value: Value): Pick<Section, 'parts'> {
	if (value.form !== 'cards') return {};
	return { parts: value.cards.flatMap(({ id, title }) => (id ? [{ id, text: title }] : [])) };
}

/** The value of one field, for the frame. */
export function wordsAt(entry: Entry, key: string, book: Handbook, base: string): Words | undefined {
	const raw = (entry.data as Readonly<Record<string, unknown>>)[key];
	return raw instanceof Ref ? reference([key], raw, { entry, book, base, language: 'en', unit: '' }) : undefined;
}

/** A day as readers write it. */
export const dayIn = (language: string, day: string): string => dates(language).format(new Date(`${day}T00:00:00Z`));

interface View {
	readonly entry: Entry;
	readonly book: Handbook;
	readonly base: string;
	readonly language: string;
	/** What the numbers of a measure count. */
	readonly unit: string;
	/** Name of the thing whose fields are shown, inside a list. */
	readonly within?: string;
}

function factOf(key: string, raw: unknown, path: Path, view: View): Fact | undefined {
	const value = readValue(key, raw, path, view);
	return value && { label: humanise(key), value };
}

function readValue(key: string, raw: unknown, path: Path, view: View): Value | undefined {
	if (raw instanceof Ref) return reference(path, raw, view);
	if (Array.isArray(raw)) return listOf(key, raw, path, view);
	if (raw !== null && typeof raw === 'object') return recordOf(key, raw as Fields, path, view);
	return scalar(key, raw, view);
}

type Fields = Readonly<Record<string, unknown>>;

function scalar(key: string, raw: unknown, { language, unit }: View): Words | undefined {
	if (raw === undefined || raw === null || raw === '' || raw === false) return undefined;
	if (raw === true) return { form: 'words', text: 'Yes' };
	if (typeof raw === 'number') return { form: 'words', text: numberText(key, raw, unit) };
	const text = String(raw);
	if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return { form: 'words', text: dayIn(language, text), date: text };
	if (key === 'every') return { form: 'words', text: `every ${text}` };
	return { form: 'words', text };
}

/** A number with what it counts, where the field or the measure says so. */
function numberText(key: string, value: number, unit: string): string {
	const text = String(value);
	if (key === 'minutes') return `${text} min`;
	if (key === 'hours_per_week') return `${text} h`;
	if (key === 'by_day') return `day ${text}`;
	return unit && (key === 'value' || key === 'tolerance') ? `${text} ${unit}` : text;
}

const unitOf = ({ data }: Entry): string => {
	const { unit } = data as { unit?: unknown };
	return typeof unit === 'string' ? unit : '';
};

function reference(path: Path, ref: Ref, { entry, book, base }: View): Words {
	const link = book.follow(entry, path);
	if (!link?.to) return { form: 'words', text: ref.text, dangling: true };
	const { to, part } = link;
	const title = part === undefined ? to.title : (to.parts.find(({ id }) => id === part)?.title ?? part);
	const address = addressOf(link, base);
	return { form: 'words', text: title, ...(address ? { href: address.href } : {}) };
}

function listOf(key: string, raw: readonly unknown[], path: Path, view: View): Value | undefined {
	const items = raw.map((item, i) => ({ item, value: readValue(key, item, [...path, i], view), path: [...path, i] }));
	const words = items.map(({ value }) => value).filter((value) => value?.form === 'words');
	if (words.length > 0)
		return { form: words.some(({ text, href }) => !href && text.length > 40) ? 'list' : 'row', items: words };
	const records = items
		.filter(({ item }) => item !== null && typeof item === 'object')
		.map(({ item, path }) => ({ item: item as Fields, path }));
	if (records.length === 0) return undefined;
	const rows = records.map(({ item, path }) => {
		const part = partOf(item, path, view);
		return { ...part, fields: fieldsOf(item, path, { ...view, within: part.title }) };
	});
	const pairs = path.length > 1 ? pairsOf(rows.map(({ fields }) => [...fields.values()])) : undefined;
	if (pairs) return { form: 'row', items: pairs };
	// The item with the most fields tells the order of the columns best.
	const widest = rows.toSorted((a, b) => b.fields.size - a.fields.size);
	const columns = [...new Set(widest.flatMap(({ fields }) => [...fields.keys()]))].sort(
		(a, b) => Number(isName(b)) - Number(isName(a)),
	);
	const simple = rows.every(({ fields }) =>
		[...fields.values()].every(({ form }) => form === 'words' || form === 'row' || form === 'list' || form === 'facts'),
	);
	if (simple && columns.length <= maxColumns) {
		return {
			form: 'table',
			label: view.within === undefined ? humanise(key) : `${humanise(key)}: ${view.within}`,
			columns: columns.map(humanise),
			rows: rows.map(({ fields, id }) => ({
				...(id ? { id } : {}),
				cells: columns.map((column) => fields.get(column) ?? null),
			})),
		};
	}
	return {
		form: 'cards',
		cards: rows.map(({ fields, id, title, named }) => ({
			...(id ? { id } : {}),
			title,
			facts: [...fields].filter(([name]) => name !== named).map(([name, value]) => ({ label: humanise(name), value })),
		})),
	};
}

/** Things of one or two short fields, inside another list, read best as words on a line. */
function pairsOf(rows: readonly (readonly Value[])[]): readonly Words[] | undefined {
	const pairs: Words[] = [];
	for (const [first, second, ...more] of rows) {
		if (first?.form !== 'words' || more.length > 0 || (second && (second.form !== 'words' || second.href)))
			return undefined;
		pairs.push({ ...first, ...(second?.form === 'words' ? { note: second.text } : {}) });
	}
	return pairs;
}

const isName = (key: string) => key === 'title' || key === 'text';

/** The fields of one item, but for its id, which readers do not need. */
function fieldsOf(item: Fields, path: Path, view: View): ReadonlyMap<string, Value> {
	const fields = new Map<string, Value>();
	for (const [key, raw] of Object.entries(item)) {
		if (key === 'id') continue;
		const value = readValue(key, raw, [...path, key], view);
		if (value) fields.set(key, value);
	}
	return fields;
}

/** How an item of a list is called, and the anchor by which others refer to it. */
function partOf(item: Fields, path: Path, view: View): { id?: string; title: string; named: string | undefined } {
	const named = ['title', 'text', ...Object.keys(item)].find(
		(key) => key !== 'id' && (typeof item[key] === 'string' || item[key] instanceof Ref),
	);
	const raw = named === undefined ? undefined : item[named];
	const title = raw instanceof Ref ? reference([...path, named!], raw, view).text : String(raw ?? item.id ?? '');
	const { id } = item;
	const first = view.entry.parts.find((part) => part.id === id);
	// Where two lists of an entry share an id, the first item has the anchor.
	const anchor =
		typeof id === 'string' &&
		first &&
		first.path.length === path.length &&
		first.path.every((step, i) => step === path[i])
			? anchorsOf(view.entry).ids.get(id)
			: undefined;
	return { title, named, ...(anchor ? { id: anchor } : {}) };
}

function recordOf(key: string, raw: Fields, path: Path, view: View): Value | undefined {
	if (key === 'cadence' && typeof raw.every === 'string') return { form: 'words', text: cadenceText(raw, view) };
	if (typeof raw.min === 'number' && typeof raw.max === 'number')
		return { form: 'words', text: raw.min === raw.max ? String(raw.min) : `${raw.min}–${raw.max}` };
	const facts = [...fieldsOf(raw, path, view)].map(([name, value]) => ({ label: humanise(name), value }));
	return facts.length > 0 ? { form: 'facts', facts } : undefined;
}

/** `Every month, first tuesday, 09:30 (Europe/Berlin), 45 minutes`. */
function cadenceText({ every, on, at, duration, timezone, starts }: Fields, { language }: View): string {
	const words = [
		`Every ${every}`,
		on,
		at,
		duration,
		typeof starts === 'string' ? `from ${dayIn(language, starts)}` : undefined,
	];
	return (
		words.filter((word) => typeof word === 'string').join(', ') + (typeof timezone === 'string' ? ` (${timezone})` : '')
	);
}

const formats = new Map<string, Intl.DateTimeFormat>();

function dates(language: string): Intl.DateTimeFormat {
	const known = formats.get(language) ?? new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' });
	formats.set(language, known);
	return known;
}
