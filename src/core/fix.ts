import type { Entry } from './entry.ts';
import { lineAt, positionAt, type Range, type Source } from './source.ts';
import type { Path } from './yaml.ts';

/** A change of text that mends a problem for certain. Everything outside the range stays as it is, comments and layout too. */
export interface Edit {
	readonly source: Source;
	readonly range: Range;
	readonly text: string;
}

/** Writes `text` in the place of the value at `path`. */
export function replaceValue(entry: Entry, path: Path, text: string): Edit {
	return { ...entry.at(path), text };
}

/** Adds `item` to the end of the list at `path`, in the style it is written in. `undefined` where the list is not written out. */
export function addItem(entry: Entry, path: Path, item: string): Edit | undefined {
	const { source, range } = entry.at(path, 'whole');
	const text = source.text.slice(range.start, range.end);
	if (text.startsWith('[')) {
		const close = range.start + text.lastIndexOf(']');
		const last = source.text.slice(0, close).trimEnd();
		const separator = /[[,]$/.test(last) ? '' : ', ';
		return { source, range: { start: last.length, end: last.length }, text: `${separator}${item}` };
	}
	if (!text.startsWith('-')) return undefined;
	const { column } = positionAt(source, range.start);
	return insertLine(source, range, `${' '.repeat(column)}- ${item}`);
}

/** A new line after the last line of `range` that holds text. */
function insertLine(source: Source, range: Range, text: string): Edit {
	const end = range.start + source.text.slice(range.start, range.end).trimEnd().length;
	const { line, column } = positionAt(source, end);
	const at = end - column + lineAt(source, line).length;
	return { source, range: { start: at, end: at }, text: `\n${text}` };
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
