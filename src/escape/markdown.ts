import { visible, visibleLines } from './terminal.ts';

/** What parts two signs without being seen: hosts look for addresses and names after they have read the Markdown. */
const gap = '<!-- -->';

/**
 * Text as one line of GitHub-flavoured Markdown that is nothing but text: no element, no list, no link, no picture, and
 * for the hosts that read comments nobody's name, no number of a proposal and no emoji, of which a serialiser of Markdown
 * knows nothing.
 */
export const inert = (text: string): string =>
	visible(text)
		.replace(/[\\`*_{}[\]()#+!|~$]/g, '\\$&')
		// Where a text begins a line, blanks make code of it, and some signs a list or a heading.
		.replace(/^[ \t]+/, ' ')
		.replace(/^( ?)(\d+(?=[.)])|(?=[-=]))/, '$1$2\\')
		.replace(/&/g, '&amp;')
		.replace(/</g, '&lt;')
		.replace(/>/g, '&gt;')
		.replace(/@(?=\w)/g, `@${gap}`)
		.replace(/\\#(?=\d)/g, `\\#${gap}`)
		.replace(/(GH-)(?=\d)/gi, `$1${gap}`)
		// An underscore has its backslash already.
		.replace(/:(?=\/\/|\w|\\_)/g, `:${gap}`)
		.replace(/(www)(?=\.)/gi, `$1${gap}`);

/** Text as code within a line. */
export function code(text: string): string {
	const line = visible(text);
	const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
	const fence = '`'.repeat(longest + 1);
	// Where a sign of code or a blank stands at an end, Markdown takes one blank at each end for its own.
	const room = /^[` ]|[` ]$/.test(line) || line === '' ? ' ' : '';
	return `${fence}${room}${line}${room}${fence}`;
}

/** Text as one line of Markdown for readers and programs that read the file itself: nothing but text, and as little in the way as possible. */
export const literal = (text: string): string =>
	visible(text.replace(/\s+/g, ' ').trim())
		// Addresses would become links, whose text keeps the signs that make others harmless.
		.replace(/[\\`*_[\]<|~]|:(?=\/\/)|@(?=\w)|(?<=www)\./gi, '\\$&')
		.replace(/&(?=#|\w+;)/g, '&amp;')
		.replace(/^(?:[#>+=-]|\d+(?=[.)]))/, (sign) => (/\d/.test(sign) ? `${sign}\\` : `\\${sign}`));

/** A link of one line. */
export const linked = (text: string, href: string): string =>
	`[${literal(text)}](${href.replace(/[\u0000-\u0020\u007f()<>\\]/g, (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, '0')}`)})`;

/** A text of several lines as a block of code, to the letter. */
export function codeBlock(text: string): string {
	const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
	const fence = '`'.repeat(longest + 1);
	return `${fence}\n${visibleLines(text.replace(/\r\n?/g, '\n'))}\n${fence}`;
}
