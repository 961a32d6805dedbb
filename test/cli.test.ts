import { type SpawnOptions, spawn, spawnSync } from 'node:child_process';
import { hash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { filesIn } from '../src/site/output.ts';

// What happens around a command: other processes, what is missing, what is in the way.
const program = join(import.meta.dirname, '../src/cli/fieldbook.mjs');
const root = mkdtempSync(join(tmpdir(), 'fieldbook-cli-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let folder: string;
let count = 0;

beforeEach(() => {
	folder = join(root, String(count++));
	write('content/handbook.yaml', 'title: Field handbook\n');
	write('content/guides/lead.md', '# Lead\n\nKeep the team together.\n');
	write('content/guides/sell.md', '# Sell\n\nAsk the [lead](lead.md).\n');
});

function write(path: string, text: string): void {
	mkdirSync(dirname(join(folder, path)), { recursive: true });
	writeFileSync(join(folder, path), text);
}

const breakIt = () => write('content/guides/sell.md', '# Sell\n\nAsk the [lead](leed.md).\n');
const environment = { PATH: process.env.PATH, NO_COLOR: '1' };

interface Ended {
	readonly status: number | null;
	readonly text: string;
}

/** Runs a command to its end; several may run at once. */
function run(args: readonly string[], options: SpawnOptions = {}): Promise<Ended> {
	return new Promise((done) => {
		const child = spawn(process.execPath, [program, ...args], { cwd: folder, env: environment, ...options });
		let text = '';
		for (const stream of [child.stdout, child.stderr])
			stream?.setEncoding('utf8').on('data', (part: string) => {
				text += part;
			});
		child.on('close', (status) => done({ status, text }));
	});
}

const build = (...args: string[]) => run(['build', '--out', 'site', '--cache', 'cache', ...args]);

/** Every file below a folder and what is in it. */
const state = (path: string) =>
	filesIn(join(folder, path)).map((file) => [file, hash('sha256', readFileSync(join(folder, path, file)))]);

/** Every Node of this machine: the one that runs, and older ones that a newcomer may have. */
const nodes = [
	...new Set([
		process.execPath,
		...(process.env.PATH ?? '')
			.split(delimiter)
			.filter((place) => !place.includes('node_modules'))
			.map((place) => join(place, process.platform === 'win32' ? 'node.exe' : 'node'))
			.filter((file) => existsSync(file)),
	]),
];

test.each(nodes)('%s starts the command line', (node) => {
	const { status, stdout, stderr } = spawnSync(node, [program, 'check'], {
		cwd: folder,
		env: environment,
		encoding: 'utf8',
	});
	expect(stderr).toBe('');
	expect(stdout).toContain('0 errors');
	expect(status).toBe(0);
});

/** No stack, no text of the runtime: what a person can read. */
const plain = ({ text }: Ended) => expect(text).not.toMatch(/^\s+at |node:internal|UnhandledPromise/m);

describe('a build', () => {
	test('that finds errors leaves the last site as it was, to the byte', async () => {
		expect((await build()).status).toBe(0);
		const before = state('site');
		breakIt();
		const { status, text } = await build();
		expect(status).toBe(1);
		expect(text).toContain('guides/sell.md:3:16 error broken-link');
		expect(text).toContain('Nothing was built; the last site is untouched.');
		expect(state('site')).toEqual(before);
	});

	test('that only reports builds all the same', async () => {
		breakIt();
		const { status, text } = await build('--report');
		expect(status).toBe(0);
		expect(text).toContain('broken-link: 1 (error)');
		expect(existsSync(join(folder, 'site/guides/sell/index.html'))).toBe(true);
	});

	test.each([
		['the playbooks', 'content', 'it overlaps the folder with the playbooks'],
		['a folder among the playbooks', 'content/guides', 'it overlaps the folder with the playbooks'],
		['the folder above them', '.', 'it overlaps the folder with the playbooks'],
		['the folder above all', '..', 'it overlaps the folder with the playbooks'],
		['the root of the file system', '/', 'it overlaps the folder with the playbooks'],
		['a folder of somebody else', 'mine', 'it holds files that Fieldbook did not write (`thesis.docx`)'],
	])('does not write over %s', async (_, out, why) => {
		write('mine/thesis.docx', 'mine');
		const before = state('.');
		const ended = await run(['build', '--out', out, '--cache', 'cache']);
		expect(ended.status).toBe(2);
		expect(ended.text).toContain(why);
		expect(ended.text.trim().split('\n')).toHaveLength(1);
		expect(state('.')).toEqual(before);
	});

	test('does not write over a file, or below one', async () => {
		write('file', 'mine');
		for (const out of ['file', 'file/site']) {
			const ended = await run(['build', '--out', out, '--cache', 'cache']);
			expect(ended.status).toBe(2);
			plain(ended);
			expect(readFileSync(join(folder, 'file'), 'utf8')).toBe('mine');
		}
	});

	test('beside another one ends well, or says that the other runs', async () => {
		const both = await Promise.all([build(), build()]);
		expect(both.map(({ status }) => status)).toContain(0);
		for (const ended of both) {
			plain(ended);
			if (ended.status === 0) continue;
			expect(ended.status).toBe(2);
			expect(ended.text).toContain('Another build is running');
		}
		const [first, second] = await Promise.all([build(), run(['build', '--out', 'site', '--cache', 'other'])]);
		expect([first.status, second.status]).toEqual([0, 0]);
		expect((await build()).status).toBe(0);
		expect(readdirSync(folder).filter((name) => name.startsWith('site'))).toEqual(['site']);
	});

	test('that is killed at any moment leaves a whole site, and the next one works', async () => {
		await build();
		for (const wait of [150, 450, 800, 1000, 1200]) {
			write('content/guides/sell.md', `# Sell\n\nAfter ${wait}.\n`);
			const child = spawn(process.execPath, [program, 'build', '--out', 'site', '--cache', 'cache'], { cwd: folder });
			const gone = new Promise((done) => child.on('close', done));
			setTimeout(() => child.kill('SIGKILL'), wait);
			await gone;
			// In the instant between two renames the site lies beside its place; the next build puts it back.
			if (!existsSync(join(folder, 'site'))) continue;
			const { files } = JSON.parse(readFileSync(join(folder, 'site/.fieldbook'), 'utf8')) as { files: string[] };
			expect(filesIn(join(folder, 'site')).filter((file) => file !== '.fieldbook')).toEqual(files);
			expect(readFileSync(join(folder, 'site/guides/sell/index.html'), 'utf8')).toMatch(/<\/html>\s*$/);
		}
		expect((await build()).status).toBe(0);
		await run(['build', '--out', 'fresh', '--cache', 'fresh-cache']);
		expect(state('site')).toEqual(state('fresh'));
	});

	test('needs no home, no git, no input and no terminal', async () => {
		const { status, text } = await run(['build', '--out', 'site', '--cache', 'cache'], {
			env: { PATH: '/nowhere', LANG: 'C', TERM: 'dumb' },
			stdio: ['ignore', 'pipe', 'pipe'],
		});
		expect({ status, text: text.replace(/\d+ pages|[\d.]+ s/g, 'n') }).toEqual({
			status: 0,
			text: '2 playbooks, 0 errors, 0 warnings. n in `site` after n.\n',
		});
	});

	test.skipIf(process.platform === 'win32')('works where standard input is closed', () => {
		const command = `"${process.execPath}" "${program}" build --out site --cache cache <&-`;
		const { status, stderr } = spawnSync('sh', ['-c', command], { cwd: folder, env: environment, encoding: 'utf8' });
		expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
	});
});

test.skipIf(process.platform === 'win32')('a command in a folder that is gone says so', () => {
	const command = `rmdir ../gone && "${process.execPath}" "${program}" check --content "${folder}/content"`;
	mkdirSync(join(folder, 'gone'));
	const cwd = join(folder, 'gone');
	const { status, stderr } = spawnSync('sh', ['-c', command], { cwd, env: environment, encoding: 'utf8' });
	expect({ status, stderr }).toEqual({
		status: 2,
		stderr: 'fieldbook: the current folder does not exist any more. Go to another one first.\n',
	});
});

describe('output', () => {
	test.skipIf(process.platform === 'win32')('may be read by somebody who stops early', () => {
		const many = Array.from({ length: 45 }, (_, i) => `[a](missing-${i}.md)`).join('\n');
		for (let i = 0; i < 40; i++) write(`content/guides/many-${i}.md`, many);
		const command = `{ "${process.execPath}" "${program}" check; echo "ended $?" >&2; } | head -1`;
		const { stdout, stderr } = spawnSync('sh', ['-c', command], { cwd: folder, env: environment, encoding: 'utf8' });
		expect(stdout).toBe('guides/many-0.md:1:5 error broken-link\n');
		expect(stderr).toBe('ended 1\n');
	});

	test('says nothing of progress where nobody watches', async () => {
		expect((await run(['check'])).text).toMatch(
			/^2 playbooks, 0 errors, 0 warnings in \d+\.\d\d s\. \d+ rules of strict not run\.\n$/,
		);
	});

	test('holds no control characters, whatever the playbooks hold', async () => {
		write(
			'content/roles/x.yaml',
			'title: X\nmission: x\nstatus: "\\e]0;pwn\\a\\n::error file=a::fake"\nescalates_to: "\\e[31m"\n',
		);
		for (const format of ['text', 'json', 'sarif', 'github']) {
			const { status, text } = await run(['check', '--format', format]);
			expect(status).toBe(1);
			// biome-ignore lint/complexity/useRegexLiterals: control characters are clearer as escapes.
			expect(text).not.toMatch(new RegExp('[\\u0000-\\u0009\\u000b-\\u001f\\u007f-\\u009f]'));
			expect(text).not.toMatch(/^::error file=a::/m);
		}
	});
});
