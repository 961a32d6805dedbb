import type { Facts } from '../../core/handbook.ts';
import { Ref } from '../../core/kind.ts';
import { nth } from '../../words/sure.ts';
import { type Item, itemOf, itemsOf } from './match.ts';
import { type NewName, type Pair, type Paired, targetOf, type Use } from './pairs.ts';
import { pairUp } from './similar.ts';

/** What processes make and use that is called otherwise in all places at once: new name by old one. */
export function artefactNames(two: Paired): ReadonlyMap<string, NewName> {
	const changed = two.pairs.filter(
		(pair): pair is Required<Pair> =>
			pair.before?.kind.name === 'process' && pair.after !== undefined && pair.before !== pair.after,
	);
	const usedBefore = usesIn(two, changed, 'before');
	const usedNow = usesIn(two, changed, 'after');
	const gone = [...usedBefore].filter(([name, uses]) => !usedNow.has(name) && uses.length > 1);
	const fresh = [...usedNow].filter(([name]) => !usedBefore.has(name));
	const found = new Map<string, NewName>();
	if (gone.length === 0 || fresh.length === 0) return found;
	const elsewhere = new Set(
		two.pairs.flatMap(({ before, after }) => (before && before === after ? [...namesIn(before.data)] : [])),
	);
	const same = (a: readonly Use[], b: readonly Use[]) => (placesOf(a) === placesOf(b) ? 1 : 0);
	for (const [[before, old], [after, uses]] of pairUp(gone, fresh, ([, a], [, b]) => same(a, b), 1)) {
		if (elsewhere.has(before) || elsewhere.has(after)) continue;
		const pairs = old.toSorted((a, b) => Number(b.made) - Number(a.made)).map(({ pair }) => pair);
		found.set(before, { before, after, pairs: [...new Set(pairs)], uses });
	}
	return found;
}

const placesOf = (uses: readonly Use[]) =>
	uses
		.map(({ place }) => place)
		.sort()
		.join('\n');

function usesIn(two: Paired, pairs: readonly Required<Pair>[], side: 'before' | 'after'): Map<string, Use[]> {
	const found = new Map<string, Use[]>();
	for (const pair of pairs)
		for (const { name, activity, place, made } of artefactsIn(pair[side].data, (activity) => {
			const key = `${pair[side].id}#${activity}`;
			return side === 'before' ? (two.parts.get(key) ?? `${pair.after.id}#${activity}`) : key;
		})) {
			const uses = found.get(name) ?? [];
			found.set(name, uses);
			uses.push({ pair, activity, place, made });
		}
	return found;
}

interface Artefact extends Omit<Use, 'pair'> {
	readonly name: string;
}

function* artefactsIn(process: Item, keyOf: (activity: string) => string): Generator<Artefact> {
	for (const item of [process, ...itemsOf(process.activities)]) {
		const activity = String(item.id ?? '');
		const key = keyOf(activity);
		for (const list of ['inputs', 'outputs'] as const)
			for (const name of Array.isArray(item[list]) ? item[list] : [])
				if (typeof name === 'string')
					yield {
						name: oneLine(name),
						activity,
						place: `${key} ${list}`,
						made: list === 'outputs' && item !== process,
					};
		for (const { handoff } of itemsOf(item.next)) {
			const { artefact } = itemOf(handoff);
			if (typeof artefact === 'string')
				yield { name: oneLine(artefact), activity, place: `${key} handoff`, made: false };
		}
	}
}

/** All names of what the processes of a handbook make and use. */
export const artefactsOf = (book: Facts): ReadonlySet<string> =>
	new Set(book.entries.flatMap(({ kind, data }) => (kind.name === 'process' ? [...namesIn(data)] : [])));

function* namesIn(process: Item): Generator<string> {
	for (const { name } of artefactsIn(process, (id) => id)) yield name;
}

/** A text without its line breaks. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Levels of access that are called otherwise: the new name by the id of the system and the old name. */
export function levelNames({ pairs }: Pick<Paired, 'pairs'>): ReadonlyMap<string, string> {
	const found = new Map<string, string>();
	for (const { before, after } of pairs) {
		if (!before || !after || before === after || before.kind.name !== 'system') continue;
		const [old, now] = [levelsIn(before.data), levelsIn(after.data as Item)];
		if (old.length !== now.length) continue;
		// Levels are in order, so that another name in the same place is the same right.
		for (const [i, level] of old.entries())
			if (!now.includes(level) && !old.includes(nth(now, i))) found.set(`${after.id} ${level}`, nth(now, i));
	}
	return found;
}

const levelsIn = ({ levels }: Item): readonly string[] => (Array.isArray(levels) ? levels.map(String) : []);

/** Whether a right in a system differs only in that the system calls it otherwise. */
export function isSameLevel(two: Paired, levels: ReadonlyMap<string, string>, a: Item, b: Item): boolean {
	if (!(a.system instanceof Ref) || !(b.system instanceof Ref)) return false;
	const system = targetOf(two, b.system, 'after');
	return targetOf(two, a.system, 'before') === system && levels.get(`${system} ${String(a.level)}`) === b.level;
}
