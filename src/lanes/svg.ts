import { html } from '../escape/markup.ts';
import { nth } from '../words/sure.ts';
import type { Area, Corner, Lanes, Line } from './lanes.ts';
import { type } from './type.ts';

/**
 * The markup of a blueprint: a region that scrolls sideways where it is wider than the page, with the labels of the
 * lanes staying in view. It has no ids and no styles of its own; `lanes.css` belongs to it.
 */
export function lanesSvg(lanes: Lanes): string {
	return (
		`<section class="lanes" aria-label="${html(`Blueprint: ${lanes.title}`)}" tabindex="0">` +
		`${labelsSvg(lanes)}${chartSvg(lanes)}</section>`
	);
}

/** The fill of a lane reaches past the drawing, to the end of a wider page. */
const farRight = 4000;

/** Tints of lanes, in turn. */
const tints = 6;

const tint = (i: number) => `lane-${(i % tints) + 1}`;

function labelsSvg({ lanes, labels, height, ways }: Lanes): string {
	const rows = lanes.map((lane, i) => {
		const text = lane.lines.map(textSvg).join('');
		const label = lane.href ? `<a href="${html(lane.href)}">${title(lane.title)}${text}</a>` : text;
		const role = lane.role ? ` data-roles="${html(lane.role)}"` : '';
		return `<g class="lane ${tint(i)}"${role}>${rect({ ...lane, width: labels }, 'lane-area')}<g class="lane-label">${label}</g></g>`;
	});
	const key = ways.some(({ mark }) => mark)
		? `<g class="lanes-key">${markSvg([18, 19])}<text x="30" y="23">Hand-off</text></g>`
		: '';
	return (
		`<svg class="lanes-labels" width="${labels}" height="${height}" viewBox="0 0 ${labels} ${height}" role="group" aria-label="Lanes">` +
		`${rect({ x: 0, y: 0, width: labels, height }, 'lanes-ground')}${key}${rows.join('')}${borders(lanes, height, labels)}` +
		`${line([labels - 1, 0], [labels - 1, height], 'lanes-edge')}</svg>`
	);
}

function chartSvg({ lanes, heads, boxes, ways, width, height }: Lanes): string {
	const areas = lanes.map((lane, i) => rect({ ...lane, width: farRight }, `lane-area ${tint(i)}`)).join('');
	const stages = heads.map(
		(head) =>
			`<g class="stage-head"${head.stage ? ` data-stages="${html(head.stage)}"` : ''}>${textSvg(head.line)}` +
			`${rect({ ...head, y: head.height - 6, height: 2 }, 'stage-span', 1)}</g>`,
	);
	return (
		`<svg class="lanes-chart" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" preserveAspectRatio="xMinYMin" role="group" aria-label="Activities">` +
		`${areas}${borders(lanes, height, farRight)}${stages.join('')}` +
		`<g class="ways" aria-hidden="true">${ways.map(waySvg).join('')}</g>${boxes.map(boxSvg).join('')}</svg>`
	);
}

const borders = (lanes: Lanes['lanes'], height: number, width: number): string =>
	[...lanes.map(({ y }) => y), height - 1].map((y) => line([0, y], [width, y], 'lane-border')).join('');

function boxSvg(box: Lanes['boxes'][number]): string {
	const stage = box.stage === undefined ? '' : ` data-stages="${html(box.stage)}"`;
	const below = box.elsewhere
		? smallSvg(box.elsewhere, 'elsewhere-icon', outward)
		: smallSvg(box.systems, 'system-icon', cylinder);
	return (
		`<a class="box${box.elsewhere ? ' box-elsewhere' : ''}" href="${html(box.href)}" data-roles="${html(box.roles.join(' '))}"${stage}>${title(box.name)}` +
		`${rect(box, 'box-frame', 8)}<g class="box-title">${box.lines.map(textSvg).join('')}</g>${below}</a>`
	);
}

