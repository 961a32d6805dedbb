import { existsSync, lstatSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import process from 'node:process';
import { Command, Option } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { isText } from '../core/file-names.ts';
import { answersFrom, defaults, flaws, hosts, type Typed } from '../init/answers.ts';
import { filesFor } from '../init/files.ts';
import { presets } from '../init/presets.ts';
import { inWords } from '../site/disk.ts';
import { counted, joined } from '../words/words.ts';
import { canAsk } from './ask.ts';
import { UsageError } from './usage.ts';

type Given = Partial<Typed> & { readonly yes: boolean };

/** `npm create` of a handbook runs the same command. */
export const initCommand = new Command('init')
	.description('Begin a handbook of your own: asks a few questions and writes its first playbooks.')
	.argument('[dir]', 'folder of the new handbook', '.')
	.option('--company <name>', 'what your company is called')
	.option('--title <title>', 'what the handbook is called')
	.option('--language <code>', 'language it is written in, such as en, de or pt-BR')
	.option('--stages <stages>', `stages of the customer's journey: ${Object.keys(presets).join(', ')}, or "A, B, C"`)
	.option('--functions <names>', 'parts of the company: "Marketing, Sales, Service"')
	.option('--roles <names>', 'roles that should work together better, in the order in which the customer meets them')
	.option('--goal <sentence>', 'what they want to reach together')
	.addOption(new Option('--host <host>', 'where changes are proposed').choices(hosts))
	.option('--yes', 'take what is usual for everything that is not given', false)
	.addHelpText('after', '\nNo file is ever overwritten. Exit status: 0 written, 2 wrong usage, nothing written.')
	.action(async (folder: string, given: Given) => {
		requireUsable(given);
		requireNoPlaybooks(folder);
		const typed = await answered(folder, given);
		if (!typed) {
			process.stderr.write('Nothing was written.\n');
			process.exitCode = 2;
			return;
		}
		const { written, left } = writeNew(folder, filesFor(answersFrom(typed), packageJson.version));
		process.stdout.write(report(folder, written, left, typed.language));
	});

/** The answers of whoever sits at the terminal, of the flags, or what is usual; nothing where the questions were broken off. */
async function answered(folder: string, given: Given): Promise<Typed | undefined> {
	const { yes, ...flags } = given;
	const missing = needed.filter((name) => flags[name] === undefined);
	if (yes || missing.length === 0) return { ...defaults, ...flags };
	if (!canAsk())
		throw new UsageError(
			`nobody can be asked here, so give ${joined(missing.map((name) => `\`--${name}\``))}, or \`--yes\` for what is usual. This works:\n  ${commandLine(folder, flags)}`,
		);
	const { ask } = await import('./init-questions.ts');
	return ask(flags);
}

/** Without these there is nothing of the user's own to write about. */
const needed = ['company', 'roles', 'goal'] as const;

const examples = {
	company: 'Your company',
	roles: defaults.roles,
	goal: 'Customers stay with us and buy more',
};

const commandLine = (folder: string, flags: Partial<Typed>): string =>
	[
		'npx fieldbook init',
		...(folder === '.' ? [] : [quotedForShell(folder)]),
		...Object.entries({ ...examples, ...flags }).map(([name, text]) => `--${name} ${quotedForShell(text)}`),
	].join(' ');

/** A text as one word of a shell; what needs no quotes has none. */
const quotedForShell = (text: string): string =>
	/^[\w./-]+$/.test(text) ? text : /^[^"$`\\!]*$/.test(text) ? `"${text}"` : `'${text.replaceAll("'", `'\\''`)}'`;

/** @throws UsageError where what was given cannot be used. */
function requireUsable(given: Given): void {
	for (const name of ['company', 'roles', 'functions', 'stages', 'language'] as const) {
		const flaw = given[name] === undefined ? undefined : flaws[name](given[name]);
		if (flaw) throw new UsageError(`\`--${name}\`: ${flaw}`);
	}
}

/** @throws UsageError where the folder holds a handbook already. */
function requireNoPlaybooks(folder: string): void {
	const content = join(folder, 'content');
	try {
		const playbook = existsSync(content) && readdirSync(content, { recursive: true, encoding: 'utf8' }).find(isText);
		if (playbook)
			throw new UsageError(
				`\`${content}\` holds playbooks already, such as \`${playbook}\`; nothing was written. \`fieldbook check --content ${content}\` checks them.`,
			);
	} catch (error) {
		throw inWords(error, content);
	}
}

/** Writes those files that are not there. Where one cannot be written, none of them stays. */
function writeNew(folder: string, files: ReadonlyMap<string, string>): { written: string[]; left: string[] } {
	const written: string[] = [];
	const left: string[] = [];
	const made: string[] = [];
	for (const [path, text] of files) {
		const file = join(folder, path);
		try {
			made.push(mkdirSync(dirname(file), { recursive: true }) ?? '');
			writeFileSync(file, text, { flag: 'wx' });
			written.push(path);
		} catch (error) {
			if (isThere(file)) left.push(path);
			else {
				for (const one of [...written.map((path) => join(folder, path)), ...made.filter(Boolean)])
					rmSync(one, { recursive: true, force: true });
				throw inWords(error, file);
			}
		}
	}
	return { written, left };
}

/** Whether there is anything of that name, be it a link that leads nowhere. */
function isThere(file: string): boolean {
	try {
		return lstatSync(file) !== undefined;
	} catch {
		return false;
	}
}

function report(folder: string, written: readonly string[], left: readonly string[], language: string): string {
	const lines = (paths: readonly string[]) => paths.map((path) => `  ${path}\n`).join('');
	const place = relative('.', folder);
	return [
		`Written, ${counted(written.length, 'file')}:\n${lines(written)}`,
		left.length > 0 ? `\nLeft as they were:\n${lines(left)}` : '',
		/^en\b/i.test(language) ? '' : '\nThe first texts are in English; write them in your language as you go.\n',
		`\nNext:\n  ${place ? `cd ${quotedForShell(place)} && ` : ''}npm install\n  npx fieldbook check\n  npx fieldbook dev\n`,
	].join('');
}
