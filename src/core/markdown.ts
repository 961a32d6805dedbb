import type { Root as Html } from 'hast';
import type { Root } from 'mdast';
import { markdownToHast, markdownToMdast, mdxToHast, mdxToMdast } from 'satteri';
import { type Masked, mask, unmask, withoutRemarks } from './braces.ts';

/** Whether a file is MDX: Markdown that may hold the handbook's own components. */
export const isMdx = (path: string) => /\.mdx$/i.test(path);

const features = { frontmatter: false };

/** A text as a syntax tree. Throws where MDX cannot be read. */
export function readMarkdown(text: string, path: string): Root {
	if (!isMdx(path)) return markdownToMdast(text, { features }) as Root;
	const masked = mask(withoutRemarks(text));
	return unmasked(mdxToMdast(masked.text, { features }) as Root, masked);
}

/** A masked text of MDX as a syntax tree that is still masked. Throws where it cannot be read. */
export const readMasked = ({ text }: Masked): Root => mdxToMdast(text, { features }) as Root;

/** A text as HTML. Throws where MDX cannot be read. */
export function readAsHtml(text: string, mdx: boolean): Html {
	const options = { features: { ...features, rawHtml: true }, position: false };
	// Satteri's own types describe the same tree as hast's.
	if (!mdx) return markdownToHast(text, options) as unknown as Html;
	const masked = mask(withoutRemarks(text));
	return unmasked(mdxToHast(masked.text, options) as unknown as Html, masked);
}

/** Puts the braces back into `tree`. */
export function unmasked<Tree extends Root | Html>(tree: Tree, masked: Masked): Tree {
	if (!masked.text.includes(masked.open) && !masked.text.includes(masked.close)) return tree;
	const stack: { node: object; code: boolean }[] = [{ node: tree, code: false }];
	while (stack.length > 0) {
		const { node, code } = stack.pop()!;
		const { type, tagName } = node as { type?: unknown; tagName?: unknown };
		const inside = code || type === 'code' || type === 'inlineCode' || tagName === 'code' || type === 'mdxJsxAttribute';
		for (const [key, value] of Object.entries(node)) {
			if (key === 'position' || key === 'type') continue;
			if (typeof value === 'string') (node as Record<string, unknown>)[key] = unmask(value, masked, inside);
			else if (typeof value === 'object' && value !== null) stack.push({ node: value, code: inside });
		}
	}
	return tree;
}
