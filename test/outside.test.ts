import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { expect, test } from 'vitest';

test.each([
	['test/corpora.test.ts', 'broken links'],
	['test/hostile.test.ts', 'laid over'],
])('a checkout without the inputs that %s needs is told what was not tried', (file, name) => {
	const root = join(import.meta.dirname, '..');
	const { stdout, stderr } = spawnSync(
		process.execPath,
		['node_modules/vitest/vitest.mjs', 'run', file, '-t', name, '--reporter=verbose'],
		{ cwd: root, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1', FIELDBOOK_SHARED: join(root, 'no-such') } },
	);
	expect(stderr).toMatch(/NOT TRIED: there is no `.*no-such/);
	expect(stdout).toMatch(new RegExp(`^ *↓ .*${name}`, 'm'));
});
