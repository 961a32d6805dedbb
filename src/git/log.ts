import type { Commit, History } from '../project/history.ts';
import { type RepositoryState, stateOf } from './revisions.ts';
import { git } from './run.ts';

/**
 * The commits that changed files below `root`, newest first, in one run of `git log`: those up to `head`, which is the
 * newest unless another is named. Authors are never asked for.
 *
 * @throws GitError where the folder is in no repository, or this copy does not have the commit.
 */
export function readHistory(
	root: string,
	{ head, shallow }: Pick<RepositoryState, 'head' | 'shallow'> = stateOf(root),
): History {
	if (!head) return { complete: true, commits: [] };
	const log = git(root, [
		...['-c', 'log.showRoot=true', '-c', 'log.follow=false', 'log', head],
		...['-z', '--format=%x01%P%x02%cs%x02%s', '--raw', '--no-abbrev', '--find-renames', '--relative', '--no-ext-diff'],
		...['--no-textconv', '--no-color', '--no-notes', '--no-decorate', '--', '.'],
	]);
	return { complete: !shallow, commits: commitsIn(log.toString('utf8'), shallow) };
}

function commitsIn(log: string, shallow: boolean): Commit[] {
	const commits: { date: string; subject: string; files: Commit['files'][number][] }[] = [];
	const tokens = log.split('\0');
	let cutOff = false;
	for (let i = 0; i < tokens.length; i++) {
		const token = tokens[i]!.replace(/^\n/, '');
		if (token.startsWith('\u0001')) {
			const [parents = '', date = '', ...subject] = token.slice(1).split('\u0002');
			// Where history is cut off, the last commit seems to write every file.
			cutOff = shallow && parents === '';
			commits.push({ date, subject: subject.join(' ').trim(), files: [] });
			continue;
		}
		const touched = /^:(\d+) (\d+) ([0-9a-f]+) ([0-9a-f]+) ([ACDMRT])\d*$/.exec(token);
		if (!touched) continue;
		const [, oldMode, mode, before, object, status] = touched;
		const renamed = status === 'R' || status === 'C';
		const from = renamed ? tokens[++i] : undefined;
		const path = tokens[++i];
		if (path === undefined || cutOff) continue;
		const added = status === 'A' || status === 'C';
		commits.at(-1)?.files.push({
			path,
			change: added ? 'added' : status === 'D' ? 'removed' : 'changed',
			...(status === 'R' && from !== undefined ? { from } : {}),
			...(isFile(mode) ? { object: object! } : {}),
			...(isFile(oldMode) && !added ? { before: before! } : {}),
		});
	}
	return commits.filter(({ files }) => files.length > 0);
}

/** Neither a link nor another repository, which hold no text of their own. */
const isFile = (mode: string | undefined) => mode === '100644' || mode === '100755';
