import { Ref } from '../../core/kind.ts';
import type { Difference } from './differences.ts';
import type { Item } from './match.ts';
import { latest, type Pair, type Two, targetOf } from './pairs.ts';
import { likeness, pairUp, type Words, wordsIn } from './similar.ts';

/** A difference with the playbook it stands in. */
export interface Found {
	readonly pair: Pair;
	readonly difference: Difference;
}

/** A part of a playbook that stands in another one. */
export interface Move {
	readonly from: Found & { readonly difference: Extract<Difference, { form: 'removed' }> };
	readonly to: Found & { readonly difference: Extract<Difference, { form: 'added' }> };
}

/** Pairs that are compared word by word; past it only those with the same name. */
const mostComparisons = 40_000;

/** Parts that went from one playbook to another of its kind: gone here, new there, and the same. */
export function movesAmong(two: Two, found: readonly Found[]): readonly Move[] {
	const gone = found.filter((one): one is Move['from'] => isPart(one, 'removed'));
	const fresh = found.filter((one): one is Move['to'] => isPart(one, 'added'));
	if (gone.length === 0 || fresh.length === 0) return [];
	const places = Map.groupBy(fresh, placeOf);
	const moves: Move[] = [];
	for (const [place, from] of Map.groupBy(gone, placeOf)) {
		const to = places.get(place) ?? [];
		const namesOnly = from.length * to.length > mostComparisons;
		const words = new Map<Item, Words>();
		const wordsOf = (item: Item) => {
			const known = words.get(item) ?? wordsIn(item);
			words.set(item, known);
			return known;
		};
		const alike = (a: Move['from'], b: Move['to']) => {
			const [old, now] = [a.difference.item, b.difference.item];
			if (isSamePlaybook(a.pair, b.pair)) return 0;
			if (sameThing(two, old, now)) return 1;
			return namesOnly ? 0 : likeness(wordsOf(old), wordsOf(now));
		};
		for (const [a, b] of pairUp(from, to, alike, leastAlike)) moves.push({ from: a, to: b });
	}
	return moves;
}

const isSamePlaybook = (a: Pair, b: Pair) => a.after !== undefined && a.after === b.after;

const leastAlike = 0.7;

const isPart = ({ difference }: Found, form: 'added' | 'removed') =>
	difference.form === form &&
	difference.within.length === 0 &&
	(typeof difference.item.id === 'string' || difference.field === 'decides');

const placeOf = ({ pair, difference }: Found) => `${latest(pair).kind.name} ${difference.field}`;

/** Whether two items have the same name, are done in the same activity, or decide the same. */
function sameThing(two: Two, a: Item, b: Item): boolean {
	if (a.decision !== undefined) return a.decision === b.decision;
	if (a.id === b.id && a.title === b.title) return true;
	const [old, now] = [a.activity, b.activity];
	return old instanceof Ref && now instanceof Ref && targetOf(two, old, 'before') === targetOf(two, now, 'after');
}
