import type { Range, Replacement } from './source.ts';

/** A slip of the pen that could be why a text is no YAML, and how the text reads without it. */
export interface Slip {
	readonly range: Range;
	readonly message: string;
	readonly help: string;
	readonly edits: readonly Replacement[];
}

/** A line of YAML: what it says, and where. */
export interface Line {
	readonly start: number;
	readonly end: number;
	readonly text: string;
	/** Column of the first character that is no space. */
	readonly indent: number;
	/** Column of the key or text behind the dashes. */
	readonly column: number;
	readonly key?: string;
	/** Where the value starts in the file, and what it is. */
	readonly at: number;
	readonly value: string;
}

const form = /^(?<indent> *)(?<dashes>(?:- +)*)(?:(?<key>[\p{L}_][\p{L}\p{N}_-]*):(?: +|$))?(?<value>.*)$/u;

/** The line that `offset` stands in. */
export function lineAt(yaml: string, offset: number): Line {
	const start = yaml.lastIndexOf('\n', offset - 1) + 1;
	const found = yaml.indexOf('\n', start);
	const end = found < 0 ? yaml.length : found;
	const text = yaml.slice(start, end).replace(/\r$/, '');
	const { indent = '', dashes = '', key, value = '' } = form.exec(text)?.groups ?? {};
	return {
		start,
		end: start + text.length,
		text,
		indent: indent.length,
		column: indent.length + dashes.length,
		...(key === undefined ? {} : { key }),
		at: start + text.length - value.length,
		value: withoutRemark(value),
	};
}

/** A value without the remark behind it; no run of blanks is looked at from each of them. */
function withoutRemark(value: string): string {
	const at = value.search(/\s#\s/);
	return (at < 0 ? value : value.slice(0, at)).trimEnd();
}

/** The next line with text above or below; a text of blank lines is not searched for long. */
export function neighbour(yaml: string, range: Range, { start, end }: Line, step: 1 | -1): Line | undefined {
	let line: Line | undefined;
	let offset = step < 0 ? start - 1 : yaml.indexOf('\n', end) + 1;
	for (let i = 0; i < 8; i++) {
		if (offset < range.start || offset >= range.end || (step > 0 && offset === 0)) return undefined;
		line = lineAt(yaml, offset);
		if (line.text.trim() !== '') return line;
		offset = step < 0 ? line.start - 1 : line.end + 1;
	}
	return undefined;
}

/** The value of a line with the lines that go on with its text. */
export function withContinuation(yaml: string, line: Line): string {
	let end = line.at + line.value.length;
	const below = ({ end }: Line) => lineAt(yaml, yaml.indexOf('\n', end) + 1);
	let next = below(line);
	// Below the last line comes the first.
	while (next.start >= end && next.indent > line.column && next.text.trim() !== '' && next.key === undefined) {
		if (next.text[next.indent] === '-' || next.text[next.indent] === '#') break;
		end = next.at + next.value.length;
		next = below(next);
	}
	return yaml.slice(line.at, end);
}

/** The lines of a text as one. */
export const folded = (text: string) =>
	text
		.split('\n')
		.map((line) => line.trim())
		.filter(Boolean)
		.join(' ');

/** A text in the quotes that it does not hold itself. */
export const inQuotes = (text: string): string =>
	!/["\\]/.test(text) ? `"${text}"` : text.includes("'") ? JSON.stringify(text) : `'${text}'`;

/** Enough of a text to be recognised in a sentence. */
export const short = (text: string) => (text.length > 90 ? `${text.slice(0, 89)}…` : text);

export const lineNumber = (yaml: string, offset: number) => yaml.slice(0, offset).split('\n').length;
