import { execFileSync } from 'node:child_process';
import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	statSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { check, readSources } from '../../src/load.ts';
import { buildSite } from '../../src/site/commands/build.ts';
import { filesIn } from '../../src/site/output.ts';
import { ComponentsRefused, namesOf, readOwn } from '../../src/site/own-components.ts';

const root = mkdtempSync(join(tmpdir(), 'fieldbook-guides-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const handbook: Readonly<Record<string, string>> = {
	'handbook.yaml': 'title: Field book\nstages:\n  - {id: shape, title: Shape, phase: sell}\n',
	'roles/lead.yaml':
		'title: Lead\nmission: Leads.\naccountabilities:\n  - {id: plan, title: The plan is true., activity: work#plan}\n',
	'sessions/start.yaml':
		'title: Start\nminutes: 20\nrequired: [lead]\nblocks:\n  - {id: open, title: Open, minutes: 20, kind: work, lead: lead, method: In pairs}\n',
	'processes/work.yaml':
		'title: Work\nactivities:\n  - {id: plan, title: Plan, stage: shape, accountable: lead, responsible: [lead]}\n',
	'terms/wait.yaml': 'title: Wait\ndefinition: Days from order to delivery.\n',
	'guides/plain.md': '# Plain\n\n> [!TIP] Ask\n> Ask first.\n',
};

let folder = '';
let count = 0;
const at = (...path: string[]) => join(folder, ...path);
const write = (path: string, text: string) => {
	mkdirSync(dirname(at(path)), { recursive: true });
	writeFileSync(at(path), text);
};
const page = (id: string) => readFileSync(at('out', id, 'index.html'), 'utf8');
const prose = (id: string) => /<div class="prose">([\s\S]*?)<\/div> *(?:<p class="edit|<\/main>)/.exec(page(id))?.[1];

function build() {
	const components = existsSync(at('components')) ? readOwn(at('components'), at('content')) : undefined;
	const book = check(readSources(at('content')), {}, namesOf(components));
	return buildSite({ content: at('content'), out: at('out'), cache: at('cache'), handbook: book, components });
}

beforeEach(() => {
	folder = join(root, String(count++));
	for (const [path, text] of Object.entries(handbook)) write(`content/${path}`, text);
});

const guides: readonly (readonly [name: string, text: string, shown: string | RegExp])[] = [
	['callout', '<Callout kind="tip" title="Ask">Ask first.</Callout>', ''],
	[
		'steps',
		'<Steps>\n\n## One\n\nA\n\n## Two\n\n</Steps>',
		/^<ol class="prose-steps"><li><h2 id="one">One.*<p>A<\/p><\/li><li><h2 id="two">Two.*<\/li><\/ol>$/,
	],
	[
		'tabs',
		'<Tabs>\n<Tab title="A & B">a</Tab>\n</Tabs>',
		'<div class="prose-tabs"><div class="prose-tab"><p class="prose-tab-title" id="fb_tab-1">A &amp; B</p><p>a</p></div></div>',
	],
	[
		'blanks',
		'*a* <Term id="wait" /> *b* `c  d` \\{',
		'<p><em>a</em> <a href="/terms/wait/" class="term">Wait</a> <em>b</em> <code>c  d</code> {</p>',
	],
	[
		'signs',
		'`import.meta.env.HOME` __VITE_ASSET__abc__ `process.env.HOME` __ASTRO_ASSET_IMAGE__abc__ import.meta.ROLLDOWN_FILE_URL_abc %VITE_HOME%',
		'<p><code>import.meta.env.HOME</code> <strong>VITE_ASSET__abc</strong> <code>process.env.HOME</code> <strong>ASTRO_ASSET_IMAGE__abc</strong> import.meta.ROLLDOWN_FILE_URL_abc %VITE_HOME%</p>',
	],
	[
		'signs-in-code',
		'```js\n"__VITE_ASSET__abc__$_x__"; __ASTRO_ASSET_IMAGE__abc__; import.meta.ROLLDOWN_FILE_URL_abc\n```\n',
		/__VITE_ASSET__abc__\$_x__"; __ASTRO_ASSET_IMAGE__abc__; import\.meta\.ROLLDOWN_FILE_URL_abc/,
	],
];

describe('guides in MDX', () => {
	test('show what they hold with the markup of the other pages', async () => {
		for (const [name, text] of guides) write(`content/guides/${name}.mdx`, `---\ntitle: G\n---\n${text}\n`);
		write(
			'content/guides/shown.mdx',
			'---\ntitle: G\n---\n<Agenda session="start" />\n\n<Raci process="work" />\n\n<Lanes process="work" />\n\n<RoleCard role="lead" />\n\n<Term id="wait" />\n',
		);
		await build();
		for (const [name, , shown] of guides)
			if (shown instanceof RegExp) expect(prose(`guides/${name}`)?.trim(), name).toMatch(shown);
			else if (shown) expect(prose(`guides/${name}`)?.trim(), name).toBe(shown);
		// A note of MDX and one of plain Markdown, each with a title.
		const ownWords = (html = '') =>
			html
				.replace(/aria-label="\w+"/, '')
				.replace(/\s*\n\s*/g, '')
				.trim();
		expect(ownWords(prose('guides/callout'))).toBe(ownWords(prose('guides/plain')));
		const shown = prose('guides/shown')!;
		const slot = (html: string) => /<li class="slot[\s\S]*?<\/li>/.exec(html)![0];
		expect(slot(shown).replace(/<p class="block-title">.*?<\/p>/, '')).toBe(
			slot(page('sessions/start'))
				.replace(/<h3>.*?<\/h3>/, '')
				.replace(/ id="open"/, ''),
		);
		expect(slot(shown)).toContain('<p class="block-title"><a href="/sessions/start/#open">Open</a></p>');
		const cell = /<td data-label="Lead"[^>]*>[\s\S]*?<\/td>/;
		expect(cell.exec(shown)![0]).toBe(cell.exec(page('processes/work'))![0]);
		const chart = /<svg class="lanes-chart"[\s\S]*?<\/svg>/;
		expect(chart.exec(shown)![0]).toBe(
			chart.exec(page('processes/work'))![0].replaceAll('href="#', 'href="/processes/work/#'),
		);
		expect(shown).toMatch(/<section class="panel"> <p class="block-title">Answers for<\/p> *<ul class="items">/);
		expect(shown).toMatch(
			/<figure class="shown"> <figcaption><span class="icon of-term"><\/span><a href="\/terms\/wait\/">Wait/,
		);
		expect(shown).not.toMatch(/<h\d/);
	});

	test('are rendered again where they or what they show have changed, and no other page is', async () => {
		write('content/guides/a.mdx', '# A\n\n<Agenda session="start" />\n');
		write('content/guides/b.mdx', '# B\n\n<Callout>b</Callout>\n');
		await build();
		const staging = at('cache/staging');
		const written = () =>
			new Map(
				filesIn(staging).flatMap((file) =>
					/index\.html$/.test(file) ? [[file, statSync(join(staging, file)).mtimeMs]] : [],
				),
			);
		const rendered = async () => {
			const before = written();
			await build();
			return [...written()].filter(([file, time]) => before.get(file) !== time).map(([file]) => file);
		};
		expect(await rendered()).toEqual([]);
		write('content/guides/b.mdx', '# B\n\n<Callout>c</Callout>\n');
		expect(await rendered()).toEqual(['guides/b/index.html']);
		expect(prose('guides/b')).toContain('<p>c</p>');
		write('content/sessions/start.yaml', handbook['sessions/start.yaml']!.replace('In pairs', 'In threes'));
		expect(await rendered()).toEqual(['guides/a/index.html', 'sessions/start/index.html']);
		expect(prose('guides/a')).toContain('In threes');
	});

	test('cost a handbook without any nothing: what compiles them is not loaded', () => {
		const loaded = () => {
			const log = at('loaded.txt');
			const hook = `import { registerHooks } from 'node:module'; import { appendFileSync } from 'node:fs'; registerHooks({ resolve(name, context, next) { if (name.startsWith('@astrojs/mdx')) appendFileSync(${JSON.stringify(log)}, name + '\\n'); return next(name, context); } });`;
			execFileSync(
				process.execPath,
				[
					'--import',
					`data:text/javascript,${encodeURIComponent(hook)}`,
					'src/cli/main.ts',
					'build',
					'--report',
					'--content',
					at('content'),
					'--out',
					at('out'),
					'--cache',
					at('cache'),
				],
				{ stdio: 'pipe' },
			);
			return existsSync(log);
		};
		expect(loaded()).toBe(false);
		write('content/guides/a.mdx', '# A\n');
		expect(loaded()).toBe(true);
	});
});

describe('components of a team’s own', () => {
	beforeEach(() => {
		write(
			'components/Chart.astro',
			'---\nimport { twice } from "./lib.ts";\nconst { title } = Astro.props;\n---\n<section class="chart"><b>{twice(title)}</b><slot /></section>\n<style>.chart { color: red; }</style>\n',
		);
		write('components/lib.ts', 'export const twice = (text: string) => text + text;\n');
		write('content/guides/a.mdx', '# A\n\n<Chart title="<x>">\n\n*Inside*\n\n</Chart>\n');
	});

	test('are shown with their properties and styles, and again when they change', async () => {
		await build();
		expect(prose('guides/a')).toMatch(
			/<section class="chart astro-\w+"><b class="astro-\w+">&lt;x&gt;&lt;x&gt;<\/b>\s*<p><em>Inside<\/em><\/p>\s*<\/section>/,
		);
		const styles = filesIn(at('out')).filter((file) => file.endsWith('.css') && file.startsWith('_astro/'));
		expect(styles.some((file) => readFileSync(at('out', file), 'utf8').includes('.chart'))).toBe(true);
		write('components/lib.ts', 'export const twice = (text: string) => text + "!";\n');
		await build();
		expect(prose('guides/a')).toContain('&lt;x&gt;!');
		write('components/Chart.astro', '<i>{Astro.props.title}</i><style>i { color: blue; }</style>');
		await build();
		expect(prose('guides/a')).toMatch(/<i class="astro-\w+">&lt;x&gt;<\/i>/);
		for (const id of ['guides/a', 'guides/plain'])
			for (const [, file] of page(id).matchAll(/href="\/(_astro\/[^"]+)"/g))
				expect(existsSync(at('out', file!))).toBe(true);
	});

	test.each<[why: string, folder: string, lay: () => void]>([
		['the folder of the playbooks', 'content', () => {}],
		['a folder in it', 'content/parts', () => write('content/parts/Chart.astro', '')],
		[
			'a link into it',
			'linked',
			() => {
				write('content/parts/Chart.astro', '');
				symlinkSync(at('content/parts'), at('linked'));
			},
		],
		[
			'a file that is a link into it',
			'mixed',
			() => {
				write('content/parts/Chart.astro', '');
				mkdirSync(at('mixed'));
				symlinkSync(at('content/parts/Chart.astro'), at('mixed/Chart.astro'));
			},
		],
		[
			'a file beside a component that is a link into it',
			'beside',
			() => {
				write('content/parts/lib.ts', '');
				write('beside/Chart.astro', '');
				mkdirSync(at('beside/deeper'));
				symlinkSync(at('content/parts'), at('beside/deeper/parts'));
			},
		],
		['files that are published with it', 'static/parts', () => write('static/parts/Chart.astro', '')],
	])('do not lie where who may only change playbooks could change them: %s', (_, name, lay) => {
		lay();
		expect(() => readOwn(at(name), at('content'))).toThrow(/lies among the playbooks/);
	});

	test('have a folder of their own', () => {
		expect(() => readOwn(at('.'), at('content'))).toThrow('holds the playbooks');
		expect(() => readOwn(at('none'), at('content'))).toThrow('cannot be opened');
	});

	test.each([
		['chart.astro', 'is no name for a component'],
		['My-Chart.astro', 'is no name for a component'],
		['Callout.astro', 'has a component `Callout` already'],
	])('have a name of their own: %s', (file, said) => {
		write(`components/${file}`, '');
		expect(() => readOwn(at('components'), at('content'))).toThrow(ComponentsRefused);
		expect(() => readOwn(at('components'), at('content'))).toThrow(said);
	});

	test('in the folder of the playbooks are stray code, which is not run', async () => {
		write('content/components/Chart.astro', '---\nthrow new Error("run");\n---\n');
		const book = check(readSources(at('content')));
		expect(book.diagnostics.map(({ rule, source }) => `${rule} ${source.path}`)).toEqual(
			expect.arrayContaining(['stray-code components/Chart.astro', 'unsafe-markup guides/a.mdx']),
		);
	});
});
