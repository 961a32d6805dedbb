import { resolveWritten } from './address.ts';
import type { Entry } from './entry.ts';
import { isAsset, withoutSecondEnding } from './file-names.ts';
import type { Facts, OnSite } from './handbook.ts';
import type { Kind, Ref } from './kind.ts';
import type { Link } from './link.ts';
import { linksOf } from './links-of.ts';
import { type Names, namesOf } from './names.ts';
import type { Source } from './source.ts';

/** The links of all entries. Those of an entry are the same list again until it, or an entry it names, is edited. */
interface Linked {
	/** Which files and entries there are; while it stays, a name leads where it led. */
	readonly directory: object;
	readonly from: ReadonlyMap<Entry, readonly Link[]>;
	/** The links that name each entry, by its id; dangling ones included, since an edit may mend them. */
	readonly to: ReadonlyMap<string, readonly Link[]>;
}

const none: readonly Link[] = [];

let last: Linked | undefined;

/** Everything a rule may look at. `entries` are in order of id. */
export function linkHandbook(
	sources: ReadonlyMap<string, Source>,
	kinds: readonly Kind[],
	entries: readonly Entry[],
	today: string,
	onSite?: OnSite,
): Facts {
	const names = namesOf(sources, kinds, entries);
	last = linkEntries(entries, names, last);
	const facts = factsOf(sources, kinds, entries, today, names, last);
	const lost = facts.links.filter(isLost);
	if (!onSite || lost.length === 0) return facts;
	const from = new Map(last.from);
	const site = { ...names, onSite: onSite(facts) };
	for (const [entry, links] of Map.groupBy(lost, (link) => link.from)) {
		const found = new Map(links.map((link) => [link, resolveWritten(entry, link.written!, site)]));
		if (found.values().some(({ outcome }) => outcome === 'found'))
			from.set(
				entry,
				from.get(entry)!.map((link) => found.get(link) ?? link),
			);
	}
	return factsOf(sources, kinds, entries, today, names, { ...last, from });
}

/** Whether no file is found that a link in the prose names: it may be a page that is worked out. */
const isLost = ({ written, ref, outcome }: Link): boolean =>
	written !== undefined && written.form !== 'image' && !ref && (outcome === 'missing' || outcome === 'outside');

function factsOf(
	sources: ReadonlyMap<string, Source>,
	kinds: readonly Kind[],
	entries: readonly Entry[],
	today: string,
	names: Names,
	{ from, to }: Linked,
): Facts {
	const links = [...from.values()].flat();
	const ofKind = Map.groupBy(entries, ({ kind }) => kind.name);
	const unsound = new Set(entries.filter((entry) => !isSound(entry, from.get(entry) ?? none)));
	const unread = [...sources.values()].filter(({ flaw }) => flaw?.rule === 'unreadable-file');
	// A playbook that another program gave an ending of its own is there and not read.
	const disguised = [...sources.keys()].flatMap((path) => withoutSecondEnding(path) ?? []);
	return {
		today,
		sources,
		entries,
		settings: entries.find(({ kind }) => kind.single),
		links,
		sound:
			unsound.size === 0 &&
			unread.length === 0 &&
			disguised.length === 0 &&
			links.every(({ outcome }) => outcome === 'found' || outcome === 'external'),
		isSound: (entry) => !unsound.has(entry),
		unsoundKinds: new Set([
			...[...unsound].map(({ kind }) => kind.name),
			...[...unread.map(({ path }) => path), ...disguised].flatMap((path) => kindsAt(path, kinds)),
			// What a name should lead to may say what nobody can read.
			...links.flatMap(({ ref, outcome }) => (ref && outcome !== 'found' ? kindsOf(ref, kinds) : [])),
		]),
		of: <K extends Kind>(kind: K) => (ofKind.get(kind.name) ?? []) as unknown as readonly Entry<K>[],
		find: (id) => names.byId.get(id),
		follow: (entry, path) => followIn(from.get(entry) ?? none, path),
		linksFrom: (entry) => from.get(entry) ?? none,
		linksTo: (entry) => resolved(to.get(entry.id) ?? none),
	};
}

/** Whether all of an entry could be read, and everything that its facts name is there. */
const isSound = ({ whole, sources }: Entry, links: readonly Link[]): boolean =>
	whole &&
	sources.every(({ flaw }) => flaw?.rule !== 'unreadable-file') &&
	links.every(({ ref, outcome }) => !ref || outcome === 'found');

/** Names of the kinds that a reference to another entry may lead to. */
const kindsOf = ({ targets }: Ref, kinds: readonly Kind[]): readonly string[] =>
	targets
		.filter(({ here }) => !here)
		.flatMap((target) => kinds.flatMap(({ name }) => (target.kind === name || target.kind === '*' ? [name] : [])));

/** Names of the kinds of which a file at `path` may be one: all, where its folder does not say. */
function kindsAt(path: string, kinds: readonly Kind[]): readonly string[] {
	if (isAsset(path)) return [];
	const own = kinds.filter(({ folder }) => folder !== '' && `${path}/`.startsWith(`${folder}/`));
	return (own.length > 0 ? own : kinds).map(({ name }) => name);
}

/** Links what is new or edited, and whatever names an entry that was edited; the rest is as it was. */
function linkEntries(entries: readonly Entry[], names: Names, before: Linked | undefined): Linked {
	const { directory } = names;
	const known = before?.directory === directory ? before : undefined;
	const edited = [...(known?.from.keys() ?? [])].filter((old) => names.byId.get(old.id) !== old);
	const stale = new Set([...edited, ...edited.flatMap(({ id }) => known?.to.get(id)?.map((link) => link.from) ?? [])]);
	const from = new Map<Entry, readonly Link[]>();
	const fresh: Link[] = [];
	for (const entry of entries) {
		const kept = stale.has(entry) ? undefined : known?.from.get(entry);
		const links = kept ?? linksOf(entry, names);
		from.set(entry, links);
		if (!kept) for (const link of links) fresh.push(link);
	}
	const gone = [...stale].flatMap((entry) => known?.from.get(entry) ?? []);
	return { directory, from, to: retarget(known?.to ?? new Map(), gone, fresh) };
}

/** `before` without the links that are `gone` and with the `fresh` ones. Only the lists they stand in are made anew. */
function retarget(
	before: ReadonlyMap<string, readonly Link[]>,
	gone: readonly Link[],
	fresh: readonly Link[],
): ReadonlyMap<string, readonly Link[]> {
	const to = new Map(before);
	const out = new Set(gone);
	for (const id of new Set(gone.flatMap((link) => link.to?.id ?? [])))
		to.set(
			id,
			to.get(id)!.filter((link) => !out.has(link)),
		);
	for (const [id, links] of Map.groupBy(fresh, (link) => link.to?.id))
		if (id !== undefined) to.set(id, [...(to.get(id) ?? []), ...links].sort(bySender));
	return to;
}

/** The order of a handbook read from cold. */
const bySender = (a: Link, b: Link): number => (a.from.id < b.from.id ? -1 : a.from.id > b.from.id ? 1 : 0);

const resolved = (links: readonly Link[]): readonly Link[] =>
	links.every(({ outcome }) => outcome === 'found') ? links : links.filter(({ outcome }) => outcome === 'found');

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
