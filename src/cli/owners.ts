import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import process from 'node:process';
import { Command } from 'commander';
import { codeOwners } from '../exports/owners.ts';
import { stateOf } from '../git/revisions.ts';
import { GitError } from '../git/run.ts';
import { check, readSources } from '../load.ts';
import { contentOption, requireFolder, UsageError, writeTo } from './usage.ts';

export const ownersCommand = new Command('owners')
	.description('Write who is asked when a playbook changes (CODEOWNERS), from the owners of playbooks.')
	.addOption(contentOption())
	.option('--out <file>', 'file to write, such as .github/CODEOWNERS; left out, it is printed')
	.option('--check', 'write nothing; fail where the file named by `--out` is not what would be written')
	.addHelpText(
		'after',
		'\n`repository.teams` in handbook.yaml says which team of the host stands behind which owner.\nExit status: 0 written, 1 not up to date (with --check), 2 wrong usage.',
	)
	.action(
		({ content, out, check: checks }: { readonly content: string; readonly out?: string; readonly check?: true }) => {
			if (checks && out === undefined)
				throw new UsageError('`--check` compares a file; name it with `--out`, such as `--out .github/CODEOWNERS`.');
			const root = requireFolder(content);
			const { text, teamless, ownerless } = codeOwners(check(readSources(root)), prefixOf(root));
			if (out === undefined) process.stdout.write(text);
			else if (!checks) {
				mkdirSync(dirname(out), { recursive: true });
				writeTo(out, text);
			} else if (contentOf(out) !== text) {
				process.exitCode = 1;
				console.error(
					`\`${out}\` does not say who owns the playbooks as they are. Run \`fieldbook owners --out ${out}\` and commit the file.`,
				);
			}
			for (const { owner, pages } of teamless)
				console.error(
					`\`${owner}\` owns ${pages === 1 ? 'a playbook' : `${pages} playbooks`}, and \`repository.teams\` names no team for it.`,
				);
			if (ownerless > 0)
				console.error(
					`${ownerless === 1 ? '1 playbook has' : `${ownerless} playbooks have`} no owner, so nobody is asked.`,
				);
		},
	);

/** What a file holds; nothing where there is none. */
function contentOf(file: string): string | undefined {
	try {
		return readFileSync(file, 'utf8');
	} catch {
		return undefined;
	}
}

/** Where the handbook stands in its repository; without git, seen from the current folder. */
function prefixOf(root: string): string {
	try {
		return stateOf(root).prefix;
	} catch (error) {
		if (!(error instanceof GitError)) throw error;
		const path = relative(process.cwd(), resolve(root)).split(sep).join('/');
		return path === '' || path.startsWith('..') ? '' : `${path}/`;
	}
}
