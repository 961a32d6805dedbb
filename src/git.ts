import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import process from 'node:process';
import { isText } from './core/identity.ts';
import { maxFileBytes } from './core/limits.ts';
import type { Source } from './core/source.ts';
import { foreign, foreignFolder, type Sources, sourceFrom, strayLink } from './load.ts';
import type { DatedCommit } from './project/coverage/moments.ts';
import type { Commit, History } from './project/history.ts';

/** Why git cannot answer, in words for whoever asked. */
export class GitError extends Error {}

/** Most bytes git may answer with: a handbook of 10,000 playbooks of the largest size we know stays below. */
const maxAnswer = 1 << 30;

/** Runs git in the folder `root`. @throws GitError in plain words. */
function git(root: string, args: readonly string[], input?: string): Buffer {
	try {
		return execFileSync('git', ['--no-pager', '-C', root, ...args], {
			maxBuffer: maxAnswer,
			stdio: ['pipe', 'pipe', 'pipe'],
			input: input ?? '',
			// The words git says are matched below, and a question would wait for ever.
			// What this copy lacks is said to be missing, not fetched.
			env: {
				...process.env,
				LC_ALL: 'C',
				GIT_TERMINAL_PROMPT: '0',
				GIT_OPTIONAL_LOCKS: '0',
				GIT_NO_LAZY_FETCH: '1',
				GIT_ALLOW_PROTOCOL: 'none',
			},
		});
	} catch (error) {
		throw new GitError(reason(root, error as NodeJS.ErrnoException & { stderr?: Buffer }));
	}
}

function reason(root: string, { code, stderr }: NodeJS.ErrnoException & { stderr?: Buffer }): string {
	if (code === 'ENOENT') return 'git is not installed, so nothing is known of earlier versions.';
	const said = stderr?.toString('utf8') ?? '';
	if (/not a git repository/i.test(said))
		return `\`${root}\` is not kept in git, so nothing is known of earlier versions.`;
	if (/dubious ownership/.test(said))
		return `git does not read \`${root}\`, since the folder belongs to another user. \`git config --global --add safe.directory\` allows it.`;
	if (/bad object|missing|unable to read|could not get|promisor|shallow/i.test(said))
		return `this copy of the repository is not whole: git lacks a part of what was asked for. Fetch it whole (\`git fetch --unshallow\`).`;
	return 'git could not answer.';
}

/** What a name stands for in the repository. */
export interface Revision {
	/** As it was asked for. */
	readonly name: string;
	readonly commit: string;
}

/** The commit a name stands for: a branch, a tag, a commit. @throws GitError where there is none. */
export function revisionOf(root: string, name: string): Revision {
	try {
		// Ends the options, so that a name cannot be read as one.
		const commit = git(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`]);
		return { name, commit: commit.toString('utf8').trim() };
	} catch (error) {
		if (!(error instanceof GitError) || error.message !== 'git could not answer.') throw error;
		const { shallow } = stateOf(root);
		throw new GitError(`git knows no revision \`${name}\` of \`${root}\`.${shallow ? ` ${cutOff}` : ''}`);
	}
}

const cutOff =
	'This copy of the repository holds only the newest commits; fetch all of them with `git fetch --unshallow` (`fetch-depth: 0` in a pipeline).';

/** Where a folder stands in its repository. */
export interface RepositoryState {
	/** The newest commit; absent where nothing was committed yet. */
	readonly head?: string;
	/** Whether older commits are missing. */
	readonly shallow: boolean;
	/** The folder's path in the repository, with a slash at the end; empty at its top. */
	readonly prefix: string;
}

/** @throws GitError where the folder is in no repository. */
export function stateOf(root: string): RepositoryState {
	const [shallow = '', prefix = ''] = lines(git(root, ['rev-parse', '--is-shallow-repository', '--show-prefix']));
	const head = quiet(() => lines(git(root, ['rev-parse', '--verify', '--quiet', 'HEAD']))[0]);
	return { shallow: shallow === 'true', prefix, ...(head ? { head } : {}) };
}

/**
 * The commit at which the present work left the main branch.
 *
 * @throws GitError where there is no main branch, or no such commit in this copy.
 */
