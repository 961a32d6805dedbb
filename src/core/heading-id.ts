import type { Range } from './source.ts';

/** What stands in braces at the end of a heading: `{#id .class key=value}`. */
export interface Mark {
	/** With the blanks before it. */
	readonly range: Range;
	/** The id that the heading gives itself. */
	readonly id?: string;
	/** Where the heading stands that it belongs to, if what looks like one is one. */
	readonly at: number;
}

const attribute = String.raw`(?:[#.][^\s{}"'=<>]+|[\w:-]+=(?:"[^"\n]*"|'[^'\n]*'|[^\s"'{}]+)|-(?=[\s}]))`;
const attributes = String.raw`\{:?[ \t]*(?<list>${attribute}(?:[ \t]+${attribute})*)[ \t]*\}`;
const remark = String.raw`\{[ \t]*/\*[ \t]*(?<remark>#[^\s{}"'=<>*]+)[ \t]*\*/[ \t]*\}`;
const ending = new RegExp(String.raw`(?<![\\{])(?:${attributes}|${remark})[ \t]*(?:#+[ \t]*)?$`, 'gmu');

/**
 * The marks of what looks like headings in `body`, in order: as Hugo, Docusaurus, MkDocs, Pandoc and kramdown write
 * them, on the line of the heading or alone on the next. Whether a line is a heading only a parser can tell.
 */
export function marksIn(text: string, body: Range): Mark[] {
	const shown = text.slice(body.start, body.end);
	if (!shown.includes('}')) return [];
	const marks: Mark[] = [];
	for (const { index, 0: whole, groups } of shown.replace(/\r/g, ' ').matchAll(ending)) {
		const line = shown.lastIndexOf('\n', index) + 1;
		const before = shown.slice(line, index);
		const alone = /^[ \t>]*$/.test(before);
		const at = alone ? lineBefore(shown, line) : line;
		const own = alone ? whole.startsWith('{:') && isHeading(shown, at, line) : isHeading(shown, line, index);
		if (!own && (alone || !isUnderlined(shown, index + whole.length))) continue;
		const list = groups?.list ?? groups?.remark ?? '';
		const id = /(?:^|\s)#(\S+)/.exec(list)?.[1];
		const start = body.start + line + before.trimEnd().length;
		const end = body.start + index + whole.search(/\}/) + 1;
		marks.push({
			range: { start: alone ? body.start + index : start, end },
			at: body.start + at,
			...(id ? { id } : {}),
		});
	}
	return marks;
}

/** The text with blanks in the place of `ranges`, so that offsets stay. */
export function blanked(text: string, ranges: readonly Range[]): string {
	if (ranges.length === 0) return text;
	let shown = '';
	let at = 0;
	for (const { start, end } of ranges) {
		shown += text.slice(at, start) + ' '.repeat(end - start);
		at = end;
	}
	return shown + text.slice(at);
}

const lineBefore = (text: string, line: number) => (line < 2 ? 0 : text.lastIndexOf('\n', line - 2) + 1);

/** Whether a heading of one line begins in `text` at `start`. */
const isHeading = (text: string, start: number, end: number) =>
	/^[ \t>]*(?:[-*+][ \t]+|\d{1,9}[.)][ \t]+)?#{1,6}[ \t]+\S/.test(text.slice(start, end));

/** Whether the next line of `text` makes a heading of the one that ends at `end`. */
const isUnderlined = (text: string, end: number) =>
	/^\r?\n[ \t>]*(?:=+|-+)[ \t]*(?:\r?\n|$)/.test(text.slice(end, end + 400));
