import type { Entry } from '../core/entry.ts';
import type { Facts, Handbook } from '../core/handbook.ts';
import { pathOf } from '../core/link.ts';
import { changesFor, changesIn, type NotedChange } from '../history/changes.ts';
import { firstIdOf } from '../history/first-id.ts';
import type { History } from '../history/history.ts';
import { handbook } from '../kinds/handbook.ts';
import { role } from '../kinds/role.ts';
import { isCurrent } from '../kinds/views/status.ts';
import { pageHref } from '../page/address.ts';
import type { Frame } from '../page/page.ts';
import { atom, type FeedEntry } from './atom.ts';

export const feedPath = '/changes/feed.xml';

/** Where the feed of the role at `path` stands. */
export const roleFeedPath = (path: string): string => `${path}feed.xml`;

/** Changes in a feed: who asks once a month misses none of them. */
const maxEntries = 50;

/** Whether a role has anything to follow. */
export const hasFeed = (book: Facts, one: Entry): boolean => changesFor(book, one).length > 0;

/** The address of the feed of all changes; nothing without changes, or where the site does not know its own address. */
export const feedHref = (book: Facts, { origin, base }: Pick<Frame, 'origin' | 'base'>): string | undefined =>
	origin !== undefined && changesIn(book).length > 0 ? pageHref(base, feedPath) : undefined;

/** Every Atom feed of the site by its path, written when it is asked for. */
export function feedsOf(book: Handbook, frame: Frame, history?: History): Readonly<Record<string, () => string>> {
	const { origin, base, title } = frame;
	if (origin === undefined || frame.feed === undefined) return {};
	const at = (path: string) => origin + pageHref(base, path);
	const { site } = book.of(handbook)[0]?.data ?? {};
	// Readers know an entry by its id, so it must not follow the path a preview stands under.
	const home = (site ?? origin + base).replace(/\/$/, '');
	const feed = (path: string, page: string, name: string, changes: readonly NotedChange[], first = path) =>
		atom({
			id: home + encodeURI(first),
			title: name,
			author: title,
			language: frame.language,
			self: at(path),
			page: at(page),
			entries: changes
				.slice(0, maxEntries)
				.map((change) => entryOf(change, `${home}/${encodeURI(firstIdOf(change.entry, book, history))}/`, at)),
		});
	const all = changesIn(book);
	const roles = book.of(role).filter((one) => isCurrent(one) && hasFeed(book, one));
	return Object.fromEntries([
		[feedPath, () => feed(feedPath, '/changes/', `${title}: changes`, all)],
		...roles.map((one) => {
			const path = roleFeedPath(pathOf(one));
			return [
				path,
				() =>
					feed(
						path,
						pathOf(one),
						`${title}: changes for ${one.title}`,
						changesFor(book, one),
						roleFeedPath(`/${firstIdOf(one, book, history)}/`),
					),
			] as const;
		}),
	]);
}

function entryOf(
	{ entry, version, date, note, weight, roles }: NotedChange,
	first: string,
	at: (path: string) => string,
): FeedEntry {
	const whom = roles.length > 0 ? ` Concerns ${roles.map(({ title }) => title).join(', ')}.` : '';
	const what = weight === 'duties' ? ' Duties change.' : '';
	return {
		// A reader of feeds shows what has another id as new.
		id: `${first}#v${version}`,
		title: `${entry.title} ${version}`,
		href: at(pathOf(entry)),
		updated: date,
		text: `${note}${what}${whom}`,
		categories: [entry.kind.name, ...(weight === 'duties' ? ['duties'] : [])],
	};
}
