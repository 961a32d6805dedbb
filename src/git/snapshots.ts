import { posix } from 'node:path';
import { isAsset, isText } from '../core/file-names.ts';
import { maxFileBytes } from '../core/limits.ts';
import { bytesIn, lfsPointer } from '../core/picture.ts';
import type { Source } from '../core/source.ts';
import { foreign, foreignFolder, type Sources, sourceFrom, strayLink } from '../load.ts';
import { folderAt, formerFolder, nameIn, placesOf } from './places.ts';
import type { Revision } from './revisions.ts';
import { GitError, git, lines } from './run.ts';

/** A handbook as it was at a commit. */
export interface Snapshot {
	readonly sources: Sources;
	/** The object that holds the bytes of each file, by its path. */
	readonly objects: ReadonlyMap<string, string>;
}

/**
 * The handbook that stood in `folder` at a commit. Starts git twice.
 *
 * @throws GitError where this copy of the repository lacks a part of it.
 */
export function readSnapshot(root: string, commit: string, folder: string): Snapshot {
	const list = listBelow(root, commit, folder);
	const texts = readObjects(root, new Set(list.filter((file) => isRead(file)).map(({ object }) => object)));
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
	const lists = revisions.map(({ commit }) => listFiles(root, commit, known));
	const wanted = new Set(
		lists.flatMap((list) => list.filter((file) => isRead(file, known)).map(({ object }) => object)),
	);
	const texts = readObjects(root, wanted);
	const read = new Map<string, Source>();
	return lists.map((list) => sourcesOf(list, texts, known, read));
}

/** The files of the handbook in `root` at a commit, wherever it stood then. `known` are those it has now. */
function listFiles(root: string, commit: string, known: Sources): Listed[] {
	const list = listed(git(root, ['ls-tree', '-r', '-z', '-l', commit]));
	const shared = sharedWith(known, list);
	if (known.size === 0 || (shared > 0 && shared * 2 >= Math.min(list.length, known.size))) return list;
	const then = listBelow(root, commit, folderAt(root, commit, placesOf(root)));
	if (sharedWith(known, then) > shared) return then;
	// Neither does git know of a move that is not committed, nor of one in another line of work.
	const all = listBelow(root, commit, '');
	const folder = formerFolder(
		all.map(({ path }) => path),
		new Set(known.keys()),
	);
	const there = folder === undefined ? [] : listBelow(root, commit, folder);
	return sharedWith(known, there) > shared ? there : list;
}

const sharedWith = (known: Sources, list: readonly Listed[]): number =>
	list.filter(({ path }) => known.has(path)).length;

function listBelow(root: string, commit: string, folder: string): Listed[] {
	const paths = folder === '' ? [] : [`${folder}/`];
	return listed(git(root, ['ls-tree', '-r', '-z', '-l', '--full-tree', commit, ...paths])).map((file) => ({
		...file,
		path: nameIn(folder, file.path),
	}));
}

function listed(answer: Buffer): Listed[] {
	return answer
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

/** Pictures are read for their ends alone, and git gives all or nothing. */
const largestImage = 1 << 22;

/** Pictures that are said to be broken now are looked at as they were, too, so that nobody is blamed for an old fault. */
const isRead = (file: Listed, known?: Sources) =>
	isLink(file) ||
	(isText(file.path) && file.size <= maxFileBytes) ||
	(file.size <= largestImage && (/\.(?:png|gif)$/i.test(file.path) || known?.get(file.path)?.flaw !== undefined));

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
	const held = texts.get(file.object);
	if (!held && isAsset(path)) return { path, text: '' };
	const bytes = held ?? nothing;
	const read = sourceFrom(path, file.size, bytesIn(bytes));
	const same = known.get(path);
	// In place of a large file git keeps what says where it is, which is no fault there.
	const source = read.flaw?.cause === lfsPointer && !same?.flaw ? { path, text: '' } : read;
	return same && same.text === source.text && !same.flaw && !source.flaw ? same : source;
}
