import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Logged, readLog } from './log.ts';
import { type RepositoryState, stateOf } from './revisions.ts';
import { git, quiet } from './run.ts';

/** A folder of the repository in which the handbook stood: without a slash at its end, and empty at the top. */
export interface Place {
	readonly folder: string;
	/** The commit that moved the handbook there; absent where it began. */
	readonly since?: string;
}

/** A place with the commits that changed something below it, up to the last that found the handbook there. */
export interface Stay extends Place {
	readonly log: readonly Logged[];
}

/** Moves of the whole handbook that are followed. */
const maxMoves = 12;

/**
 * Where the handbook that stands in `folder` at the commit `head` stood until then, newest first.
 *
 * @throws GitError where this copy of the repository lacks a part of it.
 */
export function staysOf(root: string, head: string, folder: string): readonly Stay[] {
	const stays: Stay[] = [];
	for (let at: Standing | undefined = { commit: head, folder }; at; ) {
		const log = readLog(root, at.commit, [at.folder]);
		const move: Move | undefined = stays.length < maxMoves ? newestMove(root, head, log, at.folder) : undefined;
		stays.push({ folder: at.folder, log, ...(move ? { since: move.since } : {}) });
		at = move?.from;
	}
	return stays;
}

let asked: { readonly key: string; readonly places: readonly Place[] } | undefined;

const keyOf = (root: string, { head, prefix }: RepositoryState) => JSON.stringify([root, head, prefix]);

/** Where the handbook in `root` stood up to the newest commit, newest first. */
export function staysNow(root: string, state: RepositoryState): readonly Stay[] {
	const { head, prefix } = state;
	if (head === undefined) return [{ folder: folderIn(prefix), log: [] }];
	const stays = staysOf(root, head, committedFolder(root, head, prefix));
	const places = stays.map(({ folder, since }): Place => ({ folder, ...(since ? { since } : {}) }));
	asked = { key: keyOf(root, state), places };
	return stays;
}

/** The same places without their commits: worked out once for each newest commit. */
export function placesOf(root: string, state: RepositoryState = stateOf(root)): readonly Place[] {
	return asked?.key === keyOf(root, state) ? asked.places : staysNow(root, state);
}

/** The folder of the repository in which the handbook of these `places` stood at a commit. */
export function folderAt(root: string, commit: string, places: readonly Place[]): string {
	const place = places.find(({ since }) => since === undefined || holds(root, commit, since));
	return (place ?? places.at(-1))?.folder ?? '';
}

/** Whether what `commit` holds came after `earlier`. */
const holds = (root: string, commit: string, earlier: string): boolean =>
	quiet(() => git(root, ['merge-base', '--is-ancestor', earlier, commit])) !== undefined;

