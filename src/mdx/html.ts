import type { Root as Html, Nodes } from 'hast';
import type { Root } from 'mdast';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';

/** A tree of MDX as one of HTML without places, in which its tags stay what they are. */
export function mdxToHtml(tree: Root): Html {
	const html = toHtml.runSync(tree);
	const stack: Nodes[] = [html];
	for (let node = stack.pop(); node; node = stack.pop()) {
		delete node.position;
		if (node.type === 'element' && node.properties.align) {
			// As the reader of `.md` writes it.
			node.properties.style = `text-align: ${node.properties.align}`;
			delete node.properties.align;
		}
		if ('children' in node) for (const child of node.children) stack.push(child);
	}
	return html;
}

const toHtml = unified().use(remarkRehype, { passThrough: ['mdxJsxFlowElement', 'mdxJsxTextElement'] });
