import { hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/** Folder of this program. */
export const programFolder = fileURLToPath(new URL('../../', import.meta.url));

let known: string | undefined;

/** A digest of all code that a page's HTML depends on, the runtime included: what one engine made, another does not reuse. */
export function engineVersion(): string {
	known ??= hash(
		'sha256',
		[
			process.version,
			...[...codeFiles()].map((file) => `${file}\n${readFileSync(join(programFolder, file), 'utf8')}`),
		].join('\n'),
	);
	return known;
}

function* codeFiles(): Generator<string> {
	yield 'package.json';
	// Packages of packages have no versions of their own in the first.
	if (existsSync(join(programFolder, 'package-lock.json'))) yield 'package-lock.json';
	for (const folder of ['src', 'public']) {
		const items = readdirSync(join(programFolder, folder), { recursive: true, withFileTypes: true });
		const files = items
			.filter((item) => item.isFile())
			.map((item) => join(item.parentPath, item.name).slice(programFolder.length));
		yield* files.sort();
	}
}