export function mergeBase(root: string, branch: string): Revision {
	const wanted = [...new Set([branch, 'main', 'master'])];
	const refs = [
		...wanted.flatMap((name) => [`refs/remotes/origin/${name}`, `refs/heads/${name}`]),
		'refs/remotes/origin/HEAD',
	];
	const present = new Set(lines(git(root, ['for-each-ref', '--format=%(refname)', ...refs])));
	const main = refs.find((ref) => present.has(ref));
	if (!main)
		throw new GitError(
			`this copy of the repository has no branch ${wanted.map((name) => `\`${name}\``).join(' or ')} to compare with. Name a revision, or fetch the branch.`,
		);
	const commit = quiet(() => lines(git(root, ['merge-base', main, 'HEAD']))[0]);
	if (commit) return { name: main.replace(/^refs\/(?:heads|remotes)\//, ''), commit };
	const { head, shallow } = stateOf(root);
	if (!head) throw new GitError('nothing has been committed yet, so there is nothing to compare with.');
	throw new GitError(
		`this work and \`${main.replace(/^refs\/(?:heads|remotes)\//, '')}\` have no commit in common here.${shallow ? ` ${cutOff}` : ''}`,
	);
}

/** The commit that two revisions have in common. @throws GitError where they have none here. */
export function commonCommit(root: string, a: Revision, b: Revision): Revision {
	const commit = quiet(() => lines(git(root, ['merge-base', a.commit, b.commit]))[0]);
	if (commit) return { name: a.name, commit };
	throw new GitError(
		`\`${a.name}\` and \`${b.name}\` have no commit in common here.${stateOf(root).shallow ? ` ${cutOff}` : ''}`,
	);
}

/**
 * The commits that names stand for, in their order and in one run of git; `undefined` for a name that stands for none here.
 *
 * @throws GitError where git cannot answer at all.
 */
export function commitsOf(root: string, names: readonly string[]): readonly (string | undefined)[] {
	// A name that holds a line break would be read as two.
	const asked = names.map((name) => `${/[\0-\x1f]/.test(name) ? '' : name}^{commit}\n`);
	const told = lines(git(root, ['cat-file', '--batch-check=%(objecttype) %(objectname)'], asked.join('')));
	return names.map((_, i) => /^commit ([0-9a-f]{40,64})$/.exec(told[i] ?? '')?.[1]);
}

/**
 * The commits up to `commit` that changed files below `root`, newest first, with the days they were made. Work that was
 * merged counts as it was merged, so that each is a state the handbook was in.
 */
export function datedCommits(root: string, commit: string): readonly DatedCommit[] {
	const only = ['-c', 'log.showSignature=false', '-c', 'log.follow=false'];
	const log = git(root, [...only, 'log', '--first-parent', '--format=%H %cs', '--no-color', commit, '--', '.']);
	return lines(log).flatMap((line) => {
		const [hash, day] = line.split(' ');
		return hash && day ? [{ commit: hash, day }] : [];
	});
}

/** A handbook as it was at a commit. */
export interface Snapshot {
	readonly sources: Sources;
	/** The object that holds the bytes of each file, by its path. */
	readonly objects: ReadonlyMap<string, string>;
}

/** Starts git twice. @throws GitError where this copy of the repository lacks a part of it. */
export function readSnapshot(root: string, commit: string): Snapshot {
	const list = listFiles(root, commit);
	const texts = readObjects(root, new Set(list.filter(isRead).map(({ object }) => object)));
	const byPath = new Map(list.map((file) => [file.path, file]));
	const objects = list.flatMap((file): [string, string][] => {
		const target = isLink(file) ? byPath.get(leadsTo(file.path, texts.get(file.object))) : file;
		return target && !isLink(target) ? [[file.path, target.object]] : [];
	});
	return { sources: sourcesOf(list, texts, new Map(), new Map()), objects: new Map(objects) };
}

interface Listed {
	readonly mode: string;
	readonly object: string;
	readonly size: number;
	readonly path: string;
}

/**
 * The files of a handbook as they were at some revisions, without a checkout. Files that are the same as in `known`
 * are the same `Source` again, so that nothing is parsed twice. Starts git once for each revision and once for all texts.
 */
export function readRevisions(
	root: string,
	revisions: readonly Revision[],
	known: Sources = new Map(),
): readonly Sources[] {
	const lists = revisions.map(({ commit }) => listFiles(root, commit));
	const wanted = new Set(lists.flatMap((list) => list.filter(isRead).map(({ object }) => object)));
	const texts = readObjects(root, wanted);
	const read = new Map<string, Source>();
	return lists.map((list) => sourcesOf(list, texts, known, read));
}

function listFiles(root: string, commit: string): Listed[] {
	return git(root, ['ls-tree', '-r', '-z', '-l', commit])
		.toString('utf8')
		.split('\0')
		.flatMap((line) => {
			const found = /^(\d+) (\w+) (\S+) +(\S+)\t([\s\S]*)$/.exec(line);
			if (!found) return [];
			const [, mode = '', type, object = '', size, path = ''] = found;
			// What is no blob is another repository's.
			return type === 'blob' ? [{ mode, object, size: Number(size), path }] : [];
		});
}

