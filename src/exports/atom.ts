import type { Element } from 'xast';
import { x } from 'xastscript';
import { xmlFile } from '../escape/xml.ts';

/** A feed as Atom 1.0 (RFC 4287) has it. Addresses are absolute; days are year-month-day. */
interface Feed {
	/** Names the feed for good. */
	readonly id: string;
	readonly title: string;
	readonly author: string;
	readonly language: string;
	/** Where it stands, and the page that shows the same. */
	readonly self: string;
	readonly page: string;
	/** Newest first; a feed without entries has no day and cannot be written. */
	readonly entries: readonly FeedEntry[];
}

export interface FeedEntry {
	/** Names the entry for good. */
	readonly id: string;
	readonly title: string;
	readonly href: string;
	readonly updated: string;
	readonly text: string;
	readonly categories: readonly string[];
}

/** The text of `feed`. */
export function atom({ id, title, author, language, self, page, entries }: Feed): string {
	const [newest] = entries;
	if (newest === undefined) throw new Error(`The feed \`${id}\` has no entries.`);
	const feed = x('feed', { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': language }, [
		x('id', id),
		x('title', title),
		x('updated', instant(newest.updated)),
		x('author', [x('name', author)]),
		x('link', { rel: 'self', type: 'application/atom+xml', href: self }),
		x('link', { rel: 'alternate', type: 'text/html', href: page }),
		...entries.map(entryOf),
	]);
	return xmlFile(feed);
}

const entryOf = ({ id, title, href, updated, text, categories }: FeedEntry): Element =>
	x('entry', [
		x('id', id),
		x('title', title),
		x('updated', instant(updated)),
		x('link', { rel: 'alternate', type: 'text/html', href }),
		...categories.map((term) => x('category', { term })),
		x('content', { type: 'text' }, text),
	]);

const instant = (day: string): string => `${day}T00:00:00Z`;
