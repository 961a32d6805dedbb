import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

// A folder that was unpacked or copied brings its own `.git/config`, where git looks for programs to start.
const program = join(import.meta.dirname, '../src/cli/fieldbook.mjs');
const folder = mkdtempSync(join(tmpdir(), 'fieldbook-traps-'));
const work = join(folder, 'work');
const trap = join(work, 'trap.sh');
const sprung = join(folder, 'sprung');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Settings that name a program, each with what else has to be set for git to start it. */
const programs = [
	'core.fsmonitor',
	'core.sshCommand',
	'core.gitProxy',
	'core.askPass',
	'core.editor',
	'core.pager',
	'core.alternateRefsCommand',
	'sequence.editor',
	'pager.log',
	'pager.diff',
	'pager.cat-file',
	'diff.external',
	'diff.trap.command',
	'diff.trap.textconv',
	'filter.trap.clean',
	'filter.trap.smudge',
	'filter.trap.process',
	'merge.trap.driver',
	'gpg.program',
	'gpg.ssh.program',
	'gpg.x509.program',
	'credential.helper',
	'interactive.diffFilter',
	'uploadpack.packObjectsHook',
	'remote.origin.uploadpack',
	'trailer.reviewed.command',
	'browser.trap.cmd',
	'gc.recentObjectsHook',
	'hook.trap.command',
];
const helped: Readonly<Record<string, string>> = {
	'log.showSignature': 'true',
	'diff.trap.cachetextconv': 'true',
	'diff.submodule': 'log',
	'status.submoduleSummary': 'true',
	'hook.trap.event': 'post-index-change',
	'core.hooksPath': join(work, 'hooks'),
	'submodule.nested.update': `!${trap}`,
	'alias.log': `!${trap}`,
	'alias.diff': `!${trap}`,
	'remote.origin.url': `ext::${trap}`,
	'remote.origin.promisor': 'true',
	'protocol.ext.allow': 'always',
};
const hooks = ['post-index-change', 'reference-transaction', 'pre-auto-gc', 'post-checkout', 'fsmonitor-watchman'];

const author = ['-c', 'user.name=Editor', '-c', 'user.email=editor@example.com'];
const git = (args: readonly string[], cwd = work) =>
	execFileSync('git', [...author, ...args], { cwd, encoding: 'utf8', stdio: 'pipe' });

function write(path: string, text: string, mode = 0o644): void {
	mkdirSync(dirname(join(work, path)), { recursive: true });
	writeFileSync(join(work, path), text, { mode });
}

/** Which traps were sprung since this was asked last. */
function taken(): string {
	const text = existsSync(sprung) ? readFileSync(sprung, 'utf8') : '';
	rmSync(sprung, { force: true });
	return text;
}

const environment = { PATH: process.env.PATH, HOME: folder, NO_COLOR: '1' };

function fieldbook(args: readonly string[], cwd = work, env: Record<string, string> = {}) {
	const ended = spawnSync(process.execPath, [program, ...args], {
		cwd,
		encoding: 'utf8',
		env: { ...environment, ...env },
	});
	return { status: ended.status, text: ended.stdout + ended.stderr };
}

function setTraps(config: string, cwd = work): void {
	for (const key of programs) git(['config', '-f', config, key, trap], cwd);
	for (const [key, value] of Object.entries(helped)) git(['config', '-f', config, key, value], cwd);
}

beforeAll(() => {
	write('trap.sh', `#!/bin/sh\necho "$0 $*" >> ${sprung}\nexit 1\n`, 0o755);
	for (const hook of hooks) write(`hooks/${hook}`, `#!/bin/sh\necho "${hook}" >> ${sprung}\n`, 0o755);
	write(
		'content/handbook.yaml',
		'title: Field handbook\nprofile: starter\neditions: [{name: "2026.1", tag: v1, date: 2026-01-15}]\n',
	);
	write('content/roles/lead.yaml', 'title: Team lead\nmission: Keeps the team together.\nversion: 1.0.0\n');
	write('content/guides/ask.md', '# Ask\n\nAsk the [lead](../roles/lead.yaml).\n\n![Chart](chart.svg)\n');
	write('content/guides/chart.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>');
	write('nested/readme.md', 'Another repository.\n');
	git(['init', '-qb', 'main']);
	git(['init', '-qb', 'main'], join(work, 'nested'));
	git(['add', '-A'], join(work, 'nested'));
	git(['commit', '-qm', 'Nested'], join(work, 'nested'));
	git(['add', 'content', 'nested']);
	git(['commit', '-qm', 'First']);
	git(['tag', 'v1']);
	write('content/guides/ask.md', '# Ask\n\nAsk the [lead](../roles/lead.yaml) twice.\n\n![Chart](chart.svg)\n');
	write('content/.gitattributes', '* diff=trap filter=trap merge=trap\n');
	git(['commit', '-qam', 'Second']);
	git(['checkout', '-qb', 'change']);
	write('content/guides/ask.md', '# Ask\n\nAsk the [lead](../roles/lead.yaml) thrice.\n\n![Chart](chart.svg)\n');
	write('content/guides/new.md', '# New\n\nA page.\n');
	setTraps(join(work, 'nested/.git/config'));
	// One half stands in a file of its own, as a repository may well include.
	setTraps(join(work, '.git/more'));
	for (const key of programs) git(['config', key, trap]);
	git(['config', 'include.path', join(work, '.git/more')]);
	git(['config', 'includeIf.gitdir:/**.path', join(work, '.git/more')]);
});

