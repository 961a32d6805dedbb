import type { Entry } from '../../core/entry.ts';
import type { Link } from '../../core/link.ts';
import type { Near } from '../../core/rule.ts';

/** A reference among the facts that leads somewhere. */
export type Reached = Link & { readonly to: Entry; readonly path: readonly PropertyKey[] };

/** The references of `entry` that resolve and stand at paths like `pattern`, in order; `*` stands for any index of a list. */
export function* reached(book: Near, entry: Entry, ...pattern: readonly string[]): Generator<Reached> {
	for (const link of book.linksFrom(entry)) {
		if (link.outcome !== 'found' || !link.to || link.path?.length !== pattern.length) continue;
		if (pattern.every((step, i) => step === '*' || step === link.path![i])) yield link as Reached;
	}
}

/** The entries they lead to. */
export const targets = (book: Near, entry: Entry, ...pattern: readonly string[]): Entry[] =>
	[...reached(book, entry, ...pattern)].map(({ to }) => to);
