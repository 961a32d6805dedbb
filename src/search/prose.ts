import type { Nodes } from 'mdast';
import { withoutControls } from '../core/controls.ts';
import { withEmoji } from '../core/emoji.ts';
import type { Entry } from '../core/entry.ts';
import { readMarkdown } from '../core/markdown.ts';
import { proseText } from '../core/prose.ts';
import { nth } from '../words/sure.ts';

/** The text of a page before its first heading, and under each heading, in order: what the page shows, as one reads it aloud. */
export function proseSections({ prose }: Entry): { readonly own: string; readonly sections: readonly string[] } {
	if (!prose?.readable) return { own: '', sections: [] };
	const { source, headings } = prose;
	const text = proseText(prose);
	const sections: string[][] = [[]];
	for (const said of saidIn(readMarkdown(text, source.path)))
		if (said === undefined) sections.push([]);
		else nth(sections, -1).push(said);
	const [own = '', ...below] = sections.map((pieces) => withoutControls(pieces.join(' ')).replace(/\s+/g, ' ').trim());
	return { own, sections: headings.map((_, i) => below[i] ?? '') };
}

/** What the blocks below `node` say, in order; `undefined` for each heading, whose text is known. Code blocks are not read aloud. */
function* saidIn(node: Nodes): Generator<string | undefined> {
	if (node.type === 'heading') yield undefined;
	else if (node.type === 'paragraph') yield inLine(node);
	else if (node.type === 'html') yield textOfHtml(node.value);
	else if (node.type === 'tableRow') yield ended(node.children.map(inLine).join(' · '));
	else if (node.type === 'listItem') {
		// An item is a sentence, whatever it ends with.
		for (const child of node.children)
			for (const said of saidIn(child)) yield said !== undefined && child.type === 'paragraph' ? ended(said) : said;
	} else if ('children' in node) for (const child of node.children) yield* saidIn(child as Nodes);
}

/** The text of a line: without addresses and marks. */
function inLine(node: Nodes): string {
	switch (node.type) {
		case 'text':
			return withEmoji(node.value.replace(/https?:\/\/\S+/g, ' '));
		case 'inlineCode':
			return node.value;
		case 'image':
		case 'imageReference':
			return node.alt ?? '';
		case 'html':
		case 'break':
			return ' ';
		default:
			return 'children' in node ? node.children.map((child) => inLine(child as Nodes)).join('') : '';
	}
}

const textOfHtml = (html: string): string => html.replace(/<!--[\s\S]*?(?:-->|$)|<\/?[a-z!?][^<>]*>/gi, ' ');

const ended = (text: string): string =>
	/[.!?:;,…。！？]\W{0,9}$/u.test(text) || text.trim() === '' ? text : `${text.trimEnd()}.`;
