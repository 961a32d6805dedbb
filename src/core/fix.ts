import type { Entry } from './entry.ts';
import type { Path } from './path.ts';
import { scalar } from './scalar.ts';
import { lineAt, positionAt, type Range, type Replacement, type Source } from './source.ts';

/** A change of text that mends a problem for certain. Everything outside the range stays as it is, comments and layout too. */
export interface Edit extends Replacement {
	readonly source: Source;
}

/** Writes `text` in the place of the value at `path`. */
export function replaceValue(entry: Entry, path: Path, text: string): Edit {
	return { ...entry.at(path), text };
}

/** Adds `item` to the end of the list at `path`, in the style it is written in. `undefined` where the list is not written out. */
export function addItem(entry: Entry, path: Path, item: string): Edit | undefined {
	const { source, range } = entry.at(path, 'whole');
	const text = source.text.slice(range.start, range.end);
	if (text.startsWith('[')) return insertInFlow(source, range, scalar(item));
	return text.startsWith('-') ? insertLines(source, range, [`- ${scalar(item)}`]) : undefined;
}

/** One item more before the bracket that ends `range`. Behind a comment there is no room for any. */
function insertInFlow(source: Source, { start, end }: Range, item: string): Edit | undefined {
	const inside = source.text.slice(start, end - 1).trimEnd();
	if (inside.includes('#')) return undefined;
	const at = start + inside.length;
	return { source, range: { start: at, end: at }, text: `${/[[{,]$/.test(inside) ? '' : ', '}${item}` };
}

/** New lines after the last line of `range` that holds text, as far in as its first. */
function insertLines(source: Source, range: Range, lines: readonly string[]): Edit {
	const end = range.start + source.text.slice(range.start, range.end).trimEnd().length;
	const { line, column } = positionAt(source, end);
	const at = end - column + lineAt(source, line).length;
	const indent = ' '.repeat(positionAt(source, range.start).column);
	const lineBreak = /\r\n/.test(source.text) ? '\r\n' : '\n';
	return { source, range: { start: at, end: at }, text: lines.map((text) => `${lineBreak}${indent}${text}`).join('') };
}

/** Texts after `edits`, by path. Of edits that touch the same place, the first is made; the others wait for the next check. */
export function applyEdits(edits: readonly Edit[]): Map<string, string> {
	const texts = new Map<string, string>();
	for (const [source, list] of Map.groupBy(edits, (edit) => edit.source)) {
		const ordered = [...list].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
		let text = '';
		let at = 0;
		let last = -1;
		for (const { range, text: replacement } of ordered) {
			if (range.start < at || range.start === last) continue;
			text += source.text.slice(at, range.start) + replacement;
			at = range.end;
			last = range.start;
		}
		texts.set(source.path, text + source.text.slice(at));
	}
	return texts;
}
