import { execFileSync } from 'node:child_process';
import type { Diagnostic } from '../core/diagnostic.ts';
import type { Handbook } from '../core/handbook.ts';
import { positionAt } from '../core/source.ts';
import { UsageError } from './usage.ts';

/** Lines changed in each file, counted from one: `[first, last]`. Paths are the handbook's own. */
export type Changes = ReadonlyMap<string, readonly (readonly [number, number])[]>;

/**
 * What the files below `root` have changed since a git revision, uncommitted and new files included.
 *
 * @throws UsageError where git cannot tell: no repository, no such revision, no git.
 */
export function changesSince(revision: string, root: string): Changes {
	const git = (...args: string[]) =>
		execFileSync('git', ['-C', root, ...args], {
			encoding: 'utf8',
			maxBuffer: 1 << 28,
			stdio: ['ignore', 'pipe', 'pipe'],
		});
	let diff: string;
	let created: string;
	try {
		// Resolved first, so that a revision cannot be read as an option.
		const commit = git('rev-parse', '--verify', '--end-of-options', `${revision}^{commit}`).trim();
		diff = git(
			'-c',
			'core.quotePath=false',
			'diff',
			'--relative',
			'--unified=0',
			'--no-color',
			'--no-ext-diff',
			'--no-renames',
			commit,
			'--',
			'.',
		);
		created = git('ls-files', '--others', '--exclude-standard', '-z', '--', '.');
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT')
			throw new UsageError('`--changed-since` needs git, which is not installed.');
		throw new UsageError(`git knows no revision \`${revision}\` of \`${root}\`.`);
	}
	const changes = new Map<string, [number, number][]>();
	let path = '';
	for (const line of diff.split('\n')) {
		if (line.startsWith('+++ ')) path = line.slice(4).replace(/^b\//, '').replace(/\t$/, '');
		const hunk = /^@@ -\S+ \+(\d+)(?:,(\d+))? @@/.exec(line);
		if (!hunk || path === '/dev/null') continue;
		const first = Number(hunk[1]);
		const lines = changes.get(path) ?? [];
		changes.set(path, lines);
		lines.push([first, first + Math.max(0, Number(hunk[2] ?? 1) - 1)]);
	}
	for (const file of created.split('\0')) if (file) changes.set(file, [[1, Number.POSITIVE_INFINITY]]);
	return changes;
}

/** Findings in order of what concerns the author of a change: on changed lines, in what was changed or depends on it, the rest. */
export function byChange(handbook: Handbook, diagnostics: readonly Diagnostic[], changes: Changes): Diagnostic[] {
	const near = new Set<string>();
	for (const { id, sources } of handbook.entries) if (sources.some(({ path }) => changes.has(path))) near.add(id);
	for (const { from, to } of handbook.links) {
		if (to && sourceChanged(to, changes)) near.add(from.id);
		if (to && sourceChanged(from, changes)) near.add(to.id);
	}
	const rank = ({ source, range, entry }: Diagnostic) => {
		const line = positionAt(source, range.start).line + 1;
		if (changes.get(source.path)?.some(([first, last]) => first <= line && line <= last)) return 0;
		return changes.has(source.path) || (entry && near.has(entry.id)) ? 1 : 2;
	};
	return diagnostics.toSorted((a, b) => rank(a) - rank(b));
}

const sourceChanged = ({ sources }: Handbook['entries'][number], changes: Changes) =>
	sources.some(({ path }) => changes.has(path));
