import { plain } from './words.ts';

// The full-text search folds accents by itself and then knows two words at one place: a phrase is lost on a page that
// has both, and letters that are no letter with an accent (ł, ø, ß) are not folded at all. So it is fed texts in which
// nothing is left to fold, with signs it does not read that tell what stood there.

/** Where the private signs begin that tell which letter stood there, for the first two planes of Unicode. */
const told = 0xf0000;
const lastTold = 0x10ffff;
/** Kana with a voicing mark stand as letters of a script that nobody writes, since they are other sounds than those without. */
const kana = 0x3040;
const standIn = 0x10600;

const codeOf = (letter: string): number => letter.codePointAt(0) ?? 0;

/** `text` without accents and other differences of writing, each followed by what `unfolded` needs to put it back. */
export const folded = (text: string): string =>
	text.replace(foreign, '').replace(/(?![A-Za-z])[\p{L}\p{M}\u0640]/gu, (letter) => {
		const code = codeOf(letter);
		if (voiced.test(letter)) return String.fromCodePoint(code - kana + standIn);
		const bare = plain(letter);
		const place = told + code;
		return bare === letter.toLowerCase() || place > lastTold ? letter : bare + String.fromCodePoint(place);
	});

/** A text as it was before it was `folded`. */
export const unfolded = (text: string): string =>
	text
		.replace(standIns, (letter) => String.fromCodePoint(codeOf(letter) - standIn + kana))
		.replace(pieces, (piece) => {
			const codes = Array.from(piece, codeOf);
			const letter = String.fromCodePoint((codes.pop() ?? told) - told);
			return String.fromCodePoint(...codes.slice(0, codes.length - [...plain(letter)].length)) + letter;
		});

/** What to ask a search that is fed `folded` texts. */
export const foldedAsk = (ask: string): string => folded(ask).replace(/[\u{f0000}-\u{10ffff}]/gu, '');

const voiced =
	/^[がぎぐげござじずぜぞだぢづでどばびぶべぼぱぴぷぺぽゔガギグゲゴザジズゼゾダヂヅデドバビブベボパピプペポヴヷヸヹヺゞヾ]$/u;
const standIns = /[\u{10600}-\u{106ff}]/gu;
/** Signs that stand for others here, and that no text needs. */
const foreign = /[\u{10600}-\u{106ff}\u{f0000}-\u{10ffff}]/gu;
const pieces = /[^\u{f0000}-\u{10ffff}]{0,4}[\u{f0000}-\u{10ffff}]/gu;
