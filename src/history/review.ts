import type { Entry } from '../core/entry.ts';
import type { Edit } from '../core/fix.ts';
import { lineAt, positionAt, type Source } from '../core/source.ts';
import { reviewOf } from '../kinds/views/history.ts';
import { nth } from '../words/sure.ts';

/** Edits that note a review in the facts of a playbook; comments, order and layout stay. `undefined` where the facts are laid out so that nothing is certain. */
export function reviewEdits(entry: Entry, on: string, evidence: string): readonly Edit[] | undefined {
	if (entry.stated('reviewed').length === 0) return added(entry, [`on: ${on}`, `evidence: ${scalar(evidence)}`]);
	const before = reviewOf(entry);
	if (!before || entry.stated('reviewed').length > 1) return undefined;
	const day = entry.at(['reviewed', 'on']);
	const edits: Edit[] = [{ ...day, text: on }];
	const { source } = day;
	const inBraces = source.text.startsWith('{', entry.at(['reviewed']).range.start);
	if (before.evidence !== undefined) {
		const { range } = entry.at(['reviewed', 'evidence']);
		const old = source.text.slice(range.start, range.end);
		// A text over several lines takes its last line break along.
		return [...edits, { source, range, text: scalar(evidence, inBraces) + (/(?:\r\n|\n)$/.exec(old)?.[0] ?? '') }];
	}
	if (inBraces) return [{ ...day, text: `${on}, evidence: ${scalar(evidence, true)}` }];
	const indent = ' '.repeat(positionAt(source, entry.at(['reviewed', 'on'], 'key').range.start).column);
	const end = endOfLine(source, day.range.end);
	return [
		...edits,
		{ source, range: { start: end, end }, text: `${newlineOf(source)}${indent}evidence: ${scalar(evidence)}` },
	];
}

/** The fields that every kind has, in the order in which they are written. */
const before = ['changes', 'version', 'owner', 'status', 'summary', 'title'];

function added(entry: Entry, fields: readonly string[]): readonly Edit[] | undefined {
	const lines = ['reviewed:', ...fields.map((field) => `  ${field}`)];
	const field = before.find((name) => entry.stated(name).length > 0);
	if (field === undefined) return onTop(nth(entry.sources, 0), lines);
	const { source, range } = entry.at([field], 'whole');
	if (positionAt(source, entry.at([field], 'key').range.start).column > 0) return undefined;
	const last = range.start + source.text.slice(range.start, range.end).trimEnd().length;
	const end = endOfLine(source, last);
	return [{ source, range: { start: end, end }, text: lines.map((line) => newlineOf(source) + line).join('') }];
}

/** Facts on top of a text that has none yet. */
function onTop(source: Source, lines: readonly string[]): readonly Edit[] | undefined {
	if (!/\.(?:mdx?|markdown)$/i.test(source.path)) return undefined;
	const newline = newlineOf(source);
	const opening = /^---[ \t]*(?:\r\n|\n)/.exec(source.text);
	const at = opening ? opening[0].length : 0;
	const text = lines.map((line) => line + newline).join('');
	return [
		{ source, range: { start: at, end: at }, text: opening ? text : `---${newline}${text}---${newline}${newline}` },
	];
}

const newlineOf = ({ text }: Source) => (text.includes('\r\n') ? '\r\n' : '\n');

function endOfLine(source: Source, offset: number): number {
	const { line, column } = positionAt(source, offset);
	return offset - column + lineAt(source, line).length;
}

/** Text as YAML: bare where nothing in it could be taken for anything else. */
const scalar = (text: string, inBraces = false): string =>
	/^\p{Letter}[\p{Letter}\p{Number} .,'’;%/()-]*$/u.test(text) && !(inBraces && text.includes(','))
		? text
		: JSON.stringify(text);
