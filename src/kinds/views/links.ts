import { type Entry, writtenIn } from '../../core/entry.ts';
import type { Facts } from '../../core/handbook.ts';
import type { Kind, Ref } from '../../core/kind.ts';
import type { Link } from '../../core/link.ts';
import { memoized } from '../../core/memoized.ts';

const byRef = memoized(
	(links: readonly Link[]): ReadonlyMap<Ref, Link> =>
		new Map(links.flatMap((link): [Ref, Link][] => (link.ref && link.outcome === 'found' ? [[link.ref, link]] : []))),
);

/** The link that a reference among the facts makes, where it resolves. */
export function linkOf(book: Pick<Facts, 'linksFrom'>, ref: Ref | undefined): Link | undefined {
	const owner = ref && writtenIn(ref);
	return owner && byRef(book.linksFrom(owner)).get(ref);
}

/** The entry of `kind` that `ref` names, where it resolves to one. */
export function entryOf<K extends Kind>(
	book: Pick<Facts, 'linksFrom'>,
	kind: K,
	ref: Ref | undefined,
): Entry<K> | undefined {
	const to = linkOf(book, ref)?.to;
	return to && isKind(to, kind) ? to : undefined;
}

/** The entries of `kind` that `refs` name, in order; those that do not resolve are left out. */
export const entriesOf = <K extends Kind>(
	book: Pick<Facts, 'linksFrom'>,
	kind: K,
	refs: readonly Ref[] | undefined = [],
): readonly Entry<K>[] => refs.map((ref) => entryOf(book, kind, ref)).filter((entry) => entry !== undefined);

/** Whether an entry is of `kind`. Kinds are told apart by name, as the handbook does. */
export const isKind = <K extends Kind>(entry: Entry, kind: K): entry is Entry<K> & Entry =>
	entry.kind.name === kind.name;
