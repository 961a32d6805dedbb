import { spawnSync } from 'node:child_process';
import { hash } from 'node:crypto';
import { getCompileCacheDir } from 'node:module';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { isMarkdown } from './core/file-names.ts';
import { splitFrontMatter } from './core/front-matter.ts';
import { isMdx } from './core/markdown.ts';
import { doubtIn, overProse } from './core/prose-limits.ts';
import type { Source } from './core/source.ts';

/** Seconds of processor time that all steps from a text to its page may take. The largest page we know takes half a second; each step reads MDX anew, which takes ten times as long. */
const secondsFor = (path: string): number => (isMdx(path) ? 12 : 5);
/** MiB of memory for the same; the program itself has 150. */
const maxMemory = 1_000;
/** Seconds by the clock, where a machine is so busy that processor time says nothing. */
const patience = 120;

const verdicts = new Map<string, boolean>();

/**
 * The source itself, or one with a flaw where reading it takes more than it may. Parsers are native code, which nothing
 * within this process could stop; so a text that is far from any real page is read by another process first.
 */
export function watched(source: Source): Source {
	const { path, text } = source;
	if (source.flaw || !isMarkdown(path)) return source;
	const { body } = splitFrontMatter(source);
	// What is past a limit is refused without a parser.
	const doubt = doubtIn(text, body, isMdx(path));
	if (doubt === undefined || overProse(text, body, isMdx(path))) return source;
	const key = hash('sha256', `${path}\0${text}`);
	const bearable = verdicts.get(key) ?? isBearable(source);
	verdicts.set(key, bearable);
	if (bearable) return source;
	return {
		path,
		text: text.slice(0, doubt + shown),
		flaw: {
			rule: 'input-limit',
			range: { start: doubt, end: Math.min(doubt + 1, text.length) },
			message: `To read this text takes more than ${secondsFor(path)} seconds or ${maxMemory} MB, so it was stopped. What is unlike other pages begins here.`,
			help: 'Split it into several playbooks, divide it by empty lines, and leave out what is repeated thousands of times.',
		},
	};
}

/** Characters of the doubtful text that are kept, so that they can be shown. */
const shown = 200;

function isBearable(source: Source): boolean {
	// Code that this process has compiled need not be compiled again.
	const compiled = getCompileCacheDir();
	const { status, signal } = spawnSync(
		process.execPath,
		[fileURLToPath(new URL('./trial.ts', import.meta.url)), String(secondsFor(source.path)), String(maxMemory)],
		{
			input: JSON.stringify(source),
			env: { ...process.env, ...(compiled ? { NODE_COMPILE_CACHE: compiled } : {}) },
			stdio: ['pipe', 'ignore', 'ignore'],
			timeout: patience * 1000,
			killSignal: 'SIGKILL',
		},
	);
	// Where no process can be started, there are still the limits that need none.
	return status === 0 || (status === null && signal === null);
}
