import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { placeOf } from '../core/diagnostic.ts';
import { isAsset } from '../core/file-names.ts';
import type { Handbook } from '../core/handbook.ts';
import type { Source } from '../core/source.ts';
import { readHistoryAt } from '../git/history.ts';
import { folderAt, placesOf } from '../git/places.ts';
import { commitsOf, stateOf } from '../git/revisions.ts';
import { GitError } from '../git/run.ts';
import { readObjects, readSnapshot } from '../git/snapshots.ts';
import { type EditionName, editionsPath, slugsOf } from '../history/edition-names.ts';
import type { History } from '../history/history.ts';
import { handbook } from '../kinds/handbook.ts';
import type { Sources } from '../load.ts';
import { dayIn } from '../page/facts.ts';
import { keepJson, readJson, readKept, writeWhole } from './kept.ts';

/** An edition that the settings name. */
export interface NamedEdition extends EditionName {
	/** Year-month-day. */
	readonly day: string;
	/** Absent where neither git nor the cache knows it. */
	readonly commit?: string;
}

/** The texts of an edition, and the git object of each of its other files. */
export interface Kept {
	readonly sources: Sources;
	readonly objects: ReadonlyMap<string, string>;
	/** The commits that led to it. */
	readonly history: History;
}

/**
 * The editions of `book`, newest first, with the commit each stands for, asked of git in one run; and what is wrong
 * that no finding tells, in words for a person. Whatever git gave once is kept in `cache`: a copy of the repository
 * without git, or without the tag, goes on with it.
 */
export function findEditions(
	book: Handbook,
	content: string,
	cache: string,
): { readonly editions: readonly NamedEdition[]; readonly warnings: readonly string[] } {
	const settings = book.of(handbook)[0];
	const named = settings?.data.editions ?? [];
	if (!settings || named.length === 0) return { editions: [], warnings: [] };
	const warn = (i: number, why: string, help: string) =>
		`${placeOf(settings.at(['editions', i]))} warning\n  ${why}\n  help: ${help}`;
	const own = book.entries.find(({ id }) => `/${id}/`.startsWith(editionsPath));
	if (own) {
		const help = `Move \`${own.sources[0]?.path ?? own.id}\` to another folder.`;
		return {
			editions: [],
			warnings: [warn(0, 'No edition is built, since a page of the handbook stands where editions do.', help)],
		};
	}
	const { commits, trouble } = resolve(
		content,
		named.map(({ tag }) => tag),
	);
	const before = remembered(cache);
	const warnings: string[] = [];
	const slugs = slugsOf(named.map(({ name }) => name));
	const editions = named.map(({ name, tag, date }, i): NamedEdition => {
		const old = before[tag];
		const kept = !commits[i] && old !== undefined && readKept(fileOf(cache, old)) ? old : undefined;
		const commit = commits[i] ?? kept;
		if (!commits[i] && book.isRevision?.(tag) !== false)
			warnings.push(
				warn(
					i,
					`The edition "${name}" is ${kept ? 'shown as it was last read' : 'left out'}: ${trouble ?? `git knows no tag or commit \`${tag}\` here`}.`,
					'Fetch the whole repository with its tags (`git fetch --tags --unshallow`, `fetch-depth: 0` in a pipeline), or correct `tag`.',
				),
			);
		return {
			name,
			slug: slugs[i]!,
			day: date,
			date: dayIn(settings.data.language ?? 'en', date),
			...(commit ? { commit } : {}),
		};
	});
	remember(cache, {
		...before,
		...Object.fromEntries(named.flatMap(({ tag }, i) => (commits[i] ? [[tag, commits[i]]] : []))),
	});
	return { editions: editions.toSorted((a, b) => (a.day > b.day ? -1 : a.day < b.day ? 1 : 0)), warnings };
}

function resolve(
	content: string,
	tags: readonly string[],
): { readonly commits: readonly (string | undefined)[]; readonly trouble?: string } {
	try {
		return { commits: commitsOf(content, tags) };
	} catch (error) {
		if (!(error instanceof GitError)) throw error;
		return { commits: [], trouble: error.message.replace(/\.$/, '') };
	}
}

const nameOf = (commit: string) => `sources-${commit}.json`;
const fileOf = (cache: string, commit: string) => join(cache, nameOf(commit));
const objectFile = (cache: string, object: string) => join(cache, 'files', object);

/**
 * The files of an edition, with a `whole` history where there can be one: from `cache`, else from git.
 *
 * @throws GitError where this copy of the repository lacks a part of it.
 */
export function readEdition(content: string, cache: string, commit: string, whole: boolean): Kept {
	const file = fileOf(cache, commit);
	const known = readJson<{ sources: readonly Source[]; objects: readonly [string, string][]; history: History }>(file);
	if (known && (known.history.complete || !whole))
		return {
			sources: new Map(known.sources.map((source) => [source.path, source])),
			objects: new Map(known.objects),
			history: known.history,
		};
	const state = stateOf(content);
	const folder = folderAt(content, commit, placesOf(content, state));
	const { sources, objects } = readSnapshot(content, commit, folder);
	const history = readHistoryAt(content, { head: commit, shallow: state.shallow }, folder);
	const assets = new Map([...objects].filter(([path]) => isAsset(path)));
	keepJson(file, { sources: [...sources.values()], objects: [...assets], history });
	return { sources, objects: assets, history };
}

/**
 * Sees to it that these objects are in `cache` as git has them. Those in `seen` are, and are not looked at.
 *
 * @throws GitError where this copy of the repository lacks one that the cache lacks, too.
 */
export function keepObjects(content: string, cache: string, objects: Iterable<string>, seen: Set<string>): void {
	const unseen = [...objects].filter((object) => !seen.has(object));
	const wanted = new Set(unseen.filter((object) => !readObject(cache, object)));
	for (const [object, bytes] of readObjects(content, wanted)) writeWhole(objectFile(cache, object), bytes);
	for (const object of unseen) seen.add(object);
}

/** The bytes of an object that is in `cache`; its name is a digest of them. */
export function readObject(cache: string, object: string): Buffer | undefined {
	try {
		const bytes = readFileSync(objectFile(cache, object));
		const algorithm = object.length === 64 ? 'sha256' : 'sha1';
		return objectName(bytes, algorithm) === object ? bytes : undefined;
	} catch {
		return undefined;
	}
}

/** The name git gives to a file that holds these bytes. */
export const objectName = (bytes: Uint8Array, algorithm: 'sha1' | 'sha256'): string =>
	hash(algorithm, Buffer.concat([Buffer.from(`blob ${bytes.length}\0`), bytes]));

/** The files of `cache` that these editions need; any other may go. */
export function* neededFiles(editions: readonly NamedEdition[]): Generator<string> {
	yield 'commits.json';
	for (const { commit } of editions) if (commit) yield nameOf(commit);
}

const remembered = (cache: string): Readonly<Record<string, string>> => readJson(join(cache, 'commits.json')) ?? {};

function remember(cache: string, commits: Readonly<Record<string, string>>): void {
	if (JSON.stringify(commits) !== JSON.stringify(remembered(cache))) keepJson(join(cache, 'commits.json'), commits);
}
