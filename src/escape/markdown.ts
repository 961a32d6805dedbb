import { visible } from './terminal.ts';

/** What parts two signs without being seen: hosts look for addresses and names after they have read the Markdown. */
const gap = '<!-- -->';

/**
 * Text as one line of GitHub-flavoured Markdown that is nothing but text: no element, no list, no link, no picture, and
 * for the hosts that read comments nobody's name, no number of a proposal and no emoji.
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
