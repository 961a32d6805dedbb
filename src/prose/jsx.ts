import type { Element, ElementContent } from 'hast';
import { reordering, withoutControls } from '../core/controls.ts';

/** A tag of MDX as the tree holds it. */
export interface JsxNode {
	readonly type: 'mdxJsxFlowElement' | 'mdxJsxTextElement';
	readonly name: string | null;
	readonly attributes: readonly { readonly type: string; readonly name?: string; readonly value?: unknown }[];
	readonly children: readonly ElementContent[];
}

export const isJsx = (node: { readonly type: string }): node is JsxNode =>
	node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';

/** Whether a tag names a component; all others name elements. */
export const isComponent = (name: string): boolean => /^[A-Z]/.test(name);

/** Elements that stand in a line. */
const ofLine = new Set(
	'a abbr b bdi bdo cite code del dfn em i ins kbd mark p q ruby s samp small span strike strong sub summary sup time tt u var'.split(
		' ',
	),
);

export const isWordOfLine = (name: string): boolean => ofLine.has(name) || /^h[1-6]$/.test(name);

/** The literal properties of a component. */
export const propsOf = ({ attributes }: JsxNode): Readonly<Record<string, string>> =>
	Object.fromEntries(
		attributes.flatMap(({ name, value }) =>
			name !== undefined && typeof value === 'string' ? [[name, withoutControls(value).replace(reordering, '')]] : [],
		),
	);

/** Names of attributes as trees of HTML have them. */
const inTree: Readonly<Record<string, string>> = {
	colspan: 'colSpan',
	rowspan: 'rowSpan',
	datetime: 'dateTime',
	'aria-label': 'ariaLabel',
};

/** An element of HTML that was written in MDX. */
export function fromJsx(tagName: string, { attributes, children }: JsxNode): Element {
	const properties: Element['properties'] = {};
	for (const { name = '', value } of attributes) {
		if (typeof value === 'object' && value !== null) continue;
		const key = name.toLowerCase();
		properties[inTree[key] ?? key] = typeof value === 'string' ? value : true;
	}
	return { type: 'element', tagName, properties, children: [...children] };
}
