import type { Nodes, Root } from 'mdast';
import type { Entry } from '../../core/entry.ts';
import type { Link } from '../../core/link.ts';
import { readMarkdown } from '../../core/markdown.ts';
import { isTag, type Tag, textsOf } from '../../core/mdx-node.ts';
import { proseText } from '../../core/prose.ts';
import { got, nth } from '../../words/sure.ts';
import { likeness, pairUp, wordsOf } from './similar.ts';

/** A stretch of prose under one heading, as readers read it. */
export interface Section {
	/** The heading; empty for what stands before the first one. */
	readonly title: string;
	readonly depth: number;
	/** Its blocks, one a line, without what only formats them. */
	readonly text: string;
	/** Where links lead, in order. */
	readonly targets: string;
}

/** How the prose of a playbook differs. */
export interface ProseDifference {
	readonly added: readonly Section[];
	readonly removed: readonly Section[];
	readonly reworded: readonly (readonly [Section, Section])[];
	readonly retitled: readonly (readonly [Section, Section])[];
	readonly moved: boolean;
}

/**
 * Compares the prose of two states of a playbook. Emphasis, line breaks, marks of lists and the like say nothing, and an
 * id in an example is the same where `nameNow` says what it has become; left out where every id is what it was.
 */
export function compareProse(
	before: Entry,
	after: Entry,
	targets: { readonly before: (link: Link) => string; readonly after: (link: Link) => string },
	nameNow: ((id: string) => string) | undefined,
	links: { readonly before: readonly Link[]; readonly after: readonly Link[] },
): ProseDifference | undefined {
	const leads = { before: leadsOf(links.before, targets.before), after: leadsOf(links.after, targets.after) };
	if (!nameNow && leads.before === leads.after && wholeText(before) === wholeText(after)) return undefined;
	const old = nameNow
		? readSections(before, links.before, targets.before, nameNow)
		: sectionsOf(before, links.before, targets.before, leads.before);
	const now = sectionsOf(after, links.after, targets.after, leads.after);
	// The first of a title is taken first.
	const byTitle = Map.groupBy(old.toReversed(), titleOf);
	const partner = new Map<Section, Section>();
	for (const section of now) {
		const match = byTitle.get(titleOf(section))?.pop();
		if (match) partner.set(section, match);
	}
	const used = new Set(partner.values());
	const left = old.filter((section) => !used.has(section));
	const right = now.filter((section) => !partner.has(section));
	// Two headings over nothing are not the same for that.
	const words = new Map([...left, ...right].map((section) => [section, wordsOf(section.text)]));
	const alike = (a: Section, b: Section) => (a.text && b.text ? likeness(got(words, a), got(words, b)) : 0);
	const retitled = left.length * right.length > mostComparisons ? [] : pairUp(left, right, alike, leastAlike);
	for (const [a, b] of retitled) partner.set(b, a);
	const kept = new Set(partner.values());
	const places = new Map(old.map((section, i) => [section, i]));
	const order = now.flatMap((section) => (partner.has(section) ? [got(places, got(partner, section))] : []));
	const difference = {
		added: now.filter((section) => !partner.has(section)),
		removed: old.filter((section) => !kept.has(section)),
		reworded: now.flatMap((b): [Section, Section][] => {
			const a = partner.get(b);
			return a && (a.text !== b.text || a.targets !== b.targets || a.depth !== b.depth) ? [[a, b]] : [];
		}),
		retitled,
		moved: order.some((index, i) => i > 0 && index < nth(order, i - 1)),
	};
	return isDifferent(difference) ? difference : undefined;
}

/** Whether there is anything to tell of. */
export const isDifferent = ({ added, removed, reworded, retitled, moved }: ProseDifference): boolean =>
	added.length + removed.length + reworded.length + retitled.length > 0 || moved;

const titleOf = ({ title }: Section) => title.replace(/\s+/g, ' ').trim();

/** Pairs of sections that are compared; past it, the headings were not renamed one by one. */
const mostComparisons = 40_000;

/** Sections of which less than this is common are not one section under another heading. */
const leastAlike = 0.6;

const wholeText = ({ prose }: Entry) => prose?.source.text.slice(prose.range.start, prose.range.end) ?? '';

/** Where all links of a text lead: while it and they stay, so do its sections. */
const leadsOf = (links: readonly Link[], target: (link: Link) => string) =>
	links.flatMap((link) => (link.written ? [target(link)] : [])).join('\n');

const read = new WeakMap<Entry, { readonly leads: string; readonly sections: readonly Section[] }>();

/** The sections of a text, read once however many states of it are compared. */
function sectionsOf(
	entry: Entry,
	links: readonly Link[],
	target: (link: Link) => string,
	leads: string,
): readonly Section[] {
	const before = read.get(entry);
	if (before?.leads === leads) return before.sections;
	const sections = readSections(entry, links, target);
	read.set(entry, { leads, sections });
	return sections;
}

