import type { Element, ElementContent } from 'hast';

export const element = (
	tagName: string,
	properties: Element['properties'],
	children: readonly ElementContent[],
): Element => ({ type: 'element', tagName, properties, children: [...children] });

/** Text, with a link behind it where there is one. */
export const linked = (text: string, href: string | undefined): ElementContent =>
	href ? element('a', { href }, [{ type: 'text', value: text }]) : { type: 'text', value: text };

/** Runs of words and their markup become paragraphs; everything else stays as it is. */
export function paragraphs(nodes: readonly ElementContent[]): ElementContent[] {
	const blocks: ElementContent[] = [];
	let line: ElementContent[] = [];
	const end = () => {
		if (line.some((node) => node.type !== 'text' || node.value.trim() !== '')) blocks.push(element('p', {}, line));
		line = [];
	};
	for (const node of nodes) {
		if (node.type === 'text' || (node.type === 'element' && phrasing.has(node.tagName))) {
			line.push(node);
			continue;
		}
		end();
		blocks.push(node);
	}
	end();
	return blocks;
}

const phrasing = new Set(
	'a abbr b bdi bdo br cite code del dfn em i img input ins kbd mark q ruby s samp small span strong sub sup time u var wbr'.split(
		' ',
	),
);
