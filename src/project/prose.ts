import type { Element, ElementContent, Root, RootContent } from 'hast';
import { type Schema, sanitize } from 'hast-util-sanitize';
import { toHtml } from 'hast-util-to-html';
import { markdownToHast } from 'satteri';
import type { Entry } from '../core/entry.ts';
import type { Handbook } from '../core/handbook.ts';
import { isAsset } from '../core/identity.ts';
import { allowedElements, isExternal, safeScheme } from '../core/markup.ts';
import { type Address, addressOf, anchorsOf, authorPrefix, frameIds } from './address.ts';

/** All that the HTML of a text depends on, as plain data: its digest is the key of a cache. */
export interface ProseInput {
	readonly text: string;
	readonly headings: readonly ShownHeading[];
	/** For every address in the text, where it leads; `null` where it leads nowhere. */
	readonly addresses: Readonly<Record<string, Address | null>>;
	/** Ids that stand elsewhere on the page. */
	readonly taken: readonly string[];
}

/** A heading as the page shows it. Level 0 is left out, since the page says it as its title. */
export interface ShownHeading {
	readonly text: string;
	readonly id: string;
	readonly level: number;
}

/** Levels of elements inside each other that are shown. Twice what the core lets through, since lists and tables make two elements of one. */
const maxLevels = 200;

/** What `renderProse` needs to know about `entry`; absent where it has no text that can be shown. */
export function proseInput(entry: Entry, book: Handbook, base: string): ProseInput | undefined {
	const { prose } = entry;
	if (!prose?.readable) return undefined;
	const text = prose.source.text.slice(prose.range.start, prose.range.end);
	if (text.trim() === '') return undefined;
	const addresses: Record<string, Address | null> = Object.create(null);
	for (const link of book.linksFrom(entry)) {
		if (!link.written) continue;
		const address = link.outcome === 'external' ? externalAddress(link.written.url) : addressOf(link, base);
		const served = link.asset === undefined || isServed(link.asset, book);
		addresses[decoded(link.written.url)] = (served && address) || null;
	}
	const { headings, ids } = anchorsOf(entry);
	const own = new Set(headings);
	const taken = [...frameIds, ...ids.values()].filter((id) => !own.has(id) && !id.startsWith(authorPrefix));
	return { text, headings: outlineOf(entry), addresses, taken };
}

/** Files that pages link to and that are neither code nor flawed, by path: they go onto the site with the pages. */
export function assetsOf(book: Handbook): readonly string[] {
	const paths = book.links.flatMap(({ asset, outcome }) => (asset !== undefined && outcome === 'found' ? [asset] : []));
	return [...new Set(paths)].filter((path) => isServed(path, book)).sort();
}

const isServed = (path: string, { sources }: Handbook) => isAsset(path) && !sources.get(path)?.flaw;

/** The headings of a text as the page shows them: its title is not said twice, and no level is skipped. */
export function outlineOf(entry: Entry): readonly ShownHeading[] {
	const { title, prose } = entry;
	if (!prose) return [];
	const { headings: ids } = anchorsOf(entry);
	const first = prose.headings[0];
	const leads =
		first?.depth === 1 &&
		first.text === title &&
		prose.source.text.slice(prose.range.start, first.range.start).trim() === '';
	// Where a text has further headings of the first level, all of them move down by one.
	const shift = prose.headings.some(({ depth }, i) => depth === 1 && !(leads && i === 0)) ? 1 : 0;
	let last = 1;
	return prose.headings.map(({ text, depth }, i) => {
		const id = ids[i]!;
		if (leads && i === 0) return { text, id, level: 0 };
		last = Math.min(depth + shift, last + 1, 6);
		return { text, id, level: last };
	});
}

/** Renders a text to HTML that is safe to put into a page. The same input gives the same HTML. Never throws. */
export function renderProse(input: ProseInput): string {
	const features = { rawHtml: true, frontmatter: false };
	// Satteri's own types describe the same tree as hast's.
	const tree = markdownToHast(input.text, { features, position: false }) as unknown as Root;
	if (!shallow(tree)) return toHtml(element('pre', { tabIndex: 0 }, [{ type: 'text', value: input.text }]));
	const state: State = {
		input,
		rawHeadings: /<h[1-6][\s>]/i.test(input.text),
		heading: 0,
		level: 1,
		tables: 0,
		taken: new Set([...input.taken, ...input.headings.map(({ id }) => id)]),
	};
	const children = rewrite(tree.children, state, false);
	return toHtml(sanitize({ type: 'root', children }, schema) as Root);
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
	readonly taken: Set<string>;
}

function rewrite(nodes: readonly RootContent[], state: State, inLink: boolean): ElementContent[] {
	return nodes.flatMap((node): ElementContent[] => {
		if (node.type === 'text') return [node];
		return node.type === 'element' ? rewriteElement(node, state, inLink) : [];
	});
}

