import type { Role } from '../kinds/views/activities.ts';
import { gapsOf, roomFor } from './frame.ts';
import { roleTitle } from './names.ts';
import type { Drawn } from './neighbours.ts';
import { type Density, type Placement, place, type StageName } from './place.ts';
import { type Route, routesOf } from './routes.ts';
import { type Tracks, tracksOf } from './tracks.ts';
import { type } from './type.ts';
import { widthOf } from './widths.ts';

/** How a process is to be drawn, with all that decides how wide it gets. */
export interface Plan {
	readonly placement: Placement;
	readonly routes: readonly Route[];
	readonly tracks: Tracks;
	/** Width of the labels of the lanes. */
	readonly labels: number;
	readonly gaps: readonly number[];
	/** Widths of the columns. */
	readonly widths: readonly number[];
}

// Widths of boxes, in pixels.
const widest = 152;
/** Narrower ones break most titles into three lines; before that, the columns close up. */
const comfortable = 120;
const narrowest = 100;
/** Where the whole is wider than the page anyway. */
const scrolled = 136;

/** The airiest plan whose boxes are comfortable on a page of `width`; else the densest, wider than the page if it must be. */
export function planOf(drawn: Drawn, stages: readonly StageName[], width: number): Plan {
	for (const density of ['airy', 'even'] as const) {
		const plan = draft(drawn, stages, width, density);
		if (plan.fitting >= comfortable) return plan;
	}
	return draft(drawn, stages, width, 'dense');
}

function draft(
	{ activities, neighbours }: Drawn,
	stages: readonly StageName[],
	width: number,
	density: Density,
): Plan & { fitting: number } {
	const placement = place(activities, stages, density, neighbours);
	const routes = routesOf(placement);
	const tracks = tracksOf(routes);
	const gaps = gapsOf(placement, tracks);
	const labels = labelsWidth(placement.roles);
	const empty = new Map(placement.stages.filter((span) => span.empty).map(({ first, stage }) => [first, stage]));
	const fixed = sum(gaps) + sum([...empty.values()].map(headWidth)) + labels;
	const fitting = Math.floor((width - fixed) / Math.max(1, placement.columns - empty.size));
	const boxes = fitting < narrowest ? scrolled : Math.min(fitting, widest);
	const widths = Array.from({ length: placement.columns }, (_, column) => {
		const wanted = empty.has(column) ? headWidth(empty.get(column)) : boxes - (boxes % 2);
		const room = roomFor(tracks.standing.get(2 * column + 1) ?? 0);
		return Math.max(wanted, room + (room % 2));
	});
	return { placement, routes, tracks, labels, gaps, widths, fitting };
}

/** Wide enough for the longest word of a role, within reason. */
function labelsWidth(roles: readonly (Role | undefined)[]): number {
	const words = roles.flatMap((role) => roleTitle(role).split(/\s+/));
	const longest = Math.max(0, ...words.map((word) => widthOf(word, type.label.size)));
	const { padding, least, most } = type.label;
	return Math.min(most, Math.max(least, Math.ceil(longest) + 2 * padding));
}

/** A stage in which nothing happens needs room for its name only. */
function headWidth(stage: StageName | undefined): number {
	const width = Math.ceil(widthOf(stage?.title ?? '', type.head.size));
	return Math.min(scrolled, Math.max(56, width + (width % 2)));
}

function sum(numbers: readonly number[]): number {
	let total = 0;
	for (const number of numbers) total += number;
	return total;
}
