import { maxAddresses, maxBlockMarks, maxFileMarks, maxHtmlDepth, maxProseDepth, maxTableCells } from './limits.ts';
import { allowedElements } from './markup.ts';
import type { Flaw, Range } from './source.ts';

/**
 * What a parser of Markdown, or what follows it, could not stand: found by one pass over the lines, without parsing.
 * Code blocks are passed over, and each item and row is counted by itself. A text that only looks as if it had some is
 * not caught here, but it is doubtful.
 */
export const overProse = (text: string, body: Range, mdx = false): Flaw | undefined => scan(text, body, mdx, true);

/** Where in a text that is within the limits something begins that may take longer to read than anybody waits, if anything does: only a parser can tell, and real pages are far from it. */
export const doubtIn = (text: string, body: Range, mdx = false): number | undefined =>
	scan(text, body, mdx, false)?.range.start ??
	(text.length > (mdx ? doubtfulMdx : doubtfulLength) || (mdx && manyBlocks(text, body))
		? body.start + /^\s*/.exec(text.slice(body.start, body.end))![0].length
		: undefined);

/** Characters; the largest page of the handbooks we know has 77,000. */
const doubtfulLength = 200_000;
/** The parser of MDX takes ten times as long, and some texts take the square of their length. */
const doubtfulMdx = 50_000;

/** Whether a text has more lines, quotations and items than a page: before each the parser of MDX looks back, or copies what it has read. */
function manyBlocks(text: string, { start, end }: Range): boolean {
	let count = 0;
	for (const [marks] of text.slice(start, end).matchAll(/^(?:[ \t]*(?:[>*+]|-+|\d{1,9}[.)]))*/gm)) {
		count += 1 + (marks.match(/[>*+.)]|-+/g)?.length ?? 0);
		if (count > doubtfulBlocks) return true;
	}
	return false;
}

const doubtfulBlocks = 3_000;

/** Whether a text has enough of anything that is limited to be worth a look at each of its lines: most have not. */
function mayBeOver(body: string): boolean {
	if (body.includes('|') || deepLine.test(body)) return true;
	let count = 0;
	for (const _ of body.matchAll(limited)) if (++count > fewest) return true;
	return false;
}

