import { nth } from '../words/sure.ts';
import type { Placement } from './place.ts';
import { legsOf, type Route } from './routes.ts';
import type { Tracks } from './tracks.ts';

/** Where the columns and lanes of a placement lie, in whole pixels. */
export interface Frame {
	readonly width: number;
	readonly height: number;
	readonly columns: readonly Stretch[];
	/** The rows in which the boxes stand. */
	readonly rows: readonly Stretch[];
	/** The lanes around them, each from one border to the next. */
	readonly lanes: readonly Stretch[];
	/** The corners of a way, from the edge of one box to the edge of the other. */
	corners(route: number): readonly (readonly [x: number, y: number])[];
}

export interface Stretch {
	readonly start: number;
	readonly size: number;
}

/** From one way to the next beside it. */
const spacing = 12;
/** Room for the head of an arrow and a little line between a way that turns and a box. */
const beside = 12;
/** Between a way and the border of its lane. */
const border = 9;
/** Between the boxes of a lane and its borders, where no way runs there. */
const air = 16;

/** Where no box stands in a column beside the border of the drawing. */
const margin = 14;

/** Room the boxes of a column or lane need for `tracks` ways that begin, end or pass there. */
export const roomFor = (tracks: number): number => (tracks + 1) * spacing;

/** Width of the gaps between columns, as many as there are columns and one more. */
export const gapsOf = ({ columns }: Placement, { standing }: Tracks): readonly number[] =>
	Array.from({ length: columns + 1 }, (_, gap) => {
		const tracks = standing.get(2 * gap) ?? 0;
		if (tracks === 0 && (gap === 0 || gap === columns)) return margin;
		return 2 * beside + Math.max(0, tracks - 1) * spacing;
	});

interface Sizes {
	readonly routes: readonly Route[];
	readonly tracks: Tracks;
	/** Widths of the gaps and of the columns between them, and heights of the boxes lane by lane; all even. */
	readonly gaps: readonly number[];
	readonly widths: readonly number[];
	readonly heights: readonly number[];
	/** Where the first lane begins. */
	readonly top: number;
}

/** Puts columns and lanes of these sizes side by side and one below the other, with the ways in between. */
export function frameOf({ routes, tracks, gaps, widths, heights, top }: Sizes): Frame {
	const columns: Stretch[] = [];
	const gapStarts: number[] = [];
	let x = 0;
	for (const [i, gap] of gaps.entries()) {
		gapStarts.push(x);
		x += gap;
		const size = widths[i];
		if (size === undefined) continue;
		columns.push({ start: x, size });
		x += size;
	}
	const rows: Stretch[] = [];
	const channels: number[] = [];
	const borders: number[] = [];
	let y = top;
	for (let i = 0; i <= heights.length; i++) {
		const lying = tracks.lying.get(2 * i) ?? 0;
		const crowd = Math.max(0, lying - 1) * spacing;
		// Ways between two lanes run in the upper one; those above the first have to run in the first.
		if (i === 0) borders.push(y);
		channels.push(y + (i === 0 ? border : beside));
		if (i === 0) y += lying > 0 ? border + crowd + beside : air;
		else y += lying > 0 ? beside + crowd + border : air;
		if (i > 0) borders.push(y);
		const size = heights[i];
		if (size === undefined) continue;
		if (i > 0) y += air;
		rows.push({ start: y, size });
		y += size;
	}
	const middle = ({ start, size }: Stretch, offset: number) => start + size / 2 + offset;
	const taken = (route: number, leg: number) => nth(nth(tracks.taken, route), leg);
	/** Where a standing leg runs. */
	const xOf = (route: number, leg: number, line: number) => {
		const { index, of } = taken(route, leg);
		const offset = (index - (of - 1) / 2) * spacing;
		const gap = line / 2;
		return line % 2 === 0
			? middle({ start: nth(gapStarts, gap), size: nth(gaps, gap) }, offset)
			: middle(nth(columns, (line - 1) / 2), offset);
	};
	/** Where a lying leg runs. */
	const yOf = (route: number, leg: number, line: number) => {
		const { index, of } = taken(route, leg);
		return line % 2 === 0
			? nth(channels, line / 2) + index * spacing
			: middle(nth(rows, (line - 1) / 2), (index - (of - 1) / 2) * spacing);
	};
	return {
		width: x,
		height: y,
		columns,
		rows,
		lanes: heights.map((_, i) => ({ start: nth(borders, i), size: nth(borders, i + 1) - nth(borders, i) })),
		corners(i) {
			const route = nth(routes, i);
			const legs = legsOf(route);
			return route.map(([gridX, gridY], corner) => {
				const box = corner === 0 || corner === route.length - 1;
				const leg = corner === legs.length ? corner - 1 : corner;
				const [a, b] = nth(legs, leg);
				const lies = a[1] === b[1];
				if (!box) {
					const other = leg - 1;
					return lies ? [xOf(i, other, gridX), yOf(i, leg, gridY)] : [xOf(i, leg, gridX), yOf(i, other, gridY)];
				}
				const away = corner === 0 ? b : a;
				if (lies) return [edge(nth(columns, (gridX - 1) / 2), away[0] > gridX), yOf(i, leg, gridY)];
				return [xOf(i, leg, gridX), edge(nth(rows, (gridY - 1) / 2), away[1] > gridY)];
			});
		},
	};
}

const edge = ({ start, size }: Stretch, far: boolean): number => (far ? start + size : start);
