import type { Element, ElementContent, Root, RootContent } from 'hast';
import { sanitize } from 'hast-util-sanitize';
import { withEmoji } from '../core/emoji.ts';
import { slugInHtml } from '../core/html.ts';
import { readAsHtml } from '../core/markdown.ts';
import { drawsDiagram } from '../core/notation.ts';
import { type Address, authorPrefix } from '../page/address.ts';
import { element } from './hast.ts';
import { fromJsx, isComponent, isJsx, isWordOfLine, type JsxNode, propsOf } from './jsx.ts';
import { note, noteAt } from './note.ts';
import { htmlOf, type Part, type Piece, piecesOf, placeholder } from './pieces.ts';
import { decoded, externalAddress, type ProseInput } from './prose.ts';
import { schema } from './prose-schema.ts';

/** Levels of elements inside each other that are shown. Twice what the core lets through, since lists and tables make two elements of one. */
const maxLevels = 200;

/** A text as its page shows it, safe to put there. The same input gives the same pieces. Never throws. */
export function prosePieces(input: ProseInput): readonly Piece[] {
	const tree = treeOf(input);
	if (!tree || !shallow(tree))
		return [htmlOf([element('pre', { tabIndex: 0 }, [{ type: 'text', value: input.text }])])];
	const state: State = {
		input,
		rawHeadings: /<h[1-6][\s>]/i.test(input.text),
		heading: 0,
		level: 1,
		tables: 0,
		parts: [],
		taken: new Set([...input.taken, ...input.headings.map(({ id }) => id)]),
	};
	// What is dangerous in a tree is taken out of it; what components show is put in as data.
	const clean = sanitize({ type: 'root', children: rewrite(tree.children, state, {}) }, schema) as Root;
	return piecesOf(clean.children as ElementContent[], state.parts, input.shown ?? {}, state.taken);
}

/** The HTML of a text that is no MDX. */
export const renderProse = (input: ProseInput): string =>
	prosePieces(input)
		.filter((piece) => typeof piece === 'string')
		.join('');

function treeOf({ text, shown }: ProseInput): Root | undefined {
	try {
		return readAsHtml(text, shown !== undefined, note);
	} catch {
		return undefined;
	}
}

/** What is known while a tree is rewritten from top to bottom. */
interface State {
	readonly input: ProseInput;
	/** Whether the text holds headings written as HTML, which `input.headings` does not list. */
	readonly rawHeadings: boolean;
	/** How many of `input.headings` were met. */
	heading: number;
	/** Level of the heading above. */
	level: number;
	tables: number;
	/** The components met, each of which has its place in the tree. */
	readonly parts: Part[];
	readonly taken: Set<string>;
}

/** What a node stands in: a link holds no other, and a line has no room for what needs lines of its own. */
interface Within {
	readonly link?: true;
	readonly line?: true;
	/** Code is shown to the letter. */
	readonly code?: true;
}

function rewrite(nodes: readonly RootContent[], state: State, within: Within): ElementContent[] {
	return nodes.flatMap((node): ElementContent[] => {
		if (node.type === 'text') return [within.code ? node : { ...node, value: withEmoji(node.value) }];
		if (node.type === 'element') return rewriteElement(node, state, within);
		return isJsx(node) ? rewriteJsx(node, state, within) : [];
	});
}

function rewriteJsx(node: JsxNode, state: State, within: Within): ElementContent[] {
	if (!node.name) return rewrite(node.children, state, within);
	if (!isComponent(node.name)) {
		const inside: Within = isWordOfLine(node.name) ? { ...within, line: true } : within;
		return rewriteElement(fromJsx(node.name, node), state, inside);
	}
	const inline = node.type === 'mdxJsxTextElement' || within.line === true;
	const part = { name: node.name, props: propsOf(node), inline, inLink: within.link === true };
	const index = state.parts.push(part) - 1;
	// Words that stand for an entry become a link.
	const inside: Within = node.name === 'Term' ? { link: true, line: true } : within;
	return [element(placeholder, { dataPart: String(index) }, rewrite(node.children, state, inside))];
}

