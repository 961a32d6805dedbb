import type { Root as Html } from 'hast';
import type { Root } from 'mdast';
import { markdownToHast, markdownToMdast } from 'satteri';
import type { Fault } from '../mdx/parser.ts';
import { mdxToHtml, readMdx } from '../mdx/read.ts';
import { withAnchors, withoutAttributes } from './attributes.ts';
import { foldNotes, type MakeNote, type TreeNode } from './note-trees.ts';
import { markNotes } from './notes.ts';

/** Whether a file is MDX: Markdown that may hold the handbook's own components. */
export const isMdx = (path: string) => /\.mdx$/i.test(path);

const features = { frontmatter: false };

/** A text as a syntax tree, in which notes that stand out are quotations that begin with their label. Throws what is `Unreadable`. */
export function readMarkdown(text: string, path: string): Root {
	return withNotes(text, quotation, (marked) => readBare(marked, path));
}

/** Why a text is no MDX. */
export class Unreadable extends Error {
	readonly fault: Fault;

	constructor(fault: Fault) {
		super(fault.id);
		this.fault = fault;
	}
}

/** What `read` makes of a text, with the notes in it put together. Where one cannot be, the text is read as it stands. */
export function withNotes<Tree extends Root | Html>(
	written: string,
	make: MakeNote,
	read: (text: string) => Tree,
): Tree {
	const text = withoutAttributes(written);
	const marked = markNotes(text);
	const tree = read(marked?.text ?? text);
	if (!marked && !text.includes('[!')) return tree;
	// The two vocabularies of trees share what notes are put together from.
	if (foldNotes(tree as TreeNode, marked, make) || !marked) return tree;
	const plain = read(text);
	foldNotes(plain as TreeNode, undefined, make);
	return plain;
}

/** A note in a tree of Markdown. */
export const quotation: MakeNote = ({ label }, title, children) => ({
	type: 'blockquote',
	children: [{ type: 'paragraph', children: title.length > 0 ? title : [{ type: 'text', value: label }] }, ...children],
});

/** A text as a syntax tree, in which notes are what their signs mean to Markdown. Throws what is `Unreadable`. */
export const readBare = (text: string, path: string): Root =>
	isMdx(path) ? mdxTree(text) : (markdownToMdast(text, { features }) as Root);

function mdxTree(text: string): Root {
	const read = readMdx(text);
	if ('fault' in read) throw new Unreadable(read.fault);
	return read.tree;
}

/** A text as HTML, in which `make` makes the notes that stand out. Throws what is `Unreadable`. */
export function readAsHtml(text: string, mdx: boolean, make: MakeNote): Html {
	const options = { features: { ...features, rawHtml: true }, position: false };
	return withNotes(withAnchors(text), make, (marked) =>
		// Satteri's own types describe the same tree as hast's.
		mdx ? mdxToHtml(mdxTree(marked)) : (markdownToHast(marked, options) as unknown as Html),
	);
}
