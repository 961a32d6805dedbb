import { type Diagnostic, placeOf } from '../core/diagnostic.ts';
import { type Location, positionAt } from '../core/source.ts';
import { workflowCommand } from '../escape/github.ts';
import { uri } from '../escape/paths.ts';
import { visible } from '../escape/terminal.ts';
import { nth } from '../words/sure.ts';

/** What a check has to say. */
export interface Findings {
	/** New findings, in order of report. */
	readonly diagnostics: readonly Diagnostic[];
	/** How many findings the baseline holds back. */
	readonly known: number;
	/** How many playbooks and pages were checked. */
	readonly entries: number;
	/** What was not looked at, in words. */
	readonly notRun?: string | undefined;
	/** Whether a finding reaches the gate. */
	readonly failed: boolean;
}

/** Findings grouped by rule, the most frequent first, with the places. */
export function formatReport({ diagnostics, known, entries }: Findings): string {
	const groups = [...Map.groupBy(diagnostics, ({ rule }) => rule)].sort(
		([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1),
	);
	const blocks = groups.map(([rule, found]) =>
		[
			`${rule}: ${found.length} (${nth(found, 0).severity})`,
			...found.map((one) => `  ${placeOf(one)} ${visible(one.message)}`),
			'',
		].join('\n'),
	);
	return `${[...blocks, `${entries} pages, ${diagnostics.length} findings of ${groups.length} rules${known ? `, ${known} known` : ''}.`].join('\n')}\n`;
}

/** Version of the JSON format; it grows when a field changes its meaning. */
const findingsVersion = 1;

/** Findings as JSON, after schemas/findings.schema.json. Lines and columns count from one, columns in UTF-16 units. */
export function formatJson({ diagnostics, known, entries, failed }: Findings): string {
	const findings = diagnostics.map((one) => ({
		id: one.id,
		rule: one.rule,
		severity: one.severity,
		message: one.message,
		...(one.help ? { help: one.help } : {}),
		...(one.entry && !one.entry.kind.single ? { playbook: one.entry.id } : {}),
		...place(one),
		related: othersOf(one).map((other) => ({ message: other.message, ...place(other) })),
	}));
	return `${JSON.stringify({ version: findingsVersion, playbooks: entries, known, failed, findings }, null, 2)}\n`;
}

/** The other ends of a finding, and the other places it holds for. */
const othersOf = ({ related = [], places = [] }: Diagnostic) => [
	...related,
	...places.map((other) => ({ ...other, message: 'It is named here, too.' })),
];

function place({ source, range }: Location) {
	const start = positionAt(source, range.start);
	const end = positionAt(source, range.end);
	return {
		path: source.path,
		start: { line: start.line + 1, column: start.column + 1 },
		end: { line: end.line + 1, column: end.column + 1 },
	};
}

const levels = { error: 'error', warning: 'warning', info: 'note' } as const;

/** Findings as SARIF 2.1.0 (OASIS standard). `prefix` is the handbook's path in the repository. */
export function formatSarif({ diagnostics }: Findings, prefix: string): string {
	const rules = [...new Set(diagnostics.map(({ rule }) => rule))].sort();
	const physical = (location: Location) => {
		const { path, start, end } = place(location);
		const artifactLocation = { uri: uri([prefix, path].filter(Boolean).join('/')) };
		return {
			physicalLocation: {
				artifactLocation,
				region: { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column },
			},
		};
	};
	const results = diagnostics.map((one) => ({
		ruleId: one.rule,
		ruleIndex: rules.indexOf(one.rule),
		level: levels[one.severity],
		message: { text: [one.message, one.help].filter(Boolean).join(' ') },
		locations: [physical(one)],
		partialFingerprints: { 'fieldbook/v1': one.id },
		...(othersOf(one).length > 0
			? { relatedLocations: othersOf(one).map((other) => ({ ...physical(other), message: { text: other.message } })) }
			: {}),
	}));
	const driver = { name: 'Fieldbook', rules: rules.map((id) => ({ id })) };
	return `${JSON.stringify({ version: '2.1.0', $schema: 'https://json.schemastore.org/sarif-2.1.0.json', runs: [{ tool: { driver }, columnKind: 'utf16CodeUnits', results }] }, null, 2)}\n`;
}

/** Findings as workflow commands, which the host shows on the lines of a pull request. */
export function formatGithub({ diagnostics }: Findings, prefix: string): string {
	return diagnostics
		.map((one) => {
			const { path, start, end } = place(one);
			const file = [prefix, path].filter(Boolean).join('/');
			const properties = {
				file,
				line: start.line,
				endLine: end.line,
				...(start.line === end.line ? { col: start.column, endColumn: end.column } : {}),
				title: one.rule,
			};
			const command = one.severity === 'info' ? 'notice' : one.severity;
			return workflowCommand(command, properties, [one.message, one.help, alsoAt(one)].filter(Boolean).join('\n'));
		})
		.join('');
}

/** Where else a finding holds, for a host that marks one line of it. */
const alsoAt = ({ places = [] }: Diagnostic) => (places.length > 0 ? `Also: ${places.map(placeOf).join(', ')}` : '');
