import { bareId } from './bare-id.ts';
import { closest } from './closest.ts';
import type { Entry } from './entry.ts';
import { type Ref, type Target, takesFolder } from './kind.ts';
import type { Link } from './link.ts';
import { memoized } from './memoized.ts';
import { hasPart, type Names } from './names.ts';
import type { Path } from './path.ts';

/** Works out a reference among the facts. */
export function resolveRef(from: Entry, path: Path, ref: Ref, names: Names): Link {
	const link = { from, text: ref.text, path, ref };
	const several = takesFolder(ref.targets);
	let second = {};
	for (const target of ref.targets) {
		const to = entryNamed(from, ref, target, several, names);
		if (!to) continue;
		const part = partNamed(ref, target, to);
		if (part === undefined && ref.part !== undefined) continue;
		if (part === undefined) return { ...link, ...second, to, outcome: 'found' };
		if (hasPart(to, part, target.list)) return { ...link, ...second, to, part, outcome: 'found' };
		if (to !== from) second = { second: true };
	}
	return { ...link, ...nearMiss(from, ref, several, names) };
}

function entryNamed(from: Entry, ref: Ref, target: Target, several: boolean, names: Names): Entry | undefined {
	// With several targets, a part of the same entry is written without the entry.
	if (target.here) return ref.part === undefined || ref.targets.length === 1 ? from : undefined;
	const kind = names.kinds.get(target.kind);
	if (kind?.single) return names.byId.get(kind.folder);
	if (!several) return names.byKind.get(target.kind)?.get(ref.id);
	const [first, ...rest] = ref.id.split('/');
	const named = names.kinds.values().find(({ name, folder }) => name === first || folder === first);
	if (!named || (target.kind !== '*' && named.name !== target.kind))
		return target.kind === '*' ? names.byId.get(ref.id) : undefined;
	return names.byKind.get(named.name)?.get(rest.join('/'));
}

/** The part a reference names under `target`; where only a part can be meant, it is the whole text. */
function partNamed(ref: Ref, target: Target, to: Entry): string | undefined {
	if (!target.list) return undefined;
	if (target.here || to.kind.single) return ref.text;
	// Any part of anything: naming the whole is allowed.
	return target.list === '*' ? ref.part : (ref.part ?? '');
}

/** Why a reference leads nowhere, and what may have been meant. */
function nearMiss(
	from: Entry,
	ref: Ref,
	several: boolean,
	names: Names,
): Pick<Link, 'outcome' | 'to' | 'part' | 'guess'> {
	for (const target of ref.targets) {
		if (!target.list) continue;
		const to = entryNamed(from, ref, target, several, names);
		if (!to || (to.kind.single && to.whole && ref.targets.length > 1)) continue;
		// Where it is the name of a whole entry, a part of that one is meant.
		if (target.here && ref.targets.some((other) => !other.here && entryNamed(from, ref, other, several, names)))
			continue;
		// A playbook, or settings, that could not be read whole may well have the part.
		const part = partNamed(ref, target, to)!;
		if (!to.whole) return { outcome: 'found', to, part };
		const ids = to.parts.filter(({ list }) => target.list === '*' || list === target.list).map(({ id }) => id);
		const near = closest(part, ids);
		const prefix = target.here || to.kind.single ? '' : `${ref.id}#`;
		const guess = partElsewhere(from, part, ref.targets, names) ?? (near && prefix + near);
		return { outcome: 'missing-part', to, part, ...(guess ? { guess } : {}) };
	}
	if (!several) {
		const bare = ref.id.split('/').slice(1).join('/');
		for (const { kind, list, here } of ref.targets) {
			const to = here ? undefined : (names.byKind.get(kind)?.get(ref.id) ?? names.byKind.get(kind)?.get(bare));
			if (to) return { outcome: 'missing', guess: withPart(to, ref.part, list) };
		}
		for (const slugs of names.byKind.values()) {
			const to = slugs.get(ref.id) ?? slugs.get(bare);
			if (to) return { outcome: 'wrong-kind', to };
		}
	} else {
		const to =
			names.byId.get(ref.id) ??
			[...names.byKind.values()].map((slugs) => slugs.get(ref.id)).find((entry) => entry !== undefined);
		if (to && !ref.targets.some(({ kind }) => kind === to.kind.name || kind === '*'))
			return { outcome: 'wrong-kind', to };
		if (to) return { outcome: 'missing', guess: to.id };
	}
	const candidates = ref.targets.flatMap(({ kind, list, here }) =>
		here || list ? [] : [...(names.byKind.get(kind)?.values() ?? [])].map((entry) => (several ? entry.id : entry.slug)),
	);
	if (several) candidates.push(...besides(ref, names));
	for (const { list, kind } of ref.targets) {
		const named = names.kinds.get(kind);
		if (list && named?.single)
			candidates.push(
				...(names.byId
					.get(named.folder)
					?.parts.filter((part) => part.list === list)
					.map(({ id }) => id) ?? []),
			);
	}
	if (!names.worthAGuess(from)) return { outcome: 'missing' };
	const guess =
		(ref.part === undefined ? partElsewhere(from, ref.text.split('/').at(-1)!, ref.targets, names) : undefined) ??
		closest(ref.text, candidates) ??
		partNear(ref, names) ??
		otherwise(ref, several, candidates, names);
	return { outcome: 'missing', ...(guess ? { guess } : {}) };
}

