import type { Element, ElementContent } from 'xast';
import { xmlOf } from '../../escape/xml.ts';
import { maxSvgBytes } from '../limits.ts';
import { tooLargeDrawing } from '../picture.ts';
import type { Flaw } from '../source.ts';
import { drawnBy } from './copies.ts';
import { cleanDeclarations, cleanSheet, cleanValue, type Keep } from './css.ts';
import { htmlAttributes, htmlElements, htmlRefused, svgElements } from './names.ts';
import { type Drawn, htmlNamespace, readSvg, svgNamespace, xlinkNamespace } from './read.ts';

export { decodeXml } from './decode.ts';

/** A picture as the site serves it, and what is wrong with it. */
export interface CleanSvg {
	/** Absent where nothing of the picture can be served. */
	readonly text?: string;
	readonly flaw?: Flaw;
}

/**
 * An SVG picture without what could run or ask for another file: scripts, handlers, addresses. What is left looks the
 * same in a page, or the flaw says what does not. Never throws, and takes time in proportion to the text.
 */
export function cleanSvg(text: string): CleanSvg {
	return cleanedAt(text, 1);
}

function cleanedAt(text: string, level: number): CleanSvg {
	if (text.length > maxSvgBytes) return { flaw: tooLargeDrawing };
	const read = readSvg(text);
	if ('flaw' in read) return { flaw: read.flaw };
	const lost: Lost[] = [];
	const svg = keepSvg(read.svg, { level, lost, own: read.svg.uri });
	const copies = drawnBy(svg);
	if (copies) return { flaw: copies };
	svg.attributes.xmlns = svgNamespace;
	const [first] = lost;
	return {
		text: xmlOf(svg),
		...(first ? { flaw: leftOut(first) } : {}),
	};
}

/** Something that readers do not see though the author drew it. */
interface Lost {
	readonly address: string;
	readonly at: number;
}

const leftOut = ({ address, at }: Lost): Flaw => ({
	rule: 'removed-markup',
	severity: 'warning',
	range: { start: at, end: at },
	message: `The picture shows \`${address.slice(0, 80)}\`, which is not part of it, so readers see a gap there.`,
	help: 'Embed it in the picture with the program that drew it.',
});

interface Context {
	/** How many pictures stand around this one. */
	readonly level: number;
	readonly lost: Lost[];
	/** The namespace of the outermost element, which some programs leave out. */
	readonly own: string;
}

function keepSvg(element: Drawn, context: Context): Element {
	const { local, attributes, children, at } = element;
	const kept: Record<string, string> = {};
	const keep = keepIn(element, context);
	for (const { local: name, prefix, uri, value } of attributes) {
		if (prefix === 'xml' && (name === 'space' || name === 'lang')) kept[`xml:${name}`] = value;
		else if (name === 'href' && (uri === xlinkNamespace || uri === '')) {
			const address = local === 'a' ? undefined : addressFor(local, value, keep);
			if (address === undefined || (kept.href !== undefined && uri !== '')) {
				if (address === undefined && shows.has(local) && value.trim() !== '')
					context.lost.push({ address: value.trim(), at });
			} else kept.href = address;
		} else if (uri === '' && prefix === '' && plainName.test(name)) {
			const safe = valueFor(name, value, keep);
			if (safe !== undefined) kept[name] = safe;
		}
	}
	if (local === 'style') return { type: 'element', name: local, attributes: kept, children: sheetOf(children, keep) };
	return {
		type: 'element',
		name: local,
		attributes: kept,
		children: keepChildren(element, local === 'foreignObject', context),
	};
}

/** Elements that show what their address names. */
const shows = new Set(['image', 'feImage', 'use', 'img']);

/** Names of attributes that neither run nor load anything, whatever the element. */
const plainName = /^(?!on|src|href$|content$|xmlns|ping$|action|formaction|poster|background$|data$)[a-z_][\w.-]*$/i;

function keepChildren({ children }: Drawn, holdsHtml: boolean, context: Context): ElementContent[] {
	return children.flatMap((child): ElementContent[] => {
		if (typeof child === 'string') return [{ type: 'text', value: child }];
		if (child.uri === svgNamespace || child.uri === context.own)
			return svgElements.has(child.local) && !steers(child)
				? [placed(keepSvg(child, context), svgNamespace, holdsHtml)]
				: [];
		if (child.uri !== htmlNamespace || !holdsHtml || htmlRefused.has(child.local.toLowerCase())) return [];
		return [placed(keepHtml(child, context), htmlNamespace, holdsHtml)];
	});
}

