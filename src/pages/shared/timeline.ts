import type { Entry } from '../../core/entry.ts';
import { affectedBy } from '../../history/changes.ts';
import { timelineOf } from '../../history/events.ts';
import { dayIn } from '../../page/facts.ts';
import type { Aside } from '../../page/page.ts';
import { taleInShort } from '../../page/phrases.ts';
import type { View } from '../../page/view.ts';
import { counted } from '../../words/words.ts';
import { linkToVersions } from './versions.ts';

/** What happened last: a screen of a narrow column. */
const maxEvents = 7;

/** How `entry` came to be what it is, beside its page; nothing for pages of the program's own. */
export function timelineAside(entry: Entry, view: View): Aside | undefined {
	const { book, frame, history } = view;
	const known = view.versions?.get(entry.id);
	if (!entry.sources.some(({ path }) => book.sources.has(path))) return undefined;
	const { events, unknown } = timelineOf(entry, history, known);
	const concerned = affectedBy(book, entry).length;
	const items = events.slice(0, maxEvents).map(({ date, sentence, version, note, tale }) => ({
		text: version === undefined ? sentence : `v${version} · ${note}`,
		note: [
			dayIn(frame.language, date),
			...(version?.endsWith('.0') && concerned > 0 ? [`concerns ${counted(concerned, 'role')}`] : []),
		].join(' · '),
		...(tale ? { told: { text: taleInShort(tale, view), note: `${dayIn(frame.language, date)} · ${sentence}` } } : {}),
	}));
	// Without a repository there is nothing to miss on a page that tells nothing of itself either.
	const told = unknown && (history || items.length > 0) ? [{ text: '', note: unknown }] : [];
	if (items.length + told.length === 0) return undefined;
	return {
		title: 'Timeline',
		items: [...items, ...told],
		...(events.length > items.length ? { more: events.length - items.length } : {}),
		...(known ? { versions: linkToVersions(entry, known, view) } : {}),
	};
}
