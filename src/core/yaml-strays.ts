import type { Range } from './source.ts';
import { type Line, lineAt, neighbour, type Slip, short } from './yaml-lines.ts';

/** Lines that stand among facts and are none: a table or a remark of another language, words, an item without its dash. */
export function* strays(yaml: string, range: Range, line: Line): Generator<Slip> {
	const { text, start, end, indent, value, key, at } = line;
	const remark = /^ *(\/\/|--(?= )|<!--|\/\*|;|%|REM )(.*)$/.exec(text);
	if (remark) {
		const [, sign = '', rest = ''] = remark;
		const written = `# ${rest
			.trim()
			.replace(/(?:-->|\*\/)$/, '')
			.trim()}`;
		yield {
			range: { start: start + indent, end: start + indent + sign.trimEnd().length },
			message: `A remark begins with \`#\` in YAML, not with \`${sign.trim()}\`.`,
			help: `Write \`${short(written)}\`.`,
			edits: [{ range: { start: start + indent, end }, text: written }],
		};
	}
	if (/^\s*\|.*\|\s*$/.test(text)) {
		const rows = block(yaml, range, line, (one) => /^\s*\|/.test(one));
		yield {
			range: { start: start + indent, end },
			message: 'A table of Markdown stands among the facts, which have none.',
			help: 'Write each row as an item with its fields, or move the table into the text of a Markdown file.',
			edits: [{ range: rows, text: '' }],
		};
	}
	if (/^(?:={3,}|-{4,}|\*{3,}|_{3,})\s*$/.test(text.trim()))
		yield {
			range: { start: start + indent, end },
			message: 'This line only divides, which has no meaning among facts.',
			help: 'Delete it.',
			edits: [{ range: { start, end: Math.min(end + 1, range.end) }, text: '' }],
		};
	const above = neighbour(yaml, range, line, -1);
	if (key === undefined && /^["'{[\p{L}\p{N}]/u.test(text.slice(indent)) && above && /^ *- /.test(above.text))
		yield {
			range: { start: start + indent, end: start + indent + 1 },
			message: 'An item of a list seems to begin here, without its dash.',
			help: `Write \`${short(`- ${text.slice(indent)}`)}\`.`,
			edits: [{ range: { start, end: start + indent }, text: `${' '.repeat(above.indent)}- ` }],
		};
	if (key !== undefined && value === '-')
		yield {
			range: { start: at, end: at + 1 },
			message: 'A dash behind the colon begins a list with nothing in it.',
			help: 'Write the value in its place, or delete the line.',
			edits: [{ range: { start: at, end: at + 1 }, text: '' }],
		};
	if (key === undefined && indent === 0 && isWords(yaml.slice(start, range.end)))
		yield {
			range: { start, end },
			message: 'From here on words stand among the facts, where there is room for fields alone.',
			help:
				range.start > 0
					? 'Move them below the line that closes the facts.'
					: 'Move them into a field such as `summary`, or name the file `….md`: there, facts stand between two lines `---`, and text follows.',
			edits: [{ range: { start, end: range.end }, text: '' }],
		};
}

/** The lines around `line` that hold what it holds. */
function block(yaml: string, range: Range, line: Line, holds: (text: string) => boolean): Range {
	let { start, end } = line;
	while (start > range.start && holds(lineAt(yaml, start - 1).text)) start = lineAt(yaml, start - 1).start;
	while (end + 1 < range.end && holds(lineAt(yaml, end + 1).text)) end = lineAt(yaml, end + 1).end;
	return { start, end: Math.min(end + 1, range.end) };
}

/** Whether a text that goes to the end of the facts has words and none of the signs of facts. */
const isWords = (text: string) =>
	/^[\p{L}\p{N}*_>("“„][^\n]* [^\n]* /u.test(text) && !/^ *(?:- +)*[\w-]+:(?:\s|$)|^ *- /m.test(text);
