import { Ref } from '../../core/kind.ts';
import { got, nth } from '../../words/sure.ts';
import { keyOf } from './lists.ts';
import { likeness, pairUp, wordsIn } from './similar.ts';

export type Item = Readonly<Record<string, unknown>>;

/** The items of a list that have fields of their own. */
export const itemsOf = (list: unknown): readonly Item[] =>
	Array.isArray(list)
		? list.filter((one): one is Item => typeof one === 'object' && one !== null && !(one instanceof Ref))
		: [];

/** The fields of something that has fields; none of anything else. */
export const itemOf = (value: unknown): Item => itemsOf([value])[0] ?? {};

export interface Matched {
	/** The same item before and after, in its new order. */
	readonly pairs: readonly { readonly a: Item; readonly b: Item }[];
	readonly removed: readonly Item[];
	readonly added: readonly Item[];
}

/** Which items of a list are the same: by what tells them apart, then, unless that is a reference, by what they say. */
export function matchItems(
	list: string,
	a: readonly Item[],
	b: readonly Item[],
	key: (item: Item, side: 'before' | 'after') => readonly string[],
): Matched {
	const partner = new Map<Item, Item>(exchanged(a, b));
	const known = new Set(partner.values());
	let left = a.filter((item) => !known.has(item));
	let right = b.filter((item) => !partner.has(item));
	const pass = (keyed: (item: Item, side: 'before' | 'after') => string) => {
		const byKey = Map.groupBy(left, (item) => keyed(item, 'before'));
		for (const item of right) {
			const match = byKey.get(keyed(item, 'after'))?.shift();
			if (match) partner.set(item, match);
		}
		const used = new Set(partner.values());
		left = a.filter((item) => !used.has(item));
		right = b.filter((item) => !partner.has(item));
	};
	pass((item, side) => key(item, side).join('\n'));
	// Two ways to the same activity are told apart by their conditions; one way keeps its name when its condition changes.
	pass((item, side) => key(item, side)[0] ?? '');
	// Where one way on is gone and another is there, work takes the other one instead.
	if (list === 'next' && left.length === 1 && right.length === 1) partner.set(nth(right, 0), nth(left, 0));
	else if (left.length > 0 && right.length > 0 && !keyedByReference(list, nth(left, 0))) {
		const words = new Map([...left, ...right].map((item) => [item, wordsIn(item)]));
		const alike = (x: Item, y: Item) => likeness(got(words, x), got(words, y));
		for (const [x, y] of pairUp(left, right, alike, leastAlike)) partner.set(y, x);
	}
	const matched = new Set(partner.values());
	return {
		pairs: b.flatMap((item) => (partner.has(item) ? [{ a: got(partner, item), b: item }] : [])),
		removed: a.filter((item) => !matched.has(item)),
		added: b.filter((item) => !partner.has(item)),
	};
}

/** Items under the id of another one: their name, and more of what they say, stands there. New item to old one. */
function* exchanged(a: readonly Item[], b: readonly Item[]): Generator<[Item, Item]> {
	const byId = new Map(b.map((item) => [item.id, item]));
	const strays = a.filter((item) => {
		const same = byId.get(item.id);
		return item.id !== undefined && !(same && nameIn(same) === nameIn(item));
	});
	if (strays.length === 0) return;
	const byName = Map.groupBy(b, nameIn);
	for (const item of strays) {
		const [other, ...more] = byName.get(nameIn(item)) ?? [];
		if (!other || more.length > 0 || nameIn(item) === undefined) continue;
		const words = wordsIn(item);
		const same = byId.get(item.id);
		const alike = likeness(words, wordsIn(other));
		if (alike >= leastAlike && alike > (same ? likeness(words, wordsIn(same)) : 0)) yield [other, item];
	}
}

/** What readers call an item. */
const nameIn = ({ title, text, behaviour }: Item): unknown => title ?? text ?? behaviour;

/** Two items of which less than this is common are not one under another name. */
const leastAlike = 0.6;

const keyedByReference = (list: string, item: Item) => item[nth(keyOf(list, item), 0)] instanceof Ref;
