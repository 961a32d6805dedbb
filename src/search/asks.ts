import { emptyStems } from './empty.ts';
import { type Word, wordsIn } from './words.ts';

/** A word that the handbook does not have, as far as titles and stems tell. */
export interface Missing {
	readonly typed: string;
	/** The word, or the stem of one, that it was taken for. */
	readonly near?: string;
	/** The same, where it is a whole word. */
	readonly word?: string;
}

/**
 * What to ask a search that knows words only, which all have to be on a page: the words that say something, then fewer
 * of them where no page has all. Of what is `missing` it is asked for what is near, or not at all.
 */
export function wordingsFor(text: string, missing: readonly Missing[] = []): readonly string[] {
	const near = new Map(missing.map((one) => [one.typed, one.near]));
	const words = wholeIn(text);
	const full = words.filter(({ stem }) => !emptyStems.has(stem));
	const used = (full.length > 0 ? full : words).flatMap(({ start, end }) => {
		const typed = text.slice(start, end);
		return near.has(typed) ? (near.get(typed) ?? []) : typed;
	});
	const fewer = used.length > 2 ? used.map((_, i) => used.filter((_, at) => at !== used.length - 1 - i).join(' ')) : [];
	return used.length === 0 ? [] : [used.join(' '), ...fewer];
}

/** What stands in quotes, where that is all of a question. */
export const quotedIn = (text: string): string | undefined =>
	/^\s*["“”„«»「](.+)["“”„«»」]\s*$/u.exec(text)?.[1]?.trim();

/** What to look for word by word: what is quoted, else several words without those around them that only ask. */
export function phraseIn(text: string): string | undefined {
	const quoted = quotedIn(text);
	if (quoted) return quoted;
	const words = wordsIn(text);
	const full = (word: Word) => !emptyStems.has(word.stem);
	const [first, last] = [words.find(full), words.findLast(full)];
	return first && last && first !== last ? text.slice(first.start, last.end) : undefined;
}

/** The words of a text, with the overlapping pairs of scripts without spaces as one. */
function wholeIn(text: string): readonly Word[] {
	const whole: Word[] = [];
	for (const word of wordsIn(text)) {
		const last = whole.at(-1);
		if (last && word.start < last.end) whole[whole.length - 1] = { ...last, end: word.end };
		else whole.push(word);
	}
	return whole;
}
