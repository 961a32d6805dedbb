import type { Range, Replacement } from './source.ts';
import { unclosed } from './yaml-flaws.ts';

/** A slip of the pen that could be why a text is no YAML, and how the text reads without it. */
export interface Slip {
	readonly range: Range;
	readonly message: string;
	readonly help: string;
	readonly edits: readonly Replacement[];
}

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
	for (const line of lines) yield* unquoted(yaml, line);
	yield* looseText(here, above);
}

interface Line {
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

function lineAt(yaml: string, offset: number): Line {
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
		value: value.replace(/\s+(?:#\s.*)?$/, ''),
	};
}

/** The next line with text above or below; a text of blank lines is not searched for long. */
function neighbour(yaml: string, range: Range, { start, end }: Line, step: 1 | -1): Line | undefined {
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

/** Signs that are missing, or others in their place. */
function* signs(yaml: string, range: Range, line: Line): Generator<Slip> {
	const { text, start, end, indent, at, value } = line;
	const glued = /^( *(?:- +)*)([\w-]+):([^\s:/\\].*)$/.exec(text);
	if (glued) {
		const colon = start + glued[1]!.length + glued[2]!.length + 1;
		yield {
			range: { start: colon - 1, end: colon },
			message: `There is no space after the colon, so \`${glued[2]}\` is not read as a field.`,
			help: `Write \`${short(`${glued[2]}: ${glued[3]}`)}\`.`,
			edits: [{ range: { start: colon, end: colon }, text: ' ' }],
		};
	}
	const equals = /^( *(?:- +)*)([\w-]+) *(=|:=|=>) *(.*)$/.exec(text);
	if (equals) {
		const from = start + equals[1]!.length + equals[2]!.length;
		const rest = end - equals[4]!.length;
		yield {
			range: { start: yaml.indexOf(equals[3]!, from), end: yaml.indexOf(equals[3]!, from) + equals[3]!.length },
			message: `A field is written with a colon, not with \`${equals[3]}\`.`,
			help: `Write \`${short(`${equals[2]}: ${equals[4]}`)}\`.`,
			edits: [{ range: { start: from, end: rest }, text: ': ' }],
		};
	}
	const bold = /^( *(?:- +)*)\*\*([\w-]+)(:?)\*\*(:?)/.exec(text);
	if (bold && (bold[3] || bold[4])) {
		const from = start + bold[1]!.length;
		yield {
			range: { start: from, end: from + 2 },
			message: 'The name of a field is no Markdown: it stands without asterisks.',
			help: `Write \`${bold[2]}: …\`.`,
			edits: [{ range: { start: from, end: start + bold[0].length }, text: `${bold[2]}:` }],
		};
	}
	if (/^(?:`{3,}|~{3,})/.test(text) && start === range.start)
		yield {
			range: { start, end: start + 3 },
			message: 'The facts stand in a code block of Markdown, which a file of facts does not have.',
			help: 'Delete the lines of backticks.',
			edits: likewise(yaml, range, /^(?:`{3,}|~{3,}).*\n?/gm, () => ''),
		};
	if (/^---\s*$/.test(text) && start > range.start && yaml.slice(end, range.end).trim() === '')
		yield {
			range: { start, end: start + 3 },
			message: 'This line begins a second document, and none follows.',
			help: 'Delete it.',
			edits: [{ range: { start, end: range.end }, text: '' }],
		};
	const bullet = /^( *)([*•·‣▪●○◦–—−]|-(?=[\p{L}_]))( *)(?=\S)/u.exec(text);
	if (bullet) {
		const from = start + bullet[1]!.length;
		const dash = bullet[2] === '-';
		yield {
			range: { start: from, end: from + 1 },
			message: dash
				? 'There is no space after the dash, so this is not read as an item of a list.'
				: `An item of a list starts with a dash (\`-\`) and a space, not with \`${bullet[2]}\`.`,
			help: `Write \`${short(`- ${text.slice(bullet[0].length)}`)}\`.`,
			edits: likewise(
				yaml,
				range,
				new RegExp(`^(${bullet[1]})${dash ? '-(?=[\\p{L}_])' : `\\${bullet[2]} *`}(?=\\S)`, 'gmu'),
				() => `${bullet[1]}- `,
			),
		};
	}
	yield* brackets(yaml, line);
	const tabs = /^ *\t[ \t]*/.exec(text);
	if (tabs) {
		const at = start + tabs[0].indexOf('\t');
		const slip = {
			range: { start: at, end: at + 1 },
			message: 'A tab indents this line; YAML knows only spaces.',
			help: 'Use two spaces for each level.',
		};
		yield { ...slip, edits: likewise(yaml, range, /^ *\t[ \t]*/gm, (tabbed) => tabbed.replaceAll('\t', '  ')) };
		for (const width of [indentAbove(yaml, line), tabs[0].length])
			yield { ...slip, edits: [{ range: { start, end: start + tabs[0].length }, text: ' '.repeat(width) }] };
	}
	const curly = /^[“”„‟«»‘’‚‹›](.*)[“”„‟«»‘’‚‹›]$/u.exec(value);
	if (curly && indent < text.length)
		yield {
			range: { start: at, end: at + 1 },
			message: `To YAML, \`${value[0]}\` is a letter like any other: only straight quotes hold a text together.`,
			help: `Write \`${short(inQuotes(curly[1]!))}\`.`,
			edits: [{ range: { start: at, end: at + value.length }, text: inQuotes(curly[1]!) }],
		};
}

/** The same change wherever it is due: who makes a slip once makes it on each line of the kind. */
const likewise = (yaml: string, range: Range, form: RegExp, write: (found: string) => string): Replacement[] =>
	[...yaml.slice(range.start, range.end).matchAll(form)].map(({ 0: found, index }) => ({
		range: { start: range.start + index, end: range.start + index + found.length },
		text: write(found),
	}));

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
}

const indentAbove = (yaml: string, { start }: Line) => (start > 0 ? lineAt(yaml, start - 1).column : 0);

/** Brackets that are not closed, or by another, and commas that are missing between what stands in them. */
function* brackets(yaml: string, line: Line): Generator<Slip> {
	const { at, value, start, text } = line;
	const closing = value[0] === '[' ? ']' : value[0] === '{' ? '}' : undefined;
	if (!closing) return;
	const whole = text.slice(at - start).trimEnd();
	const hash = /(?<=[[,:] *)([^[\]{},:"'\s][^[\]{},:"']*? #[^[\]{},:"']*)(?=[,\]}])/.exec(whole);
	if (hash && whole.endsWith(closing))
		yield {
			range: { start: at + hash.index + hash[0].indexOf('#'), end: at + hash.index + hash[0].indexOf('#') + 1 },
			message: 'A `#` behind a space begins a comment, so the rest of this line is not read.',
			help: `Put the text in quotes: \`${short(inQuotes(hash[0]))}\`.`,
			edits: [{ range: { start: at + hash.index, end: at + hash.index + hash[0].length }, text: inQuotes(hash[0]) }],
		};
	for (const { 0: item, index } of whole.matchAll(
		/(?<=[[{,:] *)(?:"[^"]*"|'[^']*'|[@%`&*!|>?])[^\s,\]}:][^,\]}]*|(?<=[[{,:] *)(?:"[^"]*"|'[^']*') +[^\s,\]}:][^,\]}]*/g,
	))
		yield {
			range: { start: at + index, end: at + index + 1 },
			message: /^["']/.test(item)
				? 'What follows the closing quote belongs to nothing.'
				: `A text cannot start with \`${item[0]}\`, which has a meaning of its own in YAML.`,
			help: `Put the text in quotes: \`${short(inQuotes(item.trim()))}\`.`,
			edits: [{ range: { start: at + index, end: at + index + item.trimEnd().length }, text: inQuotes(item.trim()) }],
		};
	const last = at + value.length;
	if (/[\]})]$/.test(value) && !value.endsWith(closing))
		yield {
			range: { start: last - 1, end: last },
			message: `What \`${value[0]}\` opens, \`${closing}\` has to close.`,
			help: `Write \`${closing}\` in place of \`${value.at(-1)}\`.`,
			edits: [{ range: { start: last - 1, end: last }, text: closing }],
		};
	if (!value.endsWith(closing) && !value.endsWith(','))
		yield {
			range: { start: at, end: at + 1 },
			message: `This \`${value[0]}\` is never closed.`,
			help: `Write \`${short(value + closing)}\`.`,
			edits: [{ range: { start: last, end: last }, text: closing }],
		};
	for (const { 0: gap, index } of value.matchAll(/(?<=[^\s,[{:]) +(?=[\w-]+: )/g)) {
		const semicolon = yaml[at + index - 1] === ';';
		const start = at + index - (semicolon ? 1 : 0);
		const name = /^[\w-]+/.exec(yaml.slice(at + index + gap.length))![0];
		yield {
			range: { start, end: at + index + gap.length },
			message: `A comma is missing before \`${name}\`: in \`{…}\`, fields are told apart by commas.`,
			help: `Write \`, ${name}: …\`.`,
			edits: [{ range: { start, end: at + index }, text: ',' }],
		};
	}
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

/** How far off an indent may be and still count as a slip. */
const farthest = 3;

/** A field or item that stands further left or right than those it belongs to. */
function* unevenIndent(yaml: string, range: Range, line: Line): Generator<Slip> {
	const { start, indent, text, key } = line;
	const item = text[indent] === '-';
	if (indent === text.length || (!key && !item)) return;
	const columns = new Map<number, Line>();
	const under = item ? undefined : neighbour(yaml, range, line, 1);
	if (under?.key !== undefined && under.column > indent) columns.set(under.column, under);
	let other: Line | undefined = line;
	for (let i = 0; i < 60 && other && columns.size < 8; i++) {
		other = neighbour(yaml, range, other, -1);
		if (!other || (other.key === undefined && other.text[other.indent] !== '-')) continue;
		if (item) {
			if (other.text[other.indent] === '-' && !columns.has(other.indent)) columns.set(other.indent, other);
		} else if (!columns.has(other.column)) columns.set(other.column, other);
	}
	const near = [...columns].filter(([column]) => column !== indent && Math.abs(column - indent) <= farthest);
	for (const [column, like] of near.sort(([a], [b]) => Math.abs(a - indent) - Math.abs(b - indent))) {
		const off = Math.abs(column - indent);
		const name = item ? 'This item' : `\`${key}\``;
		const side = column > indent ? 'left' : 'right';
		const beside = like.key
			? `\`${like.key}\` in line ${lineNumber(yaml, like.start)}`
			: `line ${lineNumber(yaml, like.start)}`;
		yield {
			range:
				key && !item
					? { start: start + indent, end: start + indent + key.length }
					: { start: start + indent, end: start + indent + 1 },
			message: `${name} stands ${off === 1 ? 'one space' : `${off} spaces`} too far to the ${side}, so it belongs to nothing.`,
			help: `Line it up with ${beside}: ${column === 0 ? 'no space' : column === 1 ? 'one space' : `${column} spaces`} before it.`,
			edits: [{ range: { start, end: start + indent }, text: ' '.repeat(column) }],
		};
	}
}

/** A text that needs quotes: for a colon, for a quote in it, or for what it starts with. */
function* unquoted(yaml: string, line: Line): Generator<Slip> {
	const { at, value, key, column, start } = line;
	if (value === '' || value === '-') return;
	const all = withContinuation(yaml, line);
	const write = (text: string) => `Write \`${short(key ? `${key}: ${text}` : text)}\`.`;
	const edits = (text: string): Replacement[] => [{ range: { start: at, end: at + all.length }, text }];
	const quoted = inQuotes(folded(all));
	const mark = value[0]!;
	if (mark === '"' || mark === "'") {
		const close = value.indexOf(mark, 1);
		const inner = value.endsWith(mark) && value.length > 1 ? value.slice(1, -1) : undefined;
		if (close < 0) return;
		if (inner !== undefined && close < value.length - 1) {
			const text = inQuotes(inner);
			yield {
				range: { start: at + close, end: at + close + 1 },
				message: 'This quote ends the text, and what follows belongs to nothing.',
				help: write(text),
				edits: [{ range: { start: at, end: at + value.length }, text }],
			};
		} else if (close < value.length - 1)
			yield {
				range: { start: at + close, end: at + close + 1 },
				message: 'This quote ends the text, and what follows belongs to nothing.',
				help: write(quoted),
				edits: edits(quoted),
			};
		return;
	}
	// What is in brackets as a whole is a list or a set of fields.
	if (/^\[.*\]$|^\{.*\}$/s.test(value)) return;
	const colon = /:(?= |$)/.exec(value);
	if (colon && (key !== undefined || line.text[line.indent] === '-'))
		yield {
			range: { start: at + colon.index, end: at + colon.index + 1 },
			message: 'A colon followed by a space starts a new field in the middle of this text.',
			help: `Put the text in quotes: \`${short(key ? `${key}: ${quoted}` : quoted)}\`.`,
			edits: edits(quoted),
		};
	if (/^[%@`*&!|>?\-[{\]},#]/.test(value) && start + column <= at)
		yield {
			range: { start: at, end: at + 1 },
			message: `A text cannot start with ${mark === '`' ? 'a backtick' : `\`${mark}\``}, which has a meaning of its own in YAML.`,
			help: `Put the text in quotes: \`${short(key ? `${key}: ${quoted}` : quoted)}\`.`,
			edits: edits(quoted),
		};
}

/** The value of a line with the lines that go on with its text. */
function withContinuation(yaml: string, line: Line): string {
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

const folded = (text: string) => text.replace(/\s*\n\s*/g, ' ');

/** A line that is neither a field nor an item, and goes on with the text above if it stands far enough to the right. */
function* looseText({ start, indent, text, key, end }: Line, above: Line | undefined): Generator<Slip> {
	if (key !== undefined || !above || above.value === '' || /^\s*(?:-(?: |$)|#|$)|^(?:---|\.\.\.)/.test(text)) return;
	const column = above.column + 2;
	if (indent >= column) return;
	yield {
		range: { start: start + indent, end },
		message: 'This line is neither a field (`name: value`) nor part of the text above.',
		help: `To go on with the text above, put ${column} spaces before it; for a field, write \`name: value\`.`,
		edits: [{ range: { start, end: start + indent }, text: ' '.repeat(column) }],
	};
}

/** A text in the quotes that it does not hold itself. */
export const inQuotes = (text: string): string =>
	!/["\\]/.test(text) ? `"${text}"` : text.includes("'") ? JSON.stringify(text) : `'${text}'`;

/** Enough of a text to be recognised in a sentence. */
const short = (text: string) => (text.length > 90 ? `${text.slice(0, 89)}…` : text);

const lineNumber = (yaml: string, offset: number) => yaml.slice(0, offset).split('\n').length;

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
