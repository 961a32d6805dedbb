import { got, nth } from '../words/sure.ts';
import type { Placement } from './place.ts';

/**
 * A point of the grid that ways run on: odd coordinates are the middle of a column or lane, where boxes stand;
 * even ones the gaps between them, which are always free.
 */
export type Point = readonly [x: number, y: number];

/** The corners of a way, from its box to the other; it runs along one axis between them, and turns at each. */
export type Route = readonly Point[];

/** Where the box in this lane and column stands on the grid. */
const pointOf = ({ lane, column }: { lane: number; column: number }): Point => [2 * column + 1, 2 * lane + 1];

/** A way for every step that crosses no box; the short and straight ones get the first choice. In order of the steps. */
export function routesOf({ cells, steps }: Placement): readonly Route[] {
	const at = new Map(cells.map((cell) => [cell.activity, pointOf(cell)]));
	const boxes = new Set([...at.values()].map(key));
	const traffic: Traffic = { lying: new Map(), standing: new Map(), sides: new Map() };
	const ends = steps.map(({ from, to }) => ({ from: got(at, from), to: got(at, to) }));
	const order = [...ends.keys()].sort((a, b) => distance(nth(ends, a)) - distance(nth(ends, b)) || a - b);
	const routes: Route[] = [];
	for (const i of order) {
		const route = cheapest(nth(ends, i), boxes, traffic);
		occupy(route, traffic);
		routes[i] = route;
	}
	return routes;
}

interface Ends {
	readonly from: Point;
	readonly to: Point;
}

/** How many ways already run through each point, by direction, and how many begin or end at each side of a box. */
interface Traffic {
	readonly lying: Map<number, number>;
	readonly standing: Map<number, number>;
	readonly sides: Map<string, number>;
}

const key = ([x, y]: Point): number => y * 65536 + x;
const distance = ({ from, to }: Ends): number => Math.abs(from[0] - to[0]) + Math.abs(from[1] - to[1]);

// What makes a way worse. A bend weighs as much as going half a column further; crossing another way, more.
const perColumn = 4;
const perLane = 3;
const perBend = 5;
const perCrossing = 6;
const perNeighbour = 1;
const perSharedSide = 2;
/** Leaving towards the left or arriving from the right, against the direction of reading. */
const against = 9;

function cheapest(ends: Ends, boxes: ReadonlySet<number>, traffic: Traffic): Route {
	const floor = Math.abs(ends.from[0] - ends.to[0]) * perColumn + Math.abs(ends.from[1] - ends.to[1]) * perLane;
	let best: Route | undefined;
	let least = Number.POSITIVE_INFINITY;
	for (const route of shapes(ends)) {
		// No later one has fewer bends.
		if (floor + (route.length - 2) * perBend >= least) break;
		const cost = costOf(route, boxes, traffic, least);
		if (cost < least) [best, least] = [route, cost];
	}
	// The last shape runs in gaps only, so that there always is one.
	return best!;
}

/** Every way with up to four bends that turns beside its ends only, the simple ones first. */
function* shapes({ from, to }: Ends): Generator<Route> {
	const [fx, fy] = from;
	const [tx, ty] = to;
	const columns = [...new Set([fx + 1, tx - 1, fx - 1, tx + 1])];
	const lanes = [...new Set([fy + 1, fy - 1, ty - 1, ty + 1])];
	const [besideFrom, besideTo] = [
		[fx + 1, fx - 1],
		[tx - 1, tx + 1],
	];
	const [overFrom, overTo] = [
		[fy + 1, fy - 1],
		[ty - 1, ty + 1],
	];
	if ((fx === tx) !== (fy === ty)) yield [from, to];
	if (fx !== tx && fy !== ty) {
		yield [from, [tx, fy], to];
		yield [from, [fx, ty], to];
	}
	if (fy !== ty) for (const x of columns) yield [from, [x, fy], [x, ty], to];
	if (fx !== tx) for (const y of lanes) yield [from, [fx, y], [tx, y], to];
	for (const x of besideFrom) for (const y of overTo) if (y !== fy) yield [from, [x, fy], [x, y], [tx, y], to];
	for (const y of overFrom) for (const x of besideTo) if (x !== fx) yield [from, [fx, y], [x, y], [x, ty], to];
	for (const y of lanes)
		for (const a of besideFrom)
			for (const b of besideTo) if (a !== b) yield [from, [a, fy], [a, y], [b, y], [b, ty], to];
	for (const x of columns)
		for (const a of overFrom) for (const b of overTo) if (a !== b) yield [from, [fx, a], [x, a], [x, b], [tx, b], to];
}

/** What `route` costs; infinite where it meets a box, and where it costs more than `limit` anyway. */
function costOf(route: Route, boxes: ReadonlySet<number>, traffic: Traffic, limit: number): number {
	let cost = (route.length - 2) * perBend;
	const [leave, arrive] = sidesOf(route);
	if (leave.side === 'left') cost += against;
	if (arrive.side === 'right') cost += against;
	for (const end of [leave, arrive]) cost += perSharedSide * (traffic.sides.get(name(end)) ?? 0);
	for (const [a, b] of legsOf(route)) {
		const lies = a[1] === b[1];
		const [along, across] = lies ? [traffic.lying, traffic.standing] : [traffic.standing, traffic.lying];
		const last = b === route.at(-1);
		const [dx, dy] = [Math.sign(b[0] - a[0]), Math.sign(b[1] - a[1])];
		for (let [x, y] = a; x !== b[0] || y !== b[1]; ) {
			x += dx;
			y += dy;
			cost += lies ? perColumn : perLane;
			const end = x === b[0] && y === b[1];
			if (end && last) break;
			const place = key([x, y]);
			if (boxes.has(place)) return Number.POSITIVE_INFINITY;
			cost += perNeighbour * (along.get(place) ?? 0) + (end ? 0 : perCrossing * (across.get(place) ?? 0));
		}
		if (cost >= limit) return Number.POSITIVE_INFINITY;
	}
	return cost;
}

function occupy(route: Route, { lying, standing, sides }: Traffic): void {
	for (const [a, b] of legsOf(route)) {
		const map = a[1] === b[1] ? lying : standing;
		for (const point of [a, ...pointsAfter(a, b)]) map.set(key(point), (map.get(key(point)) ?? 0) + 1);
	}
	for (const end of sidesOf(route)) sides.set(name(end), (sides.get(name(end)) ?? 0) + 1);
}

/** The straight stretches of a way. */
export const legsOf = (route: Route): readonly (readonly [Point, Point])[] =>
	route.slice(1).map((to, i) => [nth(route, i), to] as const);

function* pointsAfter([ax, ay]: Point, [bx, by]: Point): Generator<Point> {
	const [dx, dy] = [Math.sign(bx - ax), Math.sign(by - ay)];
	for (let [x, y] = [ax, ay]; x !== bx || y !== by; ) {
		x += dx;
		y += dy;
		yield [x, y];
	}
}

interface Side {
	readonly box: Point;
	readonly side: 'left' | 'right' | 'top' | 'bottom';
}

/** The sides of the boxes at which a way begins and ends. */
const sidesOf = (route: Route): readonly [Side, Side] => [
	{ box: nth(route, 0), side: sideTowards(nth(route, 0), nth(route, 1)) },
	{ box: nth(route, -1), side: sideTowards(nth(route, -1), nth(route, -2)) },
];

const sideTowards = ([ax, ay]: Point, [bx, by]: Point): Side['side'] =>
	ay === by ? (bx > ax ? 'right' : 'left') : by > ay ? 'bottom' : 'top';

const name = ({ box, side }: Side): string => `${key(box)} ${side}`;
