import type { Entry } from '../../core/entry.ts';
import type { Facts } from '../../core/handbook.ts';
import type { Ref } from '../../core/kind.ts';
import type { Link } from '../../core/link.ts';
import { memoized } from '../../core/memoized.ts';
import { linkOf } from '../../kinds/views/links.ts';
import { type Item, itemsOf, matchItems } from './match.ts';
import { likeness, pairUp, type Words, wordsIn, wordsOf } from './similar.ts';

/** A playbook in both handbooks, or in one. */
export interface Pair {
	readonly before?: Entry;
	readonly after?: Entry;
}

/** The playbook as it is, or as it last was. */
export function latest({ before, after = before }: Pair): Entry {
	if (!after) throw new Error('A pair has a playbook on one side at least.');
	return after;
}

/** Two handbooks and what is the same in both under another name. */
export interface Paired {
	readonly before: Facts;
	readonly after: Facts;
	readonly pairs: readonly Pair[];
	/** New id by old id, for playbooks that were renamed. */
	readonly renamed: ReadonlyMap<string, string>;
	/** The same for parts: `processes/expand#size` to `processes/expand#size-solution`. */
	readonly parts: ReadonlyMap<string, string>;
}

/** The same with the names that are written out wherever the thing is meant. */
export interface Two extends Paired {
	/** Names of levels of access that are other ones; see `levelNames`. */
	readonly levels: ReadonlyMap<string, string>;
	/** Names of what processes make and use that are other ones; see `artefactNames`. */
	readonly artefacts: ReadonlyMap<string, NewName>;
	/** All names of what processes make and use. */
	readonly used: { readonly before: ReadonlySet<string>; readonly after: ReadonlySet<string> };
}

/** Which playbooks and parts of two handbooks are the same. A playbook that is gone and a new one that says the same are one. */
export function pairHandbooks(before: Facts, after: Facts): Paired {
	const switched = exchanged(before, after);
	const taken = new Set(switched.values());
	const gone = before.entries.filter(({ id }) => !after.find(id));
	const fresh = after.entries.filter(({ id }) => !before.find(id));
	const renamed = new Map([...switched, ...renames(gone, fresh)]);
	for (const id of renamed.values()) taken.add(id);
	const pairs: Pair[] = [];
	for (const one of after.entries) {
		const old = before.find(one.id);
		if (taken.has(one.id)) continue;
		if (old) pairs.push(...(old.kind === one.kind ? [{ before: old, after: one }] : [{ before: old }, { after: one }]));
		else pairs.push({ after: one });
	}
	for (const one of before.entries) {
		const id = renamed.get(one.id);
		if (id !== undefined) pairs.push({ before: one, after: after.find(id)! });
		else if (!after.find(one.id)) pairs.push({ before: one });
	}
	return { before, after, pairs, renamed, parts: partRenames(pairs) };
}

/** Playbooks that have exchanged their ids: the title, and more of what one says, stands under the id of the other. */
function exchanged(before: Facts, after: Facts): ReadonlyMap<string, string> {
	const found = new Map<string, string>();
	const strays = before.entries.filter((one) => {
		const same = after.find(one.id);
		return same && same !== one && same.title !== one.title && same.kind === one.kind && !one.kind.single;
	});
	if (strays.length < 2) return found;
	const byTitle = Map.groupBy(strays, ({ title, kind }) => `${kind.name} ${title}`);
	for (const { id } of strays) {
		const now = after.find(id)!;
		const [old, ...more] = byTitle.get(`${now.kind.name} ${now.title}`) ?? [];
		if (!old || more.length > 0) continue;
		const words = wordsOfEntry(old);
		const alike = likeness(words, wordsOfEntry(now));
		if (alike >= leastAlike && alike > likeness(words, wordsOfEntry(after.find(old.id)!))) found.set(old.id, id);
	}
	// What lost its place to another one has one of theirs.
	for (let open = true; open; ) {
		const places = new Set(found.values());
		const loose = [...found].filter(([from, to]) => !places.has(from) || !found.has(to));
		for (const [from] of loose) found.delete(from);
		open = loose.length > 0;
	}
	return found;
}

/** Pairs that are compared one by one; past it only those with the same title, which a person would have kept. */
const mostComparisons = 40_000;

