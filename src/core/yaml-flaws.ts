import { isNode, type YAMLError } from 'yaml';
import { maxDepth } from './limits.ts';
import type { Flaw, Range } from './source.ts';

/** Something wrong with the YAML, where `range` stands in the file. */
export const flaw = (rule: string, range: Range, message: string, help?: string): Flaw => ({
	rule,
	range,
	message,
	...(help ? { help } : {}),
});

/** Says a parser's problem in an author's words. */
export function explain(problem: YAMLError, yaml: string, range: Range): Flaw {
	const [from, to] = problem.pos;
	const start = Math.max(range.start, Math.min(from, Math.max(range.start, range.end - 1)));
	const here = { start, end: Math.max(start, Math.min(Math.max(to, start + 1), range.end, lineEnd(yaml, start))) };
	const say = (message: string, help?: string, at: Range = here) => flaw('yaml-syntax', at, message, help);
	switch (problem.code) {
		case 'TAB_AS_INDENT':
			return say('A tab indents this line; YAML knows only spaces.', 'Use two spaces for each level.');
		case 'DUPLICATE_KEY':
			return say(
				`The field \`${keyAt(yaml, start)}\` is stated twice; only one can hold.`,
				firstOf(yaml, range, start),
				{ start, end: start + keyAt(yaml, start).length },
			);
		case 'BLOCK_AS_IMPLICIT_KEY':
		case 'MULTILINE_IMPLICIT_KEY':
			if (/^[^\n]*\S:\s+[^\n]*:\s/.test(lineFrom(yaml, start)))
				return say(
					'A colon followed by a space starts a new field in the middle of this text.',
					'Put the text in quotes: `title: "Sales: how we work"`.',
				);
			return say(
				'This line is neither a field (`name: value`) nor part of the text above.',
				'Write `name: value`, or indent it under the field it belongs to.',
			);
		case 'MISSING_CHAR':
		case 'BAD_INDENT': {
			const opening = unclosed(yaml, { start: range.start, end: problem.code === 'BAD_INDENT' ? from : range.end });
			const at = opening === undefined ? here : { start: opening, end: opening + 1 };
			const char = yaml[at.start];
			if (opening !== undefined && (char === '[' || char === '{'))
				return say(`This \`${char}\` is never closed.`, `Add the missing \`${char === '[' ? ']' : '}'}\`.`, at);
			if (char === '"' || char === "'" || /quote/.test(problem.message))
				return say('A quote is opened and never closed.', 'Close it, or use the other kind of quotes.', at);
			return say(
				'This line is indented neither like the ones above it nor like a new level.',
				'Line it up with the fields it belongs to.',
			);
		}
		case 'TAG_RESOLVE_FAILED':
			return say(
				'A tag (`!…`) asks for a type that playbooks do not have.',
				'Delete the tag and write plain text, numbers, lists and fields.',
			);
		case 'MULTIPLE_DOCS':
			return say(
				'A second document starts here; a playbook is one document.',
				'Move it to a file of its own. If it is text, name the file `….md`: there, facts stand between two lines `---`, and text follows.',
			);
		case 'BAD_SCALAR_START':
			return say(
				`A text cannot start with ${yaml[start] === '`' ? 'a backtick' : `\`${yaml[start] ?? ''}\``}.`,
				'Put the text in quotes.',
			);
		default:
			if (yaml[start] === ']' || yaml[start] === '}')
				return say(`This \`${yaml[start]}\` closes nothing.`, 'Delete it, or put the text in quotes.');
			return say(
				'The facts cannot be read from here on.',
				'Look for a missing colon, quote or indent on this line and the one before.',
			);
	}
}

/** The innermost `[` or `{` that is still open at the end of `range`, or the quote that is. */
export function unclosed(yaml: string, range: Range): number | undefined {
	const open: number[] = [];
	for (let i = range.start; i < range.end; i++) {
		const char = yaml[i]!;
		if (char === '"' || char === "'") {
			if (!startsValue(yaml, i, open.length > 0)) continue;
			const end = endOfQuote(yaml, i);
			if (end === undefined) return i;
			i = end;
		} else if (char === '[' || char === '{') {
			if (open.length > 0 || startsValue(yaml, i, false)) open.push(i);
		} else if (char === ']' || char === '}') open.pop();
		else if (char === '#' && /\s/.test(yaml[i - 1] ?? ' ')) i = lineEnd(yaml, i);
	}
	return open.at(-1);
}

/** Whether a value can start at `offset`: elsewhere a quote or bracket is a letter like any other. Looks back no further than indents go. */
const startsValue = (yaml: string, offset: number, inBrackets: boolean) =>
	(inBrackets ? /(?:^|[\s[{,:])$/ : /(?:^|\n|[:?-] ) *(?:[&!]\S* +)?$/).test(
		yaml.slice(Math.max(0, offset - 2 * maxDepth), offset),
	);

/** Where the quote that opens at `start` closes. */
function endOfQuote(yaml: string, start: number): number | undefined {
	for (let i = start + 1; i < yaml.length; i++) {
		if (yaml[i] === '\\' && yaml[start] === '"') i++;
		else if (yaml[i] === yaml[start]) {
			if (yaml[start] === '"' || yaml[i + 1] !== "'") return i;
			i++;
		}
	}
	return undefined;
}

/** Characters of a text in which the first of two keys is looked for. */
const longest = 20_000;

/** What to do about a key that stands a second time at `start`: with the line of the first, where it is plain. */
function firstOf(yaml: string, range: Range, start: number): string {
	if (yaml.length > longest) return 'Keep one of them.';
	const lineStart = yaml.lastIndexOf('\n', start - 1) + 1;
	const begin = `\n${yaml.slice(lineStart, start)}${keyAt(yaml, start)}`;
	const before = `\n${yaml.slice(range.start, lineStart)}`;
	const at = before.lastIndexOf(`${begin}:`);
	if (at < 0 || !/^\n *$/.test(`\n${yaml.slice(lineStart, start)}`)) return 'Keep one of them.';
	const line = yaml.slice(0, range.start + at).split('\n').length;
	return `Keep one of them: the other one stands in line ${line}.`;
}

const keyAt = (yaml: string, start: number) =>
	/^[^\s:]*/.exec(yaml.slice(start, start + 200))![0] || yaml.charAt(start);

const lineEnd = (text: string, from: number) => {
	const end = text.indexOf('\n', from);
	return end < 0 ? text.length : end;
};

const lineFrom = (text: string, offset: number) =>
	text.slice(text.lastIndexOf('\n', offset - 1) + 1, lineEnd(text, offset) + 1);

/** The first line with text: where a finding about the whole stands. */
export function firstLine(text: string, range: Range): Range {
	const from = text.slice(range.start, range.end).search(/\S/);
	const start = from < 0 ? range.start : range.start + from;
	const end = /[\r\n]|$/.exec(text.slice(start, range.end))!.index + start;
	return { start, end };
}

/** The text a node stands for, without the space around it. */
export function rangeOf(node: unknown): Range | undefined {
	return isNode(node) && node.range ? { start: node.range[0], end: node.range[1] } : undefined;
}
