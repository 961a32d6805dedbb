import { Ref } from '../../core/kind.ts';
import { nth } from '../../words/sure.ts';
import { turnsRound } from './weighty.ts';

/** Words of a value with their counts. */
export type Words = ReadonlyMap<string, number>;

/** The words in all texts of `value`; ids are no words. */
export function wordsIn(value: unknown): Words {
	const counts = new Map<string, number>();
	collect(value, counts);
	return counts;
}

/** The words of a text. */
export function wordsOf(text: string): Words {
	const counts = new Map<string, number>();
	count(text, counts);
	return counts;
}

function collect(value: unknown, counts: Map<string, number>): void {
	if (typeof value === 'string' || typeof value === 'number') count(String(value), counts);
	else if (value instanceof Ref) count(value.text, counts);
	else if (Array.isArray(value)) for (const item of value) collect(item, counts);
	else if (value !== null && typeof value === 'object')
		for (const [key, item] of Object.entries(value)) if (key !== 'id') collect(item, counts);
}

function count(text: string, counts: Map<string, number>): void {
	for (const [word] of text.toLowerCase().matchAll(/[\p{Letter}\p{Number}]+/gu))
		counts.set(word, (counts.get(word) ?? 0) + 1);
}

/** How much two texts have in common, from 0 to 1: the share of words that stand in both (Dice's coefficient). */
export function likeness(a: Words, b: Words): number {
	let common = 0;
	let all = 0;
	for (const [word, n] of a) {
		common += Math.min(n, b.get(word) ?? 0);
		all += n;
	}
	for (const n of b.values()) all += n;
	return all === 0 ? 1 : (2 * common) / all;
}

/** Two texts of which less than this is common do not say the same in other words. */
const sameWords = 0.5;

/** Whether one text is the other with some of its words changed, whatever that does to its sense. */
export const shareWords = (a: string, b: string): boolean => likeness(wordsOf(a), wordsOf(b)) >= sameWords;

/** Whether two texts say the same in other words, as far as words can tell: half of them stay, and so does every one that weighs. */
export const areAlike = (a: string, b: string): boolean => !turnsRound(a, b) && shareWords(a, b);

/** Pairs of `a` and `b` that are at least `least` alike, the most alike first, each used once. */
export function pairUp<A, B>(
	a: readonly A[],
	b: readonly B[],
	alike: (a: A, b: B) => number,
	least: number,
): readonly (readonly [A, B])[] {
	const scored: { readonly i: number; readonly j: number; readonly score: number }[] = [];
	for (const [i, left] of a.entries())
		for (const [j, right] of b.entries()) {
			const score = alike(left, right);
			if (score >= least) scored.push({ i, j, score });
		}
	scored.sort((x, y) => y.score - x.score || x.i - y.i || x.j - y.j);
	const taken = { a: new Set<number>(), b: new Set<number>() };
	const pairs: [A, B][] = [];
	for (const { i, j } of scored) {
		if (taken.a.has(i) || taken.b.has(j)) continue;
		taken.a.add(i);
		taken.b.add(j);
		pairs.push([nth(a, i), nth(b, j)]);
	}
	return pairs;
}
