import { resolveWritten } from './address.ts';
import type { Entry } from './entry.ts';
import { isAsset, withoutSecondEnding } from './file-names.ts';
import type { Facts, OnSite } from './handbook.ts';
import type { Kind, Ref } from './kind.ts';
import type { Link } from './link.ts';
import { linksOf } from './links-of.ts';
import { memoized } from './memoized.ts';
import { type Content, type Directory, type Names, namesOf } from './names.ts';

/** The links of all entries. Those of an entry are the same list again until it, or an entry it names, is edited. */
export interface Linked {
	/** While it stays, a name leads where it led. */
	readonly directory: Directory;
	readonly from: ReadonlyMap<Entry, readonly Link[]>;
	/** The links that name each entry, by its id; dangling ones included, since an edit may mend them. */
	readonly to: ReadonlyMap<string, readonly Link[]>;
	/** Entries with a link for which more was looked at than the entry it names: any edit may lead it elsewhere, or to another guess. */
	readonly unsettled: ReadonlySet<Entry>;
}

const none: readonly Link[] = [];

/** Everything a rule may look at, and the links for the next time. `before` are those of the last time, if there was one. */
export function linkHandbook(
	content: Content,
	today: string,
	before: Linked | undefined,
	onSite?: OnSite,
): { readonly facts: Facts; readonly linked: Linked } {
	const names = namesOf(content, before?.directory);
	const linked = linkEntries(content.entries, names, before);
	const facts = factsOf(content, today, names, linked);
	const lost = facts.links.filter(isLost);
	if (!onSite || lost.length === 0) return { facts, linked };
	const site = { ...names, onSite: onSite(facts) };
	const found = new Map<Link, Link>();
	for (const link of lost) {
		const page = resolveWritten(link.from, link.written!, site);
		if (page.outcome === 'found') found.set(link, page);
	}
	if (found.size === 0) return { facts, linked };
	const from = new Map(linked.from);
	for (const entry of new Set([...found.keys()].map((link) => link.from)))
		from.set(
			entry,
			from.get(entry)!.map((link) => found.get(link) ?? link),
		);
	return { facts: factsOf(content, today, names, { ...linked, from }), linked };
}

/** Whether no file is found that a link in the prose names: it may be a page that is worked out. */
const isLost = ({ written, ref, outcome }: Link): boolean =>
	written !== undefined && written.form !== 'image' && !ref && (outcome === 'missing' || outcome === 'outside');

function factsOf({ sources, kinds, entries }: Content, today: string, names: Names, { from, to }: Linked): Facts {
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
		follow: (entry, path) => byPath(from.get(entry) ?? none).get(path.join('.')),
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
	const naming = edited.flatMap(({ id }) => known?.to.get(id)?.map((link) => link.from) ?? []);
	const stale = new Set([...edited, ...naming, ...(edited.length > 0 ? (known?.unsettled ?? []) : [])]);
	const from = new Map<Entry, readonly Link[]>();
	const unsettled = new Set<Entry>();
	const [gone, fresh]: [Link[], Link[]] = [[], []];
	for (const entry of entries) {
		const old = known?.from.get(entry);
		const again = old && !stale.has(entry) ? old : linksOf(entry, names);
		const links = old && leadAlike(old, again) ? old : again;
		from.set(entry, links);
		if (links === old ? known?.unsettled.has(entry) : links.some(isUnsettled)) unsettled.add(entry);
		if (links !== old) for (const link of links) fresh.push(link);
	}
	for (const [entry, links] of known?.from ?? [])
		if (from.get(entry) !== links) for (const link of links) gone.push(link);
	return { directory, from, to: retarget(known?.to ?? new Map(), gone, fresh), unsettled };
}

const isUnsettled = ({ outcome, second }: Link): boolean =>
	second === true || (outcome !== 'found' && outcome !== 'external');

/** Whether the links of an entry lead where they led, with the same guesses. */
const leadAlike = (before: readonly Link[], after: readonly Link[]): boolean =>
	before === after ||
	after.every((link, i) => {
		const old = before[i]!;
		return (['outcome', 'to', 'part', 'asset', 'page', 'wanted', 'guess', 'second'] as const).every(
			(name) => link[name] === old[name],
		);
	});

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

/** The resolved references of an entry by their paths. */
const byPath = memoized(
	(links: readonly Link[]): ReadonlyMap<string, Link> =>
		new Map(
			links.flatMap((link): [string, Link][] =>
				link.path && link.outcome === 'found' ? [[link.path.join('.'), link]] : [],
			),
		),
);
