import { hash } from 'node:crypto';
import { accessSync, constants, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { InvalidArgumentError, Option } from 'commander';
import { inWords } from '../site/disk.ts';
import { ComponentsRefused, type OwnComponents, readOwn } from '../site/own-components.ts';

/** Something the caller must change before the command can run at all: one line on stderr, exit 2. */
export class UsageError extends Error {}

/** Where the playbooks are; every command takes it. */
export const contentOption = () => new Option('--content <dir>', 'folder with the playbooks').default('content');

/** Where components of the team's own are. */
export const componentsOption = () =>
	new Option('--components <dir>', 'folder with components of your own for pages in MDX, outside of the playbooks');

/**
 * The components of the team's own in the folder that the caller named.
 *
 * @throws UsageError where it cannot be that folder.
 */
export function ownComponents(folder: string | undefined, content: string): OwnComponents | undefined {
	try {
		return folder === undefined ? undefined : readOwn(folder, content);
	} catch (error) {
		throw error instanceof ComponentsRefused ? new UsageError(error.message) : error;
	}
}

/** The lowest severity that fails the command. */
export const gateOption = () =>
	new Option('--gate <severity>', 'lowest severity that fails').choices(['error', 'warning']).default('error');

/** Where the site goes. */
export const outOption = () => new Option('--out <dir>', 'folder for the site; replaced whole').default('dist');

export const cacheOption = () =>
	new Option('--cache <dir>', 'folder for what is kept between builds (default: below .cache)');

export const baseOption = () =>
	new Option('--base <path>', 'path under which the site stands, such as /team/handbook/');

export const baselineOption = () =>
	new Option('--baseline <file>', 'known findings: they are counted and do not fail the command');

/** Where a handbook's cache is when nobody says: each pair of content and output has one of its own. */
export const cacheFolder = (content: string, out: string): string =>
	join('.cache', 'fieldbook', hash('sha256', `${resolve(content)}\n${resolve(out)}`).slice(0, 12));

/** @throws UsageError unless `path` is a folder. */
export function requireFolder(path: string): string {
	const stats = statSync(path, { throwIfNoEntry: false });
	if (!stats)
		throw new UsageError(
			`there is no folder \`${path}\`. Name the folder with the playbooks (\`--content DIR\`), or begin a handbook with \`fieldbook init\`.`,
		);
	if (!stats.isDirectory())
		throw new UsageError(`\`${path}\` is a file; \`--content\` takes the folder with the playbooks.`);
	try {
		accessSync(path, constants.R_OK | constants.X_OK);
	} catch {
		throw new UsageError(`the folder \`${path}\` cannot be opened. Check its permissions.`);
	}
	return path;
}

/** @throws SystemRefused where the file cannot be written. */
export function writeTo(file: string, text: string): void {
	try {
		writeFileSync(file, text);
	} catch (error) {
		throw inWords(error, file);
	}
}

/** @throws UsageError where the current folder is gone: no path can be read from there. */
export function requireCurrentFolder(): void {
	try {
		process.cwd();
	} catch {
		throw new UsageError('the current folder does not exist any more. Go to another one first.');
	}
}

/** A TCP port, for commands that serve. */
export function portNumber(text: string): number {
	const port = Number(text);
	if (!Number.isInteger(port) || port < 0 || port > 65535)
		throw new InvalidArgumentError('A port is a whole number from 0 to 65535.');
	return port;
}

/** Says on stderr how far long work is, where a person watches. */
export function progress(text: string): void {
	if (process.stderr.isTTY) process.stderr.write(`\r\u001b[2K${text}`);
}
