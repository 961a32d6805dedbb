import type { Entry } from '../../core/entry.ts';
import type { Facts } from '../../core/handbook.ts';
import type { Kind } from '../../core/kind.ts';
import type { Link } from '../../core/link.ts';
import { statusOf } from './status.ts';

/** A reference that an entry of one kind makes to another. */
interface Referring<K extends Kind> {
	readonly from: Entry<K>;
	readonly link: Link & { readonly path: readonly PropertyKey[] };
}

/**
 * The references to `to`, or to a part of it, that entries of `kind` make at paths like `pattern`, in order; `*`
 * stands for any index of a list. Those of retired entries are left out.
 */
export function* referring<K extends Kind>(
	book: Pick<Facts, 'linksTo'>,
	to: Entry,
	kind: K,
	...pattern: readonly string[]
): Generator<Referring<K>> {
	for (const link of book.linksTo(to)) {
		const { from, path } = link;
		if (from.kind.name !== kind.name || link.outcome !== 'found' || path?.length !== pattern.length) continue;
		if (statusOf(from) === 'retired' || !pattern.every((step, i) => step === '*' || step === path[i])) continue;
		// Kinds are told apart by name, as the handbook does.
		yield { from: from as unknown as Entry<K>, link: { ...link, path } };
	}
}

/** The entries that do, each once. */
export const referrers = <K extends Kind>(
	book: Pick<Facts, 'linksTo'>,
	to: Entry,
	kind: K,
	...pattern: readonly string[]
): readonly Entry<K>[] => [...new Set([...referring(book, to, kind, ...pattern)].map(({ from }) => from))];
