import { Ref } from '../../core/kind.ts';
import { isOrdered, isWhole, keyOf } from './lists.ts';
import { type Item, itemsOf, matchItems } from './match.ts';
import { isSameLevel, oneLine } from './names.ts';
import { type Pair, type Two, targetOf } from './pairs.ts';
import { areAlike, likeness, pairUp, wordsOf } from './similar.ts';

/** An item of a list that holds what differs, before and after. */
export interface Within {
	readonly list: string;
	readonly before?: Item;
	readonly after?: Item;
}

interface Place {
	/** Names of the fields from the outside in: `activities.next.handoff`. */
	readonly field: string;
	/** The items it stands in, outermost first. */
	readonly within: readonly Within[];
}

/** One of what is in another order, as it is after the change. */
type Ordered = string | Item;

/** How one field of a playbook differs, before anybody says what that means. */
export type Difference = Place &
	(
		| { readonly form: 'value'; readonly before?: unknown; readonly after?: unknown }
		| {
				readonly form: 'set';
				readonly added: readonly (string | Ref)[];
				readonly removed: readonly (string | Ref)[];
				readonly reworded: readonly (readonly [string, string])[];
		  }
		| { readonly form: 'added'; readonly item: Item }
		| { readonly form: 'removed'; readonly item: Item }
		| { readonly form: 'renamed'; readonly before: Item; readonly after: Item }
		| { readonly form: 'order'; readonly before: readonly Ordered[]; readonly after: readonly Ordered[] }
	);

/** Everything in which the facts of a playbook differ. What was not read in either is left out. */
export function* differences(two: Two, { before, after }: Required<Pair>): Generator<Difference> {
	const [a, b] = [before.data, after.data as Item];
	for (const field of new Set([...Object.keys(a), ...Object.keys(b)])) {
		// A field that could not be read is not absent.
		if (!before.whole && !Object.hasOwn(a, field)) continue;
		if (!after.whole && !Object.hasOwn(b, field)) continue;
		for (const difference of compare(two, a[field], b[field], { field, within: [] })) {
			const read = readable(difference, before.whole, after.whole);
			if (read) yield read;
		}
	}
}

/** A difference without what only seems to be gone or new, since one of the two could not be read whole. */
function readable(difference: Difference, before: boolean, after: boolean): Difference | undefined {
	if (before && after) return difference;
	const { form } = difference;
	if (form === 'added') return before ? difference : undefined;
	if (form === 'removed') return after ? difference : undefined;
	if (form === 'value')
		return (before || difference.before !== undefined) && (after || difference.after !== undefined)
			? difference
			: undefined;
	if (form !== 'set') return difference;
	const kept = { ...difference, added: before ? difference.added : [], removed: after ? difference.removed : [] };
	return kept.added.length + kept.removed.length + kept.reworded.length > 0 ? kept : undefined;
}

/** Everything in which an item of a list differs, for one that moved to another playbook. */
export const differencesIn = (two: Two, a: Item, b: Item, place: Place): Generator<Difference> =>
	compareFields(two, a, b, place);

