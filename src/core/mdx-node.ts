import type { Nodes } from 'mdast';
import type { Components } from './component.ts';
import type { Found } from './html.ts';
import type { Range, Source } from './source.ts';

/** A node that only MDX has. */
export interface MdxNode {
	readonly type: string;
	readonly name?: string | null;
	readonly attributes?: readonly MdxAttribute[];
	readonly children?: readonly Nodes[];
}

interface MdxAttribute {
	readonly type: string;
	readonly name?: string;
	/** The text, `null` where there is none, and an object for code in braces. */
	readonly value?: unknown;
}

export const isMdxNode = (node: { readonly type: string }): node is MdxNode => node.type.startsWith('mdx');

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
	/** The text as its parser saw it, with the same offsets. */
	readonly text: string;
	/** Code that stands for a property or its value, by where it starts. */
	readonly code: ReadonlyMap<number, Range>;
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
