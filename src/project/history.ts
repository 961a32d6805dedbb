import { visible } from '../core/diagnostic.ts';
import type { Entry } from '../core/entry.ts';
import { changesOf, compareVersions, reviewOf } from '../kinds/views/history.ts';
import type { Tale } from './versions/tale.ts';
import { type PlaybookVersions, taleOfCommit } from './versions/versions.ts';

/** What version control knows of a handbook. Nobody's name or address is part of it. */
export interface History {
	/** Whether it goes back to the beginning. */
	readonly complete: boolean;
	/** Newest first. */
	readonly commits: readonly Commit[];
}

export interface Commit {
	/** The day it was made, as year-month-day. */
	readonly date: string;
	/** Its first line. */
	readonly subject: string;
	/** What it did to files of the handbook, by their paths below its root. */
	readonly files: readonly {
		readonly path: string;
		readonly change: 'added' | 'changed' | 'removed';
		/** The path it had before it was renamed. */
		readonly from?: string;
		/** Names of what it held afterwards, and before. */
		readonly object?: string;
		readonly before?: string;
	}[];
}

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
	const events = [...notedIn(entry), ...(history ? recordedOf(entry, history, versions) : [])];
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
): Generator<TimelineEvent> {
	const seen = new Set<Commit>();
	for (const { path } of sources)
		for (const { commit, from, change } of byPath(history).get(path) ?? []) {
			// Facts and prose of a page may lie in two files that one commit changed.
			if (seen.has(commit)) continue;
			seen.add(commit);
			const what = from !== undefined ? `Moved from ${visible(from)}` : change === 'added' ? 'Written' : 'Edited';
			const why = inert(commit.subject);
			const tale = versions && taleOfCommit(versions, commit);
			yield {
				date: commit.date,
				source: 'repository',
				sentence: why ? `${what}: ${why}` : `${what}.`,
				...(tale ? { tale } : {}),
			};
		}
}

/** The first line of a commit as words: without what could steer a terminal, and without anybody's address. */
export const inert = (subject: string): string => inertLine(subject).trim();

/** The same for a line whose spaces mean something. */
export const inertLine = (line: string): string => visible(line).replace(/[^\s<>()"',;:]+@[^\s<>()"',;:]+/g, '…');

/** The paths a file had before the one it has in the end, newest first. */
export const formerPathsOf = (history: History, path: string): readonly string[] =>
	touchesOf(history, path).flatMap(({ from }) => from ?? []);

/** What a commit did to a file. */
export type Touch = Commit['files'][number] & {
	readonly commit: Commit;
	/** The commit's place in the history. */
	readonly order: number;
};

/** What happened to the file that is now at `path`, whatever path it had; newest first. */
export const touchesOf = (history: History, path: string): readonly Touch[] => byPath(history).get(path) ?? [];

const paths = new WeakMap<History, ReadonlyMap<string, readonly Touch[]>>();

/** What happened to each file under whatever path it had, by the path it has in the end. */
function byPath(history: History): ReadonlyMap<string, readonly Touch[]> {
	const known = paths.get(history);
	if (known) return known;
	const found = new Map<string, Touch[]>();
	/** The last path of a file by the one it had at the commit that is read, going back in time. */
	const later = new Map<string, string | undefined>();
	for (const [order, commit] of history.commits.entries()) {
		const renames: [string, string | undefined][] = [];
		for (const file of commit.files) {
			const { path, from } = file;
			const last = later.has(path) ? later.get(path) : path;
			if (last === undefined) continue;
			const touch = { ...file, commit, order };
			const list = found.get(last);
			if (list) list.push(touch);
			else found.set(last, [touch]);
			if (from !== undefined) renames.push([from, last], [path, undefined]);
		}
		// Two files may have changed places, so that one is read under the other's path.
		for (const [path, last] of renames.toSorted(([, a], [, b]) => Number(a !== undefined) - Number(b !== undefined)))
			later.set(path, last);
	}
	paths.set(history, found);
	return found;
}

function unknownIn(history: History | undefined): string | undefined {
	if (!history)
		return 'This handbook is not read from a repository, so only what the page says itself is known of its past.';
	if (history.complete) return undefined;
	// Naming the day at which the copy begins would change every page with every commit.
	return 'This copy of the repository holds only the newest commits, so earlier edits are not known. Fetch all of them (`fetch-depth: 0`) to see the rest.';
}