/** Where any kind may be named, the ids in the folder that is. */
function besides({ id, targets }: Ref, names: Names): string[] {
	const folder = id.slice(0, Math.max(0, id.indexOf('/')));
	const kind = targets.some((target) => target.kind === '*')
		? names.kinds.values().find((one) => one.folder === folder)
		: undefined;
	return [...(names.byKind.get(kind?.name ?? '')?.values() ?? [])].map((entry) => entry.id);
}

/** The part of an entry that is meant where the name of the entry is not quite its own, and maybe that of the part. */
function partNear({ id, part, targets }: Ref, names: Names): string | undefined {
	if (part === undefined) return undefined;
	for (const { kind, list } of targets) {
		const slugs = list ? names.byKind.get(kind) : undefined;
		const entry = slugs?.get(closest(id, slugs.keys()) ?? '');
		if (!entry) continue;
		const ids = entry.parts.filter((one) => one.list === list || list === '*').map((one) => one.id);
		const near = ids.includes(part) ? part : closest(part, ids);
		if (near !== undefined) return `${entry.slug}#${near}`;
	}
	return undefined;
}

/** Which of the ids stands in a file name, behind a folder or in brackets, and which is that of the entry or item with this title. */
function otherwise(ref: Ref, several: boolean, candidates: readonly string[], names: Names): string | undefined {
	const bare = bareId(ref.text);
	const last = bare.split('/').at(-1)!.toLowerCase();
	const known = candidates.find((id) => id.toLowerCase() === bare.toLowerCase());
	const moved = known ?? candidates.find((id) => id.split('/').at(-1) === last);
	if (moved) return moved;
	const title = bare.toLowerCase();
	for (const { kind, list, here } of ref.targets) {
		if (here) continue;
		const single = names.kinds.get(kind)?.single;
		const titled = single
			? names.byId
					.get(names.kinds.get(kind)!.folder)
					?.parts.find((part) => part.list === list && part.title.toLowerCase() === title)?.id
			: list
				? undefined
				: entryTitled(title, kind, names, several);
		if (titled) return titled;
	}
	return undefined;
}

const withPart = (to: Entry, part: string | undefined, list: string | undefined): string =>
	part !== undefined && list !== undefined && hasPart(to, part, list) ? `${to.slug}#${part}` : to.slug;

/** How the one entry is written that has the part, where a reference names it without its entry or under another one. */
function partElsewhere(from: Entry, part: string, targets: readonly Target[], names: Names): string | undefined {
	for (const { kind, list, here } of targets) {
		if (here || !list || list === '*' || names.kinds.get(kind)?.single) continue;
		const [entry, ...others] = holdersOf(kind, names).get(`${list}#${part}`) ?? [];
		if (!entry || others.length > 0) continue;
		return entry === from && targets.some((target) => target.here) ? part : `${entry.slug}#${part}`;
	}
	return undefined;
}

const holdersOf = (kind: string, { byKind }: Names): ReadonlyMap<string, readonly Entry[]> => {
	const slugs = byKind.get(kind);
	return slugs ? holdersIn(slugs) : new Map();
};

/** The entries that have each part, by its list and id. */
const holdersIn = memoized((slugs: ReadonlyMap<string, Entry>): ReadonlyMap<string, readonly Entry[]> => {
	const found = new Map<string, Entry[]>();
	for (const entry of slugs.values()) {
		for (const name of new Set(entry.parts.map(({ list, id }) => `${list}#${id}`))) {
			const having = found.get(name);
			if (having) having.push(entry);
			else found.set(name, [entry]);
		}
	}
	return found;
});

function entryTitled(title: string, kind: string, names: Names, several: boolean): string | undefined {
	const found = names.byKind
		.get(kind)
		?.values()
		.find((entry) => {
			const { aliases = [] } = entry.data as { aliases?: readonly string[] };
			return [entry.title, ...aliases].some((name) => name.toLowerCase() === title);
		});
	return found && (several ? found.id : found.slug);
}