function* compare(two: Two, a: unknown, b: unknown, place: Place): Generator<Difference> {
	const name = place.field.slice(place.field.lastIndexOf('.') + 1);
	if (isEmpty(a) && isEmpty(b)) return;
	if (Array.isArray(a) || Array.isArray(b)) yield* compareLists(two, listOf(a), listOf(b), name, place);
	else if (isItem(a) && isItem(b) && !isWhole(name)) yield* compareFields(two, a, b, place);
	else if ((name === 'artefact' ? artefactKey(two, a) : canonical(two, a, 'before')) !== canonical(two, b, 'after'))
		yield { ...place, form: 'value', ...(isEmpty(a) ? {} : { before: a }), ...(isEmpty(b) ? {} : { after: b }) };
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function* compareFields(two: Two, a: Item, b: Item, { field, within }: Place): Generator<Difference> {
	for (const name of new Set([...Object.keys(a), ...Object.keys(b)]))
		if (name !== 'id' && !(name === 'level' && isSameLevel(two, two.levels, a, b)))
			yield* compare(two, a[name], b[name], { field: `${field}.${name}`, within });
}

function* compareLists(
	two: Two,
	a: readonly unknown[],
	b: readonly unknown[],
	list: string,
	place: Place,
): Generator<Difference> {
	if (a.every(isPlain) && b.every(isPlain)) {
		yield* compareSets(two, a, b, list, place);
		return;
	}
	const [old, now] = [itemsOf(a), itemsOf(b)];
	const matched = matchItems(list, old, now, (item, side) =>
		keyOf(list, item).map((name) => canonical(two, item[name], side)),
	);
	for (const item of matched.added) yield { ...place, form: 'added', item };
	for (const item of matched.removed) yield { ...place, form: 'removed', item };
	for (const { a, b } of matched.pairs) {
		const within = [...place.within, { list, before: a, after: b }];
		if (a.id !== b.id) yield { field: place.field, within, form: 'renamed', before: a, after: b };
		yield* compareFields(two, a, b, { field: place.field, within });
	}
	const after = matched.pairs.map(({ b }) => b);
	const before = matched.pairs.toSorted((x, y) => old.indexOf(x.a) - old.indexOf(y.a)).map(({ b }) => b);
	if (isOrdered(list) && before.some((item, i) => item !== after[i])) yield { ...place, form: 'order', before, after };
}

function* compareSets(
	two: Two,
	a: readonly (string | Ref)[],
	b: readonly (string | Ref)[],
	list: string,
	place: Place,
): Generator<Difference> {
	const isArtefact = artefactLists.has(list);
	const old = new Map(
		a.map((value) => [isArtefact ? artefactKey(two, value) : canonical(two, value, 'before'), value]),
	);
	const now = new Map(b.map((value) => [canonical(two, value, 'after'), value]));
	const removed = [...old].filter(([key]) => !now.has(key)).map(([, value]) => value);
	const added = [...now].filter(([key]) => !old.has(key)).map(([, value]) => value);
	// What is made or used is another thing where there was or is one of that name.
	const alike = (a: string, b: string) =>
		isArtefact && (two.used.before.has(oneLine(b)) || two.used.after.has(oneLine(a))) ? 0 : likenessOf(a, b);
	const reworded = pairUp(removed.filter(isText), added.filter(isText), alike, Number.MIN_VALUE);
	const told = new Set(reworded.flat());
	const fresh = added.filter((value) => value instanceof Ref || !told.has(value));
	const gone = removed.filter((value) => value instanceof Ref || !told.has(value));
	if (fresh.length + gone.length + reworded.length > 0)
		yield { ...place, form: 'set', added: fresh, removed: gone, reworded };
	const kept = [...now.keys()].filter((key) => old.has(key));
	const order = [...old.keys()].filter((key) => now.has(key));
	const isSequence = isOrdered(list) && ![...a, ...b].some((value) => value instanceof Ref);
	const textOf = (key: string) => String(now.get(key));
	if (isSequence && kept.some((key, i) => key !== order[i]))
		yield { ...place, form: 'order', before: order.map(textOf), after: kept.map(textOf) };
}

const artefactLists = new Set(['inputs', 'outputs']);

/** What is made or used, under the name it has after the change. */
function artefactKey(two: Two, value: unknown): string {
	const text = canonical(two, value, 'before');
	return (typeof value === 'string' ? two.artefacts.get(text)?.after : undefined) ?? text;
}

const isText = (value: string | Ref): value is string => typeof value === 'string';
const likenessOf = (a: string, b: string) => (areAlike(a, b) ? likeness(wordsOf(a), wordsOf(b)) : 0);

/** Whether something has no fields of its own. */
const isPlain = (value: unknown): value is string | Ref => value instanceof Ref || !isItem(value);

const isItem = (value: unknown): value is Item =>
	typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Ref);

/** Absent, and what the schema puts where nothing is written. */
const isEmpty = (value: unknown): boolean =>
	value === undefined || value === false || (Array.isArray(value) && value.length === 0);

/** A value as text that is the same exactly where the meaning is: references by their target, text without its line breaks. */
function canonical(two: Two, value: unknown, side: 'before' | 'after'): string {
	if (value instanceof Ref) return targetOf(two, value, side);
	if (typeof value === 'string') return oneLine(value);
	if (Array.isArray(value)) return `[${value.map((one) => canonical(two, one, side)).join('\n')}]`;
	if (!isItem(value)) return String(value);
	const fields = Object.keys(value).sort();
	return `{${fields.flatMap((name) => (isEmpty(value[name]) ? [] : [`${name}: ${canonical(two, value[name], side)}`])).join('\n')}}`;
}
