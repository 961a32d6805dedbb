import type { Element, ElementContent, Root, RootContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { htmlToHast } from 'satteri';

/** Levels of groups inside each other that are kept; renderers recurse once a level. */
const maxLevels = 100;

/**
 * An SVG image without what could run or reach elsewhere: scripts, handlers, foreign content, links and
 * references to other files. `undefined` where the text is no SVG.
 */
export function cleanSvg(text: string): string | undefined {
	const tree = htmlToHast(
		text.replace(/^\ufeff?\s*(?:<\?[^>]*\?>\s*|<!--[\s\S]*?-->\s*|<!DOCTYPE[^>[]*(?:\[[\s\S]*?\])?[^>]*>\s*)*/i, ''),
	) as unknown as Root;
	const svg = find(tree);
	if (!svg) return undefined;
	const clean = keep(svg, 1);
	clean.properties = { ...clean.properties, xmlns: 'http://www.w3.org/2000/svg' };
	return toHtml({ type: 'root', children: [clean] }, { space: 'svg', closeEmptyElements: true });
}

function find(tree: Root): Element | undefined {
	const queue: (Root | RootContent)[] = [tree];
	for (const node of queue) {
		if (node.type === 'element' && node.tagName === 'svg') return node;
		// Only the document's own wrapping stands around an image.
		if (node.type === 'root' || (node.type === 'element' && /^(?:html|body)$/.test(node.tagName)))
			queue.push(...node.children);
	}
	return undefined;
}

function keep({ tagName, properties, children }: Element, level: number): Element {
	const kept: ElementContent[] = [];
	for (const child of level > maxLevels ? [] : children) {
		if (child.type === 'text') kept.push(child);
		else if (child.type === 'element' && elements.has(child.tagName)) kept.push(keep(child, level + 1));
	}
	const attributes = Object.entries(properties).filter(([name, value]) => allowed(name, String(value)));
	return { type: 'element', tagName, properties: Object.fromEntries(attributes), children: kept };
}

/** Elements that draw; none of them loads, runs or animates an address. */
const elements = new Set(
	'svg g defs symbol use title desc path rect circle ellipse line polyline polygon text tspan textPath clipPath mask pattern marker linearGradient radialGradient stop filter feBlend feColorMatrix feComponentTransfer feComposite feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset feTile feTurbulence'.split(
		' ',
	),
);

function allowed(name: string, value: string): boolean {
	const bare = name.toLowerCase();
	if (!/^:?[a-z][a-z0-9:]*$/.test(bare) || bare.startsWith('on') || bare.includes('xmlns')) return false;
	if (bare.endsWith('href')) return value.trim().startsWith('#');
	// Styles and paints may point into the image itself only.
	return !/url\s*\(\s*["']?\s*(?!#)|@import|expression\s*\(|javascript:|\\/i.test(value);
}
