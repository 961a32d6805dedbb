import { nth } from '../words/sure.ts';
import { wide, widthOf } from './widths.ts';

/** Words on lines no wider than `width` pixels at `size`; what does not fit on `most` lines is cut with an ellipsis. */
export function wrap(text: string, width: number, size: number, most: number): readonly string[] {
	const lines: string[] = [];
	let line = '';
	for (const piece of piecesOf(text, width, size)) {
		if (fits(line + piece, width, size)) {
			line += piece;
			continue;
		}
		if (line) lines.push(line);
		// One line more than is shown, so that the last one knows it has to be cut.
		if (lines.length > most) break;
		line = piece.trimStart();
	}
	lines.push(line);
	const tidy = lines.map(tidied).filter(Boolean);
	if (tidy.length <= most) return tidy;
	return [...tidy.slice(0, most - 1), shorten(nth(tidy, most - 1).replace(/-$/, ''), width, size)];
}

/** `names` with commas in between, on lines as `wrap` makes them; a name is broken only where it does not fit on a line alone. */
export function wrapNames(names: readonly string[], width: number, size: number, most: number): readonly string[] {
	const lines: string[] = [];
	for (const [i, name] of names.entries()) {
		const text = i < names.length - 1 ? `${name},` : name;
		const joined = `${lines.at(-1)} ${text}`;
		if (lines.length > 0 && fits(joined, width, size)) lines[lines.length - 1] = joined;
		else lines.push(...wrap(text, width, size, most));
	}
	if (lines.length <= most) return lines;
	return [...lines.slice(0, most - 1), shorten(lines.slice(most - 1).join(' '), width, size)];
}

/** `text` on one line, cut with an ellipsis where it is too long. */
export function cut(text: string, width: number, size: number): string {
	return fits(text, width, size) ? text : shorten(text, width, size);
}

function shorten(text: string, width: number, size: number): string {
	let kept = '';
	for (const { segment } of graphemes.segment(text)) {
		if (!fits(`${kept}${segment}…`, width, size)) break;
		kept += segment;
	}
	return `${kept.trimEnd()}…`;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

const fits = (text: string, width: number, size: number) => widthOf(tidied(text), size) <= width;

/** Without the spaces and hints that mean nothing at the end of a line. */
const tidied = (line: string) =>
	(line.endsWith('\u00ad') ? `${line.slice(0, -1)}-` : line).replaceAll('\u00ad', '').trim();

/** The parts between which a line may end; together they are the text again, but for hyphens in words wider than a line. */
function* piecesOf(text: string, width: number, size: number): Generator<string> {
	for (const [word] of text
		.trim()
		.replaceAll(/\s+/g, ' ')
		.matchAll(/ ?[^ ]+/g)) {
		for (const [part] of word.matchAll(/[^-–—/\u00ad\u200b]+[-–—/\u00ad\u200b]*|[-–—/\u00ad\u200b]+/gu)) {
			if (wide.test(part)) yield* characters(part);
			else if (fits(part, width, size)) yield part;
			else yield* split(part, width, size);
		}
	}
}

/** Scripts without spaces may break anywhere but before a closing sign or after an opening one. */
function* characters(part: string): Generator<string> {
	let piece = '';
	for (const { segment } of graphemes.segment(part)) {
		const stays = closing.test(segment) || opening.test(piece) || !(wide.test(segment) || wide.test(piece));
		if (piece.trim() && !stays) {
			yield piece;
			piece = '';
		}
		piece += segment;
	}
	if (piece) yield piece;
}

const closing = /^[、。，．・：；？！）」』】〕〉》ー々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ,.:;?!)\]}%]/u;
const opening = /[（「『【〔〈《([{]$/u;

function* split(word: string, width: number, size: number): Generator<string> {
	const hyphen = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u.test(word) ? '-' : '';
	let piece = '';
	for (const { segment } of graphemes.segment(word)) {
		if (piece.trim() && !fits(`${piece}${segment}${hyphen}`, width, size)) {
			yield piece + hyphen;
			piece = '';
		}
		piece += segment;
	}
	if (piece) yield piece;
}