const isLink = ({ mode }: Listed) => mode === '120000';

/** Images are read for their first bytes alone, and git gives all or nothing. */
const largestImage = 1 << 22;

const isRead = (file: Listed) =>
	isLink(file) ||
	(isText(file.path) && file.size <= maxFileBytes) ||
	(/\.(?:png|gif)$/i.test(file.path) && file.size <= largestImage);

/** How many bytes each of these objects holds; nothing for one that this copy of the repository lacks. Starts git once. */
export function sizesOf(root: string, objects: Iterable<string>): ReadonlyMap<string, number> {
	const asked = [...objects];
	if (asked.length === 0) return new Map();
	const told = lines(git(root, ['cat-file', '--batch-check=%(objecttype) %(objectsize)'], `${asked.join('\n')}\n`));
	return new Map(
		asked.flatMap((object, i): [string, number][] => {
			const size = /^blob (\d+)$/.exec(told[i] ?? '')?.[1];
			return size === undefined ? [] : [[object, Number(size)]];
		}),
	);
}

/** The bytes of many objects, in one run of git. @throws GitError where one of them is missing. */
export function readObjects(root: string, objects: ReadonlySet<string>): ReadonlyMap<string, Uint8Array> {
	const found = new Map<string, Uint8Array>();
	if (objects.size === 0) return found;
	const answer = git(root, ['cat-file', '--batch'], `${[...objects].join('\n')}\n`);
	for (let at = 0; at < answer.length; ) {
		const end = answer.indexOf(10, at);
		if (end < 0) break;
		const [object = '', type, size] = answer.toString('latin1', at, end).split(' ');
		at = end + 1;
		if (type !== 'blob')
			throw new GitError(
				`this copy of the repository is not whole: it lacks the object ${object}. Fetch it whole (\`git fetch --unshallow\`).`,
			);
		found.set(object, answer.subarray(at, at + Number(size)));
		at += Number(size) + 1;
	}
	return found;
}

function sourcesOf(
	list: readonly Listed[],
	texts: ReadonlyMap<string, Uint8Array>,
	known: Sources,
	read: Map<string, Source>,
): Sources {
	const byPath = new Map(list.map((file) => [file.path, file]));
	const sources: [string, Source][] = [];
	for (const file of list) {
		const { path } = file;
		const folders = path.split('/').slice(0, -1);
		const tool = folders.findIndex((name) => foreignFolder.test(name));
		if (tool >= 0) {
			const folder = folders.slice(0, tool + 1).join('/');
			sources.push([folder, foreign(folder)]);
			continue;
		}
		const target = isLink(file) ? byPath.get(leadsTo(path, texts.get(file.object))) : file;
		if (!target || isLink(target)) {
			sources.push([path, strayLink(path)]);
			continue;
		}
		const key = `${path}\n${target.object}`;
		const source = read.get(key) ?? readBlob(path, target, texts, known);
		read.set(key, source);
		sources.push([path, source]);
	}
	return new Map(sources.sort(([a], [b]) => (a < b ? -1 : 1)));
}

const leadsTo = (path: string, target: Uint8Array | undefined): string =>
	target ? posix.normalize(posix.join(posix.dirname(path), Buffer.from(target).toString('utf8'))) : '';

const nothing = new Uint8Array();

function readBlob(path: string, file: Listed, texts: ReadonlyMap<string, Uint8Array>, known: Sources): Source {
	const bytes = texts.get(file.object) ?? nothing;
	const source = sourceFrom(path, file.size, { all: () => bytes, first: () => bytes.subarray(0, 64) });
	const same = known.get(path);
	return same && same.text === source.text && !same.flaw && !source.flaw ? same : source;
}

const lines = (answer: Buffer): string[] => answer.toString('utf8').split('\n').slice(0, -1);

function quiet<Value>(ask: () => Value): Value | undefined {
	try {
		return ask();
	} catch (error) {
		if (error instanceof GitError) return undefined;
		throw error;
	}
}

/** Version of the format in which history is kept between runs. */
const historyFormat = 2;

/**
 * The commits that changed files below `root`, newest first, in one run of `git log`. Authors are never asked for.
 * With `cache`, what was read is kept there until there is another commit.
 *
 * @throws GitError where the folder is in no repository.
 */
export function readHistory(root: string, cache?: string): History {
	const { head, shallow, prefix } = stateOf(root);
	if (!head) return { complete: true, commits: [] };
	const key = `${historyFormat} ${head} ${shallow} ${prefix}`;
	const file = cache && join(cache, 'history.json');
	const known = file && readKept(file, key);
	if (known) return known;
	const history = logOf(root, head, shallow);
	if (file) keep(file, key, history);
	return history;
}

