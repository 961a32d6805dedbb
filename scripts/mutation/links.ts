// What else in a handbook counts on a relation, as links tell it. Shares no code with the rules.
import type { Entry } from '../../src/core/entry.ts';
import type { Handbook } from '../../src/core/handbook.ts';
import type { Link } from '../../src/core/link.ts';
import type { Mutant } from './mutant.ts';

/** The links of `entry` whose paths are like `pattern`; `*` stands for any index. */
export const along = (book: Handbook, entry: Entry, ...pattern: readonly string[]): Link[] =>
	book
		.linksFrom(entry)
		.filter(
			({ path }) =>
				path?.length === pattern.length && pattern.every((step, i) => step === '*' || step === String(path[i])),
		);

/** Where they lead. */
export const named = (book: Handbook, entry: Entry, ...pattern: readonly string[]): Entry[] =>
	along(book, entry, ...pattern).flatMap(({ to }) => to ?? []);

/** The links of `from` but those that go with a mutant. */
export function linksBut(book: Handbook, from: Entry, { entry, path }: Mutant): readonly Link[] {
	const index = path.findLastIndex((step) => typeof step === 'number');
	const gone = index < 0 ? path : path.slice(0, index + 1);
	return book.linksFrom(from).filter((link) => from !== entry || !gone.every((step, i) => step === link.path?.[i]));
}

/** Where the links among `links` whose path begins with `field` and ends with `last` lead. */
export const among = (links: readonly Link[], field: string, last: PropertyKey = 0): Link[] =>
	links.filter(({ path }) => path?.[0] === field && (typeof last === 'number' || path.at(-1) === last));

export const entriesAmong = (links: readonly Link[], field: string, last?: string): Entry[] =>
	among(links, field, last).flatMap(({ to }) => to ?? []);

/** Whether each playbook that a mutant no longer names is named in another place. */
export function isNamedElsewhere(mutant: Mutant, book: Handbook): boolean {
	return goneWith(mutant, book).every((old) =>
		book
			.linksTo(old)
			.some((link) => link.from !== old && !link.from.kind.single && linksBut(book, link.from, mutant).includes(link)),
	);
}

/** The collaborations that name `entry` in `field`. */
export const collaborationsOf = (book: Handbook, entry: Entry, field: string): Entry[] =>
	book
		.linksTo(entry)
		.flatMap(({ from, path }) => (from.kind.name === 'collaboration' && path?.[0] === field ? [from] : []));

/** Where the links led that go with a mutant. */
export function goneWith(mutant: Mutant, book: Handbook): Entry[] {
	const stay = new Set(linksBut(book, mutant.entry, mutant));
	return book.linksFrom(mutant.entry).flatMap((link) => (stay.has(link) || !link.to ? [] : [link.to]));
}

export const valueAt = (value: unknown, path: Mutant['path']): unknown =>
	path.reduce((inner, step) => (inner as Record<PropertyKey, unknown> | undefined)?.[step], value);

export const isNamedNowhere = ({ entry }: Mutant, book: Handbook): boolean =>
	book.linksTo(entry).every(({ from }) => from === entry || from.kind.single);
