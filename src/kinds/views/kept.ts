import type { Entry } from '../../core/entry.ts';
import type { Facts } from '../../core/handbook.ts';
import type { Link } from '../../core/link.ts';
import type { Near } from '../../core/rule.ts';

/**
 * A view of one entry, read again only when that entry, or one it names, was edited. It may look at the entry and at
 * those it names, and no further: a view that does would outlive what it saw.
 */
export function perEntry<E extends Entry, View>(read: (book: Near, entry: E) => View): (book: Near, entry: E) => View {
	const known = new WeakMap<Entry, { readonly links: readonly Link[]; readonly view: View }>();
	return (book, entry) => {
		const links = book.linksFrom(entry);
		const before = known.get(entry);
		if (before?.links === links) return before.view;
		const view = read(book, entry);
		known.set(entry, { links, view });
		return view;
	};
}

/** A view of the whole handbook, read once for each state of it. The facts of a check and the finished handbook share it. */
export function perBook<View>(read: (book: Facts) => View): (book: Facts) => View {
	const known = new WeakMap<readonly Link[], { readonly view: View }>();
	return (book) => {
		const before = known.get(book.links);
		if (before) return before.view;
		const view = read(book);
		known.set(book.links, { view });
		return view;
	};
}
