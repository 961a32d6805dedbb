import type { Nodes } from 'mdast';
import type { Entry } from '../core/entry.ts';
import type { Handbook } from '../core/handbook.ts';
import { readMarkdown } from '../core/markdown.ts';
import { isTag, type Tag, textsOf } from '../core/mdx-node.ts';
import type { Range } from '../core/source.ts';
import { linked, literal } from '../escape/markdown.ts';
import { hrefOf } from '../page/view.ts';
import { calloutTitle } from '../prose/note.ts';

/** What stands in place of a stretch of a text. */
export interface Edit {
	readonly start: number;
	readonly end: number;
	readonly text: string;
}

/** How a line inside components is written: what stands before it, the quotations it is in, and the column where it begins. */
interface Line {
	readonly container: string;
	readonly quotes: string;
	readonly column: number;
}

/**
 * Edits by which components of MDX read as Markdown: one that shows an entry is a link to it, a callout a quotation
 * under its title, a step a numbered heading, a tab its title above its text. `text` is that of `entry`, and the offsets
 * are its own.
 */
export function componentEdits(text: string, entry: Entry, book: Handbook, base: string): readonly Edit[] {
	const offset = entry.prose!.range.start;
	const links = book.linksFrom(entry).flatMap(({ written, to, outcome }) =>
		written?.component && to && outcome === 'found'
			? [
					{
						at: written.range.start - offset,
						name: written.component,
						text: linked(to.title, hrefOf({ frame: { base } }, to)),
					},
				]
			: [],
	);
	const edits: Edit[] = [];
	const lines = new Map<number, Line>();
	const stack: Place[] = [{ node: read(text, entry), inList: false }];
	while (stack.length > 0) {
		const { node, within, inList } = stack.pop()!;
		let around = within;
		if (isComponent(node)) {
			const { start } = placeOf(node);
			const { start: to } = insideOf(node);
			const link = links.find(({ at, name }) => name === node.name && at > start && at < to)?.text;
			if (node.type === 'mdxJsxTextElement') edits.push(...inLine(node, link));
			else {
				around = lineWithin(node, text, within, inList);
				const own = lineStart(text, start);
				if (!within) lines.set(own, { ...around, quotes: '', column: start - own });
				for (const line of lineStarts(text, start, insideOf(node).end)) lines.set(line, around);
				edits.push(...inLines(node, text, around, link, lines));
				if (node.name === 'Steps') edits.push(...numbers(node));
			}
		}
		const deeper = inList || node.type === 'listItem' || node.type === 'blockquote';
		if ('children' in node)
			for (const child of node.children ?? [])
				stack.push({ node: child, inList: deeper, ...(around ? { within: around } : {}) });
	}
	for (const [start, line] of lines) edits.push(lineEdit(text, start, line));
	return edits.map(({ start, end, text: now }) => ({ start: start + offset, end: end + offset, text: now }));
}

interface Place {
	readonly node: Nodes;
	/** How the lines of the component around it are written. */
	readonly within?: Line;
	/** Whether it is in a list or a quotation. */
	readonly inList: boolean;
}

function read(text: string, { prose }: Entry): Nodes {
	try {
		return readMarkdown(text, prose!.source.path);
	} catch {
		return { type: 'root', children: [] };
	}
}

/** Whether a node is no element of HTML, which Markdown may hold. */
const isComponent = (node: Nodes): node is Tag => isTag(node) && !/^[a-z]/.test(node.name ?? '');

const placeOf = (node: object): Range => {
	const { position } = node as { position?: { start: { offset?: number }; end: { offset?: number } } };
	const start = position?.start.offset ?? 0;
	return { start, end: position?.end.offset ?? start };
};

/** Where stands what a component holds; nothing at its end where it holds nothing. */
function insideOf(node: Tag): Range {
	const { end } = placeOf(node);
	const [first, last] = [node.children?.[0], node.children?.at(-1)];
	return first && last ? { start: placeOf(first).start, end: placeOf(last).end } : { start: end, end };
}

