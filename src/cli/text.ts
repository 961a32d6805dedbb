import process from 'node:process';
import { styleText } from 'node:util';
import { type Diagnostic, formatDiagnostic, type Mark, placeOf } from '../core/diagnostic.ts';
import { visible, visibleLines } from '../escape/terminal.ts';
import type { Findings } from '../exports/findings.ts';
import { counted } from '../words/words.ts';

const styles = {
	place: 'bold',
	error: 'red',
	warning: 'yellow',
	info: 'cyan',
	rule: 'dim',
	gutter: 'dim',
	help: 'green',
} as const;

/** Colours for a terminal; plain text elsewhere and where NO_COLOR is set. */
const colour: Mark = (role, text) => styleText(styles[role], text, { stream: process.stdout });

/** Findings with code frames and a summary line; where nothing was found that could be judged, `nothing` says so in its place. */
export function formatText(findings: Findings, milliseconds: number, nothing = ''): string {
	const suspects = findings.diagnostics.filter(({ rule }) => rule === 'suspect-entry');
	const folded = suspects.length > mostSuspects ? suspects : [];
	const framed = findings.diagnostics.filter((diagnostic) => !folded.includes(diagnostic));
	const frames = framed.map((diagnostic) => `${formatDiagnostic(diagnostic, colour)}\n\n`);
	const found = `${frames.join('')}${toLookAt(folded)}`;
	if (findings.entries === 0) return `${found}${visibleLines(nothing)}`;
	return `${found}${nothing && `${visibleLines(nothing)}\n`}${summary(findings)} in ${(milliseconds / 1000).toFixed(2)} s.${findings.notRun ? ` ${findings.notRun}.` : ''}\n`;
}

/** One change may bring doubt to many pages: past this they are a list, so that other findings are not lost among them. */
const mostSuspects = 3;

function toLookAt(suspects: readonly Diagnostic[]): string {
	if (suspects.length === 0) return '';
	const lines = suspects.map((one) => `  ${colour('place', placeOf(one))} ${visible(one.message)}\n`);
	return `${suspects.length} pages build on a part that has changed since somebody last looked at them (suspect-entry):\n${lines.join('')}${colour('help', suspects[0]!.help ?? '')}\n\n`;
}

/** `120 playbooks, 2 errors, 1 warning`. */
export function summary({ diagnostics, entries, known }: Findings): string {
	const count = (severity: string) => diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
	const places = diagnostics.reduce(
		(sum, { severity, places = [] }) => sum + Number(severity === 'error') + places.length,
		0,
	);
	const notes = count('info');
	const toDos = diagnostics.filter(({ rule }) => rule === 'to-do').length;
	return [
		counted(entries, 'playbook'),
		counted(count('error'), 'error') + (places > count('error') ? ` (${places} places)` : ''),
		counted(count('warning'), 'warning'),
		...(notes ? [counted(notes, 'note') + (toDos ? ` (${toDos} still to be filled in)` : '')] : []),
		...(known ? [`${known} known`] : []),
	].join(', ');
}