function rewriteElement(node: Element, state: State, within: Within): ElementContent[] {
	const { tagName } = node;
	if (/^h[1-6]$/.test(tagName)) return heading(node, state);
	if (tagName === 'a') return link(node, state, within);
	if (tagName === 'img') return image(node, state, within);
	if (tagName === placeholder) return rewrite(node.children, state, within);
	if (tagName === 'input') return checkbox(node);
	const box = noteAt(node, (children) => rewrite(children, state, within));
	if (box) return [box];
	const properties = attributes(node, state);
	const children = rewrite(node.children, state, literal.has(tagName) ? { ...within, code: true } : within);
	if (tagName === 'table') {
		state.tables += 1;
		const frame = { className: ['scroll'], tabIndex: 0, ariaLabel: `Table ${state.tables}` };
		return [element('section', frame, [element('table', properties, children)])];
	}
	if (tagName === 'thead') for (const cell of children.flatMap(cellsOf)) cell.properties.scope ??= 'col';
	if (tagName === 'pre') return [code(element('pre', { ...properties, tabIndex: 0 }, children))];
	if (tagName === 'section' && 'dataFootnotes' in node.properties) {
		return [element('section', { className: ['footnotes'] }, children)];
	}
	return [element(modern[tagName] ?? tagName, properties, children)];
}

/** Code as it stands; what draws a diagram elsewhere says so, since readers would look for the drawing. */
function code(block: Element): Element {
	const [inside] = block.children;
	const classes = inside?.type === 'element' ? inside.properties.className : undefined;
	const language = /^language-(.+)$/.exec(String(Array.isArray(classes) ? classes[0] : ''))?.[1] ?? '';
	if (!drawsDiagram(language)) return block;
	const words = `Diagram (${language.toLowerCase()}), shown as its source`;
	return element('figure', {}, [element('figcaption', {}, [{ type: 'text', value: words }]), block]);
}

const literal = new Set(['pre', 'code', 'kbd', 'samp', 'tt']);

const cellsOf = (row: ElementContent): Element[] =>
	row.type === 'element'
		? (row.children.filter((cell) => cell.type === 'element' && cell.tagName === 'th') as Element[])
		: [];

/** Elements that HTML has dropped, and what it has in their place. */
const modern: Readonly<Record<string, string>> = { strike: 's', tt: 'code' };

