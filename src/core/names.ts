import type { Entry } from './entry.ts';
import { siteAddressOf } from './generator-settings.ts';
import type { Kind } from './kind.ts';
import { maxFindingsPerFile } from './limits.ts';
import { folded, otherAddressesOf } from './other-addresses.ts';
import type { Source } from './source.ts';

/** Everything links are looked up in. */
export interface Names {
	/** The same object as long as there are the same files and entries, whatever is in them, and the same settings. */
	readonly directory: object;
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
}

/** How often `closest` was asked for an entry under these names: past what is listed, nobody reads the answer. */
const guesses = new WeakMap<Names, Map<Entry, number>>();

export function worthAGuess(names: Names, from: Entry): boolean {
	const counts = guesses.get(names) ?? new Map<Entry, number>();
	guesses.set(names, counts);
	const count = (counts.get(from) ?? 0) + 1;
	counts.set(from, count);
	return count <= maxFindingsPerFile;
}

/** Whether `entry` has the part `id` in its list `list`. */
export const hasPart = (entry: Entry, id: string, list = '*') =>
	entry.parts.some((part) => part.id === id && (list === '*' || part.list === list));

/** What the links of a handbook with these files and entries are looked up in. */
export function namesOf(
	sources: ReadonlyMap<string, Source>,
	kinds: readonly Kind[],
	entries: readonly Entry[],
): Names {
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
	const directory = directoryOf(sources, entries);
	return {
		directory,
		...placesIn(directory, [...sources.keys()], entries),
		kinds: new Map(kinds.map((kind) => [kind.name, kind])),
		byId,
		byKind,
		byOtherAddress: byOtherAddress(entries),
		files,
		...(site ? { site } : {}),
	};
}

type Places = Pick<Names, 'folders' | 'places' | 'folded' | 'unnumbered'>;

const known = new WeakMap<object, Places>();

/** What follows from the names of files and entries alone. */
function placesIn(directory: object, paths: readonly string[], entries: readonly Entry[]): Places {
	const before = known.get(directory);
	if (before) return before;
	const pages = entries.filter(({ kind }) => !kind.single).map(({ id }) => id);
	const places = {
		folders: new Set(pages.length > 0 ? ['', ...foldersAbove(pages)] : []),
		places: foldersAbove(paths),
		unnumbered: withoutNumbers(pages),
		folded: new Map(paths.map((path) => [path.toLowerCase(), path])),
	};
	known.set(directory, places);
	return places;
}

let lastDirectory: { readonly text: string; readonly settings: readonly Entry[] } = { text: '', settings: [] };

/** Which files and entries there are, as one object that stays while nothing of it changes. */
function directoryOf(sources: ReadonlyMap<string, Source>, entries: readonly Entry[]): object {
	const settings = entries.filter(({ kind }) => kind.single);
	const lines = entries.map(
		(entry) => `${entry.kind.name} ${entry.id} ${otherAddressesOf(entry).map(({ address }) => address)}`,
	);
	const text = [...sources.keys(), ...lines].join('\n');
	const same =
		text === lastDirectory.text &&
		settings.length === lastDirectory.settings.length &&
		settings.every((entry, i) => entry === lastDirectory.settings[i]);
	if (!same) lastDirectory = { text, settings };
	return lastDirectory;
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
