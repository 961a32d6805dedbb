import { existsSync, readFileSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import process from 'node:process';
import { text } from 'node:stream/consumers';
import { Command, Option } from 'commander';
import type { Diagnostic } from '../core/diagnostic.ts';
import type { Handbook } from '../core/handbook.ts';
import { bytesIn } from '../core/picture.ts';
import { told } from '../core/told.ts';
import { visibleLines } from '../escape/terminal.ts';
import { type Findings, formatGithub, formatJson, formatReport, formatSarif } from '../exports/findings.ts';
import { changesSince } from '../git/changes.ts';
import { knownToGit } from '../git/facts.ts';
import { revisionOf } from '../git/revisions.ts';
import { readRevisions } from '../git/snapshots.ts';
import { checker, readSources, type Sources, sourceFrom } from '../load.ts';
import { notRun } from '../pages/shared/profile.ts';
import { namesOf } from '../site/own-components.ts';
import { byChange } from './changes.ts';
import { fixAll, writeFixes } from './fix.ts';
import { nothingFound } from './nothing.ts';
import { formatText } from './text.ts';
import {
	baselineOption,
	componentsOption,
	contentOption,
	gateOption,
	ownComponents,
	requireFolder,
	UsageError,
	writeTo,
} from './usage.ts';

interface CheckOptions {
	readonly content: string;
	readonly components?: string;
	readonly format: 'text' | 'json' | 'sarif' | 'github';
	readonly gate: 'error' | 'warning';
	readonly stdin?: string;
	readonly baseline?: string;
	readonly writeBaseline?: string;
	readonly report: boolean;
	readonly fix: boolean;
	readonly dryRun: boolean;
	readonly changedSince?: string;
	readonly since?: string;
}

export const checkCommand = new Command('check')
	.description('Check playbooks and say what is wrong, where, why and how to mend it.')
	.argument('[paths...]', 'only these files or folders (the whole handbook is still read)')
	.addOption(contentOption())
	.addOption(componentsOption())
	.addOption(
		new Option('--format <format>', 'how findings are written')
			.choices(['text', 'json', 'sarif', 'github'])
			.default('text'),
	)
	.addOption(gateOption())
	.option('--stdin <path>', 'read this one file from standard input instead of from disk')
	.addOption(baselineOption())
	.option('--write-baseline <file>', 'write the findings of this check as the known ones')
	.option('--fix', 'write the fixes that are certain', false)
	.option('--dry-run', 'with --fix: show what would be written, as a diff', false)
	.option(
		'--changed-since <revision>',
		'what was changed since that git revision first, then what depends on it, then the rest',
	)
	.option('--since <revision>', 'also judge whether versions tell of what changed since that git revision')
	.option('--report', 'findings grouped by rule, with counts; never fails', false)
	.addHelpText('after', '\nExit status: 0 clean, 1 findings at or above the gate or nothing to check, 2 wrong usage.')
	.action(async (paths: string[], options: CheckOptions) => {
		const started = performance.now();
		const root = requireFolder(options.content);
		const sources = await withStdin(readSources(root), root, options.stdin);
		const only = paths.map((path) => pathInHandbook(path, root, sources));
		const known = readBaseline(options.baseline);
		if (options.dryRun && !options.fix) throw new UsageError('`--dry-run` goes with `--fix`.');
		if (options.fix && options.stdin !== undefined)
			throw new UsageError('`--fix` writes files, so it does not go with `--stdin`.');
		const check = checker(namesOf(ownComponents(options.components, root)));
		const base = options.since === undefined ? undefined : check(sourcesAt(options.since, root, sources));
		const facts = knownToGit(root);
		const judge = (judged: Sources) => check(judged, { ...facts, ...(base ? { base } : {}) });
		const fixed = options.fix
			? fixAll(sources, (finding) => !known.has(finding.id) && concerns(finding, only), judge)
			: undefined;
		if (fixed) writeFixes(sources, fixed.sources, root, options.dryRun);
		const handbook = judge(fixed?.sources ?? sources);
		const changes =
			options.changedSince === undefined
				? undefined
				: changesSince(options.changedSince, root, fixed?.sources ?? sources);
		const findings = findingsOf(handbook, known, options.gate, only, (list) =>
			changes ? byChange(handbook, list, changes) : list,
		);
		if (fixed && options.format === 'text')
			process.stdout.write(
				`${fixed.fixes} ${fixed.fixes === 1 ? 'finding' : 'findings'} ${options.dryRun ? 'could be' : fixed.fixes === 1 ? 'was' : 'were'} mended.\n\n`,
			);
		if (options.writeBaseline) writeBaseline(options.writeBaseline, handbook.diagnostics);
		const nothing = nothingFound(handbook, options.content);
		process.stdout.write(written(findings, root, options, performance.now() - started, nothing));
		if (nothing && options.format !== 'text') process.stderr.write(visibleLines(nothing));
		process.exitCode = findings.failed && !options.report && !options.writeBaseline ? 1 : 0;
	});

/** The files as they were at a revision. */
function sourcesAt(revision: string, root: string, known: Sources): Sources {
	const [sources] = readRevisions(root, [revisionOf(root, revision)], known);
	return sources!;
}

function written(
	findings: Findings,
	root: string,
	{ format, report }: CheckOptions,
	milliseconds: number,
	nothing?: string,
): string {
	const prefix = relative(process.cwd(), resolve(root)).split(sep).join('/');
	if (report) return formatReport(findings);
	if (format === 'json') return formatJson(findings);
	if (format === 'sarif') return formatSarif(findings, prefix);
	if (format === 'github') return formatGithub(findings, prefix);
	return formatText(findings, milliseconds, nothing);
}

/** What a check of `handbook` has to say about the files in `only` (all of them when empty), in the order that `ordered` gives. */
export function findingsOf(
	handbook: Handbook,
	known: ReadonlySet<string>,
	gate: 'error' | 'warning',
	only: readonly string[] = [],
	ordered: (list: readonly Diagnostic[]) => readonly Diagnostic[] = (list) => list,
): Findings {
	const concerned = handbook.diagnostics.filter((finding) => concerns(finding, only));
	const fresh = concerned.filter(({ id }) => !known.has(id));
	// What is known or of no concern is left out place by place; the rest of a cause is told as one.
	const diagnostics = told(ordered(fresh));
	const entries = handbook.entries.filter(({ kind }) => !kind.single).length;
	const graves = gate === 'warning' ? ['error', 'warning'] : ['error'];
	return {
		diagnostics,
		known: concerned.length - fresh.length,
		notRun: notRun(handbook),
		entries,
		// A folder without a page is no clean handbook: mostly it is the wrong folder.
		failed: entries === 0 || diagnostics.some(({ severity }) => graves.includes(severity)),
	};
}

/** Whether a finding is about one of the files or folders in `only`. */
const concerns = ({ source: { path } }: Diagnostic, only: readonly string[]) =>
	only.length === 0 || only.some((one) => path === one || one === '' || path.startsWith(`${one}/`));

async function withStdin(sources: Sources, root: string, path: string | undefined): Promise<Sources> {
	if (path === undefined) return sources;
	const name = relative(resolve(root), resolve(root, path)).split(sep).join('/');
	const inside = name.startsWith('..') ? relative(resolve(root), resolve(path)).split(sep).join('/') : name;
	if (inside.startsWith('..')) throw new UsageError(`\`${path}\` does not lie in \`${root}\`.`);
	const bytes = new TextEncoder().encode(await text(process.stdin));
	const source = sourceFrom(inside, bytes.length, bytesIn(bytes));
	return new Map([...sources, [inside, source]]);
}

/** A path given by the caller, from where they stand or from the handbook's root, as the handbook names it. */
function pathInHandbook(path: string, root: string, sources: Sources): string {
	for (const candidate of [resolve(path), resolve(root, path)]) {
		const name = relative(resolve(root), candidate).split(sep).join('/');
		if (name.startsWith('..')) continue;
		if (name === '' || sources.has(name) || [...sources.keys()].some((one) => one.startsWith(`${name}/`))) return name;
	}
	throw new UsageError(`there is no \`${path}\` in \`${root}\`.`);
}

/** Ids of the findings that are known. @throws UsageError where the file cannot be read as a baseline. */
export function readBaseline(file: string | undefined): ReadonlySet<string> {
	if (file === undefined) return new Set();
	if (!existsSync(file))
		throw new UsageError(
			`there is no baseline \`${file}\`. Write one with \`fieldbook check --write-baseline ${file}\`.`,
		);
	try {
		const { findings } = JSON.parse(readFileSync(file, 'utf8')) as { findings?: unknown };
		if (Array.isArray(findings)) return new Set(findings.map(String));
	} catch {
		// Said below, in the same words for every way a file can be no baseline.
	}
	throw new UsageError(`\`${file}\` is no baseline. Write one with \`fieldbook check --write-baseline ${file}\`.`);
}

function writeBaseline(file: string, diagnostics: readonly Diagnostic[]): void {
	const findings = diagnostics
		.filter(({ severity }) => severity !== 'info')
		.map(({ id }) => id)
		.sort();
	writeTo(
		file,
		`${JSON.stringify({ about: 'Findings that were known when this file was written; they do not fail `fieldbook check --baseline`.', findings }, null, '\t')}\n`,
	);
}