/** What stands below the title of a box, with an icon before it. */
function smallSvg(lines: readonly Line[], name: string, icon: string): string {
	const [first] = lines;
	if (!first) return '';
	const at = `translate(${first.x - type.system.icon - 1} ${first.y - 10})`;
	return `<path class="${name}" transform="${at}" d="${icon}"/><g class="box-systems">${lines.map(textSvg).join('')}</g>`;
}

/** An arrow that leaves a page. */
const outward =
	'M5 2.5H2.5A1 1 0 0 0 1.5 3.5V9.5A1 1 0 0 0 2.5 10.5H8.5A1 1 0 0 0 9.5 9.5V7M7 1.5H10.5V5M10.5 1.5L5.5 6.5';

const cylinder = 'M1.5 2.8C1.5.9 10.5.9 10.5 2.8V9.2C10.5 11.1 1.5 11.1 1.5 9.2ZM1.5 2.8C1.5 4.7 10.5 4.7 10.5 2.8';

/** How far the line of a way stops before the tip of its arrow. */
const tip = 6;

function waySvg({ name, corners, mark }: Lanes['ways'][number]): string {
	const [end, before] = [nth(corners, -1), nth(corners, -2)];
	const [dx, dy] = [Math.sign(end[0] - before[0]), Math.sign(end[1] - before[1])];
	const path = bent([...corners.slice(0, -1), [end[0] - dx * tip, end[1] - dy * tip]]);
	// Across its way the head is as wide as it is long.
	const [x, y] = [end[0] - dx * tip - dx, end[1] - dy * tip - dy];
	const head = `M${end[0]} ${end[1]}L${x + dy * 3.5} ${y + dx * 3.5}L${x - dy * 3.5} ${y - dx * 3.5}Z`;
	return (
		`<g class="way${mark ? ' way-handoff' : ''}">${title(name)}<path class="way-reach" d="${path}"/><path class="way-line" d="${path}"/>` +
		`<path class="way-head" d="${head}"/>${mark ? markSvg(mark) : ''}</g>`
	);
}

/** Radius of the bends of a way. */
const bend = 5;

/** The path along `corners`, with each of them rounded as far as the stretches beside it allow. */
function bent(corners: readonly Corner[]): string {
	let path = '';
	for (const [i, corner] of corners.entries()) {
		const [before, after] = [corners[i - 1], corners[i + 1]];
		if (!before || !after) {
			path += `${before ? 'L' : 'M'}${corner[0]} ${corner[1]}`;
			continue;
		}
		const radius = Math.floor(Math.min(bend, distance(before, corner) / 2, distance(corner, after) / 2));
		const [into, out] = [towards(corner, before, radius), towards(corner, after, radius)];
		path += `L${into[0]} ${into[1]}Q${corner[0]} ${corner[1]} ${out[0]} ${out[1]}`;
	}
	return path;
}

const distance = ([ax, ay]: Corner, [bx, by]: Corner): number => Math.abs(ax - bx) + Math.abs(ay - by);

const towards = ([ax, ay]: Corner, [bx, by]: Corner, length: number): Corner => [
	ax + Math.sign(bx - ax) * length,
	ay + Math.sign(by - ay) * length,
];

const markSvg = ([x, y]: Corner): string =>
	`<path class="handoff-mark" d="M${x - 4} ${y}L${x} ${y - 4}L${x + 4} ${y}L${x} ${y + 4}Z"/>`;

const textSvg = ({ text, x, y }: Line): string => `<text x="${x}" y="${y}">${html(text)}</text>`;

const title = (text: string): string => `<title>${html(text)}</title>`;

const rect = ({ x, y, width, height }: Area, name: string, radius = 0): string =>
	`<rect class="${name}" x="${x}" y="${y}" width="${width}" height="${height}"${radius > 0 ? ` rx="${radius}"` : ''}/>`;

const line = ([ax, ay]: Corner, [bx, by]: Corner, name: string): string =>
	`<path class="${name}" d="M${ax} ${ay}L${bx} ${by}"/>`;