describe('a repository that names programs of its own', () => {
	test('would have git start them', () => {
		taken();
		spawnSync('git', ['diff', '--stat'], { cwd: work, env: environment });
		expect(taken()).toContain('trap.sh');
	});

	test.each([
		['check', '--report'],
		['check', '--since', 'v1'],
		['check', '--changed-since', 'v1'],
		['check', '--fix', '--dry-run', '--since', 'main'],
		['check', '--changed-since', 'HEAD:content'],
		['diff'],
		['diff', 'v1'],
		['diff', 'v1..main'],
		['diff', 'v1...HEAD', '--format', 'html'],
		['diff', ':0'],
		['diff', ':/First'],
		['diff', '@{-1}'],
		['owners'],
		['new', 'goal', 'Sell more'],
		['review', 'roles/lead', '--evidence', 'Walked through with two teams.', '--on', '2026-01-02'],
		['build', '--out', '../site', '--cache', '../cache', '--report'],
		['build', '--out', '../site', '--cache', '../cache', '--report'],
	])('starts none of them: %s %s %s %s', (...args) => {
		taken();
		const { text } = fieldbook(args);
		expect(taken()).toBe('');
		expect(text).not.toMatch(/^\s+at /m);
	});

	test('starts none of them while it is written', async () => {
		taken();
		const child = spawn(process.execPath, [program, 'dev', '--port', '0', '--cache', '../dev'], {
			cwd: work,
			env: environment,
			stdio: ['ignore', 'pipe', 'ignore'],
		});
		let said = '';
		const url = await new Promise<string>((done) => {
			child.stdout.setEncoding('utf8').on('data', (text: string) => {
				said += text;
				const found = /http:\S+/.exec(said);
				if (found) done(found[0]);
			});
		});
		expect((await fetch(`${url}guides/ask/`)).status).toBe(200);
		write('content/guides/new.md', '# New\n\nA page that was changed.\n');
		expect((await fetch(`${url}guides/new/`)).status).toBe(200);
		child.kill();
		expect(taken()).toBe('');
	});

	test('starts none of them to get what this copy lacks', () => {
		const partial = join(folder, 'partial');
		execFileSync('cp', ['-r', work, partial]);
		git(['config', 'extensions.partialClone', 'origin'], partial);
		git(['config', 'core.repositoryFormatVersion', '1'], partial);
		const blob = git(['-c', 'core.fsmonitor=false', 'rev-parse', 'v1:content/guides/ask.md'], partial).trim();
		const tree = git(['-c', 'core.fsmonitor=false', 'rev-parse', 'main:content/guides'], partial).trim();
		for (const object of [blob, tree])
			rmSync(join(partial, '.git/objects', object.slice(0, 2), object.slice(2)), { force: true });
		for (const args of [
			['diff', 'v1'],
			['diff', 'main'],
			['check', '--changed-since', 'v1'],
			['build', '--out', '../partial-site', '--cache', '../partial-cache', '--report'],
		]) {
			taken();
			const { text } = fieldbook(args, partial);
			expect(taken(), args.join(' ')).toBe('');
			expect(text).not.toMatch(/^\s+at /m);
		}
	});

	test('is not taken for one where only a folder of playbooks looks like it', () => {
		const bare = join(folder, 'bare/content');
		execFileSync('git', ['init', '-q', '--bare', bare]);
		setTraps(join(bare, 'config'), bare);
		writeFileSync(join(bare, 'handbook.yaml'), 'title: Field handbook\n');
		taken();
		const { text } = fieldbook(['diff'], dirname(bare));
		expect(taken()).toBe('');
		expect(text).toContain('is not kept in git');
	});

	test('is not asked for git itself', () => {
		for (const place of ['git', 'content/git', 'src/git'])
			write(place, `#!/bin/sh\necho git >> ${sprung}\nexec /usr/bin/env -i PATH=/usr/bin:/bin git "$@"\n`, 0o755);
		taken();
		fieldbook(['diff', 'v1'], work, { PATH: ['.', '', process.env.PATH].join(delimiter) });
		expect(taken()).toBe('');
		for (const place of ['git', 'content/git', 'src']) rmSync(join(work, place), { recursive: true });
	});

	test('has the lines of working files compared as they are', () => {
		const { text } = fieldbook(['check', '--changed-since', 'v1', '--format', 'json', '--report']);
		expect(text).not.toContain('fieldbook:');
		expect(readdirSync(join(work, 'content/guides'))).toContain('new.md');
	});
});

test.each(['--output=ran', '-x', '--upload-pack=trap.sh', 'main..--output=ran', '-O/tmp/x', 'main --output=ran'])(
	'a revision %s is no option of git',
	(revision) => {
		for (const args of [
			['diff', '--', revision],
			['check', `--since=${revision}`],
			['check', `--changed-since=${revision}`],
		]) {
			const { status, text } = fieldbook(args);
			expect(status).toBe(2);
			expect(text).toContain('git knows no revision');
		}
		expect(existsSync(join(work, 'ran'))).toBe(false);
	},
);
