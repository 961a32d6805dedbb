import { below } from './revisions.ts';
import { git } from './run.ts';

/** A commit as git tells it. Paths are those of the repository. */
export interface Logged {
	readonly hash: string;
	readonly parents: readonly string[];
	/** The day it was made, as year-month-day. */
	readonly date: string;
	readonly subject: string;
	readonly files: readonly LoggedFile[];
}

export interface LoggedFile {
	readonly path: string;
	readonly change: 'added' | 'changed' | 'removed';
	/** The path it had before it was renamed. */
	readonly from?: string;
	/** Names of what it held afterwards, and before. */
	readonly object?: string;
	readonly before?: string;
}

/**
 * The commits up to `head` that changed files below these folders of the repository, newest first, in one run of
 * `git log`. Authors are never asked for.
 *
 * @throws GitError where the folder is in no repository, or this copy does not have the commit.
 */
export function readLog(root: string, head: string, folders: readonly string[]): readonly Logged[] {
	const log = git(root, [
		...['-c', 'log.showRoot=true', '-c', 'log.follow=false', 'log', head],
		...['-z', '--format=%x01%H%x02%P%x02%cs%x02%s', '--raw', '--no-abbrev', '--find-renames', '--no-relative'],
		...['--no-ext-diff', '--no-textconv', '--no-color', '--no-notes', '--no-decorate', '--', ...folders.map(below)],
	]);
	return commitsIn(log.toString('utf8'));
}

function commitsIn(log: string): readonly Logged[] {
	const commits: (Logged & { readonly files: LoggedFile[] })[] = [];
	const tokens = log.split('\0');
	for (let i = 0; i < tokens.length; i++) {
		const token = tokens[i]!.replace(/^\n/, '');
		if (token.startsWith('\u0001')) {
			const [hash = '', parents = '', date = '', ...subject] = token.slice(1).split('\u0002');
			commits.push({
				hash,
				parents: parents === '' ? [] : parents.split(' '),
				date,
				subject: subject.join(' ').trim(),
				files: [],
			});
			continue;
		}
		const touched = /^:(\d+) (\d+) ([0-9a-f]+) ([0-9a-f]+) ([ACDMRT])\d*$/.exec(token);
		if (!touched) continue;
		const [, oldMode, mode, before, object, status] = touched;
		const renamed = status === 'R' || status === 'C';
		const from = renamed ? tokens[++i] : undefined;
		const path = tokens[++i];
		if (path === undefined) continue;
		const added = status === 'A' || status === 'C';
		commits.at(-1)?.files.push({
			path,
			change: added ? 'added' : status === 'D' ? 'removed' : 'changed',
			...(status === 'R' && from !== undefined ? { from } : {}),
			...(isFile(mode) ? { object: object! } : {}),
			...(isFile(oldMode) && !added ? { before: before! } : {}),
		});
	}
	return commits;
}

/** Neither a link nor another repository, which hold no text of their own. */
const isFile = (mode: string | undefined) => mode === '100644' || mode === '100755';
