import type { Entry } from './entry.ts';
import { siteAddressOf } from './generator-settings.ts';
import type { Kind } from './kind.ts';
import { maxFindingsPerFile } from './limits.ts';
import { memoized } from './memoized.ts';
import { folded, otherAddressesOf } from './other-addresses.ts';
import type { Source } from './source.ts';

/** What a handbook consists of. */
export interface Content {
	readonly sources: ReadonlyMap<string, Source>;
	readonly kinds: readonly Kind[];
	/** In order of id. */
	readonly entries: readonly Entry[];
}

/** Which files and entries there are: the same object as long as there are the same, whatever is in them, and the same settings. */
export interface Directory {
	/** Where the site stands, every path, and of every entry its kind, its id and its other addresses. */
	readonly text: string;
	readonly settings: readonly Entry[];
	readonly paths: readonly string[];
	/** Ids of the entries that are pages. */
	readonly pages: readonly string[];
}

/** Everything links are looked up in. */
export interface Names {
	readonly directory: Directory;
	readonly kinds: ReadonlyMap<string, Kind>;
	readonly byId: ReadonlyMap<string, Entry>;
	/** Entries of a kind by slug. */
	readonly byKind: ReadonlyMap<string, ReadonlyMap<string, Entry>>;
	/** Every file of the handbook, and the entry it belongs to. */
	readonly files: ReadonlyMap<string, Entry | undefined>;
	/** Pages by their ids without the numbers that put names in order, where that is plain. */
	readonly unnumbered: ReadonlyMap<string, string>;
	/** Paths of all folders that hold files. */
	readonly places: ReadonlySet<string>;
	/** Pages by the addresses they say they had or have elsewhere, as `folded` compares them. */
	readonly byOtherAddress: ReadonlyMap<string, Entry>;
	/** Paths as they are, by paths in lower case. */
	readonly folded: ReadonlyMap<string, string>;
	/** Paths on the site of the folders that hold pages, without slashes: each has a page that lists them. */
	readonly folders: ReadonlySet<string>;
	/** Whether the site has something at an address that nobody wrote; absent where that is not known. */
	readonly onSite?: (path: string) => boolean;
	/** Where the site stands, if that is known: see `siteAddressOf`. */
	readonly site?: string;
	/** Whether one more guess at what `from` may have meant will be read by anybody: a file lists no more findings than so many. */
	worthAGuess(from: Entry): boolean;
}

/** Whether `entry` has the part `id` in its list `list`. */
export const hasPart = (entry: Entry, id: string, list = '*') =>
	entry.parts.some((part) => part.id === id && (list === '*' || part.list === list));

/** What the links of a handbook with these files and entries are looked up in, with the directory that was known before. */
export function namesOf({ sources, kinds, entries }: Content, before: Directory | undefined): Names {
	const byId = new Map(entries.map((entry) => [entry.id, entry]));
	const byKind = new Map(
		[...Map.groupBy(entries, (entry) => entry.kind.name)].map(([kind, list]) => [
			kind,
			new Map(list.map((entry) => [entry.slug, entry])),
		]),
	);
	const files = new Map<string, Entry | undefined>([...sources.keys()].map((path) => [path, undefined]));
	for (const entry of entries)
		for (const { path } of [...entry.rivals, ...entry.sources]) {
			if (files.has(path)) files.set(path, entry);
			// What stands in a folder that is named almost right is found where it belongs, too.
			const { folder, single, free } = entry.kind;
			const home = single || free ? path : `${folder}/${path.slice(path.indexOf('/') + 1)}`;
			if (home !== path && !files.has(home)) files.set(home, entry);
		}
	const settings = entries.find((entry) => entry.kind.single)?.data as { site?: unknown } | undefined;
	const site = siteAddressOf(sources, settings?.site);
	const directory = directoryOf(sources, entries, site, before);
	const guesses = new Map<Entry, number>();
	return {
		directory,
		...placesIn(directory),
		kinds: new Map(kinds.map((kind) => [kind.name, kind])),
		byId,
		byKind,
		byOtherAddress: byOtherAddress(entries),
		files,
		...(site ? { site } : {}),
		worthAGuess(from) {
			const count = (guesses.get(from) ?? 0) + 1;
			guesses.set(from, count);
			return count <= maxFindingsPerFile;
		},
	};
}

type Places = Pick<Names, 'folders' | 'places' | 'folded' | 'unnumbered'>;

/** What follows from the names of files and entries alone. */
const placesIn = memoized(
	({ paths, pages }: Directory): Places => ({
		folders: new Set(pages.length > 0 ? ['', ...foldersAbove(pages)] : []),
		places: foldersAbove(paths),
		unnumbered: withoutNumbers(pages),
		folded: new Map(paths.map((path) => [path.toLowerCase(), path])),
	}),
);

/** `before`, where there are the same files and entries, and a new directory elsewhere. */
function directoryOf(
	sources: ReadonlyMap<string, Source>,
	entries: readonly Entry[],
	site: string | undefined,
	before: Directory | undefined,
): Directory {
	const settings = entries.filter(({ kind }) => kind.single);
	const lines = entries.map(
		(entry) => `${entry.kind.name} ${entry.id} ${otherAddressesOf(entry).map(({ address }) => address)}`,
	);
	const paths = [...sources.keys()];
	const text = [site ?? '', ...paths, ...lines].join('\n');
	const same =
		text === before?.text &&
		settings.length === before.settings.length &&
		settings.every((entry, i) => entry === before.settings[i]);
	return same
		? before
		: { text, settings, paths, pages: entries.filter(({ kind }) => !kind.single).map(({ id }) => id) };
}

/** Where two claim an address, it leads to the first. */
const byOtherAddress = (entries: readonly Entry[]): ReadonlyMap<string, Entry> =>
	new Map(
		entries
			.flatMap((entry) => otherAddressesOf(entry).map(({ address }): [string, Entry] => [folded(address), entry]))
			.reverse(),
	);

/** Ids by what Docusaurus makes of them: `01-start/2.first` is `start/first` there. */
function withoutNumbers(ids: readonly string[]): Map<string, string> {
	const numbered = ids.filter((id) => /(?:^|\/)\d+[-._ ]/.test(id));
	const found = Map.groupBy(numbered, (id) => id.replace(/(^|\/)\d+[-._ ]+(?=[^/\d])/g, '$1'));
	return new Map([...found].flatMap(([bare, [id, ...more]]) => (id && more.length === 0 ? [[bare, id] as const] : [])));
}

/** The folders that paths stand in, at every depth. */
function foldersAbove(paths: Iterable<string>): Set<string> {
	const folders = new Set<string>();
	for (const path of paths) {
		for (
			let end = path.lastIndexOf('/');
			end > 0 && !folders.has(path.slice(0, end));
			end = path.lastIndexOf('/', end - 1)
		)
			folders.add(path.slice(0, end));
	}
	return folders;
}