function readSections(
	entry: Entry,
	links: readonly Link[],
	target: (link: Link) => string,
	nameNow?: (id: string) => string,
): readonly Section[] {
	const { prose } = entry;
	if (!prose) return [];
	const byPlace = new Map(links.flatMap((link) => (link.written ? [[link.written.url, target(link)]] : [])));
	const sections: { title: string; depth: number; blocks: string[]; targets: string[] }[] = [
		{ title: '', depth: 0, blocks: [], targets: [] },
	];
	const nodes = parse(prose.source.path, proseText(prose)).map((node) => (nameNow ? withNames(node, nameNow) : node));
	const addresses = new Map(nodes.flatMap((node) => (node.type === 'definition' ? [[node.identifier, node.url]] : [])));
	const known = (url: string) => byPlace.get(url);
	const addressOf = (identifier: string) => addresses.get(identifier);
	for (const node of nodes) {
		if (node.type === 'heading') {
			const title = textIn(node).trim();
			sections.push({ title, depth: node.depth, blocks: [], targets: [...targetsIn(node, known, addressOf)] });
			continue;
		}
		const { blocks, targets } = nth(sections, -1);
		const text = blockText(node);
		if (text) blocks.push(text);
		for (const target of targetsIn(node, known, addressOf)) targets.push(target);
	}
	return sections
		.map(({ title, depth, blocks, targets }) => ({
			title,
			depth,
			text: blocks.join('\n'),
			targets: targets.join('\n'),
		}))
		.filter(({ title, text, targets }) => title || text || targets);
}

/** The same with the ids in code as they are called now. */
function withNames<N extends Nodes>(node: N, nameNow: (id: string) => string): N {
	if (node.type === 'code' || node.type === 'inlineCode')
		return { ...node, value: node.value.replace(/[\w/#-]+/g, nameNow) };
	if (!('children' in node)) return node;
	return { ...node, children: node.children.map((child) => withNames(child, nameNow)) };
}

function parse(path: string, text: string): Root['children'] {
	try {
		return readMarkdown(text, path).children;
	} catch {
		// What is no Markdown is compared as the text it is.
		return [{ type: 'paragraph', children: [{ type: 'text', value: text }] }];
	}
}

/** A component with the words it says itself; what else it is told stands among the targets. */
const shownText = (tag: Tag): string =>
	[
		`<${tag.name ?? ''}>`,
		...textsOf(tag).flatMap(([name, value]) => (name === 'title' ? [value] : [])),
		...tag.children.map((child) => blockText(child)),
	].join('\n');

/** A block as a line of text that keeps what its form says: that it is a quotation, an item, a step, a cell. */
function blockText(node: Nodes): string {
	if (isTag(node)) return shownText(node);
	switch (node.type) {
		case 'list':
			return node.children
				.map((item, i) => `${node.ordered ? `${i + 1}.` : '-'} ${item.children.map(blockText).join(' ')}`)
				.join('\n');
		case 'blockquote':
			return node.children.map((child) => `> ${blockText(child)}`).join('\n');
		case 'table':
			return node.children.map((row) => row.children.map((cell) => blockText(cell)).join(' | ')).join('\n');
		case 'code':
			return node.value.replace(/\r\n?/g, '\n');
		case 'html':
			return node.value
				.replace(/<!--[\s\S]*?(?:-->|$)/g, '')
				.replace(/\s+/g, ' ')
				.trim();
		case 'definition':
		case 'thematicBreak':
			return '';
		default:
			return textIn(node).replace(/\s+/g, ' ').trim();
	}
}

function textIn(node: Nodes): string {
	if (isTag(node)) return shownText(node);
	if (node.type === 'image' || node.type === 'imageReference') return `[${node.alt ?? ''}]`;
	if (node.type === 'html') return blockText(node);
	if (node.type === 'break') return ' ';
	if ('value' in node) return node.value;
	if (!('children' in node)) return '';
	const inner = node.children.map((child) =>
		'children' in child && !isInline(child) ? blockText(child) : textIn(child),
	);
	return inner.join(node.children.some((child) => 'children' in child && !isInline(child)) ? ' ' : '');
}

const inline = new Set(['emphasis', 'strong', 'delete', 'link', 'linkReference', 'footnoteReference', 'text']);
const isInline = ({ type }: Nodes) => inline.has(type);

/** Where the links and images in a block lead: playbooks by id, everything else as written. */
function* targetsIn(
	node: Nodes,
	known: (url: string) => string | undefined,
	addressOf: (identifier: string) => string | undefined,
): Generator<string> {
	for (const [name, value] of isTag(node) ? textsOf(node) : []) yield known(value) ?? `${name}=${value}`;
	const url =
		node.type === 'link' || node.type === 'image'
			? node.url
			: node.type === 'linkReference' || node.type === 'imageReference'
				? addressOf(node.identifier)
				: undefined;
	if (url !== undefined) yield known(url) ?? url;
	if ('children' in node) for (const child of node.children) yield* targetsIn(child, known, addressOf);
}
