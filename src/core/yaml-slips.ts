import type { Range, Replacement } from './source.ts';
import { unclosed } from './yaml-flaws.ts';
import { unevenIndent } from './yaml-indent.ts';
import { type Line, lineAt, neighbour, type Slip, short } from './yaml-lines.ts';
import { unquoted } from './yaml-quotes.ts';
import { signs } from './yaml-signs.ts';
import { strays } from './yaml-strays.ts';

/** Slips that may be meant around `place`, where a parser gave up: the likeliest first. Whether one is the cause shows when the text is read without it. */
export function* slipsNear(yaml: string, range: Range, place: number): Generator<Slip> {
	const here = lineAt(yaml, place);
	const above = neighbour(yaml, range, here, -1);
	const below = neighbour(yaml, range, here, 1);
	const lines = [here, above, below].filter((line) => line !== undefined);
	yield* oddBlanks(yaml, range, lines);
	for (const line of lines) yield* signs(yaml, range, line);
	yield* openQuote(yaml, range);
	for (const line of lines) yield* halfWritten(line);
	for (const line of lines) yield* unevenIndent(yaml, range, line);
	for (const line of lines) yield* strays(yaml, range, line);
	for (const line of lines) yield* unquoted(yaml, line);
	yield* looseText(here, above);
}

/** Blanks that are no space to YAML: of web pages and word processors, and those without any width. */
const blank = '[\\u00a0\\u1680\\u2000-\\u200d\\u202f\\u205f\\u2060\\u3000\\ufeff]';
const structural = new RegExp(
	`^[ \\t]*(?:- *)*(?:${blank})[ \\t]*|^ *(?:- +)*[\\w-]+:(?=${blank})|^ *-(?=${blank})`,
	'u',
);
const blanks = new RegExp(`${blank}+`, 'gu');

function* oddBlanks(yaml: string, range: Range, lines: readonly Line[]): Generator<Slip> {
	const wrong = lines.find(({ text }) => structural.test(text));
	if (!wrong) return;
	const edits: Replacement[] = [];
	for (const match of yaml.slice(range.start, range.end).matchAll(/^.*$/gm)) {
		if (!structural.test(match[0])) continue;
		// Blanks in front of the text of the line: what stands inside of it is the author's.
		const head = /^(?:[\s\u200b-\u200d\u2060\ufeff-]|[\w-]+:(?=\s))*/u.exec(match[0])![0];
		for (const odd of head.matchAll(blanks)) {
			const start = range.start + match.index + odd.index;
			const visible = odd[0].replace(/[\u200b-\u200d\u2060\ufeff]/g, '');
			edits.push({ range: { start, end: start + odd[0].length }, text: ' '.repeat(visible.length) });
		}
	}
	const first = edits.find(({ range: { start } }) => start >= wrong.start);
	if (!first) return;
	const char = yaml.charCodeAt(first.range.start);
	const name = char === 0xa0 ? 'no-break space' : 'special blank';
	yield {
		range: { start: first.range.start, end: first.range.start + 1 },
		message: `A ${name} (U+${char.toString(16).toUpperCase().padStart(4, '0')}) stands here, as text copied from a web page or a word processor has it; to YAML it is a letter.`,
		help: 'Type an ordinary space in its place, on every such line.',
		edits,
	};
}

/** A quote that nothing closes, however far above the place where that shows. */
function* openQuote(yaml: string, range: Range): Generator<Slip> {
	const start = unclosed(yaml, range);
	const mark = start === undefined ? '' : yaml[start]!;
	if (start === undefined || !/["']/.test(mark)) return;
	const line = lineAt(yaml, start);
	const value = yaml.slice(start, line.end).trimEnd();
	yield {
		range: { start, end: start + 1 },
		message: 'A quote is opened and never closed.',
		help: `Write \`${short(`${line.key && line.at === start ? `${line.key}: ` : ''}${value}${mark}`)}\`.`,
		edits: [{ range: { start: start + value.length, end: start + value.length }, text: mark }],
	};
	const bracket = /[\],}]/.exec(value);
	if (!bracket) return;
	const item = value.slice(0, bracket.index);
	yield {
		range: { start, end: start + 1 },
		message: 'A quote is opened and never closed.',
		help: `Write \`${short(item + mark)}\`.`,
		edits: [{ range: { start: start + item.length, end: start + item.length }, text: mark }],
	};
}

/** A field of which no more than a part of the name is written, as a file is saved in the middle of it. */
function* halfWritten({ start, end, text, indent }: Line): Generator<Slip> {
	const found = /^ *([a-z][a-z_]*)$/.exec(text);
	if (!found) return;
	yield {
		range: { start: start + indent, end },
		message: `The line ends behind \`${found[1]}\`, where a field has a colon and a value.`,
		help: 'Go on with it as `name: value`, or delete the line.',
		edits: [{ range: { start, end }, text: '' }],
	};
}

/** A line that is neither a field nor an item, and goes on with the text above if it stands far enough to the right. */
function* looseText({ start, indent, text, key, end }: Line, above: Line | undefined): Generator<Slip> {
	if (
		key !== undefined ||
		!above ||
		(above.value === '' && above.key === undefined) ||
		/^\s*(?:-(?: |$)|#|$)|^(?:---|\.\.\.)/.test(text)
	)
		return;
	const goesOn = above.key === undefined && above.text[above.indent] !== '-';
	const column = goesOn ? above.indent : above.column + 2;
	if (indent >= column) return;
	yield {
		range: { start: start + indent, end },
		message: 'This line is neither a field (`name: value`) nor part of the text above.',
		help: `To go on with the text above, put ${column === 1 ? 'one space' : `${column} spaces`} before it; for a field, write \`name: value\`.`,
		edits: [{ range: { start, end: start + indent }, text: ' '.repeat(column) }],
	};
}

/** An item of a list whose dash is missing: its fields are then stated twice in the item above. `place` is where the first is. */
export function* missingDash(yaml: string, place: number): Generator<Slip> {
	const { start, indent, key, text } = lineAt(yaml, place);
	if (key === undefined || indent < 2) return;
	yield {
		range: { start: start + indent, end: start + indent + key.length },
		message: `From \`${key}\` on, fields are stated a second time: a new item seems to begin here, without its dash.`,
		help: `Write \`${short(`- ${text.slice(indent)}`)}\`.`,
		edits: [{ range: { start: start + indent - 2, end: start + indent }, text: '- ' }],
	};
}
