import { type Flaw, offsetAt, type Range, type Source } from './source.ts';

/** What stands in a text and would run as code. */
export const unsafe = (range: Range, message: string, help: string): Flaw => ({
	rule: 'unsafe-markup',
	range,
	message,
	help,
});

/** Why a text cannot be read as MDX, from what its parser throws: `3:6: Expected a closing tag for …`. */
export function unreadableMdx(error: unknown, source: Source, body: Range): Flaw {
	const said = String((error as { message?: unknown } | null)?.message ?? '');
	const [, line = '1', column = '1'] = /^(\d+):(\d+): /.exec(said) ?? [];
	const offset = Math.max(body.start, offsetAt(source, { line: Number(line) - 1, column: Number(column) - 1 }));
	const start = Math.min(offset, source.text.length);
	const range = { start, end: Math.min(start + 1, source.text.length) };
	const [, message, help] = reasons.find(([sign]) => sign.test(said)) ?? lastReason;
	const [, tag = ''] = /`(<[^`]*>)`/.exec(said) ?? [];
	return unsafe(
		range,
		message.replace('TAG', () => tag),
		help.replace('TAG', () => tag.replace(/^<\/?/, '</')),
	);
}

const lastWords = [
	'This MDX cannot be read: a brace or an angle bracket opens something that is never closed.',
	'Close it, write `&#123;` or `&lt;` for the character itself, or rename the file to `.md`.',
] as const;
const lastReason = [/^/, ...lastWords] as const;

const reasons: readonly (readonly [sign: RegExp, message: string, help: string])[] = [
	[
		/Expected a closing tag for .* before the end of/,
		'`TAG` begins in one paragraph and does not end in it.',
		'Write the opening and the closing tag on lines of their own, with the text between them.',
	],
	[/Expected a closing tag for/, '`TAG` is never closed.', 'Write `TAG` where it ends.'],
	[
		/Unexpected closing tag/,
		'`TAG` closes something that was not opened, or was closed before.',
		'Delete it, or write the opening tag above.',
	],
	[
		/Unexpected character `!` .* before name/,
		'A page in MDX can hold no HTML comment.',
		'Delete it; a note for editors belongs in the description of the change.',
	],
	[
		/expected a valid JSX tag/,
		'This angle bracket begins something that is no tag.',
		'Write `&lt;` for the character itself and `[text](address)` for a link; the values of properties stand in quotes.',
	],
];

/** What stands in braces among words. */
export const codeInBraces = (range: Range): Flaw =>
	unsafe(
		range,
		'Text in braces is code here; a playbook holds none.',
		'Write the text itself; for a literal brace write `&#123;`.',
	);

/** A brace that opens and is never closed. */
export const unclosedBrace = (range: Range): Flaw => unsafe(range, ...lastWords);
