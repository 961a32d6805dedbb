import { execFileSync } from 'node:child_process';
import { devNull } from 'node:os';
import { resolve } from 'node:path';
import process from 'node:process';

/** Why git cannot answer, in words for whoever asked. */
export class GitError extends Error {}

/** Most bytes git may answer with: a handbook of 10,000 playbooks of the largest size we know stays below. */
const maxAnswer = 1 << 30;

/**
 * Settings by which a repository names programs that git would start where it only reads. The rest of them go with what
 * is never done here: looking at the working tree, drawing a diff, reaching another host, writing.
 */
const startsNothing = [
	'core.fsmonitor=false',
	`core.hooksPath=${devNull}`,
	'log.showSignature=false',
	'diff.external=',
	// A folder of playbooks that is laid out like a repository is none: its settings came with the playbooks.
	'safe.bareRepository=explicit',
].flatMap((setting) => ['-c', setting]);

/** Runs git in the folder `root`, so that the repository cannot make it start anything. @throws GitError in plain words. */
export function git(root: string, args: readonly string[], input?: string): Buffer {
	try {
		return execFileSync('git', ['--no-pager', ...startsNothing, '-C', resolve(root), ...args], {
			// Some systems look for a program in the current folder first, which may be the repository.
			cwd: import.meta.dirname,
			maxBuffer: maxAnswer,
			stdio: ['pipe', 'pipe', 'pipe'],
			input: input ?? '',
			// The words git says are matched below, and a question would wait for ever.
			// What this copy lacks is said to be missing, not fetched.
			env: {
				...process.env,
				LC_ALL: 'C',
				GIT_TERMINAL_PROMPT: '0',
				GIT_OPTIONAL_LOCKS: '0',
				GIT_NO_LAZY_FETCH: '1',
				GIT_ALLOW_PROTOCOL: 'none',
			},
		});
	} catch (error) {
		throw new GitError(reason(root, error as NodeJS.ErrnoException & { stderr?: Buffer }));
	}
}

function reason(root: string, { code, stderr }: NodeJS.ErrnoException & { stderr?: Buffer }): string {
	if (code === 'ENOENT') return 'git is not installed, so nothing is known of earlier versions.';
	const said = stderr?.toString('utf8') ?? '';
	if (/not a git repository|cannot use bare repository/i.test(said))
		return `\`${root}\` is not kept in git, so nothing is known of earlier versions.`;
	if (/dubious ownership/.test(said))
		return `git does not read \`${root}\`, since the folder belongs to another user. \`git config --global --add safe.directory\` allows it.`;
	if (/bad object|missing|unable to read|could not get|promisor|shallow/i.test(said))
		return `this copy of the repository is not whole: git lacks a part of what was asked for. Fetch it whole (\`git fetch --unshallow\`).`;
	return 'git could not answer.';
}

/** The lines of an answer. */
export const lines = (answer: Buffer): string[] => answer.toString('utf8').split('\n').slice(0, -1);

/** What git answers, or nothing where it cannot. */
export function quiet<Value>(ask: () => Value): Value | undefined {
	try {
		return ask();
	} catch (error) {
		if (error instanceof GitError) return undefined;
		throw error;
	}
}
