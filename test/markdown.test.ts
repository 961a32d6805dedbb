import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Nodes } from 'mdast';
import { remark } from 'remark';
import { markdownToMdast } from 'satteri';
import { expect, test } from 'vitest';

// Satteri reads and renders; remark and its family write. What one calls a link here the other must call a link there.
const pages = ['content', 'src/kinds', 'src/rules'].flatMap((folder) =>
	readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.md'))
		.map((file) => join(folder, file)),
);

test.each(pages)('%s is the same tree to both Markdown readers', (page) => {
	const text = readFileSync(page, 'utf8').replace(/^---\n[\s\S]*?\n---\n/, (matter) => matter.replace(/[^\n]/g, ' '));
	const ours = markdownToMdast(text, { features: { frontmatter: false, gfm: false } });
	expect(outline(ours)).toEqual(outline(remark().parse(text)));
});

/** A tree as lines: type, place, and what else both readers say of a node. */
function outline(node: Nodes): string[] {
	const { start, end } = node.position!;
	const facts = ['url', 'depth', 'value', 'alt', 'lang', 'ordered'].flatMap((name) => {
		const value = (node as unknown as Record<string, unknown>)[name];
		return value === undefined || value === null ? [] : [`${name}=${String(value)}`];
	});
	const line = `${node.type} ${start.offset}-${end.offset} ${facts.join(' ')}`;
	return [line, ...('children' in node ? node.children.flatMap((child) => outline(child as Nodes)) : [])];
}
