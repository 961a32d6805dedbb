import type { Nodes, Root } from 'mdast';
import type { Range } from './source.ts';

/** A sign that another program would have made something of, and that stands on the page as it is written. */
export interface Notation {
	/** What readers of the report know it by: `Hugo shortcodes`. */
	readonly name: string;
	/** How often it stands on the page. */
	readonly count: number;
	/** Where it stands first. */
	readonly range: Range;
}

/** Each notation by its name, and how it begins. Of two that begin alike the first counts. */
const notations = {
	'Hugo shortcodes': String.raw`\{\{[<%]`,
	'tags of a template (Liquid or Jinja)': String.raw`\{%`,
	'values of a template': String.raw`\{\{`,
	'notes in the way of MkDocs': String.raw`^[ \t>]*(?:!!!|\?\?\?\+?)[ \t]+\w`,
	'tabs in the way of MkDocs': String.raw`^[ \t]*===[!+]?[ \t]+"`,
	'containers of colons': String.raw`^[ \t>]*:{3,}(?=[ \t]*[\w{])[^\n]*`,
	'files put in by name': String.raw`^[ \t]*--8<--|!\[\[[^\]\n]+\]\]`,
	'marks for a list of contents': String.raw`^[ \t]*(?:\[TOC\]|\[\[_TOC_\]\]|\$\{toc\}|\{:toc\})[ \t]*$`,
	'links in the way of a wiki': String.raw`\[\[[^\][\n]{2,200}\]\](?!\()`,
	'attributes in braces': String.raw`\{:?[ \t]*(?:[.#][\w-]+|[\w-]+="[^"\n]*")[^{}\n]*\}`,
	'lists of definitions': String.raw`(?<=[^\s:|][ \t]?\n)[ \t]{0,3}:[ \t]{1,4}(?=[^\s:|-])`,
	formulas: String.raw`\$\$(?:[^$]{1,2000}\$\$)?`,
	'marked words': String.raw`(?<![=\w])==(?=[^\s=])[^=\n]{1,200}==(?![=\w])`,
	'components of MDX': String.raw`(?<![\w<\\])<(?:[A-Z]\w{0,60}(?:\.\w{1,60})+(?=[\s/>])|[A-Z]\w{0,60}\s[^<>=]{0,200}(?:="[^"<>]{0,200}"[^<>=]{0,200}){0,10}=\{)`,
	'imports of code': String.raw`^import[ \t]+[\w{*][^\n]{0,200}[ \t]from[ \t]+["']`,
} as const;

const names = Object.keys(notations);
const all = new RegExp(
	Object.values(notations)
		.map((one) => `(${one})`)
		.join('|'),
	'gm',
);
const some =
	/[{[]{2}|\{[%:.#]|=\{|<\w+\.\w|!!!|\?\?\?|^[ \t]*===|:::|--8<--|\[!|\[TOC\]|\$[${]|==|^import |^[ \t]{0,3}:[ \t]|mermaid|plantuml/im;

const drawn = /^(?:mermaid|plantuml|puml|dot|graphviz)$/i;

/** Whether code in this language draws a diagram: it is shown as the code it is. */
export const drawsDiagram = (language: string): boolean => drawn.test(language);

/** What another program would have made something of in `text`, whose tree this is. Code is left alone, diagrams aside. */
export function notationsIn(tree: Root, text: string, body: Range): Notation[] {
	if (!some.test(text.slice(body.start, body.end))) return [];
	const found = new Map<string, Notation>();
	const add = (name: string, range: Range) => {
		const known = found.get(name);
		found.set(name, { name, count: (known?.count ?? 0) + 1, range: known?.range ?? range });
	};
	const parts: string[] = [];
	let done = body.start;
	for (const node of ofCode(tree)) {
		const { start, end } = rangeOf(node, body);
		if (start < done) continue;
		if (node.type === 'code' && drawsDiagram(node.lang ?? ''))
			add(`diagrams (${node.lang!.toLowerCase()})`, {
				start,
				end: start + /[^\r\n]*/.exec(text.slice(start, end))![0].length,
			});
		parts.push(text.slice(done, start), blanked(node, text.slice(start, end)));
		done = end;
	}
	const words = parts.join('') + text.slice(done, body.end);
	for (const match of words.matchAll(all)) {
		const [sign = ''] = /[^ \t>\r\n][^\r\n]*/.exec(match[0]) ?? [];
		const start = body.start + match.index + match[0].indexOf(sign);
		const name = names[match.findIndex((group, i) => i > 0 && group !== undefined) - 1]!;
		add(name, { start, end: start + sign.length });
	}
	return [...found.values()].sort((a, b) => a.range.start - b.range.start);
}

/** A text of the same length without what means nothing else: code and remarks, and of HTML what it says itself, which is judged as HTML. */
const blanked = (node: Nodes, text: string): string =>
	node.type === 'html' && !node.value.startsWith('<!--')
		? text.replace(/(?<!\{)<(?=[A-Z])/g, ' ')
		: text.replace(/[^\r\n]/g, ' ');

/** Code, remarks and HTML, in order. */
function* ofCode(tree: Root): Generator<Nodes> {
	const stack: Nodes[] = [tree];
	for (let node = stack.pop(); node; node = stack.pop()) {
		if (node.type === 'code' || node.type === 'inlineCode' || node.type === 'html') yield node;
		else if ('children' in node) for (const child of node.children.toReversed()) stack.push(child as Nodes);
	}
}

function rangeOf({ position }: Nodes, body: Range): Range {
	const start = position?.start.offset ?? body.end;
	return { start, end: Math.min(body.end, position?.end.offset ?? start) };
}