function rewriteElement(node: Element, state: State, inLink: boolean): ElementContent[] {
	const { tagName } = node;
	if (/^h[1-6]$/.test(tagName)) return heading(node, state);
	if (tagName === 'a') return link(node, state, inLink);
	if (tagName === 'img') return image(node, state, inLink);
	if (tagName === 'input') return checkbox(node);
	const properties = attributes(node, state);
	const children = rewrite(node.children, state, inLink);
	if (tagName === 'table') {
		state.tables += 1;
		const frame = { className: ['scroll'], tabIndex: 0, ariaLabel: `Table ${state.tables}` };
		return [element('section', frame, [element('table', properties, children)])];
	}
	if (tagName === 'thead') for (const cell of children.flatMap(cellsOf)) cell.properties.scope ??= 'col';
	if (tagName === 'pre') return [element('pre', { ...properties, tabIndex: 0 }, children)];
	if (tagName === 'section' && 'dataFootnotes' in node.properties) {
		return [element('section', { className: ['footnotes'] }, children)];
	}
	return [element(modern[tagName] ?? tagName, properties, children)];
}

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
	const text = textOf(node);
	// Markdown in raw HTML may hide a heading or two, and HTML may add some of its own.
	const near = headings.slice(state.heading, state.heading + 4).findIndex((one) => squeezed(one.text) === text);
	const known = near >= 0 || !state.rawHeadings ? headings[state.heading + Math.max(near, 0)] : undefined;
	if (known) state.heading += Math.max(near, 0) + 1;
	if (known?.level === 0) return [];
	const level = known?.level ?? Math.min(Number(node.tagName[1]), state.level + 1);
	state.level = level;
	const children = rewrite(node.children, state, false);
	if (!known) return [element(`h${level}`, attributes(node, state), children)];
	const permalink = {
		className: ['permalink'],
		href: `#${encodeURIComponent(known.id)}`,
		ariaLabel: `Link to “${known.text.replace(/[<>]/g, '')}”`,
	};
	return [element(`h${level}`, { id: known.id }, [...children, element('a', permalink, [])])];
}

function link(node: Element, state: State, inLink: boolean): ElementContent[] {
	const { href, title, ariaLabel } = node.properties;
	const children = rewrite(node.children, state, true);
	const { href: _, ...rest } = attributes(node, state);
	if (inLink) return children;
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

function image(node: Element, state: State, inLink: boolean): ElementContent[] {
	const { src, alt, title, width, height } = node.properties;
	const words = typeof alt === 'string' ? alt : '';
	const address = typeof src === 'string' ? lookUp(src, state) : undefined;
	if (!address) return [dangling([{ type: 'text', value: words || 'image' }])];
	if (address.external) {
		// The site asks nothing of another host, so an image from there is a link to it.
		const label: ElementContent = { type: 'text', value: words || address.href };
		return inLink
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

/** The address of a page elsewhere; `undefined` where following it could run code, or where it is none. */
function externalAddress(written: string): Address | undefined {
	// Browsers skip control characters in an address.
	const url = written.replace(/[\u0000-\u001f\u007f]/g, '').trim();
	if (!isExternal(url) || !safeScheme(url)) return undefined;
	if (/^[/\\]/.test(url)) return { href: `https:${url.replace(/\\/g, '/')}`, external: true };
	return { href: url, external: true };
}

/** An address in the one form in which texts and trees of the same link agree. */
function decoded(url: string): string {
	try {
		return decodeURIComponent(url);
	} catch {
		return url;
	}
}

const element = (tagName: string, properties: Element['properties'], children: ElementContent[]): Element => ({
	type: 'element',
	tagName,
	properties,
	children,
});

const squeezed = (text: string) => text.replace(/\s+/g, ' ').trim();

function textOf(node: Element): string {
	let text = '';
	for (const child of node.children) {
		if (child.type === 'text') text += child.value;
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

/** What may stand in the tree at last, whoever put it there. */
const schema: Schema = {
	tagNames: [...allowedElements, 'input'],
	strip:
		'script style template title noscript iframe object embed svg math textarea select option button form audio video canvas head'.split(
			' ',
		),
	protocols: { href: ['http', 'https', 'mailto', 'tel'], src: [] },
	clobber: [],
	required: { input: { type: 'checkbox', disabled: true } },
	ancestors: {
		...Object.fromEntries(
			['tbody', 'td', 'tfoot', 'th', 'thead', 'tr', 'caption', 'col', 'colgroup'].map((name) => [name, ['table']]),
		),
		li: ['ul', 'ol'],
		dt: ['dl'],
		dd: ['dl'],
		summary: ['details'],
		figcaption: ['figure'],
		rt: ['ruby'],
		rp: ['ruby'],
	},
	attributes: {
		'*': ['dir', 'lang', 'title', 'id'],
		a: ['href', 'ariaLabel', ['className', 'permalink', 'external'], ['rel', 'noopener', 'noreferrer']],
		img: ['src', 'alt', 'width', 'height', ['loading', 'lazy']],
		input: [['type', 'checkbox'], ['disabled', true], 'checked', 'ariaLabel'],
		section: [['className', 'scroll', 'footnotes'], 'ariaLabel', ['tabIndex', 0]],
		span: [['className', 'dangling']],
		pre: [['tabIndex', 0]],
		code: [['className', /^language-/]],
		ol: ['start', 'reversed'],
		li: ['value'],
		td: ['colSpan', 'rowSpan', ['className', /^align-/]],
		th: ['colSpan', 'rowSpan', ['scope', 'row', 'col', 'rowgroup', 'colgroup'], ['className', /^align-/]],
		details: ['open'],
		time: ['dateTime'],
		del: ['dateTime'],
		ins: ['dateTime'],
	},
};
