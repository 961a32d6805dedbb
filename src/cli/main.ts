import process from 'node:process';
import { Command, CommanderError } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { visibleLines } from '../escape/terminal.ts';
import { GitError } from '../git/run.ts';
import { inWords, SystemRefused } from '../site/disk.ts';
import { buildCommand } from './build.ts';
import { checkCommand } from './check.ts';
import { devCommand } from './dev.ts';
import { diffCommand } from './diff.ts';
import { explainCommand } from './explain.ts';
import { initCommand } from './init.ts';
import { newCommand } from './new.ts';
import { ownersCommand } from './owners.ts';
import { previewCommand } from './preview.ts';
import { reviewCommand } from './review.ts';
import { requireCurrentFolder, UsageError } from './usage.ts';

// A reader that stops early (`| head`) is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
	if (error.code === 'EPIPE') return;
	end(inWords(error, 'the standard output'));
	process.exit();
});

const program = new Command('fieldbook')
	.description('Turns versioned Markdown and YAML playbooks into a checked, searchable collaboration handbook.')
	.version(packageJson.version)
	.showHelpAfterError('(`fieldbook --help` lists the commands.)')
	.exitOverride();

for (const command of [
	initCommand,
	devCommand,
	buildCommand,
	previewCommand,
	checkCommand,
	diffCommand,
	newCommand,
	reviewCommand,
	ownersCommand,
	explainCommand,
]) {
	program.addCommand(command.exitOverride());
}

try {
	requireCurrentFolder();
	await program.parseAsync();
} catch (error) {
	if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
	else end(inWords(error));
}

/** Ends with what the caller has to change, in one line; a bug of ours shows where it is. */
function end(error: unknown): void {
	if (!(error instanceof UsageError || error instanceof GitError || error instanceof SystemRefused)) throw error;
	console.error(`fieldbook: ${visibleLines(error.message)}`);
	process.exitCode = 2;
}
