import { execFileSync } from 'node:child_process';
import process from 'node:process';

/** Why git cannot answer, in words for whoever asked. */
export class GitError extends Error {}

/** Most bytes git may answer with: a handbook of 10,000 playbooks of the largest size we know stays below. */
const maxAnswer = 1 << 30;

/** Runs git in the folder `root`. @throws GitError in plain words. */
export function git(root: string, args: readonly string[], input?: string): Buffer {
	try {
		return execFileSync('git', ['--no-pager', '-C', root, ...args], {
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
	if (/not a git repository/i.test(said))
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
