import { revisionOf } from './revisions.ts';
import { git } from './run.ts';

/** Lines changed in each file, counted from one: `[first, last]`. Paths are the handbook's own. */
export type Changes = ReadonlyMap<string, readonly (readonly [number, number])[]>;

/**
 * What the files below `root` have changed since a git revision, uncommitted and new files included.
 *
 * @throws GitError where git cannot tell: no repository, no such revision, no git.
 */
export function changesSince(name: string, root: string): Changes {
	const { commit } = revisionOf(root, name);
	const only = ['--relative', '--unified=0', '--no-color', '--no-ext-diff', '--no-textconv', '--no-renames'];
	const diff = git(root, ['-c', 'core.quotePath=false', 'diff', ...only, commit, '--', '.']).toString('utf8');
	const created = git(root, ['ls-files', '--others', '--exclude-standard', '-z', '--', '.']).toString('utf8');
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
