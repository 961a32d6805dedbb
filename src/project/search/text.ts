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

/** Markdown as one reads it aloud: without code blocks, addresses and marks, the items of lists and the rows of tables as sentences. */
const bare = (markdown: string): string =>
	markdown
		.replace(/^ {0,3}(`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:^ {0,3}\1[`~]*[ \t]*$|$(?![\s\S]))/gm, ' ')
		.replace(/<!--[\s\S]*?-->|<\/?[a-z][^<>]*>/gi, ' ')
		.replace(/!?\[([^[\]]*)\](?:\([^()]*\)|\[[^[\]]*\])/g, '$1')
		.replace(/https?:\/\/\S+/g, ' ')
		.replace(/^[ \t|:-]*-{3,}[ \t|:-]*$/gm, '')
		.replace(/^[ \t]*\|(.*)\|[ \t]*$/gm, (_, row: string) =>
			ended(
				row
					.split('|')
					.map((cell) => cell.trim())
					.join(' · '),
			),
		)
		.replace(/^[ \t]*(?:[-+*]|\d+[.)])[ \t]+(.*)$/gm, (_, item: string) => ended(item))
		.replace(/[*_`#>|]+/g, ' ')
		.replace(/\s+/g, ' ')
		.trim();

const ended = (text: string): string =>
	/[.!?:;,…。！？]\W*$/u.test(text) || text.trim() === '' ? text : `${text.trimEnd()}.`;
