import type { Facts } from '../../core/handbook.ts';
import type { Near } from '../../core/rule.ts';
import { process } from '../process.ts';
import { type Activity, activitiesIn, activityOf, type Process, type Step, stepOf } from './activities.ts';
import { perBook } from './kept.ts';
import { statusOf } from './status.ts';

/** The ways from the activities of a process, in order of writing: those within it, and those into other processes. */
export const waysIn = (book: Near, entry: Process): readonly Step[] =>
	activitiesIn(book, entry).flatMap((from) => waysFrom(book, from));

/**
 * The ways from an activity, in order of writing. Those into other processes are looked up each time: what is kept of
 * one process must not hold what another one says.
 */
export function waysFrom(book: Near, from: Activity): readonly Step[] {
	if (!from.leaves) return from.next;
	const own = new Map(from.next.map((step) => [step.facts, step]));
	return from.facts.next.flatMap((facts, i) => {
		const within = own.get(facts);
		if (within) return [within];
		const to = activityOf(book, facts.activity);
		return to && to.process !== from.process ? [stepOf(from, to, i)] : [];
	});
}

/** Whether a way leads from one process into another. */
export const isCrossing = ({ from, to }: Step): boolean => from.process !== to.process;

/** The ways that lead into each process from other ones, processes that are not retired alone. */
export const waysInto = perBook(
	(book): ReadonlyMap<Process, readonly Step[]> => Map.groupBy(crossingsOf(book), ({ to }) => to.process),
);

/** The ways out of a process into others, and from others into it. */
export const crossingsAt = (book: Facts, entry: Process): readonly Step[] => [
	...(waysInto(book).get(entry) ?? []),
	...waysIn(book, entry).filter(isCrossing),
];

function* crossingsOf(book: Facts): Generator<Step> {
	for (const entry of book.of(process)) {
		if (statusOf(entry) === 'retired') continue;
		for (const from of activitiesIn(book, entry)) if (from.leaves) yield* waysFrom(book, from).filter(isCrossing);
	}
}
