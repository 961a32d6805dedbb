import process from 'node:process';
import { styleText } from 'node:util';
import { formatDiagnostic, type Mark } from '../core/diagnostic.ts';
import type { Findings } from '../project/findings.ts';

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

/** Findings with code frames and a summary line. */
export function formatText(findings: Findings, milliseconds: number): string {
	const frames = findings.diagnostics.map((diagnostic) => `${formatDiagnostic(diagnostic, colour)}\n\n`);
	return `${frames.join('')}${summary(findings)} in ${(milliseconds / 1000).toFixed(2)} s.\n`;
}

/** `120 playbooks, 2 errors, 1 warning`. */
export function summary({ diagnostics, entries, known }: Findings): string {
	const count = (severity: string) => diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
	const plural = (n: number, noun: string) => `${n} ${noun}${n === 1 ? '' : 's'}`;
	const notes = count('info');
	return [
		plural(entries, 'playbook'),
		plural(count('error'), 'error'),
		plural(count('warning'), 'warning'),
		...(notes ? [plural(notes, 'note')] : []),
		...(known ? [`${known} known`] : []),
	].join(', ');
}
