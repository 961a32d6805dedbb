import { pageHref } from '../address.ts';

/** The file of the whole site from which the switcher reads. */
export const switchFile = 'editions.json';

/** What the names of an earlier edition's files of data end with: they are compressed, and there are many of them. */
export const packed = '.gz';

/** An edition as the switcher knows it. */
export interface Switch {
	readonly name: string;
	readonly slug: string;
	readonly date: string;
	readonly base: string;
	/** Pages that the current edition does not have, and pages of the current one that this one does not have. */
	readonly gone: readonly string[];
	readonly missing: readonly string[];
}

/** One edition to choose, with the page it leads to. */
export interface Choice {
	readonly name: string;
	readonly date?: string;
	readonly href: string;
	/** Whether it is the page one reads, there. */
	readonly same: boolean;
	readonly reading: boolean;
}

/** What a reader of `path` in the edition `slug`, or in the current one, may choose: the current edition first. */
export function choicesOf(
	editions: readonly Switch[],
	root: string,
	path: string,
	slug: string | undefined,
): readonly Choice[] {
	const here = editions.find((edition) => edition.slug === slug);
	const inCurrent = !here?.gone.includes(path);
	const has = ({ gone, missing }: Switch) => (inCurrent ? !missing.includes(path) : gone.includes(path));
	const choice = (base: string, same: boolean) => ({ href: pageHref(base, same ? path : '/'), same });
	return [
		{ name: 'Current edition', reading: here === undefined, ...choice(root, inCurrent) },
		...editions.map((edition) => ({
			name: edition.name,
			date: edition.date,
			reading: edition === here,
			...choice(edition.base, edition === here || has(edition)),
		})),
	];
}
