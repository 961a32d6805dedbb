import type { Range } from './source.ts';

/** A text in which other characters stand for its braces, each of one UTF-16 unit like the brace itself. */
export interface Masked {
	readonly text: string;
	/** What stands for `{` and for `}`. */
	readonly open: string;
	readonly close: string;
}

// Punctuation as braces are, so that emphasis beside it is read the same.
const candidates = [...'⦃⦄⦅⦆⦇⦈⦉⦊⦋⦌⦍⦎⦏⦐⦑⦒⦓⦔⦕⦖⸢⸣⸤⸥⸦⸧'];

/**
 * The parser that makes HTML of MDX hands what stands in braces to a parser of JavaScript, for which a few hundred bytes
 * can be the work of weeks. So it is never shown a brace: those that stay, in code and behind a backslash, are put back
 * into the tree.
 */
export function mask(text: string): Masked {
	const [open = candidates[0]!, close = candidates[1]!] = candidates.filter(
		(one) => !text.includes(one) && !text.includes(encodeURIComponent(one)),
	);
	// Who writes all of them finds one of them replaced.
	const plain =
		text.includes(open) || text.includes(close) ? text.replaceAll(open, '\ufffd').replaceAll(close, '\ufffd') : text;
	return { text: plain.replaceAll('{', open).replaceAll('}', close), open, close };
}

/** What `text` of a tree was before it was masked. Code keeps the backslash before a brace; elsewhere it only tells that the brace is none of code. */
export function unmask(text: string, { open, close }: Masked, code: boolean): string {
	if (!text.includes(open) && !text.includes(close) && !text.includes('%')) return text;
	const before = code ? '' : '(?:\\\\|%5C)?';
	const stands = (one: string) => new RegExp(`${before}(?:${one}|${encodeURIComponent(one)})`, 'gi');
	return text.replace(stands(open), '{').replace(stands(close), '}');
}

/** A text of MDX with blanks for the remarks to other authors in it, which are neither code nor shown. */
export function withoutRemarks(text: string): string {
	if (!text.includes('/*')) return text;
	const parts: string[] = [];
	let done = 0;
	for (const { start, end } of codeIn(text, { start: 0, end: text.length })) {
		const code = text.slice(start, end);
		if (!remarks.test(code)) continue;
		parts.push(text.slice(done, start), code.replace(/[^\n\r]/g, ' '));
		done = end;
	}
	return parts.join('') + text.slice(done);
}

// Remarks of JavaScript in braces, and nothing beside them.
const remarks = /^\{(?:\s*\/\*(?:[^*]|\*(?!\/))*\*\/)+\s*\}$/;

/** The outermost pairs of braces among the words of `range`: neither in tags nor in code. One pass, whatever the text. */
function codeIn(text: string, range: Range): Range[] {
	const ends = matching(text, range);
	const runs = backticks(text, range);
	const words: Range[] = [];
	let inTag = false;
	let quoted = false;
	for (let i = range.start; i < range.end; i++) {
		const char = text[i];
		const end = char === '{' ? ends.get(i) : undefined;
		if (end !== undefined) {
			if (!inTag) words.push({ start: i, end });
			i = end - 1;
		} else if (inTag) {
			if (char === '>') inTag = quoted && /\n[ \t>]*$/.test(text.slice(Math.max(0, i - 80), i));
			else if ((char === '"' || char === "'") && text[i - 1] === '=') i = closing(text, char, i, range.end);
		} else if (char === '\\') i++;
		else if (char === '<') {
			inTag = /[a-z/]/i.test(text[i + 1] ?? '');
			// In a quotation each line of a tag begins with the mark of the quotation.
			quoted = /(?:^|\n)[ \t]*>[^\n]*$/.test(text.slice(Math.max(0, i - 80), i));
		} else if (char === '`') i = runs.get(i) ?? i;
	}
	return words;
}

/** For each brace that opens and is closed, where its pair ends. */
function matching(text: string, { start, end }: Range): ReadonlyMap<number, number> {
	const ends = new Map<number, number>();
	const open: number[] = [];
	for (let i = start; i < end; i++) {
		if (text[i] === '{' && !isEscaped(text, i)) open.push(i);
		else if (text[i] === '}' && open.length > 0 && !isEscaped(text, i)) ends.set(open.pop()!, i + 1);
	}
	return ends;
}

/** For each run of backticks that begins code, the last character of the run that ends it; for any other, its own. */
function backticks(text: string, { start, end }: Range): ReadonlyMap<number, number> {
	const runs = [...text.slice(start, end).matchAll(/`+/g)];
	const next = new Map<number, number>();
	const lasts = new Map<number, number>();
	for (const { 0: run, index } of runs.toReversed()) {
		const last = start + index + run.length - 1;
		lasts.set(start + index, next.get(run.length) ?? last);
		next.set(run.length, last);
	}
	return lasts;
}

/** Where the quote that opens at `start` closes; where it never does, it opens nothing. */
function closing(text: string, quote: string, start: number, end: number): number {
	const value = text.slice(start + 1, Math.min(end, start + longestValue));
	const at = value.indexOf(quote);
	return at < 0 || /\n\s*\n/.test(value.slice(0, at)) ? start : start + 1 + at;
}

/** Values of properties are names and titles; what looks for their end looks no further. */
const longestValue = 1000;

function isEscaped(text: string, at: number): boolean {
	let from = at;
	while (text[from - 1] === '\\') from--;
	return (at - from) % 2 === 1;
}