/** The attributes an author may give, with ids that cannot stand for an element of the page. */
function attributes({ tagName, properties }: Element, { taken }: State): Element['properties'] {
	const { id, name, className, style, ...rest } = properties;
	const kept: Element['properties'] = { ...rest };
	const classes = (Array.isArray(className) ? className : []).map(String);
	const shown = classes.filter((one) => tagName === 'code' && /^language-[\w+#.-]{1,40}$/.test(one));
	// Alignment of a table's columns comes as style, which the site does not allow.
	const align = /^text-align: (center|right)$/.exec(String(style ?? ''))?.[1];
	if (align && (tagName === 'td' || tagName === 'th')) shown.push(`align-${align}`);
	if (shown.length > 0) kept.className = shown;
	const wanted = String(id ?? name ?? '');
	if (wanted && !/\s/.test(wanted)) {
		const unique = wanted.startsWith(authorPrefix) ? wanted : authorPrefix + wanted;
		if (!taken.has(unique)) kept.id = unique;
		taken.add(unique);
	}
	return kept;
}

function heading(node: Element, state: State): ElementContent[] {
	const { headings } = state.input;
	const text = withEmoji(textOf(node));
	// Markdown in raw HTML may hide a heading or two, and HTML may add some of its own.
	const near = headings.slice(state.heading, state.heading + 4).findIndex((one) => squeezed(one.text) === text);
	const known = near >= 0 || !state.rawHeadings ? headings[state.heading + Math.max(near, 0)] : undefined;
	if (known) state.heading += Math.max(near, 0) + 1;
	if (known?.level === 0) return [];
	const level = known?.level ?? Math.min(Number(node.tagName[1]), state.level + 1);
	state.level = level;
	const children = rewrite(node.children, state, { line: true });
	if (!known) {
		const { id = slugInHtml(text), ...properties } = node.properties;
		return [element(`h${level}`, attributes({ ...node, properties: { id, ...properties } }, state), children)];
	}
	const permalink = {
		className: ['permalink'],
		href: `#${encodeURIComponent(known.id)}`,
		ariaLabel: `Link to “${known.text.replace(/[<>]/g, '')}”`,
	};
	return [element(`h${level}`, { id: known.id }, [...children, element('a', permalink, [])])];
}

function link(node: Element, state: State, within: Within): ElementContent[] {
	const { href, title, ariaLabel } = node.properties;
	const children = rewrite(node.children, state, { ...within, link: true });
	const { href: _, ...rest } = attributes(node, state);
	if (within.link) return children;
	// An anchor without an address only names a place.
	if (typeof href !== 'string') return [element('span', rest.id ? { id: rest.id } : {}, children)];
	const address = lookUp(href, state);
	if (!address) return [dangling(children)];
	const kept: Element['properties'] = {
		...(rest.id ? { id: rest.id } : {}),
		...(title ? { title } : {}),
		...(ariaLabel ? { ariaLabel } : {}),
	};
	if (!kept.ariaLabel && !children.some(says)) kept.ariaLabel = String(title ?? address.href);
	const away = address.external ? { className: ['external'], rel: ['noopener', 'noreferrer'] } : {};
	return [element('a', { ...kept, href: address.href, ...away }, children)];
}

/** Whether a reader who hears a page hears anything of `node`. */
const says = (node: ElementContent): boolean =>
	node.type === 'text'
		? node.value.trim() !== ''
		: node.type === 'element' && (Boolean(node.properties.alt) || node.children.some(says));

function image(node: Element, state: State, within: Within): ElementContent[] {
	const { src, alt, title, width, height } = node.properties;
	const words = typeof alt === 'string' ? alt : '';
	const address = typeof src === 'string' ? lookUp(src, state) : undefined;
	if (!address) return [dangling([{ type: 'text', value: words || 'image' }])];
	if (address.external) {
		// The site asks nothing of another host, so an image from there is a link to it.
		const label: ElementContent = { type: 'text', value: words || address.href };
		return within.link
			? [label]
			: [element('a', { href: address.href, className: ['external'], rel: ['noopener', 'noreferrer'] }, [label])];
	}
	const size = {
		...(pixels(width) ? { width: pixels(width) } : {}),
		...(pixels(height) ? { height: pixels(height) } : {}),
	};
	return [element('img', { src: address.href, alt: words, ...(title ? { title } : {}), ...size, loading: 'lazy' }, [])];
}

const pixels = (value: unknown) => (/^\d{1,4}$/.test(String(value)) ? Number(value) : undefined);

function checkbox({ properties: { type, checked } }: Element): ElementContent[] {
	if (type !== 'checkbox') return [];
	const done = checked === true;
	return [
		element(
			'input',
			{ type: 'checkbox', disabled: true, ...(done ? { checked: true } : {}), ariaLabel: done ? 'Done' : 'To do' },
			[],
		),
	];
}

const dangling = (children: ElementContent[]) =>
	element('span', { className: ['dangling'], title: 'This link leads nowhere.' }, children);

function lookUp(written: string, { input: { addresses } }: State): Address | undefined {
	const key = decoded(written);
	if (key in addresses) return addresses[key] ?? undefined;
	// Footnotes come with links and ids of their own.
	if (written.startsWith(`#${authorPrefix}`)) return { href: written };
	return externalAddress(written);
}

const squeezed = (text: string) => text.replace(/\s+/g, ' ').trim();

function textOf(node: { readonly children: readonly ElementContent[] }): string {
	let text = '';
	for (const child of node.children) {
		if (child.type === 'text') text += child.value;
		else if (isJsx(child)) text += textOf(child);
		else if (child.type === 'element')
			text +=
				child.tagName === 'img' ? String(child.properties.alt ?? '') : child.tagName === 'br' ? ' ' : textOf(child);
	}
	return squeezed(text);
}

/** Whether a tree may be walked by calls. Looks with a stack of its own, since a hostile tree may not. */
function shallow(tree: Root): boolean {
	const stack: { nodes: readonly RootContent[]; level: number }[] = [{ nodes: tree.children, level: 1 }];
	while (stack.length > 0) {
		const { nodes, level } = stack.pop()!;
		if (level > maxLevels) return false;
		for (const node of nodes)
			if ('children' in node && node.children.length > 0) stack.push({ nodes: node.children, level: level + 1 });
	}
	return true;
}