function renames(gone: readonly Entry[], fresh: readonly Entry[]): ReadonlyMap<string, string> {
	const found = new Map<string, string>();
	const words = new Map<Entry, Words>();
	const of = (entry: Entry) => {
		const known = words.get(entry) ?? wordsOfEntry(entry);
		words.set(entry, known);
		return known;
	};
	for (const [kind, old] of Map.groupBy(gone, ({ kind }) => kind)) {
		const candidates = fresh.filter((one) => one.kind === kind && !kind.single);
		const titlesOnly = old.length * candidates.length > mostComparisons;
		const alike = (a: Entry, b: Entry) => {
			const sameTitle = a.title === b.title;
			if (titlesOnly && !sameTitle) return 0;
			const score = likeness(of(a), of(b));
			// A name that stays is a sign of its own.
			return sameTitle ? (1 + score) / 2 : score;
		};
		for (const [a, b] of pairUp(old, candidates, alike, leastAlike)) found.set(a.id, b.id);
	}
	return found;
}

/** Two texts of which less than this is common are not the same under another name. */
const leastAlike = 0.6;

function wordsOfEntry(entry: Entry): Words {
	const { changes: _, reviewed: __, version: ___, ...facts } = entry.data;
	const prose = entry.prose ? entry.prose.source.text.slice(entry.prose.range.start) : '';
	const counts = new Map(wordsIn(facts));
	for (const [word, n] of wordsOf(prose)) counts.set(word, (counts.get(word) ?? 0) + n);
	return counts;
}

function partRenames(pairs: readonly Pair[]): ReadonlyMap<string, string> {
	const found = new Map<string, string>();
	for (const { before, after } of pairs) {
		if (!before || !after || before === after) continue;
		const [old, now] = [before.data, after.data as Item];
		for (const list of new Set(before.parts.map(({ list }) => list))) {
			const matched = matchItems(list, itemsOf(old[list]), itemsOf(now[list]), (item) => [String(item.id)]);
			for (const { a, b } of matched.pairs)
				if (a.id !== b.id) found.set(`${before.id}#${String(a.id)}`, `${after.id}#${String(b.id)}`);
		}
	}
	return found;
}

/**
 * What a reference leads to, so that two handbooks agree on it whatever it is called in each. One that leads nowhere
 * means what the same words mean in the other handbook: nobody has changed them.
 */
export function targetOf(two: Paired, ref: Ref, side: 'before' | 'after'): string {
	const link = linkOf(two[side], ref);
	if (link?.to) return keyOfTarget(two, link.to, link.part, side);
	const other = side === 'before' ? 'after' : 'before';
	const from = danglingFrom(two[side]).get(ref);
	const same = from && meaningsOf(two[other]).get(meaning(ref, idIn(two, from.id, other)));
	return same?.to ? keyOfTarget(two, same.to, same.part, other) : `?${ref.text}`;
}

function keyOfTarget(two: Paired, to: Entry, part: string | undefined, side: 'before' | 'after'): string {
	if (side === 'after') return part === undefined ? to.id : `${to.id}#${part}`;
	const id = two.renamed.get(to.id) ?? to.id;
	return part === undefined ? id : (two.parts.get(`${to.id}#${part}`) ?? `${id}#${part}`);
}

/** The id that a playbook of one handbook has in the other. */
function idIn(two: Paired, id: string, side: 'before' | 'after'): string {
	if (side === 'after') return two.renamed.get(id) ?? id;
	for (const [old, now] of two.renamed) if (now === id) return old;
	return id;
}

const danglingFrom = memoized(
	({ links }: Facts): ReadonlyMap<Ref, Entry> =>
		new Map(
			links.flatMap(({ ref, from, outcome }): [Ref, Entry][] => (ref && outcome !== 'found' ? [[ref, from]] : [])),
		),
);

/** The references of a handbook that lead somewhere, by their words. */
const meaningsOf = memoized(
	({ links }: Facts): ReadonlyMap<string, Link> =>
		new Map(
			links.flatMap((link): [string, Link][] =>
				link.ref && link.outcome === 'found' && link.to ? [[meaning(link.ref, link.from.id), link]] : [],
			),
		),
);

/** The words of a reference with all on which their meaning depends. */
const meaning = ({ text, targets }: Ref, from: string): string =>
	[
		text,
		targets.some(({ here }) => here) ? from : '',
		...targets.map(({ kind, list }) => `${kind}/${list ?? ''}`),
	].join('\n');

/** A name that is written wherever the thing is used, since no reference leads to it, and is another one everywhere. */
export interface NewName {
	readonly before: string;
	readonly after: string;
	/** The playbooks in which it stands, the one that makes it first. */
	readonly pairs: readonly Required<Pair>[];
	/** Where the new name stands. */
	readonly uses: readonly Use[];
}

export interface Use {
	readonly pair: Required<Pair>;
	/** Id of the activity; empty for the process as a whole. */
	readonly activity: string;
	readonly place: string;
	readonly made: boolean;
}