/** The same for the commits that led to `commit`. @throws GitError where this copy does not have it. */
export const readHistoryAt = (root: string, commit: string): History => logOf(root, commit, stateOf(root).shallow);

function logOf(root: string, commit: string, shallow: boolean): History {
	const log = git(root, [
		...['-c', 'log.showRoot=true', '-c', 'log.showSignature=false', '-c', 'log.follow=false', 'log', commit],
		...['-z', '--format=%x01%P%x02%cs%x02%s', '--raw', '--no-abbrev', '--find-renames', '--relative', '--no-ext-diff'],
		...['--no-textconv', '--no-color', '--no-notes', '--no-decorate', '--', '.'],
	]);
	return { complete: !shallow, commits: commitsIn(log.toString('utf8'), shallow) };
}

function commitsIn(log: string, shallow: boolean): Commit[] {
	const commits: { date: string; subject: string; files: Commit['files'][number][] }[] = [];
	const tokens = log.split('\0');
	let cutOff = false;
	for (let i = 0; i < tokens.length; i++) {
		const token = tokens[i]!.replace(/^\n/, '');
		if (token.startsWith('\u0001')) {
			const [parents = '', date = '', ...subject] = token.slice(1).split('\u0002');
			// Where history is cut off, the last commit seems to write every file.
			cutOff = shallow && parents === '';
			commits.push({ date, subject: subject.join(' ').trim(), files: [] });
			continue;
		}
		const touched = /^:(\d+) (\d+) ([0-9a-f]+) ([0-9a-f]+) ([ACDMRT])\d*$/.exec(token);
		if (!touched) continue;
		const [, oldMode, mode, before, object, status] = touched;
		const renamed = status === 'R' || status === 'C';
		const from = renamed ? tokens[++i] : undefined;
		const path = tokens[++i];
		if (path === undefined || cutOff) continue;
		const added = status === 'A' || status === 'C';
		commits.at(-1)?.files.push({
			path,
			change: added ? 'added' : status === 'D' ? 'removed' : 'changed',
			...(status === 'R' && from !== undefined ? { from } : {}),
			...(isFile(mode) ? { object: object! } : {}),
			...(isFile(oldMode) && !added ? { before: before! } : {}),
		});
	}
	return commits.filter(({ files }) => files.length > 0);
}

/** Neither a link nor another repository, which hold no text of their own. */
const isFile = (mode: string | undefined) => mode === '100644' || mode === '100755';

function readKept(file: string, key: string): History | undefined {
	try {
		const kept = JSON.parse(readFileSync(file, 'utf8')) as { key?: unknown; history?: History };
		return kept.key === key ? kept.history : undefined;
	} catch {
		// Absent, or torn by a run that was stopped: it is read again.
		return undefined;
	}
}

function keep(file: string, key: string, history: History): void {
	mkdirSync(dirname(file), { recursive: true });
	const draft = `${file}.${process.pid}`;
	writeFileSync(draft, JSON.stringify({ key, history }));
	renameSync(draft, file);
}

/** Lines changed in each file, counted from one: `[first, last]`. Paths are the handbook's own. */
export type Changes = ReadonlyMap<string, readonly (readonly [number, number])[]>;

/**
 * What the files below `root` have changed since a git revision, uncommitted and new files included.
 *
 * @throws GitError where git cannot tell: no repository, no such revision, no git.
 */
export function changesSince(name: string, root: string): Changes {
	const { commit } = revisionOf(root, name);
	const only = ['--relative', '--unified=0', '--no-color', '--no-ext-diff', '--no-textconv', '--no-renames'];
	const diff = git(root, ['-c', 'core.quotePath=false', 'diff', ...only, commit, '--', '.']).toString('utf8');
	const created = git(root, ['ls-files', '--others', '--exclude-standard', '-z', '--', '.']).toString('utf8');
	const changes = new Map<string, [number, number][]>();
	let path = '';
	for (const line of diff.split('\n')) {
		if (line.startsWith('+++ ')) path = line.slice(4).replace(/^b\//, '').replace(/\t$/, '');
		const hunk = /^@@ -\S+ \+(\d+)(?:,(\d+))? @@/.exec(line);
		if (!hunk || path === '/dev/null') continue;
		const first = Number(hunk[1]);
		const lines = changes.get(path) ?? [];
		changes.set(path, lines);
		lines.push([first, first + Math.max(0, Number(hunk[2] ?? 1) - 1)]);
	}
	for (const file of created.split('\0')) if (file) changes.set(file, [[1, Number.POSITIVE_INFINITY]]);
	return changes;
}
