import type { Handbook } from '../core/handbook.ts';
import { Ref } from '../core/kind.ts';
import { linkOf } from '../kinds/views/links.ts';

/** Fields that say how a page is kept and not what it says, and the names that stand elsewhere. */
export const skipped: ReadonlySet<string> = new Set(
	'id title version changes reviewed status aliases keywords abbreviation tags replaced_by formerly permalink url slug redirect_from owner leadership timezone starts'.split(
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
