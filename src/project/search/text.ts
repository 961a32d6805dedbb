import type { Entry } from '../../core/entry.ts';
import type { Handbook } from '../../core/handbook.ts';
import { Ref } from '../../core/kind.ts';
import { linkOf } from '../../kinds/views/links.ts';

/** Fields that say how a page is kept and not what it says, and the names that stand elsewhere. */
export const skipped: ReadonlySet<string> = new Set(
	'id title version changes reviewed status aliases keywords abbreviation tags replaced_by owner leadership timezone starts'.split(
		' ',
	),
);

/** The words of facts: every text, and the title of everything they refer to. */
export function textOf(book: Handbook, value: unknown): string {
	return [...wordsOf(book, value)].join(' ');
}

function* wordsOf(book: Handbook, value: unknown): Generator<string> {
	if (typeof value === 'string') yield value;
	else if (value instanceof Ref) {
		const title = titleOf(book, value);
		if (title !== undefined) yield title;
	} else if (Array.isArray(value)) for (const item of value) yield* wordsOf(book, item);
	else if (typeof value === 'object' && value !== null)
		for (const [key, item] of Object.entries(value)) if (!skipped.has(key)) yield* wordsOf(book, item);
}

/** What a reference leads to is called. */
export function titleOf(book: Handbook, ref: Ref): string | undefined {
	const link = linkOf(book, ref);
	const part = link?.part && link.to?.parts.find(({ id }) => id === link.part);
	return part ? part.title : link?.to?.title;
}

/** The text of a page before its first heading, and under each heading, in order. */
export function proseSections({ prose }: Entry): { readonly own: string; readonly sections: readonly string[] } {
	if (!prose?.readable) return { own: '', sections: [] };
	const { text } = prose.source;
	const { headings, range } = prose;
	const until = (i: number) => headings[i]?.range.start ?? range.end;
	return {
		own: bare(text.slice(range.start, until(0))),
		sections: headings.map((heading, i) => bare(text.slice(heading.range.end, until(i + 1)))),
	};
}

/** Markdown as one reads it aloud: without code blocks, addresses and marks, the items of lists and the rows of tables as sentences. Every step takes one pass. */
const bare = (markdown: string): string =>
	withoutComments(markdown.replace(/^ {0,3}(`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:^ {0,3}\1[`~]*[ \t]*$|$(?![\s\S]))/gm, ' '))
		.replace(/<\/?[a-z][^<>]*>/gi, ' ')
		.replace(/!?\[([^[\]]*)\](?:\([^()]*\)|\[[^[\]]*\])/g, '$1')
		.replace(/https?:\/\/\S+/g, ' ')
		.split(/\r\n?|\n/)
		.map(spoken)
		.join('\n')
		.replace(/[*_`#>|]+/g, ' ')
		.replace(/\s+/g, ' ')
		.trim();

/** A text without the comments that are closed. */
function withoutComments(text: string): string {
	const parts: string[] = [];
	let done = 0;
	for (let start = text.indexOf('<!--'); start >= 0; start = text.indexOf('<!--', done)) {
		const end = text.indexOf('-->', start + 4);
		if (end < 0) break;
		parts.push(text.slice(done, start));
		done = end + 3;
	}
	return [...parts, text.slice(done)].join(' ');
}

/** A line of Markdown as it is said. */
function spoken(line: string): string {
	if (/^[ \t|:-]*$/.test(line) && line.includes('---')) return '';
	const trimmed = line.trim();
	if (trimmed.length > 1 && trimmed.startsWith('|') && trimmed.endsWith('|'))
		return ended(
			trimmed
				.slice(1, -1)
				.split('|')
				.map((cell) => cell.trim())
				.join(' · '),
		);
	const item = /^[ \t]*(?:[-+*]|\d+[.)])[ \t]+(.*)$/.exec(line)?.[1];
	return item === undefined ? line : ended(item);
}

/** A text with a full stop, where nothing of the kind ends it. */
function ended(text: string): string {
	const said = text.trimEnd();
	if (said === '') return text;
	for (let i = said.length - 1; i >= 0 && /\W/.test(said[i]!); i--) if ('.!?:;,…。！？'.includes(said[i]!)) return text;
	return `${said}.`;
}
