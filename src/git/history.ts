import type { Commit, History } from '../history/history.ts';
import { type Logged, type LoggedFile, readLog } from './log.ts';
import { nameIn, type Stay, staysNow, staysOf } from './places.ts';
import { type RepositoryState, stateOf } from './revisions.ts';

/**
 * The commits that changed files of the handbook in `root`, newest first, with the paths that these had below it,
 * whatever folder it stood in.
 *
 * @throws GitError where the folder is in no repository, or this copy does not have all of it.
 */
export function readHistory(root: string, state: RepositoryState = stateOf(root)): History {
	const { head, shallow } = state;
	return head === undefined
		? { complete: true, commits: [] }
		: historyOf(root, { head, shallow }, staysNow(root, state));
}

interface End {
	/** The newest commit that is told of. */
	readonly head: string;
	readonly shallow: boolean;
}

/** The same as it was at a commit, when the handbook stood in `folder`. */
export const readHistoryAt = (root: string, end: End, folder: string): History =>
	historyOf(root, end, staysOf(root, end.head, folder));

function historyOf(root: string, { head, shallow }: End, stays: readonly Stay[]): History {
	const [only] = stays.length === 1 ? stays : [];
	// Work that was begun before a move and merged after it stands in no stay.
	const log = only?.log ?? readLog(root, head, [...new Set(stays.map((stay) => stay.folder))]);
	const filesOf = only ? ({ files }: Logged) => below(only.folder, files) : followed(stays);
	const commits = log
		// Where history is cut off, the last commit seems to write every file.
		.filter(({ files, parents }) => files.length > 0 && (!shallow || parents.length > 0))
		.map((commit): Commit => ({ date: commit.date, subject: commit.subject, files: filesOf(commit) }));
	return { complete: !shallow, commits: only ? commits : commits.filter(({ files }) => files.length > 0) };
}

function below(folder: string, files: readonly LoggedFile[]): Commit['files'] {
	if (folder === '') return files;
	return files.map((file) => {
		const path = nameIn(folder, file.path);
		return file.from === undefined ? { ...file, path } : { ...file, path, from: nameIn(folder, file.from) };
	});
}

/** The path that a file of the repository has in the handbook; none where it is not of it. */
type Name = (path: string) => string | undefined;

/** What each commit did to files of the handbook, wherever that stood then. */
function followed(stays: readonly Stay[]): (commit: Logged) => Commit['files'] {
	const within = new Map<string, readonly string[]>();
	for (const { log, folder, since } of stays.toReversed()) {
		const last = log.findIndex(({ hash }) => hash === since);
		// Before the handbook came to a folder, something else stood there.
		for (const { hash } of log.slice(last < 0 ? log.length : last + 1)) if (!within.has(hash)) within.set(hash, []);
		for (const { hash } of log.slice(0, last < 0 ? log.length : last + 1)) within.set(hash, [folder]);
	}
	for (const [i, { folder, since }] of stays.entries())
		if (since !== undefined) within.set(since, [folder, stays[i + 1]!.folder]);
	// At the top stands everything, whoever it is of.
	const any = stays.map((stay) => stay.folder).filter((folder) => folder !== '');
	return ({ hash, files }) => {
		const folders = (within.get(hash) ?? any).toSorted((a, b) => b.length - a.length);
		return named(files, (path) => {
			const folder = folders.find((one) => one === '' || path.startsWith(`${one}/`));
			return folder === undefined ? undefined : nameIn(folder, path);
		});
	};
}

/** What a commit did, with the paths of the handbook. What it moved with the whole of it did not change. */
function named(files: readonly LoggedFile[], name: Name): Commit['files'] {
	const found = new Map<string, LoggedFile>();
	for (const file of files) {
		const one = renamed(file, name);
		if (!one) continue;
		const twin = found.get(one.path);
		const both = twin ? together(twin, one) : one;
		if (both.object !== undefined && both.object === both.before && both.from === undefined && (twin || file.from))
			found.delete(one.path);
		else found.set(one.path, both);
	}
	return [...found.values()];
}

function renamed({ path, from, ...file }: LoggedFile, name: Name): LoggedFile | undefined {
	const [now, then] = [name(path), from === undefined ? undefined : name(from)];
	const { before, object } = file;
	if (now === undefined)
		return then === undefined ? undefined : { path: then, change: 'removed', ...(before ? { before } : {}) };
	if (from !== undefined && then === undefined) return { path: now, change: 'added', ...(object ? { object } : {}) };
	return { path: now, ...file, ...(then === undefined || then === now ? {} : { from: then }) };
}

/** A file that was taken away in one folder and came in another. */
function together(a: LoggedFile, b: LoggedFile): LoggedFile {
	const [gone, come] = a.change === 'removed' ? [a, b] : [b, a];
	return { ...come, change: 'changed', ...(gone.before ? { before: gone.before } : {}) };
}
