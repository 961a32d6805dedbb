import type { Entry } from '../core/entry.ts';
import { visible } from '../escape/terminal.ts';
import { changesOf, compareVersions, reviewOf } from '../kinds/views/history.ts';
import { type Commit, type History, inert, touchesOf } from './history.ts';
import { isOfSearch, type Tale } from './tale.ts';
import { type PlaybookVersions, taleOfCommit } from './versions.ts';

/** Something that happened to a page. */
interface TimelineEvent {
	readonly date: string;
	/** Who tells of it: the page itself, or version control. */
	readonly source: 'page' | 'repository';
	readonly sentence: string;
	/** The version it led to, where the page says so, and what the page says of it. */
	readonly version?: string;
	readonly note?: string;
	/** What an edit changed in meaning, where that is known. */
	readonly tale?: Tale;
}

export interface Timeline {
	/** Newest first; on one day what the page says itself comes first. */
	readonly events: readonly TimelineEvent[];
	/** What cannot be known here, and why. */
	readonly unknown?: string;
}

/** What happened to a page, as sentences. Without `history` only what the page says itself. */
export function timelineOf(entry: Entry, history: History | undefined, versions?: PlaybookVersions): Timeline {
	const noted = [...notedIn(entry)];
	const oldest = noted.map(({ date }) => date).sort()[0];
	const events = [...noted, ...(history ? recordedOf(entry, history, versions, oldest) : [])];
	const unknown = unknownIn(history);
	return { events: events.sort(byDate), ...(unknown ? { unknown } : {}) };
}

const byDate = (a: TimelineEvent, b: TimelineEvent) => (a.date > b.date ? -1 : a.date < b.date ? 1 : 0);

function* notedIn(entry: Entry): Generator<TimelineEvent> {
	for (const { version, date, note = '' } of changesOf(entry).toSorted((a, b) => compareVersions(b.version, a.version)))
		yield { date, source: 'page', version, note, sentence: `Version ${version}: ${note}` };
	const reviewed = reviewOf(entry);
	if (!reviewed) return;
	const how = reviewed.evidence === undefined ? '.' : `: ${reviewed.evidence}`;
	yield { date: reviewed.on, source: 'page', sentence: `Compared with the work${how}` };
}

function* recordedOf(
	{ sources }: Entry,
	history: History,
	versions: PlaybookVersions | undefined,
	/** The first day the page itself tells of: a file that came later was not written then. */
	oldest: string | undefined,
): Generator<TimelineEvent> {
	const added = (date: string) => (oldest !== undefined && oldest < date ? 'Came into this repository' : 'Written');
	const seen = new Set<Commit>();
	for (const { path } of sources)
		for (const { commit, from, change } of touchesOf(history, path)) {
			// Facts and prose of a page may lie in two files that one commit changed.
			if (seen.has(commit)) continue;
			seen.add(commit);
			const what =
				from !== undefined ? `Moved from ${visible(from)}` : change === 'added' ? added(commit.date) : 'Edited';
			const why = inert(commit.subject);
			const tale = versions && taleOfCommit(versions, commit);
			// What only the search knows of is no news to a reader; it stands among the versions.
			if (tale && isOfSearch(tale) && from === undefined) continue;
			yield {
				date: commit.date,
				source: 'repository',
				sentence: why ? `${what}: ${why}` : `${what}.`,
				...(tale ? { tale } : {}),
			};
		}
}

function unknownIn(history: History | undefined): string | undefined {
	if (!history)
		return 'This handbook is not read from a repository, so only what the page says itself is known of its past.';
	if (history.complete) return undefined;
	// Naming the day at which the copy begins would change every page with every commit.
	return 'This copy of the repository holds only the newest commits, so earlier edits are not known. Fetch all of them (`fetch-depth: 0`) to see the rest.';
}
