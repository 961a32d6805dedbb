import { html } from '../escape/markup.ts';
import { nth } from '../words/sure.ts';
import { joined } from './spacing.ts';

/** A word that was found: where it stands, and how much it counts. */
interface Place {
	readonly location: number;
	readonly balanced_score: number;
}

/** A stretch of a text from which an excerpt is taken, and how many words that may have. */
interface Stretch {
	readonly from: number;
	readonly until: number;
	readonly size: number;
}

/**
 * The piece of a text that says most of what was found, with that marked, as HTML; the beginning where nothing of it
 * was. `words` are those of a `spaced` text, unfolded.
 */
export function excerptOf(words: readonly string[], found: readonly Place[], { from, until, size }: Stretch): string {
	const inside = found.filter(({ location }) => location >= from && location < until);
	const marked = new Set(inside.map(({ location }) => location));
	const whole = until - from <= size;
	const start = whole || inside.length === 0 ? from : startOf(words, best(words, inside, size), { from, until, size });
	const end = Math.min(start + size, until);
	const piece = words
		.slice(start, end)
		.map((word, i) => (marked.has(start + i) ? `<mark>${html(word)}</mark>` : html(word)))
		.join(' ');
	const open = start > from && !endsSentence(words[start - 1]);
	return `${open ? '… ' : ''}${end < until ? cut(joined(piece)) : joined(piece)}`;
}

/** The first word of the stretch that has the most different words of those found. */
function best(words: readonly string[], found: readonly Place[], size: number): number {
	const inOrder = found.toSorted((a, b) => a.location - b.location);
	let [at, most] = [nth(inOrder, 0).location, 0];
	for (const [i, { location }] of inOrder.entries()) {
		const counts = new Map<string, number>();
		for (let j = i; j < inOrder.length && nth(inOrder, j).location < location + size * within; j++) {
			const { location: place, balanced_score } = nth(inOrder, j);
			const word = words[place]?.toLowerCase() ?? '';
			counts.set(word, Math.max(counts.get(word) ?? 0, balanced_score));
		}
		const sum = [...counts.values()].reduce((all, one) => all + one, 0);
		if (sum > most) [at, most] = [location, sum];
	}
	return at;
}

/** How much of an excerpt may follow the first word of it that was found. */
const within = 2 / 3;

/** Where an excerpt begins that shows the word `at`: with its sentence, where that begins near. */
function startOf(words: readonly string[], at: number, { from, until, size }: Stretch): number {
	const nearest = Math.max(from, at - Math.floor(size * (1 - within)));
	for (let start = at; start > nearest; start--) if (endsSentence(words[start - 1])) return start;
	return Math.max(from, Math.min(nearest, until - size));
}

const endsSentence = (word = ''): boolean => /[.!?…。！？]["')\]”’」）]*$/u.test(word);

/** An excerpt that goes on, without a label of which the text is cut off. */
function cut(excerpt: string): string {
	const rest = excerpt.replace(/(?<=[.!?…。]\s*)\p{Lu}[\p{L} ]{0,30}:?$/u, '').trim();
	return rest === '' || /[.!?…。！？](?:<\/mark>)?$/u.test(rest) ? rest : `${rest.replace(/[,;:]$/, '')} …`;
}
