import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { outsideInputs } from '../outside.ts';
import { mapCase } from './map.ts';

export interface Case {
	readonly id: string;
	readonly verdict: 'reject' | 'accept' | 'accept-inert' | 'accept-normalised' | 'limit' | 'environment';
	readonly expected: string;
	/** Files laid over the base. */
	readonly files: readonly string[];
	/** Arguments for the program that makes what is too large to keep. */
	readonly gen?: string;
	/** Whether a script prepares the folder. */
	readonly setup?: boolean;
}

const { home, present } = outsideInputs('hostile', 'manifest.json');

/** Whether the bad inputs are here. */
export { present };

const all: readonly Case[] = present ? JSON.parse(readFileSync(join(home, 'manifest.json'), 'utf8')).cases : [];

/** Cases that consist of input; the others describe what to do to a build, which test/cli.test.ts and test/site do. */
export const cases = all.filter(({ files, gen, setup }) => files.length > 0 || gen || setup);

/** Makes `root` the handbook of the base with `overlays` laid over it, in our fields. */
export function lay(root: string, overlays: readonly Case[]): void {
	rmSync(root, { recursive: true, force: true });
	cpSync(join(home, '_base'), root, { recursive: true });
	execFileSync('chmod', ['-R', 'u+rwX', root]);
	for (const { id, files, gen, setup } of overlays) {
		for (const file of files) {
			cpSync(join(home, id, file), join(root, file));
			chmodSync(join(root, file), 0o644);
		}
		if (gen) execFileSync('python3', [join(home, 'gen.py'), ...gen.split(' ').slice(1)], { cwd: root });
		if (setup) execFileSync('sh', [join(home, id, 'setup.sh')], { cwd: root, stdio: 'ignore' });
	}
	mapCase(root);
}
