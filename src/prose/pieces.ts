import type { ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Shown } from '../components/showing.ts';
import { shownKey, shows } from '../components/shown.ts';
import { reordering, withoutControls } from '../core/controls.ts';
import { element, linked, paragraphs } from './hast.ts';
import { callout } from './note.ts';

/** A stretch of a text as its page shows it: HTML, or a component with what stands in it. */
export type Piece = string | ComponentPiece;

interface ComponentPiece {
	readonly name: string;
	readonly props: Readonly<Record<string, unknown>>;
	readonly inside: readonly Piece[];
}

/** A component as it was met in a text. */
export interface Part {
	readonly name: string;
	readonly props: Readonly<Record<string, string>>;
	/** Whether it stands in a line among words. */
	readonly inline: boolean;
	readonly inLink: boolean;
}

/** The element that keeps the place of a component until the tree around it is clean. No author can write it. */
export const placeholder = 'fb-component';

/** HTML of nodes that hold no component. */
export const htmlOf = (children: readonly ElementContent[]): string =>
	withoutControls(toHtml({ type: 'root', children: [...children] })).replace(reordering, '');

/** The pieces of a clean tree with its `parts`. `taken` holds the ids of the page, and those given here. */
export function piecesOf(
	nodes: readonly ElementContent[],
	parts: readonly Part[],
	shown: Readonly<Record<string, Shown>>,
	taken: Set<string>,
): readonly Piece[] {
	const met = new Map<string, number>();
	const known = new Map<ElementContent, boolean>();
	const holds = (node: ElementContent): boolean => {
		if (node.type !== 'element') return false;
		const before = known.get(node);
		if (before !== undefined) return before;
		const now = node.tagName === placeholder || node.children.some(holds);
		known.set(node, now);
		return now;
	};
	const partAt = (node: ElementContent) =>
		node.type === 'element' && node.tagName === placeholder ? parts[Number(node.properties.dataPart)] : undefined;

	function* inOrder(list: readonly ElementContent[]): Generator<Piece> {
		for (const node of list) {
			const part = partAt(node);
			if (part && 'children' in node) yield* component(part, node.children);
			else if (node.type === 'element' && holds(node)) {
				// An element that holds a component is written as what opens it and what closes it.
				const closing = `</${node.tagName}>`;
				yield htmlOf([{ ...node, children: [] }]).slice(0, -closing.length);
				yield* inOrder(node.children);
				yield closing;
			} else yield htmlOf([node]);
		}
	}

	const inside = (list: readonly ElementContent[]) => joined(inOrder(list));

	function* component({ name, props, inline, inLink }: Part, children: readonly ElementContent[]): Generator<Piece> {
		if (name === 'Callout') yield* inOrder([callout(props, paragraphs(children))]);
		else if (name === 'Steps') {
			const { lead, steps } = stepsIn(children);
			yield* inOrder(lead);
			if (steps.length > 0) yield { name, props, inside: inside(steps.map((step) => element('li', {}, step))) };
		} else if (name === 'Tabs') yield { name, props, inside: inside(children.filter(partAt)) };
		else if (name === 'Tab')
			yield { name, props: { ...props, id: freeId(taken) }, inside: inside(paragraphs(children)) };
		else if (shows.has(name)) {
			const id = Object.values(props)[0] ?? '';
			const key = shownKey(name, id);
			const thing = Object.hasOwn(shown, key) ? shown[key] : undefined;
			if (!thing) yield* inOrder([children.length > 0 ? element('span', {}, children) : missing(id, inline)]);
			else if (inline) yield* inOrder(inLine(name, thing, children, inLink));
			else {
				const times = (met.get(key) ?? 0) + 1;
				met.set(key, times);
				yield { name, props: { shown: times > 1 ? again(thing, times) : thing }, inside: [] };
			}
		} else yield { name, props, inside: inside(children) };
	}

	return inside(nodes);
}

/** Pieces with HTML that follows HTML put together. */
function joined(pieces: Iterable<Piece>): readonly Piece[] {
	const list: Piece[] = [];
	let html: string[] = [];
	const end = () => {
		if (html.length > 0) list.push(html.join(''));
		html = [];
	};
	for (const piece of pieces) {
		if (typeof piece === 'string') html.push(piece);
		else {
			end();
			list.push(piece);
		}
	}
	end();
	return list;
}

/** What stands among words: the term, or a link to what a box would show. */
function inLine(name: string, { title, href }: Shown, children: readonly ElementContent[], inLink: boolean) {
	if (name !== 'Term') return [linked(title, inLink ? undefined : href)];
	const own = children.length > 0 ? children : [linked(title, undefined)];
	return inLink ? own : [element('a', { href, className: ['term'] }, own)];
}

/** What a page shows for the second or a further time: names tell its regions apart. */
const again = (thing: Shown, times: number): Shown => ({
	...thing,
	blocks: thing.blocks.map((block) =>
		block.form === 'matrix'
			? { ...block, label: `${block.label} (${times})` }
			: block.form === 'lanes'
				? { ...block, lanes: { ...block.lanes, title: `${block.lanes.title} (${times})` } }
				: block,
	),
});

/** What stands for a component that shows nothing; the findings of the page say why. */
function missing(id: string, inline: boolean): ElementContent {
	const text = element('span', { className: ['dangling'], title: 'This reference leads nowhere.' }, [
		linked(id || 'nothing', undefined),
	]);
	return inline ? text : element('p', {}, [text]);
}

/** The steps that headings of the highest level begin, and what stands before the first. */
function stepsIn(children: readonly ElementContent[]) {
	const top = Math.min(...children.map(levelOf));
	const lead: ElementContent[] = [];
	const steps: ElementContent[][] = [];
	for (const child of children) {
		if (levelOf(child) === top && top < noHeading) steps.push([child]);
		else (steps.at(-1) ?? lead).push(child);
	}
	return { lead, steps };
}

const noHeading = 7;

const levelOf = (node: ElementContent): number =>
	Number((node.type === 'element' && /^h([1-6])$/.exec(node.tagName)?.[1]) || noHeading);

function freeId(taken: Set<string>): string {
	let n = 1;
	while (taken.has(`fb_tab-${n}`)) n++;
	taken.add(`fb_tab-${n}`);
	return `fb_tab-${n}`;
}
