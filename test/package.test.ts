import { execFileSync, spawn } from 'node:child_process';
import { globSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildSite } from '../src/site/commands/build.ts';
import { readOwn } from '../src/site/own-components.ts';

// What others install, tried where they would have it: a repository that holds nothing but a handbook.
const pages = {
	'package.json': '{ "private": true }\n',
	'content/handbook.yaml': 'title: Tiny\nlanguage: en\n',
	'content/terms/quote.md': '---\ntitle: Quote\ndefinition: What it costs, on one page.\n---\n',
	'content/guides/hello.mdx':
		'---\ntitle: Hello\nsummary: How we say hello.\n---\n\n## Say it\n\nWe send a <Term id="quote" />.\n',
	'components/Sign.astro': '<b>{Astro.props.text}</b>\n',
	'content/guides/sign.mdx':
		'---\ntitle: Sign\nsummary: What we sign with.\n---\n\n## Here\n\n<Sign text="Kind regards" />\n',
};

const scratch = mkdtempSync(join(tmpdir(), 'fieldbook-package-'));
const repository = join(scratch, 'their handbook');
const installed = join(repository, 'node_modules/fieldbook');
let file: string;
let starter: string;

// As somebody has it who runs no tests.
const env = Object.fromEntries(
	Object.entries(process.env).filter(([name]) => !/^(?:VITEST|NODE_ENV$|npm_)/.test(name)),
);

const run = (command: string, args: readonly string[], cwd = repository): string =>
	execFileSync(command, args, {
		cwd,
		env,
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'pipe'],
		shell: process.platform === 'win32',
	});
const fieldbook = (...args: string[]) =>
	run('npx', ['--no-install', 'fieldbook', ...args, '--components', 'components']);

