import { alertHead, endOfNote, isSign, type Marked, type NoteHead } from './notes.ts';

/** A node of a tree of Markdown or of HTML. */
export interface TreeNode {
	type: string;
	tagName?: string;
	value?: string;
	position?: { start: object; end: object };
	children?: TreeNode[];
}

/** Makes a note of its head, its title and what it says; without a title, it is called by its label. */
export type MakeNote = (head: NoteHead, title: TreeNode[], children: TreeNode[]) => TreeNode;

const is = (node: TreeNode | undefined, type: string, tag: RegExp): boolean =>
	node !== undefined && (node.type === type || (node.type === 'element' && tag.test(node.tagName ?? '')));
const isQuote = (node: TreeNode) => is(node, 'blockquote', /^blockquote$/);
const isParagraph = (node: TreeNode | undefined) => is(node, 'paragraph', /^p$/);
const isBlank = (node: TreeNode) => node.type === 'text' && (node.value ?? '').trim() === '';

/** Puts notes in the place of what stands for them in `tree`; says whether all that stood for one was found. */
export function foldNotes(tree: TreeNode, marked: Marked | undefined, make: MakeNote): boolean {
	const stack = [tree];
	let whole = true;
	for (let node = stack.pop(); node; node = stack.pop()) {
		if (marked && node.value !== undefined && [...node.value].some(isSign)) whole = false;
		if (!node.children) continue;
		if (marked) node.children = folded(node.children, marked, make);
		for (const [i, child] of node.children.entries())
			if (isQuote(child)) node.children[i] = alertIn(child, make) ?? child;
		for (const child of node.children) stack.push(child);
	}
	return whole;
}

/** A note that stands where `first` to `last` stood. */
function placed(note: TreeNode, first: TreeNode, last = first): TreeNode {
	if (!first.position || !last.position) return note;
	return { ...note, position: { start: first.position.start, end: last.position.end } };
}

/** The sign of a heading that stands for a note or for its end. */
function signOf(node: TreeNode | undefined): string | undefined {
	if (!is(node, 'heading', /^h1$/)) return undefined;
	const first = node!.children?.[0]?.value?.[0];
	return first && isSign(first) ? first : undefined;
}

function folded(children: readonly TreeNode[], marked: Marked, make: MakeNote): TreeNode[] {
	const out: TreeNode[] = [];
	const open: { head: NoteHead; heading: TreeNode; from: number }[] = [];
	for (const child of children) {
		const sign = signOf(child);
		const head = sign && marked.heads.get(sign);
		if (head) open.push({ head, heading: child, from: out.length });
		else if (sign === endOfNote && open.length > 0) {
			const { head, heading, from } = open.pop()!;
			out.push(placed(make(head, titleOf(heading), out.splice(from)), heading, child));
		} else out.push(...(is(child, 'list', /^ul$/) ? outOfList(child, marked, make) : [child]));
	}
	return out;
}

/** The notes that stand as items of a list, and what is left of the list around them. */
function outOfList(list: TreeNode, marked: Marked, make: MakeNote): TreeNode[] {
	const items = list.children ?? [];
	if (!items.some((item) => noteItem(item, marked))) return [list];
	const out: TreeNode[] = [];
	let rest: TreeNode[] = [];
	const close = () => {
		if (rest.some((item) => !isBlank(item))) out.push({ ...list, children: rest });
		rest = [];
	};
	for (const item of items) {
		const head = noteItem(item, marked);
		if (!head) rest.push(item);
		else {
			close();
			const [heading, ...said] = item.children!.filter((child, i) => i > 0 || !isBlank(child));
			out.push(placed(make(head, titleOf(heading!), paragraphs(said)), item));
		}
	}
	close();
	return out;
}

const noteItem = (item: TreeNode, { heads }: Marked): NoteHead | undefined =>
	heads.get(signOf(item.children?.find((child) => !isBlank(child))) ?? '');

/** Words of an item of HTML that has no paragraphs, as paragraphs. */
function paragraphs(nodes: readonly TreeNode[]): TreeNode[] {
	const out: TreeNode[] = [];
	let line: TreeNode[] = [];
	const close = () => {
		if (line.some((node) => !isBlank(node))) out.push(paragraph(line));
		line = [];
	};
	for (const node of nodes)
		if (node.type === 'text' || (node.type === 'element' && inLine.test(node.tagName ?? ''))) line.push(node);
		else {
			close();
			out.push(node);
		}
	close();
	return out;
}

const inLine = /^(?:a|abbr|b|br|code|del|em|i|img|ins|kbd|mark|s|small|span|strong|sub|sup|u)$/;
const paragraph = (children: TreeNode[]) => ({ type: 'element', tagName: 'p', properties: {}, children }) as TreeNode;

/** What a heading that stands for a note says, without the signs in it. */
function titleOf(heading: TreeNode): TreeNode[] {
	const said = (heading.children ?? []).map((node) =>
		node.value === undefined ? node : { ...node, value: [...node.value].filter((char) => !isSign(char)).join('') },
	);
	return said.some((node) => !isBlank(node)) ? said : [];
}

/** The note that a quotation is, where it begins with the head of one. */
function alertIn(quote: TreeNode, make: MakeNote): TreeNode | undefined {
	const children = (quote.children ?? []).filter((child) => !isBlank(child));
	const [first, ...said] = children;
	if (!isParagraph(first)) return undefined;
	const [opening, ...words] = first!.children ?? [];
	const found = opening?.type === 'text' ? alertHead(opening.value ?? '') : undefined;
	if (!found) return undefined;
	const title: TreeNode[] = [];
	let rest: TreeNode[] = [{ ...opening!, value: opening!.value!.slice(found.length) }, ...words];
	for (let node = rest.shift(); node; node = rest.shift()) {
		const cut = node.type === 'text' ? node.value!.indexOf('\n') : -1;
		if (cut >= 0) {
			title.push({ ...node, value: node.value!.slice(0, cut) });
			rest = [{ ...node, value: node.value!.slice(cut + 1) }, ...rest];
			break;
		}
		if (is(node, 'break', /^br$/)) break;
		title.push(node);
	}
	const left = rest.some((node) => !isBlank(node)) ? [{ ...first!, children: rest }] : [];
	return placed(make(found.head, title.some((node) => !isBlank(node)) ? title : [], [...left, ...said]), quote);
}
