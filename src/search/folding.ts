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

/** `text` without accents and other differences of writing, each followed by what `unfolded` needs to put it back. */
export const folded = (text: string): string =>
	text.replace(foreign, '').replace(/(?![A-Za-z])[\p{L}\p{M}\u0640]/gu, (letter) => {
		const code = letter.codePointAt(0)!;
		if (voiced.test(letter)) return String.fromCodePoint(code - kana + standIn);
		const bare = plain(letter);
		const place = told + code;
		return bare === letter.toLowerCase() || place > lastTold ? letter : bare + String.fromCodePoint(place);
	});

/** A text as it was before it was `folded`. */
export const unfolded = (text: string): string =>
	text
		.replace(standIns, (letter) => String.fromCodePoint(letter.codePointAt(0)! - standIn + kana))
		.replace(pieces, (piece) => {
			const signs = [...piece];
			const letter = String.fromCodePoint(signs.at(-1)!.codePointAt(0)! - told);
			return signs.slice(0, signs.length - 1 - [...plain(letter)].length).join('') + letter;
		});

/** What to ask a search that is fed `folded` texts. */
export const foldedAsk = (ask: string): string => folded(ask).replace(/[\u{f0000}-\u{10ffff}]/gu, '');

const voiced =
	/^[がぎぐげござじずぜぞだぢづでどばびぶべぼぱぴぷぺぽゔガギグゲゴザジズゼゾダヂヅデドバビブベボパピプペポヴヷヸヹヺゞヾ]$/u;
const standIns = /[\u{10600}-\u{106ff}]/gu;
/** Signs that stand for others here, and that no text needs. */
const foreign = /[\u{10600}-\u{106ff}\u{f0000}-\u{10ffff}]/gu;
const pieces = /[^\u{f0000}-\u{10ffff}]{0,4}[\u{f0000}-\u{10ffff}]/gu;
