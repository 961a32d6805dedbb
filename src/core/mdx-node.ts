import type { Nodes } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx';
import type { Components } from './component.ts';
import type { Found } from './html.ts';
import type { Range, Source } from './source.ts';

/** A tag of MDX with all up to the one that closes it. */
export type Tag = MdxJsxFlowElement | MdxJsxTextElement;

export const isTag = (node: Nodes): node is Tag =>
	node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';

/** The properties of a tag that are text, in order. */
export const textsOf = ({ attributes }: Tag): readonly (readonly [name: string, value: string])[] =>
	attributes.flatMap((one) =>
		one.type === 'mdxJsxAttribute' && typeof one.value === 'string' ? [[one.name, one.value] as const] : [],
	);

/** What a node stands in. */
export interface Around {
	/** The component or element directly above, if one is. */
	readonly parent?: string | null;
	/** Whether it is part of a heading. */
	readonly heading?: true;
	/** The element of a line that it is part of: `a`, `span`. */
	readonly line?: string;
}

/** Where a node of MDX stands, and what is known about it. */
export interface Reading {
	readonly source: Source;
	readonly around: Around;
	readonly components: Components;
	readonly found: Found;
}

/** A property with a literal value, which is absent where only its name is written. */
export interface Property {
	readonly name: string;
	readonly value: string | undefined;
	/** Whether it is code, which is a flaw of its own. */
	readonly code?: true;
	readonly place: Range;
	readonly valuePlace: Range;
}