/** A component among words: its words, with the link to what it shows. */
function* inLine(node: Tag, link: string | undefined): Generator<Edit> {
	const { start, end } = placeOf(node);
	const inside = insideOf(node);
	const words = inside.end > inside.start;
	yield { start, end: inside.start, text: words ? '' : (link ?? '') };
	if (words) yield { start: inside.end, end, text: link ? ` (${link})` : '' };
}

const lineStart = (text: string, at: number) => text.lastIndexOf('\n', at - 1) + 1;

/** How the lines that a component holds are written. */
function lineWithin(node: Tag, text: string, within: Line | undefined, inList: boolean): Line {
	const { start } = placeOf(node);
	// In a list or a quotation the line goes on with what these need.
	const before = inList ? text.slice(lineStart(text, start), start).replace(/[^>\s]/g, ' ') : '';
	const container = within?.container ?? before;
	const first = insideOf(node).start;
	return {
		container,
		quotes: `${within?.quotes ?? ''}${node.name === 'Callout' ? '> ' : ''}`,
		column: lineStart(text, first) > start ? first - lineStart(text, first) : container.length,
	};
}

/** A component on lines of its own. Its tags go, and the line that its title needs comes. */
function* inLines(
	node: Tag,
	text: string,
	{ container, quotes }: Line,
	link: string | undefined,
	lines: Map<number, Line>,
): Generator<Edit> {
	const { start, end } = placeOf(node);
	const inside = insideOf(node);
	const own = node.name === 'Callout' ? '> ' : '';
	const title = titleOf(node) ?? link;
	const first = lineStart(text, inside.start);
	if (inside.end === inside.start) return yield { start, end, text: title === undefined ? '' : own + title };
	const outer = container + quotes.slice(own.length);
	const next = /^\n[ >]*(?!<\/)[^\s>]/.test(text.slice(end, end + 100));
	yield { start: inside.end, end, text: next ? `\n${outer}` : '' };
	const apart = first > start;
	if (title === undefined) {
		// What it holds begins where its tag stood.
		if (apart) lines.delete(first);
		yield { start, end: inside.start, text: own };
	} else {
		const below = `\n${container}${quotes}\n`;
		yield { start, end: apart ? first : inside.start, text: own + title + below + (apart ? '' : container + quotes) };
	}
}

function titleOf(tag: Tag): string | undefined {
	const { name } = tag;
	const props = Object.fromEntries(textsOf(tag));
	if (name === 'Callout') return `**${literal(calloutTitle(props))}**`;
	return name === 'Tab' && props.title ? `**${literal(props.title)}**` : undefined;
}

/** The numbers of steps, before the words of the headings that begin them. */
function* numbers({ children }: Tag): Generator<Edit> {
	const headings = children.flatMap((child) => (child.type === 'heading' ? [child] : []));
	const top = Math.min(...headings.map(({ depth }) => depth));
	for (const [i, { children: words }] of headings.filter(({ depth }) => depth === top).entries()) {
		const start = words[0] ? placeOf(words[0]).start : undefined;
		if (start !== undefined) yield { start, end: start, text: `${i + 1}. ` };
	}
}

/** Where lines begin between two offsets. */
function* lineStarts(text: string, start: number, end: number): Generator<number> {
	for (let at = text.indexOf('\n', start); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) yield at + 1;
}

/** A line inside components: in the quotations it is in, and as little indented as Markdown wants it. */
function lineEdit(text: string, start: number, { container, quotes, column }: Line): Edit {
	const length = /^[^\r\n]*/.exec(text.slice(start, start + 10_000))![0].length;
	const from = start + Math.min(container.length, length);
	const blanks = /^ */.exec(text.slice(from, start + Math.min(column, length)))![0].length;
	const filled = container.slice(Math.min(container.length, length));
	return { start: from, end: from + blanks, text: `${quotes === '' ? '' : filled}${quotes}` };
}
