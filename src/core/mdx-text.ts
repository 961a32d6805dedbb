import type { Nodes, Root } from 'mdast';
import { type Code, codeIn, type Masked, mask, openings, withoutRemarks } from './braces.ts';
import { readMasked, unmasked } from './markdown.ts';
import { codeInBraces, unclosedBrace } from './mdx-flaws.ts';
import type { Flaw, Range } from './source.ts';

/** What the parser of MDX makes of a text without ever seeing a brace. */
export interface MdxText {
	readonly tree: Root;
	/** The text as it was read, with the same offsets: code in a tag is a literal. */
	readonly text: string;
	/** The code that stood for a property or its value, by where it starts. */
	readonly properties: Code['properties'];
	/** The code that stood among the words. */
	readonly flaws: readonly Flaw[];
}

/** Reads the body of a text of MDX. Throws where it cannot be read. */
export function readMdx(written: string, body: Range): MdxText {
	const text = withoutRemarks(written, body);
	const masked = mask(text);
	const none = { text, properties: new Map(), flaws: [] };
	if (masked.text === text) return { ...none, tree: readMasked(masked) };
	let stray: number[] = [];
	try {
		const tree = readMasked(masked);
		stray = strayIn(tree, masked);
		if (stray.length === 0) return { ...none, tree: unmasked(tree, masked) };
	} catch {
		// A property in braces is no tag to this parser; without its code it is.
	}
	const code = codeIn(text, body);
	const plain = { ...masked, text: withoutCode(masked, code) };
	const tree = readMasked(plain);
	const again = strayIn(tree, plain);
	const flaws = flawsAt(again.length > 0 || code.properties.size > 0 ? again : stray, code);
	return { tree: unmasked(tree, plain), text: plain.text, properties: code.properties, flaws };
}

/** Where a brace opens among the words of a masked text, in order. */
function strayIn(tree: Root, masked: Masked): number[] {
	const found: number[] = [];
	const stack: Nodes[] = [tree];
	while (stack.length > 0) {
		const node = stack.pop()!;
		if (node.type === 'text') {
			const { start, end } = node.position ?? {};
			const range = { start: start?.offset ?? 0, end: end?.offset ?? masked.text.length };
			for (const at of openings(masked, range)) found.push(at);
		} else if ('children' in node) for (const child of node.children.toReversed()) stack.push(child as Nodes);
	}
	return found;
}

/** The masked text with letters for code that its parser could stumble over; in tags as a literal. */
function withoutCode({ text, open, close }: Masked, { words, properties }: Code): string {
	const parts: string[] = [];
	let done = 0;
	const put = ({ start, end }: Range, first: string, last: string) => {
		parts.push(text.slice(done, start), first, text.slice(start + 1, end - 1).replace(/[^\n\r]/g, 'x'), last);
		done = end;
	};
	// Among words only a tag could be taken for one.
	const tags = words.filter(({ start, end }) => text.slice(start, end).includes('<'));
	for (const range of [...tags, ...properties.values()].sort((a, b) => a.start - b.start)) {
		const edge = text[range.start - 1] === '=' ? '"' : 'x';
		if (properties.has(range.start)) put(range, edge, edge);
		else put(range, open, close);
	}
	return parts.join('') + text.slice(done);
}

/** A flaw for each stretch of code, and for the first brace that is never closed: all after it follow from that. */
function flawsAt(stray: readonly number[], { words }: Code): Flaw[] {
	const flaws: Flaw[] = [];
	const spans = words[Symbol.iterator]();
	let span = spans.next().value;
	let end = 0;
	let unclosed = false;
	for (const start of stray) {
		if (start < end) continue;
		while (span && span.end <= start) span = spans.next().value;
		const range = span && span.start <= start ? span : { start, end: start + 1 };
		end = range.end;
		if (range === span) flaws.push(codeInBraces(range));
		else if (!unclosed) flaws.push(unclosedBrace(range));
		unclosed ||= range !== span;
	}
	return flaws;
}
