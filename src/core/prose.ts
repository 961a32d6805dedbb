import GithubSlugger, { slug } from 'github-slugger';
import type { Nodes, Root } from 'mdast';
import { attributeIds } from './attributes.ts';
import type { Components } from './component.ts';
import { conflictIn } from './conflict.ts';
import { hiddenCharacters, withoutControls } from './controls.ts';
import { withEmoji } from './emoji.ts';
import { splitFrontMatter } from './front-matter.ts';
import { blanked, type Mark, marksIn } from './heading-id.ts';
import { readHtml, unsafeAddress } from './html.ts';
import { maxProseDepth } from './limits.ts';
import { isMdx, quotation, readBare, Unreadable, withNotes } from './markdown.ts';
import { safeScheme } from './markup.ts';
import { aroundChildren, readMdxNode } from './mdx.ts';
import { unreadableMdx } from './mdx-flaws.ts';
import type { Around } from './mdx-node.ts';
import { memoized } from './memoized.ts';
import { type Notation, notationsIn } from './notation.ts';
import { overProse, tooDeep } from './prose-limits.ts';
import type { Flaw, Range, Source } from './source.ts';
import { leftIn } from './to-do.ts';
import type { WrittenLink } from './written-link.ts';

/** A heading of a page; `slug` is its anchor, unique on the page. */
interface Heading {
	readonly depth: number;
	readonly text: string;
	readonly slug: string;
	readonly range: Range;
	/** The anchor it would have if no other heading claimed it. */
	readonly claim: string;
	/** Where the heading gives itself that anchor. */
	readonly named?: Range;
}

/** What a Markdown text says that others refer to: never the tree itself, which is large and quickly made again. */
export interface Prose {
	/** The Markdown, in offsets of the file; front matter is before it. */
	readonly range: Range;
	readonly headings: readonly Heading[];
	/** What stands behind headings and is not shown, in order. */
	readonly marks: readonly Range[];
	readonly links: readonly WrittenLink[];
	/** Ids and names that raw HTML gives. */
	readonly ids: ReadonlySet<string>;
	readonly flaws: readonly Flaw[];
	/** Headings, paragraphs and cells that are still to be written, with what is to stand there. */
	readonly toDos: readonly { readonly range: Range; readonly words: string }[];
	/** Signs of other programs that stand on the page as they are written. */
	readonly notations: readonly Notation[];
	/** Whether the text can be shown; what is too deep or torn by a merge cannot. */
	readonly readable: boolean;
}

/** Reads the Markdown of `source`, which may hold `components` if it is MDX. Never throws. */
export const readProse = (source: Source, components: Components): Prose => readerWith(components)(source);

const readerWith = memoized((components: Components) => memoized((source: Source) => read(source, components)));

/** The Markdown of a text as readers see it, with the offsets it has in `prose.range`. */
export const proseText = ({ source, range, marks }: Prose & { readonly source: Source }): string =>
	blanked(source.text, marks).slice(range.start, range.end);

/** The body as a syntax tree whose offsets are offsets of the file, and the text that it is the tree of. Throws what is `Unreadable`. */
function parseProse({ text, path }: Source, body: Range, marks: readonly Mark[]): { tree: Root; shown: string } {
	// Blanking what is not the body keeps offsets; one newline lets the body start a block of its own.
	const written = blanked(
		text,
		marks.map(({ range }) => range),
	).slice(body.start, body.end);
	let shown = text.slice(0, body.start).replace(/[^\n\r]/g, ' ') + written;
	const tree = withNotes(shown, quotation, (marked) => {
		shown = marked;
		return readBare(marked, path);
	});
	return { tree, shown };
}

function read(source: Source, components: Components): Prose {
	const { body } = splitFrontMatter(source);
	const empty = { range: body, headings: [], marks: [], links: [], ids: new Set<string>(), toDos: [], notations: [] };
	if (body.start >= body.end) return { ...empty, readable: true, flaws: [] };
	const over = overProse(source.text, body, isMdx(source.path));
	if (over) return { ...empty, readable: false, flaws: [over] };
	const marks = marksIn(source.text, body);
	let parsed: ReturnType<typeof parseProse>;
	try {
		parsed = parseProse(source, body, marks);
	} catch (error) {
		if (!(error instanceof Unreadable)) throw error;
		return { ...empty, readable: false, flaws: [unreadableMdx(error.fault, source, body)] };
	}
	const torn = conflictIn(source.text, body, () => codeBlocks(parsed.tree));
	return torn ? { ...empty, readable: false, flaws: [torn] } : collect({ ...parsed, marks }, source, body, components);
}

