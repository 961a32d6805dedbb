import { Ref } from '../../core/kind.ts';
import type { Difference } from './differences.ts';
import { type Item, type Pair, type Two, targetOf } from './pairs.ts';
import { likeness, pairUp, wordsIn } from './similar.ts';

/** A difference with the playbook it stands in. */
export interface Found {
	readonly pair: Required<Pair>;
	readonly difference: Difference;
}

/** A part of a playbook that stands in another one now. */
export interface Move {
	readonly from: Found & { readonly difference: Extract<Difference, { form: 'removed' }> };
	readonly to: Found & { readonly difference: Extract<Difference, { form: 'added' }> };
}

/** Parts that went from one playbook to another of its kind: gone here, new there, and the same. */
export function movesAmong(two: Two, found: readonly Found[]): readonly Move[] {
	const gone = found.filter((one): one is Move['from'] => isPart(one, 'removed'));
	const fresh = found.filter((one): one is Move['to'] => isPart(one, 'added'));
	if (gone.length === 0 || fresh.length === 0) return [];
	const places = Map.groupBy(fresh, placeOf);
	const moves: Move[] = [];
	for (const [place, from] of Map.groupBy(gone, placeOf)) {
		const to = places.get(place) ?? [];
		const words = new Map([...from, ...to].map((one) => [one, wordsIn(one.difference.item)]));
		const alike = (a: Move['from'], b: Move['to']) => {
			if (a.pair.after === b.pair.after) return 0;
			return sameThing(two, a.difference.item, b.difference.item) ? 1 : likeness(words.get(a)!, words.get(b)!);
		};
		for (const [a, b] of pairUp(from, to, alike, leastAlike)) moves.push({ from: a, to: b });
	}
	return moves;
}

const leastAlike = 0.7;

const isPart = ({ difference }: Found, form: 'added' | 'removed') =>
	difference.form === form && difference.within.length === 0 && typeof difference.item.id === 'string';

const placeOf = ({ pair, difference }: Found) => `${pair.after.kind.name} ${difference.field}`;

/** Whether two items have the same name, or are done in the same activity. */
function sameThing(two: Two, a: Item, b: Item): boolean {
	if (a.id === b.id && a.title === b.title) return true;
	const [old, now] = [a.activity, b.activity];
	return old instanceof Ref && now instanceof Ref && targetOf(two, old, 'before') === targetOf(two, now, 'after');
}