/** A line that begins with as many marks of lists and quotations as could be too many. */
const deepLine = new RegExp(`^[\\s\\d>+*.)-]{${maxProseDepth}}`, 'm');
/** What marks, addresses and elements begin with. */
const limited = /[&_*~`[\]\\<@]|www\.|:\/\//g;
const fewest = Math.min(maxBlockMarks, maxAddresses, maxFileMarks, maxHtmlDepth);

/** Trusting, it believes what looks like code, an item or a row to be one. */
function scan(text: string, { start, end }: Range, mdx: boolean, trusting: boolean): Flaw | undefined {
	if (!mayBeOver(text.slice(start, end))) return undefined;
	let fence = '';
	let columns = 0;
	let cells = 0;
	let marks = 0;
	let elements = 0;
	let block = nothing;
	let begins = start;
	for (let from = start, to: number; from < end; from = text.startsWith('\r\n', to) ? to + 2 : to + 1) {
		to = lineEnd(text, from, end);
		const line = trusting && (fence || isFence(text.charCodeAt(from))) ? text.slice(from, to) : '';
		if (fence) {
			if (closes(line, fence)) fence = '';
			continue;
		}
		fence = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/.exec(line)?.[1] ?? '';
		if (fence) continue;
		const { at, deep } = startOfText(text, from, to);
		if (deep) {
			if (!isRule(text.slice(from, to))) return tooDeep(at);
			continue;
		}
		const first = text.charCodeAt(at);
		if (at >= to) columns = 0;
		else if (isDelimiterRow(text, at, to)) columns = columnsIn(text, at, to);
		cells += columns;
		if (cells > maxTableCells) return tooManyCells(at);
		// An item, a row and a heading are read each by itself.
		if (at >= to || (trusting && (first === bar || first === hash || isItem(text, from, at)))) block = nothing;
		if (block.marks + block.addresses === 0) begins = at;
		const found = marksIn(text, at, to, mdx);
		marks += found.marks + found.brackets;
		elements = Math.max(0, elements + found.elements);
		block = { marks: block.marks + found.marks, addresses: block.addresses + found.addresses };
		if (block.marks > maxBlockMarks || block.addresses > maxAddresses) return tooMany(trusting ? at : begins);
		if (marks > maxFileMarks) return tooMany(at);
		if (elements > maxHtmlDepth) return tooDeep(at);
	}
	return undefined;
}

const nothing = { marks: 0, addresses: 0 };
const [tab, newline, carriage, space, hash, and, less, atSign, bar] = [9, 10, 13, 32, 35, 38, 60, 64, 124];

/** By code, 1 for a character that may begin or end something within a line. */
const isMark = new Uint8Array(65_536);
for (const char of '&_*~`[]\\<@') isMark[char.charCodeAt(0)] = 1;

function lineEnd(text: string, from: number, end: number): number {
	for (let i = from; i < end; i++) {
		const char = text.charCodeAt(i);
		if (char === newline || char === carriage) return i;
	}
	return end;
}

const isFence = (char: number) => char === space || char === 96 || char === 126;

const closes = (line: string, fence: string): boolean => {
	const run = /^ {0,3}(`+|~+)[ \t]*$/.exec(line)?.[1];
	return run !== undefined && run.length >= fence.length && run[0] === fence[0];
};

/** Where the text of a line begins, after the marks of the quotations and lists it stands in, and whether these are too many. */
function startOfText(text: string, from: number, to: number): { at: number; deep: boolean } {
	let levels = 0;
	let at = from;
	for (;;) {
		while (at < to && isBlank(text.charCodeAt(at))) at++;
		const end = at < to ? endOfMarker(text, at, to) : at;
		if (end === at) return { at, deep: false };
		if (++levels > maxProseDepth) return { at, deep: true };
		at = end;
	}
}

/** Where the mark of a quotation or an item ends that begins at `at`; `at` itself where none does. */
function endOfMarker(text: string, at: number, to: number): number {
	const char = text.charCodeAt(at);
	if (char === 62) return at + 1;
	let end = at;
	if (char === 45 || char === 43 || char === 42) end++;
	else {
		while (end < to && end - at < 9 && isDigit(text.charCodeAt(end))) end++;
		const last = text.charCodeAt(end);
		if (end === at || end >= to || (last !== 46 && last !== 41)) return at;
		end++;
	}
	return end >= to || isBlank(text.charCodeAt(end)) ? end : at;
}

const isBlank = (char: number) => char === space || char === tab;
const isDigit = (char: number) => char >= 48 && char <= 57;

/** Whether the text that starts at `at` is that of an item. */
const isItem = (text: string, from: number, at: number) =>
	/[-+*.)][ \t]+$/.test(text.slice(Math.max(from, at - 8), at));

/** A line across the page: one mark, again and again. */
const isRule = (line: string) => /^[ \t]*([-*_])(?:[ \t]*\1)*[ \t]*$/.test(line.slice(0, 10_000));

/** The row of a table that says how many columns there are. */
function isDelimiterRow(text: string, at: number, to: number): boolean {
	let bars = false;
	for (let i = at; i < to; i++) {
		const char = text.charCodeAt(i);
		if (char === bar) bars = true;
		else if (char !== 45 && char !== 58 && !isBlank(char)) return false;
	}
	return bars;
}

const columnsIn = (text: string, at: number, to: number) =>
	text
		.slice(at, to)
		.split('|')
		.filter((cell) => cell.includes('-')).length;

/** What stands in a line: marks that parsers try to pair, addresses that are linked by themselves, elements opened less those closed. */
function marksIn(text: string, at: number, to: number, mdx: boolean) {
	let marks = 0;
	let addresses = 0;
	let elements = 0;
	let brackets = 0;
	// Places in a line are counted in bytes, and have to be counted again where these are no characters. So they
	// are beside braces: two states of a line of links with attributes take the square of its length to compare.
	let wide = false;
	for (let i = at; i < to; i++) {
		const char = text.charCodeAt(i);
		if (char > 127 || char === 123 || char === 125) wide = true;
		else if (char === 119 || char === 58) {
			if (text.startsWith(char === 58 ? '://' : 'www.', i)) addresses++;
		} else if (!isMark[char]) continue;
		else if (char === atSign) addresses++;
		else if (char === less) {
			elements += mdx ? tagAt(text, i) : elementAt(text, i);
			brackets++;
		} else if (char === 91 || char === 93) brackets++;
		else if (char !== and || isEntity(text.charCodeAt(i + 1))) marks++;
	}
	// The parser of MDX looks at all brackets before one that closes.
	const all = wide || mdx;
	return { marks: all ? marks + brackets : marks, brackets: all ? 0 : brackets, addresses, elements };
}

const isEntity = (next: number) => next === hash || isLetter(next);
const isLetter = (char: number) => (char | 32) >= 97 && (char | 32) <= 122;

/** 1 where a tag opens an element that has to be closed, -1 where it closes one. */
function elementAt(text: string, at: number): number {
	const closing = text[at + 1] === '/';
	if (!isLetter(text.charCodeAt(at + (closing ? 2 : 1)))) return 0;
	const name = /^[a-z]+[1-6]?(?![\w-])/i.exec(text.slice(at + (closing ? 2 : 1), at + 14))?.[0].toLowerCase() ?? '';
	return !allowedElements.has(name) || unpaired.has(name) ? 0 : closing ? -1 : 1;
}

/** The same in MDX, where every tag has to be closed, some by themselves. */
function tagAt(text: string, at: number): number {
	const tag = text.slice(at, at + longestTag);
	if (tag.startsWith('</')) return -1;
	if (!/^<[a-z>]/i.test(tag)) return 0;
	const end = tag.indexOf('>');
	return end > 0 && tag[end - 1] === '/' ? 0 : 1;
}

/** Characters in which the end of a tag is looked for. */
const longestTag = 400;

/** Elements that never close, or close by themselves. */
const unpaired = new Set('br col dd dt hr img input li p rp rt tbody td tfoot th thead tr wbr'.split(' '));

const over = (start: number, message: string, help: string): Flaw => ({
	rule: 'input-limit',
	range: { start, end: start + 1 },
	message,
	help,
});

/** A flaw of a text that is too deep. */
export const tooDeep = (start: number): Flaw =>
	over(
		start,
		`Quotes, lists or emphasis stand more than ${maxProseDepth} levels inside each other.`,
		'Flatten the text.',
	);

const tooManyCells = (start: number): Flaw =>
	over(
		start,
		`Up to here the tables of this page have more than ${maxTableCells} cells, as many in each row as the head has columns.`,
		'Split the page, or keep the data in a file of its own and link to it.',
	);

const tooMany = (start: number): Flaw =>
	over(
		start,
		'Up to here more marks of Markdown stand in one paragraph, or on one page, than anybody would write.',
		'Divide the text by empty lines, or put what is no Markdown into a code block.',
	);
