import { execFileSync, spawnSync } from 'node:child_process';
import {
	chmodSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { corpus } from '../scripts/corpus.ts';
import { revisionOf } from '../src/git/revisions.ts';
import { readRevisions } from '../src/git/snapshots.ts';
import { timelineOf } from '../src/history/events.ts';
import { check, readSources } from '../src/load.ts';
import { knownHistory } from '../src/site/history.ts';

const program = join(import.meta.dirname, '../src/cli/fieldbook.mjs');
const author = {
	GIT_AUTHOR_NAME: 'Mallory <img src=x>',
	GIT_AUTHOR_EMAIL: 'mallory@secret.example',
	GIT_COMMITTER_NAME: 'Mallory',
	GIT_COMMITTER_EMAIL: 'mallory@secret.example',
	GIT_CONFIG_GLOBAL: '/dev/null',
	GIT_CONFIG_SYSTEM: '/dev/null',
};
let folder: string;
let content: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'fieldbook-git-'));
	content = join(folder, 'work/content');
	write(
		'handbook.yaml',
		'title: Field handbook\nprofile: starter\neditions: [{name: "2026.1", tag: v1, date: 2026-01-15}]\n',
	);
	write('roles/lead.yaml', 'title: Team lead\nmission: Keeps the team together.\nversion: 1.0.0\n');
	write('roles/seller.yaml', 'title: Seller\nmission: Sells.\nescalates_to: lead\n');
	write('guides/ask.md', '# Ask\n\nAsk the [lead](../roles/lead.yaml).\n');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, text: string): void {
	mkdirSync(dirname(join(content, path)), { recursive: true });
	writeFileSync(join(content, path), text);
}

const git = (...args: string[]) =>
	execFileSync('git', args, {
		cwd: join(folder, 'work'),
		env: { ...process.env, ...author },
		encoding: 'utf8',
		stdio: 'pipe',
	});

function commit(subject: string): void {
	git('add', '-A');
	git('commit', '-qm', subject);
}

function begin(): void {
	git('init', '-qb', 'main');
	commit('First');
	git('tag', 'v1');
}

function fieldbook(args: readonly string[], { cwd = join(folder, 'work'), env = {} as Record<string, string> } = {}) {
	const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
		cwd,
		encoding: 'utf8',
		env: { ...process.env, NO_COLOR: '1', ...env },
	});
	return { status, stdout, stderr };
}

const turn = 'title: Seller\nmission: Sells.\ncoached_by: lead\n';
const told = '"Seller" is now coached by "Team lead".';

describe('a revision', () => {
	test('is the same map of sources as the folder was', () => {
		for (const [path, text] of corpus(60)) write(path, text);
		write('guides/wide name.md', '# Wide\n');
		write('guides/logo.svg', '<svg/>');
		write('roles/broken.yaml', 'title: "Broken\n');
		writeFileSync(join(content, 'guides/latin.md'), Buffer.from('# Caf\xe9\n', 'latin1'));
		write('node_modules/tool.md', '# No\n');
		symlinkSync('ask.md', join(content, 'guides/again.md'));
		symlinkSync('/etc/hostname', join(content, 'guides/away.md'));
		begin();
		const disk = readSources(content);
		const [read] = readRevisions(content, [revisionOf(content, 'HEAD')]);
		expect([...read!]).toEqual([...disk]);
		const [again] = readRevisions(content, [revisionOf(content, 'v1')], disk);
		expect(
			[...again!].filter(([path, source]) => source.text && source !== disk.get(path)).map(([path]) => path),
		).toEqual(['guides/latin.md']);
	});

	test('cannot be taken for an option, and runs nothing of the repository', () => {
		begin();
		for (const hook of ['post-checkout', 'fsmonitor']) {
			writeFileSync(join(folder, 'work/.git/hooks', hook), `#!/bin/sh\ntouch ${folder}/ran\n`);
			chmodSync(join(folder, 'work/.git/hooks', hook), 0o755);
		}
		git('config', 'core.fsmonitor', join(folder, 'work/.git/hooks/fsmonitor'));
		git('config', 'diff.external', join(folder, 'work/.git/hooks/fsmonitor'));
		rmSync(join(folder, 'ran'), { force: true });
		expect(fieldbook(['diff', '--', `--output=${folder}/ran`]).status).toBe(2);
		expect(fieldbook(['diff', 'v1']).status).toBe(0);
		knownHistory(content, join(folder, 'cache'));
		expect(existsSync(join(folder, 'ran'))).toBe(false);
	});
});

