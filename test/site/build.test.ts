import { execFileSync, spawn } from 'node:child_process';
import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { rulePages } from '../../src/load.ts';
import { BuildRunning, buildSite } from '../../src/site/commands/build.ts';
import { takeLock } from '../../src/site/lock.ts';
import { filesIn, healOutput, OutputRefused, requireOutput } from '../../src/site/output.ts';

const root = mkdtempSync(join(tmpdir(), 'fieldbook-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const handbook: Readonly<Record<string, string>> = {
	'handbook.yaml':
		'title: Field book\nsite: https://book.example/team/\nrepository:\n  url: https://git.example/book\n  edit: "https://git.example/book/edit/{branch}/content/{path}"\n',
	'README.md': '# Welcome\n\nStart with the [roles](roles/) or read [a guide](guides/first.md).\n',
	'roles/lead.yaml':
		'title: Lead\nsummary: Leads.\nowner: lead\nmeasures: [speed]\naccountabilities:\n  - {id: plan, title: Plans the work, activity: "work#plan"}\n',
	'roles/maker.md':
		'---\ntitle: Maker\nformerly: [roles/crafter, team/making.html, roles/lead]\nescalates_to: lead\nversion: 1.2.0\nchanges:\n  - {version: 1.2.0, date: 2026-02-03, note: "Makes more"}\n---\n## How\n\nAsk the [lead](lead.yaml#plan). ![Chart](../guides/a%20chart.svg)\n',
	'measures/speed.yaml': 'title: Speed\nunit: days\ndirection: down\ntarget: {value: 4, by: 2026-12-31}\n',
	'processes/work.yaml':
		'title: Do the work\nactivities:\n  - {id: plan, title: Plan it, stage: shape, accountable: lead, responsible: [maker], next: [{activity: make, handoff: {artefact: Plan, accept_when: [It is whole], within: 2 days}}]}\n  - {id: make, title: Make it, stage: close, accountable: maker}\n',
	'guides/first.md': '# First guide\n\n## A part\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n- [x] done\n',
	'guides/räume/größe ändern.md': '# Räume\n\n[zurück](../first.md#a-part)\n',
	'guides/a chart.svg':
		'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><script>x</script><path d="M0 0"/></svg>',
	'guides/unused.png': '',
	'guides/shown.mdx':
		'# Shown\n\n<Callout kind="tip">Ask the <Term id="lead-time">wait</Term> first.</Callout>\n\n<RoleCard role="lead" />\n\n<Tabs>\n<Tab title="A">\n\n<Steps>\n\n## One\n\nText.\n\n## Two\n\n<Raci process="work" />\n\n</Steps>\n\n</Tab>\n<Tab title="B">\n\n<Agenda session="start" />\n\n</Tab>\n</Tabs>\n\n<Lanes process="work" />\n\n<Lanes process="work" />\n\n<Term id="lead-time" />\n\n- <Agenda session="start" />\n',
	'sessions/start.yaml':
		'title: Start\npurpose: A plan\nrequired: [lead]\nminutes: 20\nblocks:\n  - {id: open, title: Open, minutes: 20, kind: work, lead: maker, method: In pairs}\n',
	'terms/lead-time.yaml': 'title: Lead time\nabbreviation: LT\ndefinition: Days from order to delivery.\n',
	'guides/old.md': '---\ntitle: Old\nstatus: retired\nreplaced_by: first\n---\n',
	'notes/deep/er.md': '# Deeper\n',
};

let folder = '';
let count = 0;
const at = (...path: string[]) => join(folder, ...path);
const write = (path: string, text: string) => {
	mkdirSync(dirname(at('content', path)), { recursive: true });
	writeFileSync(at('content', path), text);
};
const edit = (path: string, change: (text: string) => string) =>
	write(path, change(readFileSync(at('content', path), 'utf8')));
const build = (out = 'out', cache = 'cache', more: { base?: string; force?: boolean } = {}) =>
	buildSite({ content: at('content'), out: at(out), cache: at(cache), ...more });
const page = (path: string) => readFileSync(at('out', path), 'utf8');

beforeEach(() => {
	folder = join(root, String(count++));
	for (const [path, text] of Object.entries(handbook)) write(path, text);
});

describe('a built site', () => {
	test('has a page for everything, and is correct HTML whose links all lead somewhere', async () => {
		await build();
		const files = filesIn(at('out')).filter((file) => !file.startsWith('_astro/'));
		const explained = [...rulePages().keys()].map((id) => `rules/${id}/index.html`);
		expect(files.filter((file) => file.startsWith('rules/'))).toEqual(['rules/index.html', ...explained].sort());
		expect(files.filter((file) => file.startsWith('pagefind/'))).toContain('pagefind/pagefind.js');
		expect(files.filter((file) => !/^(?:rules|pagefind)\//.test(file))).toEqual([
			'.fieldbook',
			'404.html',
			'_headers',
			'changes.json',
			'changes/feed.xml',
			'changes/index.html',
			'coverage/index.html',
			'edition.css',
			'edition.js',
			'explorer.json',
			'favicon.svg',
			'guides/a chart.svg',
			'guides/first/index.html',
			'guides/first/index.md',
			'guides/index.html',
			'guides/old/index.html',
			'guides/old/index.md',
			'guides/räume/größe-ändern/index.html',
			'guides/räume/größe-ändern/index.md',
			'guides/räume/index.html',
			'guides/shown/index.html',
			'guides/shown/index.md',
			'handbook.json',
			'index.html',
			'index.md',
			'llms.txt',
			'manifest.webmanifest',
			'measures/index.html',
			'measures/speed/index.html',
			'measures/speed/index.md',
			'moved.js',
			'notes/deep/er/index.html',
			'notes/deep/er/index.md',
			'notes/deep/index.html',
			'notes/index.html',
			'offline.html',
			'offline.js',
			'offline.json',
			'processes/index.html',
			'processes/work/index.html',
			'processes/work/index.md',
			'robots.txt',
			'roles/crafter/index.html',
			'roles/index.html',
			'roles/lead/feed.xml',
			'roles/lead/index.html',
			'roles/lead/index.md',
			'roles/lead/with/maker/index.html',
			'roles/maker/feed.xml',
			'roles/maker/index.html',
			'roles/maker/index.md',
			'roles/maker/with/lead/index.html',
			'search-answers-0.json',
			'search-answers-1.json',
			'search-titles.json',
			'search-words.json',
			'search/index.html',
			'sessions/index.html',
			'sessions/start/index.html',
			'sessions/start/index.md',
			'settings/index.html',
			'site.json',
			'sitemap.xml',
			'stages/close/index.html',
			'stages/shape/index.html',
			'team/making.html',
			'terms/index.html',
			'terms/lead-time/index.html',
			'terms/lead-time/index.md',
			'theme.js',
		]);
		const validator = new HtmlValidate(new StaticConfigLoader({ extends: ['html-validate:recommended'], root: true }));
		for (const file of filesIn(at('out')).filter((file) => file.endsWith('.html'))) {
			const report = await validator.validateFile(at('out', file));
			expect(
				report.results.flatMap(({ messages }) => messages.map(({ message, line }) => `${file}:${line} ${message}`)),
			).toEqual([]);
			expect(page(file)).not.toMatch(/<[a-z][^>]* (?:style|on\w+)=|<style|<script(?![^>]* src=)/);
			for (const [, href] of page(file).matchAll(/<[a-z][^>]* (?:href|src)="([^"#][^"]*)"/g))
				expect(deadLink(href!)).toBeUndefined();
			for (const [, id] of page(file).matchAll(/<[a-z][^>]* href="#([^"]+)"/g))
				expect(page(file)).toContain(`id="${decodeURIComponent(id!)}"`);
		}
		expect(page('sitemap.xml')).toContain(
			'<loc>https://book.example/team/guides/r%C3%A4ume/gr%C3%B6%C3%9Fe-%C3%A4ndern/</loc>',
		);
		expect(page('roles/maker/index.html')).toContain(
			'<link rel="canonical" href="https://book.example/team/roles/maker/">',
		);
		expect(page('roles/maker/index.html')).toContain('https://git.example/book/edit/main/content/roles/maker.md');
		expect(page('guides/a chart.svg')).not.toContain('script');
	});

	function deadLink(href: string): string | undefined {
		if (/^(?:https:\/\/(?:git|book)\.example\/|data:|mailto:)/.test(href)) return undefined;
		if (!href.startsWith('/team/')) return href;
		const path = decodeURIComponent(href.slice('/team'.length).replace(/#.*$/, ''));
		return existsSync(at('out', path.endsWith('/') ? `${path}index.html` : path)) ? undefined : href;
	}

	test('is the same whether built anew or from the last build, whatever the edit', async () => {
		await build();
		const edits: readonly (() => void)[] = [
			() => edit('guides/first.md', (text) => `${text}\nOne more sentence.\n`),
			() => edit('roles/lead.yaml', (text) => text.replace('title: Lead', 'title: Team lead')),
			() => edit('sessions/start.yaml', (text) => text.replace('In pairs', 'In threes')),
			() => edit('processes/work.yaml', (text) => text.replace('title: Make it', 'title: Build it')),
			() => edit('terms/lead-time.yaml', (text) => text.replace('Days', 'Working days')),
			() => edit('roles/maker.md', (text) => text.replace('escalates_to: lead', 'coached_by: lead')),
			() => edit('handbook.yaml', (text) => text.replace('title: Field book', 'title: Playbook')),
			() => rmSync(at('content/guides/old.md')),
			() => renameSync(at('content/notes/deep/er.md'), at('content/notes/deep/est.md')),
			() => edit('guides/a chart.svg', (text) => text.replace('M0 0', 'M1 1')),
			() => rmSync(at('content/notes'), { recursive: true }),
			() => edit('handbook.yaml', (text) => text.replace('/team/', '/other/')),
		];
		for (const [i, change] of edits.entries()) {
			change();
			await build();
			await build('fresh', `cache-${i}`);
			expect(snapshot('out'), `edit ${i}`).toEqual(snapshot('fresh'));
		}
	}, 180_000);

	const snapshot = (name: string) =>
		Object.fromEntries(filesIn(at(name)).map((file) => [file, readFileSync(at(name, file), 'utf8')]));

	test('writes the Markdown of a page anew only where the page has changed, and data where anything has', async () => {
		await build();
		const written = (file: string) => statSync(at('cache/staging', file)).mtimeMs;
		const files = ['guides/first/index.md', 'roles/lead/index.md', 'handbook.json', 'llms.txt'];
		const before = files.map(written);
		await build();
		expect(files.map(written)).toEqual(before);
		edit('guides/first.md', (text) => `${text}\nMore.\n`);
		await build();
		expect(files.filter((file, i) => written(file) !== before[i])).toEqual([files[0], files[2], files[3]]);
		expect(page('guides/first/index.md')).toContain('More.');
		expect(page('guides/first/index.html')).toContain(
			'<link rel="alternate" type="text/markdown" href="/team/guides/first/index.md">',
		);
		rmSync(at('content/guides/first.md'));
		edit('README.md', (text) => text.replace(/ or read .*/, '.'));
		edit('guides/räume/größe ändern.md', () => '# Räume\n');
		await build();
		expect(existsSync(at('out/guides/first/index.md'))).toBe(false);
		expect(page('llms.txt')).not.toContain('first');
	});

	test('can stand under another path than its own', async () => {
		await build('out', 'cache', { base: '/x/y' });
		expect(page('roles/maker/index.html')).toContain('href="/x/y/roles/lead/#plan"');
		expect(page('roles/maker/index.html')).not.toContain('"/team/');
	});

	test('can be read by a web server, whatever the umask', async () => {
		const before = process.umask(0o077);
		try {
			await build();
		} finally {
			process.umask(before);
		}
		expect(statSync(at('out')).mode & 0o777).toBe(0o755);
		expect(statSync(at('out/roles/lead/index.html')).mode & 0o777).toBe(0o644);
	});

	test('does not follow settings of tools in the folder of the playbooks', async () => {
		const trap = `require('node:fs').writeFileSync(${JSON.stringify(at('trap'))}, '')`;
		for (const name of ['postcss.config.cjs', 'vite.config.js', 'astro.config.mjs', '.postcssrc.js']) write(name, trap);
		write('tsconfig.json', '{');
		write('.env', 'PUBLIC_SECRET=canary');
		await build();
		expect(existsSync(at('trap'))).toBe(false);
	});
});

describe('the folder for the site', () => {
	test.each([
		['content', 'it overlaps the folder with the playbooks'],
		['content/out', 'it overlaps the folder with the playbooks'],
		['.', 'it overlaps the folder with the playbooks'],
		['/', 'it overlaps the folder with the playbooks'],
	])('is refused: %s', async (out, why) => {
		await expect(
			buildSite({ content: at('content'), out: out === '/' ? out : at(out), cache: at('cache') }),
		).rejects.toThrow(why);
	});

	test('is refused where the command was started, or at home', async () => {
		for (const out of [process.cwd(), dirname(process.cwd()), process.env.HOME ?? '/root']) {
			await expect(buildSite({ content: at('content'), out, cache: at('cache') })).rejects.toThrow(OutputRefused);
		}
	});

	test('is refused at home and above it, by force as well', () => {
		const { HOME, USERPROFILE } = process.env;
		try {
			process.env.HOME = process.env.USERPROFILE = at('people/anna');
			mkdirSync(at('people/anna/site'), { recursive: true });
			for (const out of ['people/anna', 'people'])
				expect(() => requireOutput(at(out), at('content'), true), out).toThrow('your home folder');
			expect(() => requireOutput(at('people/anna/site'), at('content'), true)).not.toThrow();
		} finally {
			for (const [name, value] of Object.entries({ HOME, USERPROFILE }))
				if (value === undefined) delete process.env[name];
				else process.env[name] = value;
		}
	});

	test('is refused where it holds files of somebody else, and replaced by force', async () => {
		await build();
		writeFileSync(at('out/mine.txt'), '');
		await expect(build()).rejects.toThrow('`mine.txt`');
		await build('out', 'cache', { force: true });
		expect(existsSync(at('out/mine.txt'))).toBe(false);
	});

	test('keeps the old site where a build fails, and gets it back where one was killed between two renames', async () => {
		await build();
		const old = readFileSync(at('out/index.html'), 'utf8');
		const dead = spawnedAndGone();
		renameSync(at('out'), at(`out.old-${dead}`));
		mkdirSync(at(`out.new-${dead}`));
		healOutput(at('out'));
		expect(readFileSync(at('out/index.html'), 'utf8')).toBe(old);
		expect(readdirSync(folder).filter((name) => name.startsWith('out'))).toEqual(['out']);
	});

	test('is whole after a build that was killed at any time', async () => {
		await build();
		const script = `import { buildSite } from ${JSON.stringify(new URL('../../src/site/commands/build.ts', import.meta.url).href)}; await buildSite(${JSON.stringify({ content: at('content'), out: at('out'), cache: at('cache') })});`;
		for (const wait of [700, 1100, 1500]) {
			edit('guides/first.md', (text) => `${text}\nAfter ${wait}.\n`);
			const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'ignore' });
			const gone = new Promise((done) => child.on('exit', done));
			setTimeout(() => child.kill('SIGKILL'), wait);
			await gone;
			expect(page('index.html')).toMatch(/<\/html>\s*$/);
		}
		await build();
		await build('fresh', 'cache-fresh');
		expect(filesIn(at('out'))).toEqual(filesIn(at('fresh')));
		for (const file of filesIn(at('out'))) expect(page(file)).toBe(readFileSync(at('fresh', file), 'utf8'));
	});
});

const spawnedAndGone = () => Number(execFileSync(process.execPath, ['-p', 'process.pid'], { encoding: 'utf8' }));

describe('two builds', () => {
	test('do not use one cache at once', async () => {
		const unlock = takeLock(at('cache'));
		await expect(build()).rejects.toThrow(BuildRunning);
		unlock?.();
		const again = takeLock(at('cache'));
		expect(again).toBeTypeOf('function');
		again?.();
	});

	test('do not wait for one that is gone, even where its number belongs to another process by now', () => {
		mkdirSync(at('cache'));
		for (const held of [
			{ pid: spawnedAndGone(), started: '1' },
			{ pid: process.pid, started: 'long ago' },
		]) {
			writeFileSync(at('cache/lock'), JSON.stringify(held));
			const unlock = takeLock(at('cache'));
			expect(unlock).toBeTypeOf('function');
			unlock?.();
		}
	});

	test.each([
		'torn',
		'',
		'5',
		'null',
		'[]',
		'{}',
		'{"pid":0,"started":""}',
		'{"pid":-1,"started":""}',
		'{"pid":1.5,"started":""}',
		'{"pid":1e99,"started":""}',
		'{"pid":"1","started":""}',
		'{"pid":1,"started":""}',
		'{"pid":null}',
	])('do not wait for what is no lock: %s', (held) => {
		mkdirSync(at('cache'));
		writeFileSync(at('cache/lock'), held);
		expect(takeLock(at('cache'))).toBeTypeOf('function');
	});

	test('do not wait for a folder in the place of the lock', () => {
		mkdirSync(at('cache/lock/more'), { recursive: true });
		expect(takeLock(at('cache'))).toBeTypeOf('function');
	});
});
