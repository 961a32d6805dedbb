import type { Activity, Role, Step } from '../kinds/views/activities.ts';
import { got, nth } from '../words/sure.ts';

/** A stage of the customer's journey, as the settings name it. */
export interface StageName {
	readonly id: string;
	readonly title: string;
}

/** Where the activities of a process stand, in lanes and columns that have no size yet. */
export interface Placement {
	/** Who answers, from top to bottom; `undefined` is the lane of activities nobody answers for. */
	readonly roles: readonly (Role | undefined)[];
	/** From the first stage with an activity to the last; `undefined` is the one of activities without a known stage. */
	readonly stages: readonly Span[];
	readonly columns: number;
	/** In order of reading: column by column, from top to bottom. */
	readonly cells: readonly Cell[];
	/** In an order that does not depend on how `next` is written. */
	readonly steps: readonly Step[];
}

interface Span {
	readonly stage: StageName | undefined;
	readonly first: number;
	readonly columns: number;
	readonly empty: boolean;
}

export interface Cell {
	readonly activity: Activity;
	readonly lane: number;
	readonly column: number;
	readonly stage: StageName | undefined;
}

/**
 * When an activity may stand in the same column as the one before it in the flow: never, where the way leads
 * straight down, or wherever its lane is free.
 */
export type Density = 'airy' | 'even' | 'dense';

/**
 * Gives every activity a lane by who answers for it and a column by its stage, so that the flow runs left to right.
 * One of another process takes no column of its own where there is room in those there are.
 */
export function place(
	activities: readonly Activity[],
	stages: readonly StageName[],
	density: Density,
	neighbours: ReadonlyMap<Activity, Activity> = new Map(),
): Placement {
	const steps = stepsOf(activities);
	const roles = lanesFor(activities, steps);
	const spans: Span[] = [];
	const cells: Cell[] = [];
	let first = 0;
	for (const stage of usedStages(activities, stages)) {
		const members = activities.filter((activity) => stageOf(activity, stages) === stage);
		const own = members.filter((activity) => !neighbours.has(activity));
		const placed = placeStage(own, steps, roles, density);
		placed.push(
			...placeBeside(
				placed,
				members.filter((activity) => neighbours.has(activity)),
				steps,
				roles,
			),
		);
		const columns = Math.max(1, ...placed.map(({ column }) => column + 1));
		cells.push(...placed.map((cell) => ({ ...cell, column: first + cell.column, stage })));
		spans.push({ stage, first, columns, empty: members.length === 0 });
		first += columns;
	}
	cells.sort((a, b) => a.column - b.column || a.lane - b.lane);
	return { roles, stages: spans, columns: first, cells, steps };
}

