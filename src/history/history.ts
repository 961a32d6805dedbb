import { memoized } from '../core/memoized.ts';
import { visible } from '../escape/terminal.ts';

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

/**
 * The first line of a commit as words: without what could steer a terminal, and without anybody's name on the host.
 * What a host writes itself when it merges names a branch, often by its author, so nothing of it is left but the fact.
 */
export const inert = (subject: string): string =>
	merge.test(subject)
		? 'A proposal is merged'
		: inertLine(subject)
				.replace(/\s*\((?:#|!)\d+\)$/, '')
				.replace(/(?<![\p{L}\p{N}])@[\p{L}\p{N}][\p{L}\p{N}/_-]*/gu, '…')
				.trim();

const merge =
	/^(?:Merge (?:pull request|branch|remote-tracking branch|branches|tag|commit)\b|Merged in \S+ \(pull request\b|Merged PR \d+)/i;

/** A line whose spaces mean something, without what could steer a terminal, and without anybody's address. */
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

/** What happened to each file under whatever path it had, by the path it has in the end. */
const byPath = memoized((history: History): ReadonlyMap<string, readonly Touch[]> => {
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
	return found;
});