describe('fieldbook diff', () => {
	test('compares with where the work left the main branch, unless told otherwise', () => {
		begin();
		git('switch', '-qc', 'change');
		write('roles/seller.yaml', turn);
		expect(fieldbook(['diff']).stdout).toContain(`from main`);
		expect(fieldbook(['diff']).stdout).toContain(told);
		commit('Seller');
		git('switch', '-q', 'main');
		write('guides/new.md', '# New\n\nMore words.\n');
		commit('On main');
		git('switch', '-q', 'change');
		const since = fieldbook(['diff']).stdout;
		expect(since).toContain(told);
		expect(since).not.toContain('New');
		// Both ends as they are: what main has, this work has not.
		expect(fieldbook(['diff', 'main']).stdout).toContain('The page "New" is gone.'.replace('page', 'guide'));
		expect(fieldbook(['diff', 'main...change']).stdout).toBe(
			since.replace('the files as they are', `change (${git('rev-parse', '--short=7', 'HEAD').trim()})`),
		);
	});

	test.each([[['v1..HEAD']], [['v1', 'HEAD']], [['2026.1']], [['2026.1', 'main']], [['v1..']]])(
		'takes tags, editions and ranges: %j',
		(args) => {
			begin();
			write('roles/seller.yaml', turn);
			commit('Seller');
			const { status, stdout, stderr } = fieldbook(['diff', ...args]);
			expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
			expect(stdout).toContain(told);
		},
	);

	test.each(['docs/handbook', 'content/deeper'])('finds the handbook where it was before it moved to %s', (to) => {
		begin();
		mkdirSync(join(folder, 'work', dirname(to)), { recursive: true });
		git('mv', 'content', 'moving');
		mkdirSync(join(folder, 'work', dirname(to)), { recursive: true });
		git('mv', 'moving', to);
		content = join(folder, 'work', to);
		write(
			'roles/lead.yaml',
			'title: Team lead\nmission: Keeps the team together.\nversion: 1.0.0\ncoached_by: seller\n',
		);
		const changed = '"Team lead" is now coached by "Seller".';
		const { stdout } = fieldbook(['diff', 'main', '--content', to]);
		expect(stdout).toContain(changed);
		expect(stdout).not.toContain('There is a new role');
		expect(fieldbook(['check', '--since', 'main', '--content', to]).stdout).toContain(changed);
		commit('Moved');
		expect(fieldbook(['diff', 'v1', '--content', to]).stdout).toContain(changed);
	});

	test.each(['text', 'markdown', 'html'])('names a commit by its beginning, once, in %s', (format) => {
		begin();
		const hash = git('rev-parse', 'HEAD').trim();
		write('roles/seller.yaml', turn);
		for (const name of [hash, `${hash}^0`]) {
			const { stdout } = fieldbook(['diff', name, '--format', format]);
			expect(stdout).not.toMatch(/[0-9a-f]{40}/);
			expect(stdout).toContain(hash.slice(0, 7));
			if (name === hash) expect(stdout.split(hash.slice(0, 7))).toHaveLength(2);
		}
	});

	test('takes two folders, without git', () => {
		mkdirSync(join(folder, 'other'), { recursive: true });
		writeFileSync(join(folder, 'other/handbook.yaml'), 'title: Field handbook\nprofile: starter\n');
		const { status, stdout } = fieldbook(['diff', '../other', 'content'], { env: { PATH: '/nowhere' } });
		expect(status).toBe(0);
		expect(stdout).toContain('There is a new role: "Seller".');
	});

	test('starts git a constant number of times', () => {
		begin();
		for (const [path, text] of corpus(100)) write(path, text);
		commit('More');
		const bin = join(folder, 'bin');
		mkdirSync(bin);
		const real = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
		writeFileSync(join(bin, 'git'), `#!/bin/sh\necho x >> ${folder}/count\nexec ${real} "$@"\n`);
		chmodSync(join(bin, 'git'), 0o755);
		const runs = () => readFileSync(join(folder, 'count'), 'utf8').length / 2;
		const env = { PATH: `${bin}:${process.env.PATH}` };
		expect(fieldbook(['diff', 'v1..HEAD'], { env }).status).toBe(0);
		expect(runs()).toBe(6);
		rmSync(join(folder, 'count'));
		expect(fieldbook(['diff'], { env }).status).toBe(0);
		expect(runs()).toBe(4);
	});

	test('is held back by the gate only where duties change in silence', () => {
		write('roles/seller.yaml', 'title: Seller\nmission: Sells.\nversion: 1.0.0\n');
		begin();
		write('roles/seller.yaml', 'title: Seller\nmission: Sells well.\nversion: 1.0.0\n');
		expect(fieldbook(['diff', '--gate', 'breaking']).status).toBe(0);
		const now = (version: string, changes = '') =>
			write('roles/seller.yaml', `title: Seller\nmission: Sells.\ncoached_by: lead\nversion: ${version}\n${changes}`);
		const note = (version: string) => `changes: [{version: ${version}, date: 2026-11-20, note: The lead coaches.}]\n`;
		for (const [version, changes, status] of [
			['1.0.0', '', 1],
			['1.1.0', note('1.1.0'), 1],
			['2.0.0', '', 1],
			['2.0.0', note('1.0.0'), 1],
			['2.0.0', note('2.0.0'), 0],
		] as const) {
			now(version, changes);
			expect([version, changes, fieldbook(['diff', '--gate', 'breaking']).status]).toEqual([version, changes, status]);
			expect(fieldbook(['diff']).status).toBe(0);
		}
	});

	test('says what a rule finds, not only what it is called', () => {
		write('handbook.yaml', 'title: Field handbook\nprofile: starter\n');
		begin();
		write(
			'handbook.yaml',
			'title: Field handbook\nprofile: starter\nwaivers:\n  - {rule: slow-handoff, for: seller, reason: Works councils., owner: lead, until: 2099-01-01}\n',
		);
		expect(fieldbook(['diff']).stdout).toContain(
			'The rule finds this: A hand-off may take longer than five working days.',
		);
	});

	test('gives JSON after its schema', () => {
		begin();
		for (const [path, text] of corpus(60)) write(path, text);
		write('roles/seller.yaml', turn);
		rmSync(join(content, 'guides/ask.md'));
		const schema = JSON.parse(readFileSync('schemas/diff.schema.json', 'utf8')) as object;
		const validate = new Ajv2020({ strict: true, allErrors: true }).compile(schema);
		const data = JSON.parse(fieldbook(['diff', '--format', 'json']).stdout) as { changes: unknown[] };
		expect(validate(data) ? [] : validate.errors).toEqual([]);
		expect(data.changes.length).toBeGreaterThan(40);
	});

	test('gives a comment that a host takes, with what matters first, whatever the playbooks hold', () => {
		begin();
		for (let i = 0; i < 900; i++)
			write(
				`roles/r${i}.yaml`,
				`title: "@team <script>alert(1)</script> #12 [x](https://evil.example) ${i}"\nmission: ${'long words '.repeat(20)}\n`,
			);
		write('roles/seller.yaml', turn);
		const { stdout } = fieldbook(['diff', '--format', 'markdown']);
		expect(Buffer.byteLength(stdout)).toBeLessThan(60_000);
		expect(stdout.startsWith('<!-- fieldbook diff -->\n')).toBe(true);
		expect(stdout).toContain('is now coached by');
		expect(stdout).toMatch(/\d+ more lines left out here/);
		expect(stdout).not.toMatch(/<script|@team|\[x\]\(|https:\/\//);
		expect(stdout.match(/<details/g)?.length ?? 0).toBe(stdout.match(/<\/details>/g)?.length ?? 0);
	});

	test('gives one page that runs nothing and asks nobody', () => {
		begin();
		write('guides/ask.md', '# Ask\n\n<b onclick="x()">Ask</b> "the" [lead](https://evil.example/x.png) & more.\n');
		write('roles/new.yaml', 'title: "<script>alert(1)</script>"\nmission: x\n');
		const { stdout } = fieldbook(['diff', '--format', 'html']);
		expect(stdout).toContain("default-src 'none'");
		expect(stdout).not.toMatch(/<script|<img|<link|<b onclick|href=|src=/);
		expect(stdout).toContain('<ins>');
	});

	test.each([
		['no such revision', ['diff', 'nope'], 'git knows no revision `nope`'],
		['no such folder', ['diff', './nope'], 'there is no folder `./nope`'],
		['no such gate', ['diff', '--gate', 'all'], 'Allowed choices'],
		['no such format', ['diff', '--format', 'pdf'], 'Allowed choices'],
	])('is wrong usage: %s', (_, args, message) => {
		begin();
		const { status, stdout, stderr } = fieldbook(args);
		expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
		expect(stderr).toContain(message);
		expect(stderr).not.toMatch(/^\s+at /m);
	});
});

describe('an edition', () => {
	const lost = 'The repository has no tag or commit `v2`';
	const editions = (...tags: string[]) =>
		write(
			'handbook.yaml',
			`title: Field handbook\nprofile: starter\neditions:\n${tags.map((tag) => `  - {name: "${tag}", tag: ${tag}, date: 2026-01-15}\n`).join('')}`,
		);
	const checked = (cwd = join(folder, 'work')) =>
		fieldbook(['check'], { cwd, env: { PATH: process.env.PATH! } }).stdout;

	test('without its tag is a finding of every check, at its line, and a build says it once', () => {
		begin();
		editions('v1', 'v2', git('rev-parse', 'HEAD').trim());
		expect(checked()).toContain('handbook.yaml:5:23 warning missing-edition');
		expect(checked().split(lost)).toHaveLength(2);
		const built = fieldbook(['build', '--out', join(folder, 'site'), '--cache', join(folder, 'cache')]).stdout;
		expect(built.split('v2`')).toHaveLength(2);
		expect(built).toContain('handbook.yaml:5:23 warning missing-edition');
		git('tag', 'v2');
		expect(checked()).not.toContain('missing-edition');
	});

	test('that was added without its tag is found by a comparison', () => {
		begin();
		const { stdout: before } = fieldbook(['diff', 'v1', '--format', 'json']);
		editions('v1', 'v2');
		expect(before).not.toContain('missing-edition');
		expect(fieldbook(['diff', 'v1', '--format', 'json']).stdout).toContain('missing-edition');
		commit('Second');
		write('roles/seller.yaml', turn);
		expect(fieldbook(['diff', 'HEAD', '--format', 'json']).stdout).not.toContain('missing-edition');
	});

	test('is not missed by a copy that may lack what others have', () => {
		begin();
		editions('v2');
		commit('Second');
		for (const [name, ...how] of [['newest', '--depth', '1'], ['untagged', '--no-tags'], ['whole']] as const) {
			execFileSync('git', ['clone', '-q', ...how, `file://${folder}/work`, name], { cwd: folder });
			expect([name, checked(join(folder, name)).includes(lost)]).toEqual([name, name === 'whole']);
		}
		rmSync(join(folder, 'work/.git'), { recursive: true });
		expect(checked()).not.toContain('missing-edition');
	});
});

describe('where git cannot tell', () => {
	const fails = (message: string, options = {}) => {
		const { status, stderr } = fieldbook(['diff'], options);
		expect({ status, lines: stderr.trim().split('\n').length }).toEqual({ status: 2, lines: 1 });
		expect(stderr).toContain(message);
	};

	test('without a repository', () => {
		fails('is not kept in git', { env: { GIT_CEILING_DIRECTORIES: folder } });
	});

	test('without git', () => {
		begin();
		fails('git is not installed', { env: { PATH: '/nowhere' } });
	});

	test('before the first commit', () => {
		git('init', '-qb', 'main');
		fails('has no branch `main`');
	});

	test('in a shallow clone, and from a detached commit', () => {
		begin();
		write('roles/seller.yaml', turn);
		commit('Seller');
		execFileSync('git', ['clone', '-q', '--depth', '1', `file://${folder}/work`, 'shallow'], { cwd: folder });
		const cwd = join(folder, 'shallow');
		const { status, stderr } = fieldbook(['diff', 'v1'], { cwd });
		expect(status).toBe(2);
		expect(stderr).toContain('`fetch-depth: 0`');
		git('checkout', '-q', '--detach', 'HEAD~1');
		write('roles/seller.yaml', turn);
		expect(fieldbook(['diff']).stdout).toContain(told);
	});

	test('with another main branch', () => {
		write(
			'handbook.yaml',
			'title: Field handbook\nprofile: starter\nrepository: {url: https://git.example, branch: trunk}\n',
		);
		git('init', '-qb', 'trunk');
		commit('First');
		git('switch', '-qc', 'change');
		git('branch', 'main');
		write('roles/seller.yaml', turn);
		expect(fieldbook(['diff']).stdout).toContain('from trunk');
	});
});

describe('a timeline', () => {
	const of = (id: string, root = content) => {
		const book = check(readSources(root));
		return timelineOf(book.find(id)!, knownHistory(root, join(folder, 'cache')));
	};

	test('tells of versions, edits and moves, and of nobody', () => {
		begin();
		write(
			'roles/lead.yaml',
			'title: Team lead\nmission: Keeps all of the team together.\nversion: 1.0.1\nchanges: [{version: 1.0.1, date: 2026-11-01, note: Clearer words.}]\n',
		);
		commit('Clearer \u001b[31m<script>, says mallory@secret.example');
		git('mv', 'content/roles/lead.yaml', 'content/roles/team-lead.yaml');
		commit('Move it');
		const { events, unknown } = of('roles/team-lead');
		expect(unknown).toBeUndefined();
		expect(events.filter(({ source }) => source === 'repository').map(({ sentence }) => sentence)).toEqual([
			'Moved from roles/lead.yaml: Move it',
			'Edited: Clearer \\u001b[31m<script>, says …',
			// The page tells of a day before its file was there.
			'Came into this repository: First',
		]);
		expect(events.filter(({ source }) => source === 'page')).toEqual([
			{
				date: '2026-11-01',
				source: 'page',
				version: '1.0.1',
				note: 'Clearer words.',
				sentence: 'Version 1.0.1: Clearer words.',
			},
		]);
		const kept = readFileSync(join(folder, 'cache/history.json'), 'utf8');
		for (const text of [JSON.stringify(events), kept.replace('says mallory@secret.example', '')])
			expect(text).not.toMatch(/mallory|secret\.example/i);
	});

	test('is kept until there is another commit', () => {
		begin();
		const first = of('roles/lead');
		write('roles/lead.yaml', 'title: Team lead\nmission: Keeps us together.\n');
		commit('Second');
		expect(of('roles/lead').events).toHaveLength(first.events.length + 1);
		writeFileSync(join(folder, 'cache/history.json'), '{"key": "torn');
		expect(of('roles/lead').events).toHaveLength(first.events.length + 1);
	});

	test('says what a shallow copy, an empty repository and a folder without git cannot know', () => {
		begin();
		write('guides/ask.md', '# Ask\n\nAsk.\n');
		commit('Second');
		write('roles/lead.yaml', 'title: Team lead\nmission: Keeps us.\n');
		commit('Third');
		execFileSync('git', ['clone', '-q', '--depth', '2', `file://${folder}/work`, 'shallow'], { cwd: folder });
		const shallow = join(folder, 'shallow/content');
		expect(of('roles/lead', shallow).events.map(({ sentence }) => sentence)).toEqual(['Edited: Third']);
		expect(of('roles/lead', shallow).unknown).toMatch(/^This copy of the repository holds only the newest commits/);
		// What the copy seems to begin with was not written then.
		expect(of('roles/seller', shallow).events).toEqual([]);
		const book = check(readSources(content));
		expect(timelineOf(book.find('roles/seller')!, undefined).unknown).toMatch(/not read from a repository/);
	});
});