function stepsOf(activities: readonly Activity[]): readonly Step[] {
	const order = new Map(activities.map((activity, i) => [activity, i]));
	const wording = ({ facts }: Step) => JSON.stringify([facts.when, facts.handoff?.artefact, facts.handoff?.within]);
	return activities.flatMap(({ next }) =>
		next
			.filter(({ to }) => order.has(to))
			.toSorted((a, b) => got(order, a.to) - got(order, b.to) || compare(wording(a), wording(b))),
	);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const stageOf = (activity: Activity, stages: readonly StageName[]): StageName | undefined =>
	stages.find(({ id }) => id === activity.stage);

function usedStages(activities: readonly Activity[], stages: readonly StageName[]): readonly (StageName | undefined)[] {
	const used = activities.map((activity) => stages.findIndex(({ id }) => id === activity.stage));
	const known = used.filter((index) => index >= 0);
	return [
		...(known.length > 0 ? stages.slice(Math.min(...known), Math.max(...known) + 1) : []),
		...(known.length < used.length ? [undefined] : []),
	];
}

/** Rounds of trying every lane at every height. Two leave nothing to gain on the handbooks we know. */
const rounds = 3;

/** The roles that answer, in order of first appearance unless another order makes the ways between them shorter. */
function lanesFor(activities: readonly Activity[], steps: readonly Step[]): readonly (Role | undefined)[] {
	const first = [...new Set(activities.map(({ accountable }) => accountable))];
	const rank = new Map(first.map((role, i) => [role, i]));
	const ways = first.map(() => first.map(() => 0));
	for (const { from, to } of steps) {
		const [a, b] = [got(rank, from.accountable), got(rank, to.accountable)];
		nth(ways, a)[b]!++;
		nth(ways, b)[a]!++;
	}
	let order = first.map((_, i) => i);
	for (let round = 0; round < rounds; round++) {
		for (const lane of first.keys()) order = sift(order, lane, ways);
	}
	return order.map((lane) => first[lane]);
}

/** `order` with `lane` where it costs least: a way costs its height, a lane above one that came before it as much as a lane of height. */
function sift(order: readonly number[], lane: number, ways: readonly (readonly number[])[]): number[] {
	const others = order.filter((other) => other !== lane);
	let [best, least] = [order.indexOf(lane), Number.POSITIVE_INFINITY];
	for (let at = 0; at <= others.length; at++) {
		let cost = 0;
		for (const [i, other] of others.entries()) {
			const height = i < at ? at - i : i + 1 - at;
			cost += 4 * height * nth(nth(ways, lane), other) + (i < at === other > lane ? 4 : 0);
		}
		// Ways between the others get longer where the lane comes between them.
		for (let i = 0; i < at; i++)
			for (let j = at; j < others.length; j++) cost += 4 * nth(nth(ways, nth(others, i)), nth(others, j));
		if (cost < least || (cost === least && at === order.indexOf(lane))) [best, least] = [at, cost];
	}
	return [...others.slice(0, best), lane, ...others.slice(best)];
}

type Placed = Omit<Cell, 'stage'>;

function placeStage(
	members: readonly Activity[],
	steps: readonly Step[],
	roles: readonly (Role | undefined)[],
	density: Density,
): Placed[] {
	const inside = new Set(members);
	const before = Map.groupBy(
		steps.filter(({ from, to }) => from !== to && inside.has(from) && inside.has(to)),
		({ to }) => to,
	);
	const placed = new Map<Activity, Placed>();
	const taken = new Set<string>();
	const free = (lane: number, column: number) => !taken.has(`${lane} ${column}`);
	for (const activity of inFlow(members, before)) {
		const lane = roles.indexOf(activity.accountable);
		let column = 0;
		for (const { from } of before.get(activity) ?? []) {
			const source = placed.get(from);
			// A way that leads back does not push its end to the right.
			if (!source) continue;
			const shares = density === 'dense' || (density === 'even' && clear(source, lane, free));
			column = Math.max(column, source.column + (shares && source.lane !== lane ? 0 : 1));
		}
		while (!free(lane, column)) column++;
		taken.add(`${lane} ${column}`);
		placed.set(activity, { activity, lane, column });
	}
	return [...placed.values()];
}

/**
 * Where activities of other processes stand: in the column of the activity they meet, or in the nearest one that is free
 * in their lane; before it where they lead to it, else behind it. Only where all are taken, there is a column more.
 */
function placeBeside(
	placed: readonly Placed[],
	strangers: readonly Activity[],
	steps: readonly Step[],
	roles: readonly (Role | undefined)[],
): readonly Placed[] {
	if (strangers.length === 0) return [];
	const columnOf = new Map(placed.map(({ activity, column }) => [activity, column]));
	const columns = Math.max(0, ...columnOf.values()) + 1;
	const taken = new Set(placed.map(({ lane, column }) => `${lane} ${column}`));
	return strangers.map((activity) => {
		const lane = roles.indexOf(activity.accountable);
		const leads = activity.next.length > 0;
		const met = leads ? nth(activity.next, 0).to : steps.find(({ to }) => to === activity)?.from;
		const at = (met && columnOf.get(met)) ?? 0;
		const distance = (column: number) => 2 * Math.abs(column - at) + (column > at === leads ? 1 : 0);
		const free = Array.from({ length: columns }, (_, column) => column).filter(
			(column) => !taken.has(`${lane} ${column}`),
		);
		let column = free.sort((a, b) => distance(a) - distance(b))[0] ?? columns;
		while (taken.has(`${lane} ${column}`)) column++;
		taken.add(`${lane} ${column}`);
		return { activity, lane, column };
	});
}

/** Whether the way from `source` straight down to `lane` is free. */
function clear(source: Placed, lane: number, free: (lane: number, column: number) => boolean): boolean {
	for (let between = source.lane + 1; between < lane; between++) if (!free(between, source.column)) return false;
	return lane > source.lane;
}

/** Each activity after those that lead to it; where they go in circles, in the order of writing. */
function inFlow(members: readonly Activity[], before: ReadonlyMap<Activity, readonly Step[]>): readonly Activity[] {
	const order = new Set<Activity>();
	const open = new Set(members);
	while (open.size > 0) {
		const ready = [...open].find((activity) => (before.get(activity) ?? []).every(({ from }) => order.has(from)));
		const next = ready ?? nth([...open], 0);
		open.delete(next);
		order.add(next);
	}
	return [...order];
}
