import { folded, foldedAsk, unfolded } from './folding.ts';
import { plain, stem, unspaced } from './words.ts';

// The full-text search knows words by the spaces between them. Chinese and Japanese have none, and Arabic writes the
// article and what stands before it with the word.

const apart = (text: string): string =>
	text
		.normalize('NFC')
		// Narrow kana are the same as wide ones.
		.replace(/[\uff66-\uff9f]+/g, (run) => run.normalize('NFKC'))
		.replace(unspaced, (run) => ` ${[...run].join(' ')} `)
		.replace(article, '$1 ')
		.replace(/ {2,}/g, ' ')
		.trim();

/** `text` as the full-text search is fed: with a space wherever it should see the end of a word, after each sign of Chinese and Japanese and after the Arabic article, and `folded`. */
export const spaced = (text: string): string => folded(apart(text));

/** A text as it was written before it was `spaced`; it may hold `mark` elements around whole words. */
export const joined = (html: string): string =>
	unfolded(html)
		.replace(gaps, '')
		.replace(parted, '$1$2')
		.replaceAll('</mark><mark>', '')
		.replace(/(\p{P}+)<\/mark>/gu, '</mark>$1')
		// Headings and paragraphs get a full stop from the search, whatever they end with.
		.replace(/(?<=[。！？])\./gu, '');

/** What to ask a search that is fed `spaced` texts. The Arabic article, which almost every page has, is not asked for. */
export const spacedAsk = (ask: string): string => foldedAsk(apart(ask.replace(article, '')));

/** What to ask it for words that follow each other. */
export const phraseAsk = (phrase: string): string => `"${foldedAsk(apart(phrase)).replaceAll('"', '')}"`;

/** The signs of `ask`, where it is nothing but several signs of a script without spaces, which only mean something as they follow each other. */
export function signsOf(ask: string): readonly string[] | undefined {
	const text = ask.trim();
	const signs = [...text.normalize('NFC')];
	return signs.length > 1 && new RegExp(`^(?:${unspaced.source})$`, 'u').test(text) ? signs : undefined;
}

/** The words of `text` as they follow each other in a text that was `spaced`, without differences of writing. */
export const tokensOf = (text: string): readonly string[] => apart(text).split(' ').map(tokenOf).filter(Boolean);

const tokenOf = (word: string): string => stem(plain(word).replace(/[^\p{L}\p{N}\p{M}ー]/gu, ''));

/** Places of the words of a text where `tokens` follow each other. */
export function placesOf(words: readonly string[], tokens: readonly string[]): readonly number[] {
	const bare = words.map(tokenOf);
	return bare.flatMap((_, at) =>
		tokens.length > 0 && tokens.every((token, i) => bare[at + i] === token) ? tokens.map((_, i) => at + i) : [],
	);
}

/** The Arabic article, with a word of one letter that may stand before it, where enough of a word follows. */
const article = /(?<!\p{L})([وفبك]?ال|[وف]?لل)(?=\p{sc=Arabic}{3})/gu;

const sign = '[\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}ー]';
const point = '[\\u3000-\\u303f\\uff00-\\uff65]';
const tag = '(?:</?mark>)?';
const gaps = new RegExp(`(?<=(?:${sign}|${point})${tag}) (?=${tag}(?:${sign}|${point}))`, 'gu');
const parted = /(?<!\p{L})([وفبك]?ال|[وف]?لل)((?:<\/mark>)?) (?=(?:<mark>)?\p{sc=Arabic})/gu;
