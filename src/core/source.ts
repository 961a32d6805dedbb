import { memoized } from './memoized.ts';
/** One file of a handbook. Immutable: an edit is a new `Source`, so caches may be keyed on identity. */
export interface Source {
	/** Path relative to the handbook root, always with `/`. */
	readonly path: string;
	/** The text, without a byte order mark; empty for assets and for files that could not be read. */
	readonly text: string;
	/** Why the file could not be read as text, if so; checking reports it and reads no further. */
	readonly flaw?: Flaw;
	/** Whether it stands beside the handbook's folder, as if it were in it: of such files those are read that pages may show. */
	readonly beside?: true;
}

/** Something wrong with a text, before anyone knows which rule or entry it belongs to. */
export interface Flaw {
	/** Id of the rule that speaks. */
	readonly rule: string;
	readonly range: Range;
	readonly message: string;
	readonly help?: string;
	readonly severity?: 'error' | 'warning' | 'info';
	/** What many files have wrong for one reason outside of them: they are told as one. */
	readonly cause?: string;
	/** What `help` says to write, where it names a text: what whoever follows it changes. */
	readonly suggests?: readonly Replacement[];
}

/** A text in the place of another. */
export interface Replacement {
	readonly range: Range;
	readonly text: string;
}

/** Half-open span of UTF-16 offsets into `Source.text`. */
export interface Range {
	readonly start: number;
	readonly end: number;
}

/** A range in a named file. */
export interface Location {
	readonly source: Source;
	readonly range: Range;
}

/** Offsets at which the lines of `source` start. A line ends with LF, CRLF or a lone CR. */
const linesOf = memoized(({ text }: Source): readonly number[] => {
	const starts = [0];
	for (const match of text.matchAll(/\r\n|\r|\n/g)) starts.push(match.index + match[0].length);
	return starts;
});

/** Zero-based line and UTF-16 column of `offset`, as the Language Server Protocol counts them. */
export function positionAt(source: Source, offset: number): { line: number; column: number } {
	const starts = linesOf(source);
	let low = 0;
	let high = starts.length - 1;
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		if (starts[middle]! <= offset) low = middle;
		else high = middle - 1;
	}
	return { line: low, column: offset - starts[low]! };
}

/** The offset of a zero-based line and UTF-16 column; past the end of the text, its end. */
export function offsetAt(source: Source, { line, column }: { line: number; column: number }): number {
	const start = linesOf(source)[line] ?? source.text.length;
	return Math.min(start + column, source.text.length);
}

/** Text of the zero-based line `line`, without its line end; empty past the last line. */
export function lineAt(source: Source, line: number): string {
	const starts = linesOf(source);
	const start = starts[line];
	if (start === undefined) return '';
	return source.text.slice(start, starts[line + 1] ?? source.text.length).replace(/[\r\n]+$/, '');
}

/** How urgent a finding is: an error stops a build, a note stops nobody. */
export type Severity = 'error' | 'warning' | 'info';
