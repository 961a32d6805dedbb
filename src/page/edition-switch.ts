import { pageHref } from './address.ts';

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
	/** Where the current edition has pages that are elsewhere in this one, by their path here. */
	readonly moved: Readonly<Record<string, string>>;
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
	const now = here ? (here.moved[path] ?? (here.gone.includes(path) ? undefined : path)) : path;
	const within = ({ gone, missing, moved }: Switch) => {
		if (now === undefined) return gone.includes(path) ? path : undefined;
		return Object.keys(moved).find((then) => moved[then] === now) ?? (missing.includes(now) ? undefined : now);
	};
	const choice = (base: string, there: string | undefined) => ({
		href: pageHref(base, there ?? '/'),
		same: there !== undefined,
	});
	return [
		{ name: 'Current edition', reading: here === undefined, ...choice(root, now) },
		...editions.map((edition) => ({
			name: edition.name,
			date: edition.date,
			reading: edition === here,
			...choice(edition.base, edition === here ? path : within(edition)),
		})),
	];
}