beforeAll(() => {
	[file = '', , starter = ''] = run('npm', ['run', '--silent', 'package', '--', '--to', scratch], '.').split('\n');
	for (const [path, text] of Object.entries(pages)) {
		mkdirSync(dirname(join(repository, path)), { recursive: true });
		writeFileSync(join(repository, path), text);
	}
	run('npm', ['install', '--save-dev', '--prefer-offline', '--ignore-scripts', resolve(file), resolve(starter)]);
	run('git', ['init', '--quiet']);
	writeFileSync(join(repository, '.gitignore'), 'node_modules\ndist\n.cache\n');
	run('git', ['add', '.']);
	run('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', 'commit', '--quiet', '-m', 'First']);
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** Every file of the installed program, with when it was written. */
const stateOf = (folder: string) =>
	globSync('**', { cwd: folder })
		.sort()
		.map((path) => [path, lstatSync(join(folder, path)).mtimeMs]);

const maxBytes = 6 * 2 ** 20;

describe('the package', () => {
	test('is small, and holds the program alone', () => {
		const { size } = statSync(file);
		console.log(`The package has ${(size / 2 ** 20).toFixed(2)} MiB.`);
		expect(size).toBeLessThan(maxBytes);
		const paths = globSync('**', { cwd: installed }).filter((path) => statSync(join(installed, path)).isFile());
		expect(new Set(paths.map((path) => path.split('/')[0]))).toEqual(
			new Set(['CHANGELOG.md', 'README.md', 'package.json', 'public', 'schemas', 'src']),
		);
		expect(paths.filter((path) => /(?<!\.d)\.ts$/.test(path))).toEqual([]);
		const described = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
		expect(described).toMatchObject({ name: 'fieldbook', license: expect.any(String) });
		expect(described).not.toHaveProperty('scripts');
		expect(described).not.toHaveProperty('devDependencies');
	});

	test('says what it is to programs that import it, with types', () => {
		writeFileSync(
			join(repository, 'their.mts'),
			"import { check, readSources } from 'fieldbook';\nexport const entries: number = check(readSources('content')).entries.length;\n",
		);
		run(process.execPath, [
			resolve('node_modules/typescript/bin/tsc'),
			...['--noEmit', '--strict', '--skipLibCheck', '--module', 'nodenext', '--target', 'es2023', 'their.mts'],
		]);
		expect(
			run(process.execPath, [
				'--input-type=module',
				'-e',
				"import { check, readSources } from 'fieldbook'; console.log(check(readSources('content')).entries.length)",
			]).trim(),
		).toBe('4');
	});

	test('checks, builds and serves, writes nothing where it is installed, and makes the site that this folder makes', async () => {
		const before = stateOf(installed);
		expect(fieldbook('check')).toContain('3 playbooks, 0 errors, 0 warnings');
		expect(fieldbook('build')).toContain('3 playbooks, 0 errors, 0 warnings');
		const out = join(scratch, 'site');
		await buildSite({ content: join(repository, 'content'), out, cache: join(scratch, 'cache'), components: own() });
		const site = join(repository, 'dist');
		expect(readAll(site)).toEqual(readAll(out));
		expect(readFileSync(join(site, 'guides/sign/index.html'), 'utf8')).toContain('<b>Kind regards</b>');
		expect(stateOf(installed)).toEqual(before);
		expect(globSync('node_modules/.vite*', { cwd: repository })).toEqual([]);
		const served = await serve('preview');
		expect(await (await fetch(`${served.url}terms/quote/`)).text()).toContain('What it costs, on one page.');
		await served.close();
	});

	test('begins a handbook that it finds nothing wrong with, and has a schema for each of its kinds', () => {
		const began = run('npx', ['--no-install', 'fieldbook', 'init', 'begun', '--yes']);
		expect(began).toContain('  content/handbook.yaml\n');
		const checked = run('npx', ['--no-install', 'fieldbook', 'check', '--content', 'begun/content']);
		expect(checked).toMatch(/ 0 errors, 0 warnings, \d+ notes \(\d+ still to be filled in\)/);
		const { 'yaml.schemas': schemas } = JSON.parse(
			readFileSync(join(repository, 'begun/.vscode/settings.json'), 'utf8'),
		) as { 'yaml.schemas': Record<string, string> };
		for (const schema of Object.keys(schemas)) expect(statSync(join(repository, schema)).isFile()).toBe(true);
		rmSync(join(repository, 'begun'), { recursive: true });
	});

	test('begins the same handbook by `npm create`', () => {
		const told = run('npx', ['--no-install', 'fieldbook', 'init', 'begun', '--yes']);
		const made = readAll(join(repository, 'begun'));
		rmSync(join(repository, 'begun'), { recursive: true });
		expect(run('npx', ['--no-install', 'create-fieldbook', 'begun', '--yes'])).toBe(told);
		expect(readAll(join(repository, 'begun'))).toEqual(made);
		rmSync(join(repository, 'begun'), { recursive: true });
	});

	test('shows an edit while it is written, and says what it means', async () => {
		const before = stateOf(installed);
		const served = await serve('dev', '--components', 'components');
		const read = async (path: string) => (await fetch(served.url + path)).text();
		expect(await read('terms/quote/')).toContain('What it costs, on one page.');
		const page = await read('guides/hello/');
		// What a page asks for is served from where the program is installed.
		for (const [, path = ''] of page.matchAll(/(?:src|href)="\/((?:src|@vite)\/[^"]+)"/g))
			expect([path, (await fetch(served.url + path)).status]).toEqual([path, 200]);
		const term = join(repository, 'content/terms/quote.md');
		writeFileSync(term, readFileSync(term, 'utf8').replace('on one page', 'on two pages'));
		await expect.poll(() => read('terms/quote/')).toContain('What it costs, on two pages.');
		await served.close();
		expect(fieldbook('diff', 'HEAD')).toContain('Quote');
		expect(stateOf(installed)).toEqual(before);
	});
});

/** The texts of a site, without the digests in the names of scripts: the program's own are others once compiled. */
function readAll(site: string): Record<string, string> {
	const named = (text: string) => text.replace(/(_astro\/[\w.[\]-]+?)\.[\w-]{8}(?=\.js)/g, '$1');
	const files = globSync('**/*.{html,json,md,txt,xml,css,svg}', { cwd: site }).sort();
	return Object.fromEntries(
		files
			.map((path) => [named(path), named(readFileSync(join(site, path), 'utf8'))])
			.filter(([path]) => path !== 'offline.json'),
	);
}

const own = () => readOwn(join(repository, 'components'), join(repository, 'content'));

/** Starts a command that serves, and waits until it says where. */
async function serve(command: string, ...args: string[]) {
	const child = spawn('npx', ['--no-install', 'fieldbook', command, '--port', '0', ...args], {
		cwd: repository,
		env,
		detached: process.platform !== 'win32',
	});
	const url = await new Promise<string>((found, failed) => {
		let said = '';
		const hear = (piece: Buffer) => {
			said += piece;
			const [address] = /http:\/\/\S+/.exec(said) ?? [];
			if (address) found(address);
		};
		child.stdout.on('data', hear);
		child.stderr.on('data', hear);
		child.on('exit', () => failed(new Error(said)));
	});
	const ended = new Promise((end) => child.on('exit', end));
	return {
		url,
		async close() {
			process.kill(process.platform === 'win32' ? child.pid! : -child.pid!, 'SIGTERM');
			await ended;
		},
	};
}