/** An element below one that may hold both languages says which of them it is of. */
const placed = (element: Element, xmlns: string, mixed: boolean): Element =>
	mixed ? { ...element, attributes: { xmlns, ...element.attributes } } : element;

/** Whether an animation changes an address or a handler. */
const steers = ({ local, attributes }: Drawn) =>
	/^(?:animate|set)/.test(local) &&
	attributes.some(({ local: name, value }) => name === 'attributeName' && /href|^\s*on|src|style/i.test(value));

function keepHtml(element: Drawn, context: Context): Element {
	const { attributes, children, at } = element;
	const keep = keepIn(element, context);
	const local = element.local.toLowerCase();
	const kept: Record<string, string> = {};
	for (const { local: name, uri, value } of attributes) {
		if (uri !== '') continue;
		if (local === 'img' && name === 'src') {
			const address = pictureIn(value, context.level);
			if (address !== undefined) kept.src = address;
			else context.lost.push({ address: value.trim(), at });
		} else if (htmlAttributes.has(name) || /^data-[\w-]+$/.test(name)) {
			const safe = valueFor(name, value, keep);
			if (safe !== undefined) kept[name] = safe;
		}
	}
	const name = htmlElements.has(local) ? local : 'span';
	if (name === 'style') return { type: 'element', name, attributes: {}, children: sheetOf(children, keep) };
	return { type: 'element', name, attributes: kept, children: keepChildren(element, true, context) };
}

const sheetOf = (children: readonly (Drawn | string)[], keep: Keep): ElementContent[] => [
	{ type: 'text', value: cleanSheet(children.filter((child) => typeof child === 'string').join(''), keep) },
];

/** The value of an attribute as it may stay; most hold nothing that CSS could take for an address. */
function valueFor(name: string, value: string, keep: Keep): string | undefined {
	if (name.toLowerCase() === 'style') return cleanDeclarations(value, keep);
	return suspicious.test(value) && !wordy.test(name) ? cleanValue(value, keep) : value;
}

const suspicious = /\\|(?:url|src|image|image-set|cross-fade|element|expression)\s*\(|javascript:|@import/i;

/** Attributes whose value is read by people and selectors, never as an address. */
const wordy = /^(?:id|class|title|alt|data-[\w-]+|aria-[\w-]+)$/;

function addressFor(local: string, value: string, keep: Keep): string | undefined {
	const address = value.trim();
	if (address.startsWith('#')) return address;
	return local === 'image' || local === 'feImage' ? keep(address) : undefined;
}

/** Addresses that stay: parts of the picture itself, and pictures and fonts that stand in the address. */
function keepIn({ at }: Drawn, { level, lost }: Context): Keep {
	return (address) => {
		if (address.startsWith('#') || /^data:(?:font\/|application\/(?:x-)?font-)[\w.+-]*[;,]/i.test(address))
			return address;
		const picture = pictureIn(address, level);
		if (picture === undefined && address.startsWith('data:')) lost.push({ address: address.slice(0, 30), at });
		return picture;
	};
}

/** The address of a picture that stands in it as a whole, cleaned where it is a drawing. */
function pictureIn(address: string, level: number): string | undefined {
	const found = /^data:image\/([\w.+-]+)((?:;[\w=-]+)*),/i.exec(address.trim());
	if (!found) return undefined;
	const [head, type = '', parameters = ''] = found;
	if (rasters.test(type)) return address.trim();
	if (type.toLowerCase() !== 'svg+xml' || level >= maxPictures) return undefined;
	const { text } = cleanedAt(decoded(address.trim().slice(head.length), /;base64/i.test(parameters)), level + 1);
	return text === undefined ? undefined : `data:image/svg+xml,${encodeURIComponent(text)}`;
}

const rasters = /^(?:png|jpe?g|gif|webp|avif|bmp|x-icon)$/i;

/** Pictures in pictures: an icon in a diagram, and one more. */
const maxPictures = 3;

function decoded(data: string, base64: boolean): string {
	try {
		const plain = decodeURIComponent(data);
		if (!base64) return plain;
		return new TextDecoder().decode(Uint8Array.from(atob(plain), (letter) => letter.charCodeAt(0)));
	} catch {
		return '';
	}
}
