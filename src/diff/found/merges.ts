import type { Entry } from '../../core/entry.ts';
import { Ref } from '../../core/kind.ts';
import type { Difference } from './differences.ts';
import type { Found, Move } from './moves.ts';
import { type Two, targetOf } from './pairs.ts';

/** Playbooks that are gone, in whose places another one of their kind stands. */
export interface Merge {
	readonly gone: readonly Entry[];
	readonly heir: Entry;
	/** Where it stands in their place, before one knew that it does. */
	readonly found: readonly Found[];
}

/** Places at least in which one stands for another, before one says that it took the other's place altogether. */
const fewest = 2;

/** The share of the places of a playbook that have to go to one other. */
const most = 0.6;

/** Which playbooks that are gone went into which, as the references tell that led to them. */
export function mergesAmong(two: Two, found: readonly Found[], moves: readonly Move[]): readonly Merge[] {
	const gone = new Map(two.pairs.flatMap(({ before, after }) => (before && !after ? [[before.id, before]] : [])));
	if (gone.size === 0) return [];
	const votes = new Map<Entry, { readonly heirs: Map<Entry, number>; readonly found: Found[]; total: number }>();
	const vote = (one: Entry, heirs: readonly (Entry | undefined)[], at?: Found) => {
		const of = votes.get(one) ?? { heirs: new Map<Entry, number>(), found: [], total: 0 };
		votes.set(one, of);
		if (at) of.found.push(at);
		if (heirs.length === 0) return;
		of.total++;
		for (const heir of heirs) if (heir?.kind === one.kind && heir) of.heirs.set(heir, (of.heirs.get(heir) ?? 0) + 1);
	};
	for (const at of found)
		for (const ref of refsIn(at.difference, 'before')) {
			const one = gone.get(targetOf(two, ref, 'before'));
			if (one)
				vote(
					one,
					refsIn(at.difference, 'after').map((now) => two.after.find(targetOf(two, now, 'after'))),
					at,
				);
		}
	for (const { from, to } of moves) if (from.pair.before && !from.pair.after) vote(from.pair.before, [to.pair.after]);
	const merges = new Map<Entry, { gone: Entry[]; found: Found[] }>();
	for (const [one, { heirs, total, found }] of votes) {
		const [heir, count] = [...heirs].toSorted(([, a], [, b]) => b - a)[0] ?? [];
		if (!heir || count === undefined || count < fewest || count < most * total) continue;
		const merge = merges.get(heir) ?? { gone: [], found: [] };
		merges.set(heir, merge);
		merge.gone.push(one);
		merge.found.push(...found);
	}
	return [...merges].map(([heir, { gone, found }]) => ({ heir, gone, found: [...new Set(found)] }));
}

/** The references that stand there in one handbook and not in the other. */
export function refsIn(difference: Difference, side: 'before' | 'after'): readonly Ref[] {
	if (difference.form === 'value') return [difference[side]].flat().filter((one) => one instanceof Ref);
	if (difference.form !== 'set') return [];
	return (side === 'after' ? difference.added : difference.removed).filter((one) => one instanceof Ref);
}
