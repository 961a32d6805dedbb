import type { Entry } from '../../core/entry.ts';
import type { Link } from '../../core/link.ts';
import type { Facts } from '../../core/rule.ts';
import type { Reach } from './change.ts';
import type { Two } from './pairs.ts';

/** A playbook, or a part of one, that a change touches. */
export interface Focus {
	readonly entry: Entry;
	readonly part?: string;
}

const kindsReached = ['role', 'collaboration', 'community', 'session', 'path'] as const;
type Reached = (typeof kindsReached)[number];

/** Kinds through which a change in something is felt in what refers to it, by the kind of what changed. */
const felt: Readonly<Record<string, readonly string[]>> = {
	process: ['collaboration', 'session', 'path', 'action'],
	action: ['session', 'path'],
	session: ['community', 'path'],
	goal: ['collaboration', 'path'],
	measure: ['role', 'goal', 'process', 'path'],
	system: ['role', 'process', 'path'],
	role: ['collaboration', 'session', 'community', 'path'],
	community: ['collaboration', 'path'],
	coaching: ['collaboration', 'path'],
	culture: ['collaboration', 'path'],
	assessment: ['collaboration', 'path'],
	collaboration: ['path'],
	handbook: ['role', 'collaboration'],
};

/** The same one step further on: no second look at roles, who are everywhere. */
const feltOnward: Readonly<Record<string, readonly string[]>> = {
	process: ['collaboration'],
	action: ['session'],
	session: ['community'],
	goal: ['collaboration'],
};

/** Where a change reaches in the handbooks before and after it. */
export function reachOf(two: Two, before: readonly Focus[], after: readonly Focus[]): Reach {
	const found = new Map<Reached, Map<string, string>>(kindsReached.map((kind) => [kind, new Map()]));
	const add = (entry: Entry, side: 'before' | 'after') => {
		const id = side === 'before' ? (two.renamed.get(entry.id) ?? entry.id) : entry.id;
		const list = found.get(entry.kind.name as Reached);
		if (list && !(side === 'before' && list.has(id))) list.set(id, entry.title);
	};
	for (const focus of before) for (const entry of touched(two.before, focus)) add(entry, 'before');
	for (const focus of after) for (const entry of touched(two.after, focus)) add(entry, 'after');
	const ids = (kind: Reached) => [...found.get(kind)!].sort(([, a], [, b]) => (a < b ? -1 : 1)).map(([id]) => id);
	return {
		roles: ids('role'),
		collaborations: ids('collaboration'),
		communities: ids('community'),
		sessions: ids('session'),
		paths: ids('path'),
	};
}

const known = new WeakMap<readonly Link[], Map<string, ReadonlySet<Entry>>>();

/** The playbooks in which a change is felt, the one that changed included. */
function touched(book: Facts, { entry, part }: Focus): ReadonlySet<Entry> {
	const cache = known.get(book.links) ?? new Map<string, ReadonlySet<Entry>>();
	known.set(book.links, cache);
	const key = `${entry.id}#${part ?? ''}`;
	const before = cache.get(key);
	if (before) return before;
	const met = new Set<Entry>([entry, ...rolesNamed(book, entry, part)]);
	// The settings as a whole change nobody's work.
	const isFelt = part !== undefined || !entry.kind.single;
	let front = isFelt ? referring(book, entry, part, felt[entry.kind.name] ?? ['path']) : [];
	while (front.length > 0) {
		const onward: Entry[] = [];
		for (const one of front) {
			if (met.has(one)) continue;
			met.add(one);
			onward.push(...referring(book, one, undefined, feltOnward[one.kind.name] ?? []));
		}
		front = onward;
	}
	cache.set(key, met);
	return met;
}

/** The roles named in the part that changed, or anywhere in the playbook. */
function* rolesNamed(book: Facts, entry: Entry, part: string | undefined): Generator<Entry> {
	if (entry.kind.name === 'role' || entry.kind.single) return;
	const within = part === undefined ? undefined : entry.parts.find(({ id }) => id === part)?.path;
	for (const { to, path, outcome } of book.linksFrom(entry)) {
		if (outcome !== 'found' || to?.kind.name !== 'role' || !path) continue;
		// Who owns an action carries it out; who owns a page keeps it true.
		if (path[0] === 'owner' && entry.kind.name !== 'action') continue;
		if (!within || within.every((step, i) => step === path[i])) yield to;
	}
}

function referring(book: Facts, entry: Entry, part: string | undefined, kinds: readonly string[]): Entry[] {
	return book
		.linksTo(entry)
		.filter(
			({ from, path, part: named }) =>
				path !== undefined &&
				path[0] !== 'owner' &&
				kinds.includes(from.kind.name) &&
				(part === undefined || named === undefined || named === part),
		)
		.map(({ from }) => from);
}
