import type { Entry } from './entry.ts';
import type { Kind } from './kind.ts';
import { type Link, linksOf } from './link.ts';
import { type Names, namesOf } from './names.ts';
import type { Facts } from './rule.ts';
import type { Source } from './source.ts';

/** The links of all entries. Those of an entry are the same list again until it, or an entry it names, is edited. */
interface Linked {
	/** Which files and entries there are; while it stays, a name leads where it led. */
	readonly directory: object;
	readonly from: ReadonlyMap<Entry, readonly Link[]>;
	to(): ReadonlyMap<Entry, readonly Link[]>;
}

const none: readonly Link[] = [];

let last: Linked | undefined;

/** Everything a rule may look at. `entries` are in order of id. */
export function linkHandbook(
	sources: ReadonlyMap<string, Source>,
	kinds: readonly Kind[],
	entries: readonly Entry[],
	today: string,
): Facts {
	const names = namesOf(sources, kinds, entries);
	last = linkEntries(entries, names, last);
	const { from, to } = last;
	const links = [...from.values()].flat();
	const ofKind = Map.groupBy(entries, ({ kind }) => kind.name);
	return {
		today,
		sources,
		entries,
		settings: entries.find(({ kind }) => kind.single),
		links,
		sound:
			entries.every((entry) => entry.whole) &&
			sources.values().every(({ flaw }) => flaw?.rule !== 'unreadable-file') &&
			links.every(({ outcome }) => outcome === 'found' || outcome === 'external'),
		of: <K extends Kind>(kind: K) => (ofKind.get(kind.name) ?? []) as unknown as readonly Entry<K>[],
		find: (id) => names.byId.get(id),
		follow: (entry, path) => followIn(from.get(entry) ?? none, path),
		linksFrom: (entry) => from.get(entry) ?? none,
		linksTo: (entry) =>
			to()
				.get(entry)
				?.filter(({ outcome }) => outcome === 'found') ?? none,
	};
}

/** Links what is new or edited, and whatever names an entry that was edited; the rest is as it was. */
function linkEntries(entries: readonly Entry[], names: Names, before: Linked | undefined): Linked {
	const known = before?.directory === names.directory ? before : undefined;
	const stale = new Set<Entry>();
	for (const old of known?.from.keys() ?? []) {
		if (names.byId.get(old.id) === old) continue;
		for (const link of known!.to().get(old) ?? []) stale.add(link.from);
	}
	const from = new Map(
		entries.map((entry) => [entry, (stale.has(entry) ? undefined : known?.from.get(entry)) ?? linksOf(entry, names)]),
	);
	let to: ReadonlyMap<Entry, readonly Link[]> | undefined;
	return {
		directory: names.directory,
		from,
		to: () => {
			to ??= byTarget(from);
			return to;
		},
	};
}

/** The links that name each entry, dangling ones included: an edit may mend them. */
function byTarget(from: ReadonlyMap<Entry, readonly Link[]>): ReadonlyMap<Entry, readonly Link[]> {
	const to = new Map<Entry, Link[]>();
	for (const links of from.values()) {
		for (const link of links) {
			if (!link.to) continue;
			const list = to.get(link.to);
			if (list) list.push(link);
			else to.set(link.to, [link]);
		}
	}
	return to;
}

const paths = new WeakMap<readonly Link[], ReadonlyMap<string, Link>>();

/** The resolved reference at `path`; the index is kept as long as the links are. */
function followIn(links: readonly Link[], path: readonly PropertyKey[]): Link | undefined {
	let known = paths.get(links);
	if (!known) {
		known = new Map(
			links.flatMap((link): [string, Link][] =>
				link.path && link.outcome === 'found' ? [[link.path.join('.'), link]] : [],
			),
		);
		paths.set(links, known);
	}
	return known.get(path.join('.'));
}
