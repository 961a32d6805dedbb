import { nth } from '../words/sure.ts';
import { find, meantBy, type Names, type Texts } from './fields.ts';
import type { Meant, Term } from './question.ts';

/** How much less the words of a name say together than each alone. */
const together = 0.95;

/** How well a record meets a term, by which stems, and how much of the phrase. */
interface Met {
	readonly score: number;
	readonly part: number;
	readonly met: readonly (readonly [stem: string, weight: number])[];
}

/** How well each record meets a term: by the best of the phrases that stand for it. */
export function scoresOf(names: Names, texts: Texts | undefined, { phrases, open }: Term): ReadonlyMap<number, Met> {
	const best = new Map<number, Met>();
	for (const [i, { stems, weight }] of phrases.entries()) {
		const sums = new Map<number, { score: number; count: number; near: number; met: [string, number][] }>();
		for (const [at, stem] of stems.entries()) {
			const tolerance = { own: i === 0, open: open && at === stems.length - 1 };
			for (const [id, { score, near, terms }] of find(stem, names, texts, tolerance)) {
				const before = sums.get(id) ?? { score: 0, count: 0, near: 0, met: [] };
				before.near += near;
				before.score += score;
				before.count += 1;
				for (const term of terms) before.met.push([term, weight]);
				sums.set(id, before);
			}
		}
		for (const [id, { score, count, near, met }] of sums) {
			// A part of a name is little of it: `account` alone does not mean an account executive.
			const part = (count / stems.length) ** 2;
			const before = best.get(id);
			const value = score * weight * part;
			best.set(id, {
				score: Math.max(value, before?.score ?? 0),
				part: Math.max(part * Math.sqrt(weight) * (near / count), before?.part ?? 0),
				met: before ? [...before.met, ...met] : met,
			});
		}
	}
	return best;
}

/** The stems each phrase of a term may stand for, word by word, half words and slips included. */
export const meanings = (
	names: Names,
	{ phrases, open }: Term,
	counts: ReadonlyMap<string, number>,
): Meant['phrases'] =>
	phrases.map(({ stems }, i) =>
		stems.map((stem, at) =>
			// A word the handbook knows is meant as it stands.
			counts.has(stem)
				? new Set([stem])
				: meantBy(stem, names, { own: i === 0, open: open && at === stems.length - 1 }),
		),
	);

/** How much it says about a record that it meets `term`. A word the handbook does not know says little. */
export function weightOf(
	{ phrases }: Term,
	rarity: (stem: string) => number,
	counts: ReadonlyMap<string, number>,
): number {
	const known = phrases.filter(({ stems }) => stems.some((stem) => counts.has(stem)));
	if (known.length === 0) return 2;
	// There is a first one, since some are known.
	const { stems, weight } = nth(known, 0);
	let all = 0;
	for (const stem of stems) if (counts.has(stem)) all += rarity(stem);
	return Math.sqrt(weight) * all * (stems.length > 1 ? together : 1);
}

/** How rare `stems` are together. */
export function rarityOf(stems: readonly string[], rarity: (stem: string) => number): number {
	let sum = 0;
	for (const stem of stems) sum += rarity(stem);
	return sum;
}

/** How much of `stems` was met, rare ones counting more. */
export function share(
	stems: readonly string[],
	met: ReadonlyMap<string, number>,
	rarity: (stem: string) => number,
): number {
	let [all, said] = [0, 0];
	for (const stem of stems) {
		const weight = rarity(stem);
		all += weight;
		said += weight * (met.get(stem) ?? 0);
	}
	return all === 0 ? 0 : said / all;
}
