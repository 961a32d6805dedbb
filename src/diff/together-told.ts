import type { Entry } from '../core/entry.ts';
import { type Compared, partsOf } from './compare.ts';
import { type Consequence, consequenceOf } from './consequences.ts';
import type { Draft } from './draft.ts';
import { focusIn, placeOf } from './focus.ts';
import { levels, type OtherAddress, type Told } from './found/change.ts';
import type { Difference } from './found/differences.ts';
import type { Merge } from './found/merges.ts';
import type { Move } from './found/moves.ts';
import { latest, type Pair, type Two } from './found/pairs.ts';
import { tellHeritage, tellMerge } from './tell/merge.ts';
import { tell } from './tell/tell.ts';

export interface Followed extends Consequence, OtherAddress {
	readonly pair: Required<Pair>;
	readonly of: Difference;
}

/** What follows from playbooks being gone, and is told with them. */
export function* consequencesIn({ two, found }: Compared, gone: ReadonlySet<Entry>): Generator<Followed> {
	for (const { pair, difference } of found) {
		const { before, after } = pair;
		const consequence = before && after ? consequenceOf(two, gone, difference) : undefined;
		if (!before || !after || !consequence) continue;
		const both = { before, after };
		yield { ...consequence, pair: both, of: difference, ...elsewhere(two, both, consequence.part) };
	}
}

/** What a difference is in the playbook it stands in, where it is told of another one. */
const elsewhere = (two: Two, pair: Required<Pair>, difference: Difference): OtherAddress => {
	const told = tell(two, pair, difference);
	return {
		level: levels.find((level) => told.some((one) => one.level === level)) ?? 'none',
		places: [placeOf(difference)],
	};
};

/** A sentence with the playbooks in which it has consequences, and what it is there. */
export function withOthers(told: Told, others: readonly (OtherAddress & { readonly pair: Pair })[]): Told {
	const found = new Map<string, OtherAddress>();
	for (const { pair, level, places } of others) {
		const id = latest(pair).id;
		const known = found.get(id) ?? { level: 'none', places: [] };
		found.set(id, {
			level: levels.indexOf(level) < levels.indexOf(known.level) ? level : known.level,
			places: [...known.places, ...places],
		});
	}
	return found.size > 0 ? { ...told, also: [...(told.also ?? []), ...found.keys()], elsewhere: found } : told;
}

/** A few sentences for all that follows from playbooks going into another one. */
export function* mergeDrafts(
	{ two, moves }: Compared,
	merge: Merge,
	consequences: readonly Followed[],
): Generator<Draft> {
	const { gone, heir, found } = merge;
	const pair = two.pairs.find(({ after }) => after === heir)!;
	const places = {
		before: gone.flatMap((one) => focusIn(one, 'before')),
		// Of the heir, nothing changes but what comes to it.
		after: focusIn(heir, 'after', undefined, 'prose'),
	};
	const others = [
		...found.flatMap(({ pair, difference }) => {
			const { before, after } = pair;
			return before && after ? [{ pair, ...elsewhere(two, { before, after }, difference) }] : [];
		}),
		...consequences.filter((one) => gone.some((entry) => one.gone.includes(entry))),
		...gone.map((before) => ({ pair: { before }, level: 'major' as const, places: [] })),
	];
	yield { pair, told: withOthers(tellMerge(merge), others), place: '', ...places };
	const inherited = moves.filter((move) => isInherited(move, merge));
	const taken = new Set<unknown>(moves.map(({ from }) => from.difference.item));
	const left = gone
		.flatMap((before) => [...partsOf({ before })])
		.filter(({ difference }) => difference.form === 'removed' && !taken.has(difference.item));
	for (const told of tellHeritage(merge, inherited, left))
		yield {
			pair,
			told: { ...told, also: gone.map(({ id }) => id) },
			place: 'accountabilities',
			before: [],
			after: places.after,
		};
}

export const isInherited = ({ from, to }: Move, { gone, heir }: Merge) =>
	!from.pair.after && gone.some((one) => one === from.pair.before) && to.pair.after === heir;