/** The folder that holds the handbook in the newest commit: another one where it was moved and that is not committed. */
function committedFolder(root: string, head: string, prefix: string): string {
	const folder = folderIn(prefix);
	if (quiet(() => git(root, ['cat-file', '-e', `${head}:${prefix}${settings}`]))) return folder;
	const listed = git(root, ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--', '.']);
	const names = new Set(namesIn(listed).filter((name) => existsSync(join(root, name))));
	const held = namesBelow(root, head, folder);
	if (held.filter((name) => names.has(name)).length * 2 >= Math.min(held.length, names.size) && held.length > 0)
		return folder;
	return formerFolder(namesBelow(root, head, ''), names) ?? folder;
}

/** A folder as `git rev-parse --show-prefix` names it, without the slash. */
const folderIn = (prefix: string): string => prefix.replace(/\/$/, '');

/** The folder below which most of `names` stand among these paths; none where it is less than half of them. */
export function formerFolder(paths: readonly string[], names: ReadonlySet<string>): string | undefined {
	const counts = new Map<string, number>();
	for (const path of paths)
		for (let slash = -1; ; ) {
			if (names.has(path.slice(slash + 1))) {
				const folder = path.slice(0, Math.max(slash, 0));
				counts.set(folder, (counts.get(folder) ?? 0) + 1);
			}
			slash = path.indexOf('/', slash + 1);
			if (slash < 0) break;
		}
	const [most] = [...counts].sort(([, a], [, b]) => b - a);
	return most && most[1] * 2 >= names.size ? most[0] : undefined;
}

interface Standing {
	readonly commit: string;
	readonly folder: string;
}

interface Move {
	/** The commit that made it. */
	readonly since: string;
	/** Where the handbook stood before it. */
	readonly from: Standing;
}

/** The newest commit of `log` by which the handbook came to `folder` from elsewhere. */
function newestMove(root: string, head: string, log: readonly Logged[], folder: string): Move | undefined {
	const there = new Set<string>();
	let arrival: { readonly commit: Logged; readonly names: ReadonlySet<string> } | undefined;
	let rise: Move | undefined;
	for (const commit of log.toReversed()) {
		const begins = there.size === 0;
		const deeper = begins ? undefined : movedUp(commit, folder, there);
		const [parent] = commit.parents;
		if (deeper !== undefined && parent !== undefined)
			rise = { since: commit.hash, from: { commit: parent, folder: deeper } };
		// A merge brings what another line of work has elsewhere, and says nothing of it.
		if (begins && commit.files.length === 0 && commit.parents.length > 1)
			for (const name of namesBelow(root, commit.hash, folder)) there.add(name);
		for (const { path, from, change } of commit.files) {
			if (from !== undefined) there.delete(nameIn(folder, from));
			if (change === 'removed') there.delete(nameIn(folder, path));
			else there.add(nameIn(folder, path));
		}
		if (!begins || there.size === 0) continue;
		arrival = { commit, names: new Set(there) };
		rise = undefined;
	}
	return rise ?? (arrival && arrivalFrom(root, head, arrival.commit, arrival.names, folder));
}

/** The path of a file from a folder that it stands in. */
export const nameIn = (folder: string, path: string): string => (folder === '' ? path : path.slice(folder.length + 1));

/** The folder below `folder`, which held `there`, out of which a commit moved the settings and most of what moved. */
function movedUp({ files }: Logged, folder: string, there: ReadonlySet<string>): string | undefined {
	if (there.has(settings) || !files.some(({ path }) => nameIn(folder, path) === settings)) return undefined;
	const counts = new Map<string, number>();
	for (const { path, from } of files) {
		const name = nameIn(folder, path);
		if (!from?.endsWith(`/${name}`)) continue;
		const deeper = from.slice(0, -name.length - 1);
		counts.set(deeper, (counts.get(deeper) ?? 0) + 1);
	}
	const [most] = [...counts].sort(([, a], [, b]) => b - a);
	return most?.[0];
}

/** The file that stands at the top of a handbook and nowhere else in it. */
const settings = 'handbook.yaml';

/** Where the files came from that a commit brought to `folder`: a folder that then had them, and has them no more. */
function arrivalFrom(
	root: string,
	head: string,
	{ hash, parents }: Logged,
	names: ReadonlySet<string>,
	folder: string,
): Move | undefined {
	for (const commit of parents) {
		const paths = namesBelow(root, commit, '');
		const from = formerFolder(paths, names);
		if (from === undefined || from === folder) continue;
		const stays = (at: string) => namesBelow(root, at, from).filter((name) => names.has(name)).length * 2 >= names.size;
		// What is still there was copied; a copy may have been taken away later.
		if (!stays(hash) || !stays(head)) return { since: hash, from: { commit, folder: from } };
	}
	return undefined;
}

/** The paths of files that stand in a folder at a commit, from there. */
const namesBelow = (root: string, commit: string, folder: string): string[] =>
	namesIn(
		git(root, ['ls-tree', '-r', '-z', '--name-only', '--full-tree', commit, ...(folder === '' ? [] : [`${folder}/`])]),
	).map((path) => nameIn(folder, path));

const namesIn = (answer: Buffer): string[] => answer.toString('utf8').split('\0').slice(0, -1);
