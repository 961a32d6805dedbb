import { writeFileSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import process from 'node:process';
import { Command } from 'commander';
import { stateOf } from '../git/revisions.ts';
import { GitError } from '../git/run.ts';
import { check, readSources } from '../load.ts';
import { codeOwners } from '../project/owners.ts';
import { contentOption, requireFolder } from './usage.ts';

export const ownersCommand = new Command('owners')
	.description('Write who is asked when a playbook changes (CODEOWNERS), from the owners of playbooks.')
	.addOption(contentOption())
	.option('--out <file>', 'file to write, such as .github/CODEOWNERS; left out, it is printed')
	.addHelpText(
		'after',
		'\n`repository.teams` in handbook.yaml says which team of the host stands behind which owner.\nExit status: 0 written, 2 wrong usage.',
	)
	.action(({ content, out }: { readonly content: string; readonly out?: string }) => {
		const root = requireFolder(content);
		const { text, teamless, ownerless } = codeOwners(check(readSources(root)), prefixOf(root));
		if (out === undefined) process.stdout.write(text);
		else writeFileSync(out, text);
		for (const { owner, pages } of teamless)
			console.error(
				`\`${owner}\` owns ${pages === 1 ? 'a playbook' : `${pages} playbooks`}, and \`repository.teams\` names no team for it.`,
			);
		if (ownerless > 0)
			console.error(
				`${ownerless === 1 ? '1 playbook has' : `${ownerless} playbooks have`} no owner, so nobody is asked.`,
			);
	});

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
