import type { Range, Source } from './source.ts';

/** Splits a Markdown file into its YAML front matter and its body. A front matter that is opened and not closed takes the whole file. */
export function splitFrontMatter({ text }: Source): { yaml?: Range; body: Range; unclosed?: Range } {
	const whole = { start: 0, end: text.length };
	const opening = /^---[ \t]*(?:\r\n|\r|\n)/.exec(text);
	if (!opening) return { body: whole };
	const start = opening[0].length;
	const closing = /^---[ \t]*$/m;
	const found = closing.exec(text.slice(start));
	if (!found) {
		// A rule on the first line is a rule unless what follows reads as fields.
		if (!/^[\w-]+:(?:\s|$)/m.test(text.slice(start, start + 400))) return { body: whole };
		return { body: { start: text.length, end: text.length }, unclosed: { start: 0, end: 3 } };
	}
	const end = start + found.index;
	return { yaml: { start, end }, body: { start: Math.min(end + found[0].length, text.length), end: text.length } };
}
