import type { Activity, Process, Role, Step } from '../kinds/views/activities.ts';
import { nth } from '../words/sure.ts';
import { type Frame, frameOf, roomFor, type Stretch } from './frame.ts';
import { roleTitle } from './names.ts';
import { type Drawn, withNeighbours } from './neighbours.ts';
import type { Cell, Placement, StageName } from './place.ts';
import { planOf } from './plan.ts';
import { type } from './type.ts';
import { cut, wrap, wrapNames } from './wrap.ts';

/** The swimlane blueprint of a process: every shape with its place in whole pixels. Plain data. */
export interface Lanes {
	readonly title: string;
	/** Width of the labels of the lanes. They stand to the left of the rest, and have coordinates of their own. */
	readonly labels: number;
	readonly width: number;
	readonly height: number;
	readonly heads: readonly Head[];
	readonly lanes: readonly Lane[];
	/** In order of reading: column by column, from top to bottom. */
	readonly boxes: readonly Box[];
	readonly ways: readonly Way[];
}

export interface Area {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

/** A line of text: where it starts, and the height it stands on. */
export interface Line {
	readonly text: string;
	readonly x: number;
	readonly y: number;
}

/** The head of a stage, over its columns. */
interface Head extends Area {
	/** Absent over the activities that name no stage the settings know. */
	readonly stage?: string;
	readonly title: string;
	/** Centred on its `x`. */
	readonly line: Line;
}

interface Lane extends Area {
	/** Slug of the role; absent where nobody answers. */
	readonly role?: string;
	readonly title: string;
	readonly href?: string;
	/** In the coordinates of the labels. */
	readonly lines: readonly Line[];
}

interface Box extends Area {
	readonly id: string;
	/** All of it in words, with who answers; the lines may be cut. */
	readonly name: string;
	readonly href: string;
	readonly lines: readonly Line[];
	/** The systems it is done in; none where there are none. */
	readonly systems: readonly Line[];
	/** The title of its process, for an activity of another one. */
	readonly elsewhere?: readonly Line[];
	/** Slugs of the roles that do it or answer for it. */
	readonly roles: readonly string[];
	/** Id of its stage, where the settings know it. */
	readonly stage?: string;
	/** Places of its lane and head in the lists above. */
	readonly lane: number;
	readonly head: number;
}

/** The way from one activity to the next. */
interface Way {
	readonly from: string;
	readonly to: string;
	/** All of it in words: from where, to where, on which condition, and what is handed over. */
	readonly name: string;
	/** From the edge of one box to the edge of the other. */
	readonly corners: readonly Corner[];
	/** Where the sign of the hand-off stands, if something is handed over. */
	readonly mark?: Corner;
}

export type Corner = readonly [x: number, y: number];

export interface LanesOptions {
	/** The journey of the handbook, in order. */
	readonly stages: readonly StageName[];
	/** Where a box leads. */
	activityHref(activity: Activity): string;
	/** Where the label of a lane leads, if anywhere. */
	entryHref(role: Role): string | undefined;
	/** The ways out of the process and into it. */
	readonly crossings?: readonly Step[];
	/** Pixels there are for the whole on a wide screen. */
	readonly width?: number;
}

/** Width of the text of a page at its widest. */
const pageWidth = 1000;

/**
 * The activities of `process` in lanes, one for each role that answers, and columns by stage. `activities` may hold
 * those of other processes. No two boxes overlap, no way crosses a box, and no text leaves its place.
 */
export function lanesOf(process: Process, activities: readonly Activity[], options: LanesOptions): Lanes {
	const own = activities.filter((activity) => activity.process === process);
	const drawn = withNeighbours(own, options.crossings ?? []);
	const plan = planOf(drawn, options.stages, options.width ?? pageWidth);
	const { placement, widths, tracks } = plan;
	const texts = placement.cells.map(({ activity, column }) => textOf(activity, drawn, nth(widths, column)));
	const labels = placement.roles.map((role) =>
		wrap(roleTitle(role), plan.labels - 2 * type.label.padding, type.label.size, type.label.lines),
	);
	const heights = placement.roles.map((_, lane) => {
		const boxes = texts.filter((_, i) => nth(placement.cells, i).lane === lane);
		const room = roomFor(tracks.lying.get(2 * lane + 1) ?? 0);
		const height = Math.max(room, nth(labels, lane).length * type.label.line, ...boxes.map(heightOf));
		return height + (height % 2);
	});
	const frame = frameOf({ ...plan, heights, top: type.head.height });
	return {
		title: process.title,
		labels: plan.labels,
		width: frame.width,
		height: frame.height,
		heads: headsOf(placement, frame),
		lanes: placement.roles.map((role, i) => laneOf(role, nth(labels, i), nth(frame.lanes, i), frame.width, options)),
		boxes: placement.cells.map((cell, i) => boxOf(cell, nth(texts, i), drawn, placement, frame, options)),
		ways: placement.steps.map((step, i) => wayOf(step, drawn, frame.corners(i), frame)),
	};
}

interface Text {
	readonly lines: readonly string[];
	/** The systems of the activity; the process it belongs to where that is another one. */
	readonly below: readonly string[];
}

function textOf(activity: Activity, { neighbours }: Drawn, width: number): Text {
	const room = width - 2 * type.padding.x;
	const { title, system } = type;
	const lines = wrap(activity.facts.title, room, title.size, title.lines);
	const below = room - system.icon;
	return neighbours.has(activity)
		? { lines, below: wrap(activity.process.title, below, system.size, system.lines) }
		: { lines, below: wrapNames(systemsOf(activity.systems), below, system.size, system.lines) };
}

const systemsOf = (systems: Activity['systems']): readonly string[] => [
	...new Set(systems.map(({ system }) => system.title)),
];

const heightOf = ({ lines, below }: Text): number =>
	2 * type.padding.y + lines.length * type.title.line + below.length * type.system.line;

const headsOf = ({ stages }: Placement, { columns }: Frame): readonly Head[] =>
	stages.map(({ stage, first, columns: count }) => {
		const start = nth(columns, first);
		const end = nth(columns, first + count - 1);
		const width = end.start + end.size - start.start;
		const { size, height } = type.head;
		const title = stage?.title ?? 'No stage';
		const text = cut(title, width, size);
		return {
			title,
			...(stage ? { stage: stage.id } : {}),
			x: start.start,
			y: 0,
			width,
			height,
			line: { text, x: start.start + width / 2, y: 23 },
		};
	});

function laneOf(
	role: Role | undefined,
	lines: readonly string[],
	{ start, size }: Stretch,
	width: number,
	options: LanesOptions,
): Lane {
	const href = role && options.entryHref(role);
	const { line, padding } = type.label;
	const first = Math.round(start + (size - lines.length * line) / 2) + 13;
	return {
		title: roleTitle(role),
		...(role ? { role: role.slug } : {}),
		...(href ? { href } : {}),
		x: 0,
		y: start,
		width,
		height: size,
		lines: lines.map((text, i) => ({ text, x: padding, y: first + i * line })),
	};
}

function boxOf(
	cell: Cell,
	text: Text,
	drawn: Drawn,
	{ stages }: Placement,
	frame: Frame,
	{ activityHref }: LanesOptions,
): Box {
	const { activity, stage, lane } = cell;
	const other = drawn.neighbours.get(activity);
	const { start: x, size: width } = nth(frame.columns, cell.column);
	const { start: y, size: height } = nth(frame.rows, lane);
	const { padding, title, system } = type;
	const left = x + padding.x;
	const top = y + padding.y + title.line * text.lines.length;
	const below = text.below.map((line, i) => ({ text: line, x: left + system.icon, y: top + system.line * i + 13 }));
	return {
		id: idOf(activity, drawn),
		name: other ? neighbourName(other) : boxName(cell),
		href: activityHref(other ?? activity),
		x,
		y,
		width,
		height,
		lines: text.lines.map((line, i) => ({ text: line, x: left, y: y + padding.y + title.line * i + 11 })),
		systems: other ? [] : below,
		...(other ? { elsewhere: below } : {}),
		roles: activity.actors.map(({ slug }) => slug),
		...(stage ? { stage: stage.id } : {}),
		lane,
		head: stages.findIndex((span) => span.stage === stage),
	};
}

const boxName = ({ activity, stage }: Cell): string =>
	[
		activity.facts.title,
		systemsOf(activity.systems).join(', '),
		roleTitle(activity.accountable),
		...(stage ? [stage.title] : []),
	]
		.filter(Boolean)
		.join(' · ');

const neighbourName = ({ facts, process, accountable }: Activity): string =>
	[facts.title, process.title, roleTitle(accountable)].join(' · ');

/** Names an activity in the drawing; one of another process by that process, too. */
const idOf = (activity: Activity, { neighbours }: Drawn): string =>
	neighbours.has(activity) ? `${activity.process.slug}#${activity.facts.id}` : activity.facts.id;

function wayOf({ from, to, facts }: Step, drawn: Drawn, corners: readonly Corner[], { lanes }: Frame): Way {
	const { when, handoff } = facts;
	const within = handoff?.within ? `, within ${handoff.within}` : '';
	return {
		from: idOf(from, drawn),
		to: idOf(to, drawn),
		name: [
			`${from.facts.title} → ${to.facts.title}`,
			...(when ? [`When: ${when}`] : []),
			...(handoff ? [`Hand-off: ${handoff.artefact}${within}`] : []),
		].join('\n'),
		corners,
		...(handoff ? { mark: markOf(corners, lanes) } : {}),
	};
}

/** Where the way leaves its lane; if it stays inside, in the middle of its longest stretch. */
function markOf(corners: readonly Corner[], lanes: readonly Stretch[]): Corner {
	let longest: Corner = [0, 0];
	let length = -1;
	for (const [i, [bx, by]] of corners.entries()) {
		const before = corners[i - 1];
		if (!before) continue;
		const [ax, ay] = before;
		const crossed = lanes.filter(({ start }) => Math.min(ay, by) < start && start < Math.max(ay, by));
		const border = crossed.at(by > ay ? 0 : -1);
		if (border) return [ax, border.start];
		const size = Math.abs(bx - ax) + Math.abs(by - ay);
		if (size > length) [longest, length] = [[Math.round((ax + bx) / 2), Math.round((ay + by) / 2)], size];
	}
	return longest;
}
