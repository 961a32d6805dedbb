import type { Handbook } from '../core/handbook.ts';

/** Folder of the site in which the rules are explained. */
export const referenceFolder = 'rules';

/**
 * A handbook with the pages of another one beside its own: the reference of the rules that judge it. A folder of plain
 * pages, which the rules say little about, and a handbook with a folder of that name stay as they are.
 */
export function withReference(book: Handbook, reference: Handbook): Handbook {
	if (!hasReference(book)) return book;
	const pages = reference.entries.filter(({ kind }) => !kind.single);
	const own = new Set(pages);
	return {
		...book,
		entries: [...book.entries, ...pages],
		find: (id) => book.find(id) ?? reference.find(id),
		linksFrom: (entry) => (own.has(entry) ? reference.linksFrom(entry) : book.linksFrom(entry)),
		linksTo: (entry) => (own.has(entry) ? reference.linksTo(entry) : book.linksTo(entry)),
	};
}

/** Whether the site of a handbook has the reference of the rules. */
export const hasReference = ({ entries }: Pick<Handbook, 'entries'>): boolean =>
	entries.some(({ kind }) => !kind.single && !kind.free) &&
	!entries.some(({ id }) => id === referenceFolder || id.startsWith(`${referenceFolder}/`));
