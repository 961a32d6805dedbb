import type { Element } from 'xast';
import { maxSvgDepth, maxSvgDrawn } from '../limits.ts';
import type { Flaw } from '../source.ts';

/** Why a picture draws more than a browser can, once its copies, fills and masks are counted with all they draw. */
export function drawnBy(svg: Element): Flaw | undefined {
	const byId = new Map<string, Element>();
	index(svg, byId);
	return count(svg, byId, new Map(), 0) > maxSvgDrawn
		? {
				rule: 'input-limit',
				range: { start: 0, end: 0 },
				message: `The picture copies its own parts so often that it draws more than ${maxSvgDrawn} elements, which stops a browser.`,
				help: 'Simplify the drawing, or save it as PNG.',
			}
		: undefined;
}

function index(element: Element, byId: Map<string, Element>): void {
	const { id } = element.attributes;
	if (id && !byId.has(id)) byId.set(id, element);
	for (const child of element.children) if (child.type === 'element') index(child, byId);
}

function count(
	element: Element,
	byId: ReadonlyMap<string, Element>,
	known: Map<Element, number>,
	level: number,
): number {
	const before = known.get(element);
	if (before !== undefined) return before;
	// Browsers leave out what copies itself; a chain this long is no drawing.
	if (level > 4 * maxSvgDepth) return Number.POSITIVE_INFINITY;
	known.set(element, 0);
	let drawn = 1;
	for (const child of element.children) if (child.type === 'element') drawn += count(child, byId, known, level + 1);
	for (const id of namesIn(element)) {
		const other = byId.get(id);
		if (other) drawn += count(other, byId, known, level + 1);
	}
	known.set(element, drawn);
	return drawn;
}

/** Ids of what an element draws besides its own content. */
function* namesIn({ attributes }: Element): Generator<string> {
	for (const [name, value] of Object.entries(attributes)) {
		if (!value) continue;
		if (name === 'href' && value.startsWith('#')) yield value.slice(1);
		else if (value.includes('url(')) for (const [, id] of value.matchAll(/url\(\s*["']?#([^"')\s]+)/g)) yield id!;
	}
}
