import { distance } from 'fastest-levenshtein';

/** Longest word that is compared: past it, a typo is not what went wrong. */
const longestWord = 80;

/** The candidate a writer most likely meant by `word`, if any is near: case and separators count as no difference. */
export function closest(word: string, candidates: Iterable<string>): string | undefined {
	if (word.length === 0 || word.length > longestWord) return undefined;
	const wanted = fold(word);
	const one = singular(wanted);
	const limit = Math.max(2, Math.floor(word.length / 3));
	let best: string | undefined;
	let least = limit + 1;
	for (const candidate of candidates) {
		if (Math.abs(candidate.length - word.length) < 3 && singular(fold(candidate)) === one) return candidate;
		// The length difference bounds the distance from below and is far cheaper.
		if (Math.abs(candidate.length - word.length) >= least + 2) continue;
		const apart = distance(wanted, fold(candidate));
		if (apart >= least || apart >= candidate.length) continue;
		best = candidate;
		least = apart;
	}
	return best;
}

/** A word whatever its number: people write `activity` for `activities`. */
const singular = (word: string) => word.replace(/ies$/, 'y').replace(/(?<=[sx]|ch)es$|s$/, '');

const fold = (word: string) =>
	word
		.trim()
		.toLowerCase()
		.replace(/[\s_\u200b]+/g, '-');
