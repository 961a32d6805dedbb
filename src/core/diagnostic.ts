import { visible } from '../escape/terminal.ts';
import type { Entry } from './entry.ts';
import type { Edit } from './fix.ts';
import { type Location, lineAt, positionAt, type Range, type Severity, type Source } from './source.ts';

/** Something a reader of the handbook should mend: what is wrong and why, where, and how to mend it. */
export interface Diagnostic {
	/** Stable identity: rule, entry and place in the data, never a line number. */
	readonly id: string;
	readonly rule: string;
	readonly severity: Severity;
	/** What it makes less reliable, as its rule has it; absent for what was found while a file was read. */
	readonly weakens?: string;
	/** The file. */
	readonly source: Source;
	readonly range: Range;
	readonly message: string;
	readonly help?: string;
	/** The other ends of the problem. */
	readonly related?: readonly (Location & { readonly message: string })[];
	/** What mends it for certain, where anything does. */
	readonly fix?: readonly Edit[];
	/** Id of what it names and the handbook does not have, in full (`roles/lead`, `processes/sell#size`): where several lack the same, one change mends all. */
	readonly lacks?: string;
	/** The other places that lack the same, where they are told as one. */
	readonly places?: readonly Location[];
	/** What `help` says to write, where it names a text. Unlike a fix, it may not be what the author means. */
	readonly suggests?: readonly Edit[];
	/** The playbook it is about; absent for files that belong to none. */
	readonly entry?: Entry;
}

/** Order of report: by file, then by place, then by rule. */
export const byPlace = (a: Diagnostic, b: Diagnostic): number =>
	compare(a.source.path, b.source.path) ||
	a.range.start - b.range.start ||
	compare(a.rule, b.rule) ||
	compare(a.message, b.message);

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** How a surface marks the parts of a finding: identity in a file, colour on a terminal. */
export type Mark = (role: 'place' | 'error' | 'warning' | 'info' | 'rule' | 'gutter' | 'help', text: string) => string;

/** Longest stretch of a line that a code frame shows; lines of data can be a megabyte long. */
const frameWidth = 160;

/** A diagnostic with its source line, the way a terminal, a build and a page show it. */
export function formatDiagnostic(diagnostic: Diagnostic, mark: Mark = (_, text) => text): string {
	const { source, range, severity, rule, message, help, related = [], places = [] } = diagnostic;
	const lines = [
		`${mark('place', placeOf({ source, range }))} ${mark(severity, severity)} ${mark('rule', rule)}`,
		`  ${visible(message)}`,
		...frame({ source, range }, severity, mark),
		...(help ? [`  ${mark('help', 'help:')} ${visible(help)}`] : []),
	];
	for (const other of related)
		lines.push(
			`  ${mark('help', 'see:')} ${mark('place', placeOf(other))} ${visible(other.message)}`,
			...frame(other, 'info', mark),
		);
	for (const place of places.slice(0, shownPlaces))
		lines.push(`  ${mark('help', 'also:')} ${mark('place', placeOf(place))}`);
	if (places.length > shownPlaces) lines.push(`  ${mark('help', 'also:')} ${places.length - shownPlaces} more places`);
	return lines.join('\n');
}

/** Further places of one finding that a terminal lists: enough to see where it comes from. */
const shownPlaces = 20;

/** `file:line:column`, counted from one. */
export function placeOf({ source, range }: Location): string {
	const { line, column } = positionAt(source, range.start);
	return `${visible(source.path)}:${line + 1}:${column + 1}`;
}

function frame({ source, range }: Location, severity: Severity, mark: Mark): string[] {
	if (source.text === '') return [];
	const { line, column } = positionAt(source, range.start);
	const text = lineAt(source, line);
	const from = column > frameWidth - 40 ? column - 40 : 0;
	const shown = text.slice(from, from + frameWidth);
	const width = Math.max(1, Math.min(range.end - range.start, text.length - column, from + frameWidth - column));
	const gutter = String(line + 1);
	// A tab and a wide letter take the room they take above, too.
	const indent = visible(shown.slice(0, column - from)).replace(/[^\t]/g, ' ');
	return [
		`  ${mark('gutter', `${gutter} |`)} ${from > 0 ? '…' : ''}${visible(shown)}`,
		`  ${mark('gutter', `${' '.repeat(gutter.length)} |`)} ${from > 0 ? ' ' : ''}${indent}${mark(severity, '^'.repeat(width))}`,
	];
}
