import type { Fault } from '../mdx/parser.ts';
import type { Flaw, Range, Source } from './source.ts';

/** What stands in a text and would run as code. */
export const unsafe = (range: Range, message: string, help: string): Flaw => ({
	rule: 'unsafe-markup',
	range,
	message,
	help,
});

/** What stands in braces among words. */
export const codeInBraces = (range: Range): Flaw =>
	unsafe(
		range,
		'Text in braces is code here; a playbook holds none.',
		'Write the text itself; for a literal brace write `&#123;`.',
	);

/** A property with a value in braces, or several of them. */
export const codeInTag = (range: Range): Flaw =>
	unsafe(range, 'A property in braces is code; a playbook holds none.', 'Write the value as text in quotes.');

/** How a line begins that MDX takes for code. */
export const beginsCode = /^(?:import|export) /;

/** A line that MDX takes for code. */
export const codeLine = (range: Range): Flaw => unsafe(range, ...loadsCode);

type Words = readonly [message: string, help: string];

const loadsCode: Words = [
	'This line loads or defines code; a playbook holds none.',
	'Delete it; the handbook’s own components need no import. If it is a sentence, begin it with another word.',
];

/** Why a text cannot be read as MDX: its parser says what kind of fault it came to, and where. */
export function unreadableMdx(fault: Fault, { text }: Source, body: Range): Flaw {
	const [offset, words] = told(fault, text);
	const start = Math.max(body.start, Math.min(offset, text.length));
	return unsafe({ start, end: Math.min(start + 1, text.length) }, ...words);
}

function told({ id, at, open, tags, last }: Fault, text: string): readonly [offset: number, words: Words] {
	const place = at ?? 0;
	const [tag = place, inside = tag] = open;
	switch (id) {
		case 'unexpected-eof': {
			const line = text.lastIndexOf('\n', inside) + 1;
			return beginsCode.test(text.slice(line, inside)) ? [line, loadsCode] : [inside, neverEnds];
		}
		case 'unexpected-lazy':
			return [place, outside];
		case 'unexpected-character':
			if (text.startsWith('<!', tag)) return [tag, comment];
			return /\s/.test(text.slice(tag, place)) ? [place, strange] : [tag, noTag];
		case 'unexpected-attribute':
		case 'unexpected-self-closing-slash':
			return [place, moreThanName];
		case 'unexpected-closing-slash': {
			const start = text.lastIndexOf('<', place);
			return [start, neverOpened(nameAt(text, start))];
		}
		case 'end-tag-mismatch': {
			const { name = '', start } = tags.at(-1) ?? {};
			if (!text.startsWith('</', place))
				return [start?.offset ?? place, at === undefined ? unclosed(name) : cutOff(name)];
			const closing = nameAt(text, place);
			if (closing === (last?.name ?? '')) return [place, outOfPlace(closing)];
			return [place, tags.some((one) => (one.name ?? '') === closing) ? tooEarly(closing, name) : neverOpened(closing)];
		}
		default:
			return [place, neverEnds];
	}
}

/** The name in the tag that closes at `start`. */
const nameAt = (text: string, start: number): string =>
	/^<\/\s*([^\s>]*)/.exec(text.slice(start, start + 200))?.[1] ?? '';

const neverEnds: Words = [
	'This MDX cannot be read: a brace, a quote or an angle bracket opens something that is never closed.',
	'Close it, write `&#123;` or `&lt;` for the character itself, or rename the file to `.md`.',
];
const outside: Words = [
	'A tag or a brace begins in a quotation or a list, and this line of it stands outside.',
	'Begin the line as those above it begin.',
];
const comment: Words = [
	'A page in MDX can hold no HTML comment.',
	'Delete it; a remark to other authors stands in `{/* … */}`.',
];
const noTag: Words = [
	'This angle bracket begins something that is no tag.',
	'Write `&lt;` for the character itself and `[text](address)` for a link.',
];
const strange: Words = [
	'This character cannot stand in a tag.',
	'Write values in quotes, as in `title="…"`; where an angle bracket is no tag, write `&lt;` for it.',
];
const moreThanName: Words = ['A tag that closes holds nothing but its name.', 'Delete everything else in it.'];

const neverOpened = (name: string): Words => [
	`\`</${name}>\` closes something that was not opened, or was closed before.`,
	'Delete it, or write the opening tag above.',
];
const unclosed = (name: string): Words => [
	`\`<${name}>\` is never closed.`,
	empty.has(name) ? `Write \`<${name} />\`.` : `Write \`</${name}>\` where it ends.`,
];
const cutOff = (name: string): Words => [
	`\`<${name}>\` is not closed in the paragraph, item or emphasis in which it begins.`,
	empty.has(name) ? `Write \`<${name} />\`.` : onLines,
];
const outOfPlace = (name: string): Words => [
	`\`</${name}>\` closes what begins outside of this paragraph, item or emphasis.`,
	onLines,
];
const tooEarly = (name: string, inner: string): Words => [
	`\`</${name}>\` stands here while \`<${inner}>\` is still open.`,
	`Write \`</${inner}>\` before it.`,
];

const onLines = 'Write the opening and the closing tag on lines of their own, with the text between them.';

/** Elements of HTML that hold nothing. */
const empty = new Set(['br', 'col', 'hr', 'img', 'input', 'wbr']);
