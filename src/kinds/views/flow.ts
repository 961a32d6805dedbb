import type { Facts } from '../../core/handbook.ts';
import { type Activity, activitiesIn, type Process } from './activities.ts';
import { waysInto } from './ways.ts';

/** A process as the ways through it. */
export interface Flow {
	readonly process: Process;
	readonly activities: readonly Activity[];
	/** The activities one comes to from the first, and from those that other processes lead to. */
	readonly reached: ReadonlySet<Activity>;
	/** The activities from which one comes to an end, or out into another process. */
	readonly ending: ReadonlySet<Activity>;
}

/** The ways through a process that says what follows what. One that never does is read from top to bottom and has no other way. */
export function flowOf(book: Facts, process: Process): Flow | undefined {
	const activities = activitiesIn(book, process);
	if (activities.every(({ next }) => next.length === 0)) return undefined;
	const entrances = (waysInto(book).get(process) ?? []).map(({ to }) => to);
	const before = new Map<Activity, Activity[]>(activities.map((one) => [one, []]));
	for (const { next } of activities) for (const { from, to } of next) before.get(to)?.push(from);
	return {
		process,
		activities,
		reached: walk([...activities.slice(0, 1), ...entrances], ({ next }) => next.map(({ to }) => to)),
		ending: walk(
			// Where something follows only in certain cases, the process ends in all others.
			activities.filter(({ next, leaves }) => leaves || next.every(({ facts }) => facts.when !== undefined)),
			(one) => before.get(one) ?? [],
		),
	};
}

/** Everything one comes to from `starts`. */
function walk(starts: readonly Activity[], onward: (activity: Activity) => readonly Activity[]): Set<Activity> {
	const met = new Set(starts);
	// A set may grow while it is gone through.
	for (const activity of met) for (const next of onward(activity)) met.add(next);
	return met;
}
