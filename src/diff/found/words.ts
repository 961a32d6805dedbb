import { diffArrays } from 'diff';

/** A stretch of words of two texts: in both, only in the older, or only in the newer. */
export interface Stretch {
	readonly of: 'both' | 'old' | 'now';
	readonly words: readonly string[];
}

/** Texts past this are not compared word by word, which takes the square of what differs. */
const longestCompared = 20_000;

/** Where two texts differ, word by word; nothing where they are too long for it. */
export function compareWords(before: string, after: string): readonly Stretch[] {
	if (before.length + after.length > longestCompared) return [];
	return diffArrays(wordsIn(before), wordsIn(after)).map(({ value, added, removed }) => ({
		of: added ? 'now' : removed ? 'old' : 'both',
		words: value,
	}));
}

const wordsIn = (text: string): string[] => text.split(/\s+/).filter(Boolean);

/** Words shown around those that differ. */
const around = 5;

/** The same with what stays left out, but for some words around what differs. */
export function inShort(stretches: readonly Stretch[]): readonly Stretch[] {
	return stretches.map((stretch, i) => {
		const { of, words } = stretch;
		const [left, right] = [i === 0 ? 0 : around, i === stretches.length - 1 ? 0 : around];
		if (of !== 'both' || words.length <= left + right + 1) return stretch;
		return { of, words: [...words.slice(0, left), '…', ...(right > 0 ? words.slice(-right) : [])] };
	});
}

/** The two texts at each place where they differ, with some words around. */
export function places(before: string, after: string): readonly { readonly before: string; readonly after: string }[] {
	const found: { before: string; after: string }[] = [];
	let [old, now]: [string[], string[]] = [[], []];
	const close = () => {
		if (old.length + now.length > 0) found.push({ before: old.join(' '), after: now.join(' ') });
		[old, now] = [[], []];
	};
	for (const { of, words } of inShort(compareWords(before, after))) {
		const cut = of === 'both' ? words.indexOf('…') : -1;
		if (of !== 'now') old.push(...(cut < 0 ? words : words.slice(0, cut + 1)));
		if (of !== 'old') now.push(...(cut < 0 ? words : words.slice(0, cut + 1)));
		if (cut < 0) continue;
		const isFirst = old.length === cut + 1 && found.length === 0;
		if (isFirst) [old, now] = [[], []];
		else close();
		old = words.slice(cut);
		now = words.slice(cut);
	}
	if (old.join(' ') !== now.join(' ')) close();
	return found;
}
