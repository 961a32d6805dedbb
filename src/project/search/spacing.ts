import { html } from '../../escape/markup.ts';

import { unspaced } from './words.ts';

// The full-text search knows words by the spaces between them. Chinese and Japanese have none, and Arabic writes the
// article and what stands before it with the word.

/** `text` with a space wherever a search should see the end of a word: after each sign of Chinese and Japanese, and after the Arabic article. */
export const spaced = (text: string): string =>
	text
		.replace(unspaced, (run) => ` ${[...run].join(' ')} `)
		.replace(article, '$1 ')
		.replace(/ {2,}/g, ' ')
		.trim();

/** A text as it was written before it was `spaced`; it may hold `mark` elements. */
export const joined = (html: string): string =>
	html
		.replace(gaps, '')
		.replace(parted, '$1$2')
		.replaceAll('</mark><mark>', '')
		.replace(/(\p{P}+)<\/mark>/gu, '</mark>$1')
		// Headings and paragraphs get a full stop from the search, whatever they end with.
		.replace(/(?<=[。！？])\./gu, '');

/** What to ask a search that is fed `spaced` texts. The Arabic article, which almost every page has, is not asked for. */
export const spacedAsk = (ask: string): string => spaced(ask.replace(article, ''));

/** The signs of `ask`, where it is nothing but several signs of a script without spaces, which only mean something as they follow each other. */
export function signsOf(ask: string): readonly string[] | undefined {
	const text = ask.trim();
	const signs = [...text];
	return signs.length > 1 && new RegExp(`^(?:${unspaced.source})$`, 'u').test(text) ? signs : undefined;
}

/** A piece of a `spaced` text around the first place at which `signs` follow each other there, marked; none where they do not. */
export function excerptOf(words: readonly string[], signs: readonly string[], size: number): string | undefined {
	const bare = words.map((word) => word.replace(/[^\p{L}\p{N}\p{M}ー]/gu, ''));
	const at = bare.findIndex((_, i) => signs.every((sign, j) => bare[i + j] === sign));
	if (at < 0) return undefined;
	const from = Math.max(0, at - Math.floor(size / 3));
	return joined(
		words
			.slice(from, from + size)
			.map((word, i) => {
				const text = html(word);
				return from + i >= at && from + i < at + signs.length ? `<mark>${text}</mark>` : text;
			})
			.join(' '),
	);
}

/** The Arabic article, with a word of one letter that may stand before it, where enough of a word follows. */
const article = /(?<!\p{L})([وفبك]?ال|[وف]?لل)(?=\p{sc=Arabic}{3})/gu;

const sign = '[\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}ー]';
const point = '[\\u3000-\\u303f\\uff00-\\uff65]';
const tag = '(?:</?mark>)?';
const gaps = new RegExp(`(?<=(?:${sign}|${point})${tag}) (?=${tag}(?:${sign}|${point}))`, 'gu');
const parted = /(?<!\p{L})([وفبك]?ال|[وف]?لل)((?:<\/mark>)?) (?=(?:<mark>)?\p{sc=Arabic})/gu;