/** Where the code blocks stand, in order. */
function codeBlocks(tree: Root): Range[] {
	const blocks: Range[] = [];
	const stack: Nodes[] = [tree];
	while (stack.length > 0) {
		const node = stack.pop()!;
		const { start, end } = node.position ?? {};
		if (node.type === 'code') blocks.push({ start: start?.offset ?? 0, end: end?.offset ?? Number.POSITIVE_INFINITY });
		else if ('children' in node) for (const child of node.children.toReversed()) stack.push(child as Nodes);
	}
	return blocks;
}

/** One pass over the tree, with a stack of our own: a hostile text nests deeper than calls may. */
function collect(parsed: Parsed, source: Source, body: Range, components: Components): Prose {
	const { tree } = parsed;
	const mdx = isMdx(source.path);
	const headings: Untold[] = [];
	const links: WrittenLink[] = [];
	const ids = new Set<string>();
	const flaws: Flaw[] = [];
	const toDos: Prose['toDos'][number][] = [];
	const found = { links, ids, flaws };
	const defined = new Set<string>();
	const stack: { node: Nodes; depth: number; around: Around }[] = [{ node: tree, depth: 0, around: {} }];
	while (stack.length > 0) {
		const { node, depth, around } = stack.pop()!;
		const range = rangeOf(node, source, body);
		if (depth > maxProseDepth) {
			return {
				range: body,
				headings: [],
				marks: [],
				links: [],
				ids,
				toDos: [],
				notations: [],
				readable: false,
				flaws: [tooDeep(range.start)],
			};
		}
		if (mdx && readMdxNode(node, range, { source, around, components, found })) continue;
		if (node.type === 'heading') {
			headings.push({ depth: node.depth, text: plainText(node), range });
		} else if (node.type === 'link' || node.type === 'image' || node.type === 'definition') {
			const text = node.type === 'image' ? (node.alt ?? '') : node.type === 'link' ? plainText(node) : node.identifier;
			const address = addressIn(node.url, range, source);
			if (node.type === 'definition') {
				if (defined.has(node.identifier)) flaws.push(definedTwice(node.label ?? node.identifier, range));
				defined.add(node.identifier);
			}
			links.push({ form: node.type === 'image' ? 'image' : 'link', url: node.url, text, range: address });
			if (!safeScheme(node.url)) flaws.push(unsafeAddress(address));
		} else if (node.type === 'html') {
			readHtml(node.value, range, source, components, found);
		} else if (node.type === 'code') {
			const fence = /^ {0,3}(`{3,}|~{3,})/.exec(source.text.slice(range.start, range.start + 80))?.[1];
			const lastLine = source.text
				.slice(range.start, range.end)
				.trimEnd()
				.split(/[\r\n]/)
				.at(-1)!;
			const closed =
				!fence || (range.end - range.start > fence.length * 2 && lastLine.replace(/^[\s>]*/, '').startsWith(fence));
			if (!closed)
				flaws.push({
					rule: 'unclosed-fence',
					severity: 'warning',
					range: { start: range.start, end: range.start + fence.length },
					message: 'This code block is never closed, so everything below it is shown as code.',
					help: `Add a line with ${fence.startsWith('`') ? 'three backticks' : 'three tildes'} where the code ends.`,
				});
		}
		if (canBeLeft.has(node.type) && beginsWithToDo.test(source.text.slice(range.start, range.start + 60))) {
			const words = leftIn(plainText(node));
			if (words) toDos.push({ range, words });
		}
		if ('children' in node) {
			const inside = aroundChildren(node, around);
			for (const child of node.children.toReversed())
				stack.push({ node: child as Nodes, depth: depth + 1, around: inside });
		}
	}
	for (const id of attributeIds(
		blanked(
			source.text,
			parsed.marks.map(({ range }) => range),
		).slice(body.start, body.end),
	))
		ids.add(id);
	for (const flaw of seen(hiddenCharacters(source, body), links)) flaws.push(flaw);
	const readable = !flaws.some((flaw) => flaw.rule === 'unsafe-markup');
	const notations = readable ? notationsIn(tree, parsed.shown, body) : [];
	return { range: body, ...named(headings, parsed.marks), links, ids, flaws, toDos, notations, readable };
}

type Parsed = ReturnType<typeof parseProse> & { readonly marks: readonly Mark[] };

type Untold = Omit<Heading, 'slug' | 'claim'>;

/** Gives every heading its anchor: first come those that headings give themselves. */
function named(headings: readonly Untold[], marks: readonly Mark[]): Pick<Prose, 'headings' | 'marks'> {
	const own = new Map<Untold, Mark>();
	let next = 0;
	for (const mark of marks) {
		while (next < headings.length && headings[next]!.range.end < mark.at) next++;
		const heading = headings[next];
		if (heading && heading.range.start < mark.range.start) own.set(heading, mark);
	}
	const slugger = new GithubSlugger();
	for (const { id } of own.values()) if (id !== undefined) slugger.occurrences[id] = 0;
	const taken = new Set<string>();
	return {
		headings: headings.map((heading) => {
			const { id, range } = own.get(heading) ?? {};
			// Hosts make the anchor of the code of an emoji, and show the emoji.
			const shown = { ...heading, text: withEmoji(withoutControls(heading.text)) };
			if (id === undefined || range === undefined)
				return { ...shown, slug: slugger.slug(heading.text) || slugger.slug('section'), claim: slug(heading.text) };
			const anchor = taken.has(id) ? slugger.slug(id) : id;
			taken.add(id);
			return { ...shown, slug: anchor, claim: id, named: range };
		}),
		marks: [...own.values()].map(({ range }) => range),
	};
}

/** What holds a text of its own that may begin with what is left to write. */
const canBeLeft: ReadonlySet<Nodes['type']> = new Set(['heading', 'paragraph', 'tableCell']);

/** The word behind what Markdown may write before it; in backticks it is spoken of. */
const beginsWithToDo = /^[^`\p{Letter}]{0,40}TODO/u;

const definedTwice = (label: string, range: Range): Flaw => ({
	rule: 'duplicate-definition',
	severity: 'warning',
	range,
	message: `The address of \`[${label}]\` is given above already: that one counts, and this one leads nobody anywhere.`,
	help: 'Delete one of the two, or give one another name.',
});

/** Those of `flaws` that readers come upon: an address is not shown, and the site encodes what is unusual in it. Flaws are in order. */
function seen(flaws: readonly Flaw[], links: readonly WrittenLink[]): Flaw[] {
	if (flaws.length === 0) return [];
	const addresses = links.map(({ range }) => range).sort((a, b) => a.start - b.start);
	let next = 0;
	let end = 0;
	return flaws.filter(({ range: { start } }) => {
		for (let address = addresses[next]; address && address.start <= start; address = addresses[++next])
			end = Math.max(end, address.end);
		return start >= end;
	});
}

/** The text of a node and all below it, without markup. */
function plainText(node: Nodes): string {
	let text = '';
	const stack: Nodes[] = [node];
	while (stack.length > 0) {
		const next = stack.pop()!;
		if (next.type === 'html') continue;
		if ('value' in next) text += next.value;
		else if (next.type === 'image') text += next.alt ?? '';
		else if (next.type === 'break') text += ' ';
		else if ('children' in next) for (const child of next.children.toReversed()) stack.push(child as Nodes);
	}
	return text.trim();
}

function rangeOf(node: Nodes, { text }: Source, body: Range): Range {
	const start = Math.min(node.position?.start.offset ?? body.start, text.length);
	return { start, end: Math.min(Math.max(start, node.position?.end.offset ?? start), text.length) };
}

/** The address inside a link; the whole link where it is written with escapes. */
function addressIn(url: string, range: Range, { text }: Source): Range {
	const opening = text.slice(range.start, range.end).lastIndexOf(`(${url}`);
	const at =
		opening >= 0 ? range.start + opening + 1 : text.slice(range.start, range.end).lastIndexOf(url) + range.start;
	return url && at >= range.start ? { start: at, end: Math.min(at + url.length, range.end) } : range;
}
