import type { Activity, Step } from '../kinds/views/activities.ts';

/** Activities as they are drawn: those of one process, and those of others that its work comes from or goes to. */
export interface Drawn {
	readonly activities: readonly Activity[];
	/** What stands for an activity of another process in the drawing, with that activity. */
	readonly neighbours: ReadonlyMap<Activity, Activity>;
}

/** Activities of other processes that are drawn. A process that meets more is a hub, and its table tells it better. */
const mostNeighbours = 8;

/**
 * `own` with the ends of the ways that lead out of their process or into it. Each stands beside the activity it meets,
 * in the stage of that one: where it belongs on the journey is for its own process to say.
 */
export function withNeighbours(own: readonly Activity[], crossings: readonly Step[]): Drawn {
	const copies = new Map(own.map((activity) => [activity, { ...activity, next: [] as Step[] }]));
	const strangers = new Map<Activity, Activity & { readonly next: Step[] }>();
	const met = crossings.filter(({ from, to }) => copies.has(from) !== copies.has(to));
	for (const { from, to } of met) {
		const [beside, other] = copies.has(from) ? [from, to] : [to, from];
		if (strangers.has(other) || strangers.size === mostNeighbours) continue;
		strangers.set(other, { ...other, stage: beside.stage, next: [] });
	}
	if (strangers.size === 0) return { activities: own, neighbours: new Map() };
	const drawn = new Map([...copies, ...strangers]);
	for (const step of [...own.flatMap(({ next }) => next), ...met]) {
		const [from, to] = [drawn.get(step.from), drawn.get(step.to)];
		if (from && to) from.next.push({ ...step, from, to });
	}
	return {
		activities: [...drawn.values()],
		neighbours: new Map([...strangers].map(([activity, stranger]) => [stranger, activity])),
	};
}
