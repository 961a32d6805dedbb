import { spelled } from './spelling.ts';

/** A word of a text: as it is compared, and where it stands. */
export interface Word {
	/** Without capitals, accents and English endings: `sizing`, `sized` and `Size` are one. */
	readonly stem: string;
	/** Without capitals and accents. */
	readonly plain: string;
	readonly start: number;
	readonly end: number;
}

/** Text without capitals, accents, width and other differences of writing that readers do not type. */
export const plain = (text: string): string => (beyondAscii.test(text) ? stripped(text) : text.toLowerCase());

/** Without it there is nothing to take off but capitals, and most words are without it. */
const beyondAscii = /[^ -~\n]/;

const stripped = (text: string): string =>
	text
		.normalize('NFKD')
		.toLowerCase()
		// Of kana the voicing marks stay: が is another sound than か.
		.replace(/(?![\u3099\u309a])[\p{M}\u0640]/gu, '')
		.normalize('NFC')
		.replace(/[ßøłđðþħæœıىة]/g, (letter) => letters[letter] ?? letter);

/** Letters that Unicode does not take apart, and forms of Arabic letters that are typed for each other. */
const letters: Readonly<Record<string, string>> = {
	ß: 'ss',
	ø: 'o',
	ł: 'l',
	đ: 'd',
	ð: 'd',
	þ: 'th',
	ħ: 'h',
	æ: 'ae',
	œ: 'oe',
	ı: 'i',
	ى: 'ي',
	ة: 'ه',
};

const run = /[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{M}]+)?/gu;
/** Signs of scripts without spaces between words. */
export const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー\u3099\u309aﾞﾟ]+/gu;

/** The words of `text`, in order. Scripts without spaces between words are read as pairs of letters. */
export function wordsIn(text: string): readonly Word[] {
	const words: Word[] = [];
	for (const { 0: found, index } of text.matchAll(run)) {
		let at = 0;
		for (const { 0: piece, index: from } of found.matchAll(unspaced)) {
			if (from > at) words.push(word(found.slice(at, from), index + at));
			words.push(...pairs(piece, index + from));
			at = from + piece.length;
		}
		if (at < found.length) words.push(word(found.slice(at), index + at));
	}
	return words;
}

/** The stems of `text`, with those of words that are also written as one: `hand-over` is `hand`, `over` and `handover`. */
export function stemsIn(text: string): readonly string[] {
	const words = wordsIn(text);
	const joined = words.flatMap((one, i) => {
		const next = words[i + 1];
		return next && /^[-‐‑/]$/.test(text.slice(one.end, next.start)) ? [stem(one.plain + next.plain)] : [];
	});
	return [...words.map(({ stem }) => stem), ...joined];
}

function word(text: string, start: number): Word {
	const bare = plain(text.replace(/['’]s?$/i, '').replace(/['’]s$/i, ''));
	return { stem: stem(bare), plain: bare, start, end: start + text.length };
}

function pairs(text: string, start: number): readonly Word[] {
	// A voicing mark that is written by itself belongs to the sign before it.
	const signs = text.match(/.[\u3099\u309aﾞﾟ]?/gsu) ?? [];
	const found: Word[] = [];
	let at = start;
	for (const [i, sign] of signs.entries()) {
		const next = signs[i + 1];
		if (next !== undefined || signs.length === 1) {
			const both = plain(sign + (next ?? ''));
			found.push({ stem: both, plain: both, start: at, end: at + sign.length + (next?.length ?? 0) });
		}
		at += sign.length;
	}
	return found;
}

/**
 * A word without the endings by which English says that it is many, past or going on, and those that make nouns of
 * verbs (`proposal`, `enablement`), and without the Arabic article and what is written before it. Milder than Porter's, for which `accountable` is an account and `response` responsible.
 */
export function stem(word: string): string {
	const article = /^(?:[وفبك]?ال|[وف]?لل)(?=\p{sc=Arabic}{3})/u.exec(word);
	if (article) return word.slice(article[0].length);
	if (!/^[a-z]{3,}$/.test(word)) return word;
	const number = numbers.indexOf(word);
	if (number >= 0) return String(number + 2);
	if (word.length < 4) return word;
	let rest = word;
	if (/[^aeiou]ies$/.test(rest)) rest = `${rest.slice(0, -3)}y`;
	else if (/(?:ss|sh|ch|x|zz)es$/.test(rest)) rest = rest.slice(0, -2);
	else if (/[^suy]s$/.test(rest) && !/is$/.test(rest)) rest = rest.slice(0, -1);
	const ending = /(?:ing|ed|al|ment)$/.exec(rest);
	if (ending) {
		const body = rest.slice(0, ending.index);
		const enough = ending[0] === 'al' || ending[0] === 'ment' ? 5 : 3;
		if (body.length >= enough && /[aeiouy]/.test(body)) rest = /([bdfgmnprt])\1$/.test(body) ? body.slice(0, -1) : body;
	}
	return spelled(rest.length > 3 && rest.endsWith('e') ? rest.slice(0, -1) : rest);
}

/** Numbers that are written as words as often as not; `one` is more often no number. */
const numbers = 'two three four five six seven eight nine ten eleven twelve'.split(' ');

/** The anchor that most headings have, so that it need not be loaded with their titles. */
export const slugOf = (title: string): string =>
	title
		.toLowerCase()
		.replace(/[^\p{L}\p{M}\p{N} _-]/gu, '')
		.replaceAll(' ', '-');

/** The last part of an id: what a page was called when it was first written, which people remember. */
export const slugIn = (id: string): string =>
	id.slice(Math.max(id.lastIndexOf('/'), id.lastIndexOf('#')) + 1).replaceAll('-', ' ');

/** `text` without capitals, accents and signs. */
export const plainName = (text: string): string =>
	wordsIn(text)
		.map(({ plain }) => plain)
		.join(' ');
