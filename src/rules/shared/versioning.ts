import type { Entry } from '../../core/entry.ts';
import type { Edit } from '../../core/fix.ts';
import type { Facts } from '../../core/handbook.ts';
import { lineAt, positionAt, type Range, type Source } from '../../core/source.ts';
import { partsChanged } from '../../diff/suspects.ts';
import { changesOf, stubNote } from '../../kinds/views/history.ts';

/**
 * Edits that give a playbook the version `version`: a change that was noted since `before` under a lower number is
 * given it, else one is added whose note is still to be written. `undefined` where the facts are laid out in a way of their own.
 */
export function versionFix(before: Entry, entry: Entry, version: string, book: Facts): readonly Edit[] | undefined {
	const { version: now } = entry.data as { version?: string };
	if (now === undefined) return undefined;
	const raise: Edit = { ...entry.at(['version']), text: version };
	const old = new Set(changesOf(before).map((change) => change.version));
	const noted = changesOf(entry).findIndex((change) => change.version === now);
	if (noted >= 0 && !old.has(now)) return [raise, { ...entry.at(['changes', noted, 'version']), text: version }];
	const change = changeEdit(entry, version, book);
	return change && [raise, change];
}

/** The edit that puts a change on top of the list, in the layout the list has. It names what differs from the state before. */
export function changeEdit(entry: Entry, version: string, book: Facts): Edit | undefined {
	const parts = partsChanged(book, entry);
	const fields = [
		`version: ${version}`,
		`date: ${book.today}`,
		`note: ${JSON.stringify(stubNote)}`,
		...(parts.length > 0 ? [`parts: [${parts.join(', ')}]`] : []),
	];
	const stated = entry.stated('changes').length > 0;
	const { source, range } = entry.at([stated ? 'changes' : 'version']);
	const newline = source.text.includes('\r\n') ? '\r\n' : '\n';
	if (!stated) {
		const end = endOfLine(source, range);
		return end === undefined
			? undefined
			: {
					source,
					range: { start: end, end },
					text: [``, 'changes:', `  - ${fields[0]}`, ...fields.slice(1).map((field) => `    ${field}`)].join(newline),
				};
	}
	const list = source.text.slice(range.start, range.end);
	if (list.startsWith('- ') || list.startsWith('-\n')) {
		const indent = ' '.repeat(positionAt(source, range.start).column);
		const lines = [`- ${fields[0]}`, ...fields.slice(1).map((field) => `${indent}  ${field}`), indent];
		return { source, range: { start: range.start, end: range.start }, text: lines.join(newline) };
	}
	if (!list.startsWith('[')) return undefined;
	const rest = /^\[\s*\]/.test(list) ? '' : ', ';
	return {
		source,
		range: { start: range.start + 1, end: range.start + 1 },
		text: `{${fields.join(', ')}}${rest}`,
	};
}

/** The end of the line on which a value stands, where nothing but a comment follows it. */
function endOfLine(source: Source, { end }: Range): number | undefined {
	const { line, column } = positionAt(source, end);
	const text = lineAt(source, line);
	return /^\s*(?:#.*)?$/.test(text.slice(column)) ? end + text.length - column : undefined;
}
