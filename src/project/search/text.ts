import type { Entry } from '../../core/entry.ts';
import type { Handbook } from '../../core/handbook.ts';
import { Ref } from '../../core/kind.ts';
import { linkOf } from '../../kinds/views/links.ts';

/** Fields that say how a page is kept and not what it says, and the names that stand elsewhere. */
const skipped = new Set(
	'id title version changes reviewed status aliases abbreviation tags replaced_by owner leadership timezone starts'.split(
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
		const link = linkOf(book, value);
		const part = link?.part && link.to?.parts.find(({ id }) => id === link.part);
		if (link?.to) yield part ? part.title : link.to.title;
	} else if (Array.isArray(value)) for (const item of value) yield* wordsOf(book, item);
	else if (typeof value === 'object' && value !== null)
		for (const [key, item] of Object.entries(value)) if (!skipped.has(key)) yield* wordsOf(book, item);
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

/** Markdown as one reads it aloud: without code blocks, addresses and marks. */
const bare = (markdown: string): string =>
	markdown
		.replace(/^ {0,3}(`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:^ {0,3}\1[`~]*[ \t]*$|$(?![\s\S]))/gm, ' ')
		.replace(/<!--[\s\S]*?-->|<\/?[a-z][^<>]*>/gi, ' ')
		.replace(/!?\[([^[\]]*)\](?:\([^()]*\)|\[[^[\]]*\])/g, '$1')
		.replace(/https?:\/\/\S+/g, ' ')
		.replace(/[*_`#>|]+|^\s*[-+]\s|\s*:?-{3,}:?\s*/gm, ' ')
		.replace(/\s+/g, ' ')
		.trim();
