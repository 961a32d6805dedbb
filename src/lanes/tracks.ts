import { nth } from '../words/sure.ts';
import { legsOf, type Route } from './routes.ts';

/** Which of the parallel tracks of its line each leg of each way takes, so that no two ways run on top of each other. */
export interface Tracks {
	/** For each way, for each of its legs. */
	readonly taken: readonly (readonly Track[])[];
	/** How many tracks a line needs, by its place on the grid: `lying` lines by y, `standing` ones by x. */
	readonly lying: ReadonlyMap<number, number>;
	readonly standing: ReadonlyMap<number, number>;
}

interface Track {
	/** From top to bottom, or left to right. */
	readonly index: number;
	/** How many tracks lie side by side there. */
	readonly of: number;
}

/** Lays the legs that share a stretch of a line side by side, in the order that makes them cross least. */
export function tracksOf(routes: readonly Route[]): Tracks {
	const taken: Track[][] = routes.map(() => []);
	const legs = routes.flatMap(readLegs);
	const lying = layOut(
		legs.filter(({ axis }) => axis === 'lying'),
		taken,
	);
	// Where lying legs run is settled by then, which tells which of two standing ones reaches further.
	const fine = legs.filter(({ axis }) => axis === 'standing').map((leg) => settle(leg, taken));
	return { taken, lying, standing: layOut(fine, taken) };
}

interface Leg {
	readonly route: number;
	readonly index: number;
	readonly axis: 'lying' | 'standing';
	/** Place of the line it runs on. */
	readonly line: number;
	readonly low: End;
	readonly high: End;
}

interface End {
	readonly at: number;
	/** Which way it turns: towards lower or higher lines, or not at all at a box. */
	readonly turn: -1 | 0 | 1;
	/** The leg it turns into. */
	readonly into: number;
}

function readLegs(route: Route, i: number): readonly Leg[] {
	return legsOf(route).map(([a, b], index): Leg => {
		const lies = a[1] === b[1];
		const [along, across] = lies ? ([0, 1] as const) : ([1, 0] as const);
		const before = route[index - 1];
		const after = route[index + 2];
		const start = { at: a[along], turn: turnOf(before?.[across], a[across]), into: index - 1 };
		const end = { at: b[along], turn: turnOf(after?.[across], b[across]), into: index + 1 };
		const [low, high] = start.at < end.at ? [start, end] : [end, start];
		return {
			route: i,
			index,
			axis: lies ? 'lying' : 'standing',
			line: a[across],
			low: low.turn === 0 ? { ...low, at: low.at + half } : low,
			high: high.turn === 0 ? { ...high, at: high.at - half } : high,
		};
	});
}

/** A leg that ends at a box takes no room in its middle. */
const half = 0.5;

const turnOf = (next: number | undefined, here: number): -1 | 0 | 1 => (next === undefined ? 0 : next < here ? -1 : 1);

function settle(leg: Leg, taken: readonly (readonly Track[])[]): Leg {
	const exact = (end: End): End => {
		const track = nth(taken, leg.route)[end.into];
		return end.turn === 0 || !track ? end : { ...end, at: end.at + (track.index + 1) / (track.of + 1) / 4 };
	};
	return { ...leg, low: exact(leg.low), high: exact(leg.high) };
}

function layOut(legs: readonly Leg[], taken: Track[][]): ReadonlyMap<number, number> {
	const needed = new Map<number, number>();
	for (const [line, members] of Map.groupBy(legs, (leg) => leg.line)) {
		for (const cluster of clustersOf(members)) {
			const tracks = assign(order(cluster));
			const of = Math.max(...tracks.values()) + 1;
			for (const [leg, index] of tracks) nth(taken, leg.route)[leg.index] = { index, of };
			needed.set(line, Math.max(of, needed.get(line) ?? 0));
		}
	}
	return needed;
}

/** Ends that meet at one crossing count as meeting: where in it they turn is not known yet. */
const meet = (a: Leg, b: Leg): boolean =>
	Math.floor(a.low.at * 2) <= Math.floor(b.high.at * 2) && Math.floor(b.low.at * 2) <= Math.floor(a.high.at * 2);

function clustersOf(legs: readonly Leg[]): readonly (readonly Leg[])[] {
	const clusters: Leg[][] = [];
	let end = Number.NEGATIVE_INFINITY;
	for (const leg of legs.toSorted((a, b) => a.low.at - b.low.at || a.route - b.route || a.index - b.index)) {
		const from = Math.floor(leg.low.at * 2);
		if (from > end) clusters.push([]);
		nth(clusters, -1).push(leg);
		end = Math.max(end, Math.floor(leg.high.at * 2));
	}
	return clusters;
}

/** The legs from the lowest track to the highest. */
function order(cluster: readonly Leg[]): readonly Leg[] {
	const sorted: Leg[] = [];
	for (const leg of cluster) {
		// From the cost at the lowest track, step by step over each leg to the highest.
		let cost = 0;
		for (const other of sorted) cost += crossings(leg, other);
		let [best, least] = [0, cost];
		for (const [i, other] of sorted.entries()) {
			cost += crossings(other, leg) - crossings(leg, other);
			if (cost <= least) [best, least] = [i + 1, cost];
		}
		sorted.splice(best, 0, leg);
	}
	return sorted;
}

/** How often two legs cross if `low` takes the lower track. */
function crossings(low: Leg, high: Leg): number {
	if (!meet(low, high)) return 0;
	let count = 0;
	for (const end of [low.low, low.high]) if (end.turn === 1 && inside(end.at, high)) count++;
	for (const end of [high.low, high.high]) if (end.turn === -1 && inside(end.at, low)) count++;
	// Two that end at the same crossing and turn towards each other cross; turned away, they do not.
	for (const side of ['low', 'high'] as const) {
		if (low[side].at === high[side].at && low[side].turn === 1 && high[side].turn === -1) count++;
	}
	return count;
}

const inside = (at: number, { low, high }: Leg): boolean => low.at < at && at < high.at;

/** Tracks for legs in order: each on the lowest one above all those before it that it meets. */
function assign(sorted: readonly Leg[]): ReadonlyMap<Leg, number> {
	const tracks = new Map<Leg, number>();
	for (const leg of sorted) {
		let index = 0;
		for (const [other, track] of tracks) if (meet(leg, other)) index = Math.max(index, track + 1);
		tracks.set(leg, index);
	}
	return tracks;
}
