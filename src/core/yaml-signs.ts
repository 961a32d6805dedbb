import type { Range, Replacement } from './source.ts';
import { inQuotes, type Line, lineAt, type Slip, short } from './yaml-lines.ts';

/** Signs that are missing, or others in their place. */
export function* signs(yaml: string, range: Range, line: Line): Generator<Slip> {
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
	const equals = /^( *(?:- +)*)([\w-]+) *(=|:=|=>|->|→|：|﹕) *(.*)$/.exec(text);
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

const indentAbove = (yaml: string, { start }: Line) => (start > 0 ? lineAt(yaml, start - 1).column : 0);

/** Brackets that are not closed, or by another, and commas that are missing between what stands in them. */
function* brackets(yaml: string, line: Line): Generator<Slip> {
	const { at, value, start, text } = line;
	const closing = value[0] === '[' ? ']' : value[0] === '{' ? '}' : undefined;
	if (!closing) return;
	const whole = text.slice(at - start).trimEnd();
	const hash = /(?=[^[\]{},:"'\s])(?<=[[,:] *)([^[\]{},:"'\s][^[\]{},:"']*? #[^[\]{},:"']*)(?=[,\]}])/.exec(whole);
	if (hash && whole.endsWith(closing))
		yield {
			range: { start: at + hash.index + hash[0].indexOf('#'), end: at + hash.index + hash[0].indexOf('#') + 1 },
			message: 'A `#` behind a space begins a comment, so the rest of this line is not read.',
			help: `Put the text in quotes: \`${short(inQuotes(hash[0]))}\`.`,
			edits: [{ range: { start: at + hash.index, end: at + hash.index + hash[0].length }, text: inQuotes(hash[0]) }],
		};
	for (const { 0: item, index } of whole.matchAll(
		/(?=["'@%`&*!|>?])(?<=[[{,:] *)(?:"[^"]*"|'[^']*'|[@%`&*!|>?])[^\s,\]}:][^,\]}]*|(?=["'])(?<=[[{,:] *)(?:"[^"]*"|'[^']*') +[^\s,\]}:][^,\]}]*/g,
	))
		yield {
			range: { start: at + index, end: at + index + 1 },
			message: /^["']/.test(item)
				? 'What follows the closing quote belongs to nothing.'
				: `A text cannot start with \`${item[0]}\`, which has a meaning of its own in YAML.`,
			help: `Put the text in quotes: \`${short(inQuotes(item.trim()))}\`.`,
			edits: [{ range: { start: at + index, end: at + index + item.trimEnd().length }, text: inQuotes(item.trim()) }],
		};
	const comma = /,(?= *,)/.exec(value);
	if (comma)
		yield {
			range: { start: at + comma.index, end: at + comma.index + 1 },
			message: 'Two commas follow each other, with nothing between them.',
			help: 'Delete one of them.',
			edits: [{ range: { start: at + comma.index, end: at + comma.index + 1 }, text: '' }],
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
