import type { IsRevision } from '../core/handbook.ts';
import type { DatedCommit } from '../coverage/moments.ts';
import { GitError, git, lines, quiet } from './run.ts';

/** What a name stands for in the repository. */
export interface Revision {
	/** As it was asked for. */
	readonly name: string;
	readonly commit: string;
}

/** The commit a name stands for: a branch, a tag, a commit. @throws GitError where there is none. */
export function revisionOf(root: string, name: string): Revision {
	try {
		// Ends the options, so that a name cannot be read as one.
		const commit = git(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`]);
		return { name, commit: commit.toString('utf8').trim() };
	} catch (error) {
		if (!(error instanceof GitError) || error.message !== 'git could not answer.') throw error;
		const { shallow } = stateOf(root);
		throw new GitError(`git knows no revision \`${name}\` of \`${root}\`.${shallow ? ` ${cutOff}` : ''}`);
	}
}

const cutOff =
	'This copy of the repository holds only the newest commits; fetch all of them with `git fetch --unshallow` (`fetch-depth: 0` in a pipeline).';

/** Where a folder stands in its repository. */
export interface RepositoryState {
	/** The newest commit; absent where nothing was committed yet. */
	readonly head?: string;
	/** Whether older commits are missing. */
	readonly shallow: boolean;
	/** The folder's path in the repository, with a slash at the end; empty at its top. */
	readonly prefix: string;
}

/** @throws GitError where the folder is in no repository. */
export function stateOf(root: string): RepositoryState {
	const [shallow = '', prefix = ''] = lines(git(root, ['rev-parse', '--is-shallow-repository', '--show-prefix']));
	const head = quiet(() => lines(git(root, ['rev-parse', '--verify', '--quiet', 'HEAD']))[0]);
	return { shallow: shallow === 'true', prefix, ...(head ? { head } : {}) };
}

/**
 * The commit at which the present work left the main branch.
 *
 * @throws GitError where there is no main branch, or no such commit in this copy.
 */
export function mergeBase(root: string, branch: string): Revision {
	const wanted = [...new Set([branch, 'main', 'master'])];
	const refs = [
		...wanted.flatMap((name) => [`refs/remotes/origin/${name}`, `refs/heads/${name}`]),
		'refs/remotes/origin/HEAD',
	];
	const present = new Set(lines(git(root, ['for-each-ref', '--format=%(refname)', ...refs])));
	const main = refs.find((ref) => present.has(ref));
	if (!main)
		throw new GitError(
			`this copy of the repository has no branch ${wanted.map((name) => `\`${name}\``).join(' or ')} to compare with. Name a revision, or fetch the branch.`,
		);
	const commit = quiet(() => lines(git(root, ['merge-base', main, 'HEAD']))[0]);
	if (commit) return { name: main.replace(/^refs\/(?:heads|remotes)\//, ''), commit };
	const { head, shallow } = stateOf(root);
	if (!head) throw new GitError('nothing has been committed yet, so there is nothing to compare with.');
	throw new GitError(
		`this work and \`${main.replace(/^refs\/(?:heads|remotes)\//, '')}\` have no commit in common here.${shallow ? ` ${cutOff}` : ''}`,
	);
}

/** The commit that two revisions have in common. @throws GitError where they have none here. */
export function commonCommit(root: string, a: Revision, b: Revision): Revision {
	const commit = quiet(() => lines(git(root, ['merge-base', a.commit, b.commit]))[0]);
	if (commit) return { name: a.name, commit };
	throw new GitError(
		`\`${a.name}\` and \`${b.name}\` have no commit in common here.${stateOf(root).shallow ? ` ${cutOff}` : ''}`,
	);
}

/**
 * The commits that names stand for, in their order and in one run of git; `undefined` for a name that stands for none here.
 *
 * @throws GitError where git cannot answer at all.
 */
export function commitsOf(root: string, names: readonly string[]): readonly (string | undefined)[] {
	// A name that holds a line break would be read as two.
	const asked = names.map((name) => `${/[\0-\x1f]/.test(name) ? '' : name}^{commit}\n`);
	const told = lines(git(root, ['cat-file', '--batch-check=%(objecttype) %(objectname)'], asked.join('')));
	return names.map((_, i) => /^commit ([0-9a-f]{40,64})$/.exec(told[i] ?? '')?.[1]);
}

/**
 * Knows whether a name is a tag or a commit of the repository around `root`. There is no answer without git, and none
 * from a copy that may lack what others have: one with the newest commits alone, or one that was fetched without tags.
 */
export function revisionsKnown(root: string): IsRevision {
	let tags: ReadonlySet<string> | undefined;
	return (name) =>
		quiet(() => {
			tags ??= new Set(lines(git(root, ['for-each-ref', '--format=%(refname:strip=2)', 'refs/tags'])));
			// It may be a commit, or a tag that was made since.
			if (tags.has(name) || commitsOf(root, [name])[0]) return true;
			const lacksTags = tags.size === 0 && git(root, ['remote']).length > 0;
			return lacksTags || stateOf(root).shallow ? undefined : false;
		});
}

/**
 * The commits up to `commit` that changed files below these folders of the repository, newest first, with the days they
 * were made. Work that was merged counts as it was merged, so that each is a state the handbook was in.
 */
export function datedCommits(root: string, commit: string, folders: readonly string[]): readonly DatedCommit[] {
	const log = git(root, [
		...['-c', 'log.follow=false', 'log', '--first-parent', '--format=%H %cs', '--no-color', commit],
		...['--', ...folders.map(below)],
	]);
	return lines(log).flatMap((line) => {
		const [hash, day] = line.split(' ');
		return hash && day ? [{ commit: hash, day }] : [];
	});
}

/** How git is told of what stands below a folder of the repository, whatever its name. */
export const below = (folder: string): string => `:(top,literal)${folder}`;
