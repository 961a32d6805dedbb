import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { fixAll } from '../src/cli/fix.ts';
import { positionAt } from '../src/core/source.ts';
import { redirectPage, redirectsOf } from '../src/exports/redirects.ts';
import { check, readSources } from '../src/load.ts';
import { pagesOf } from '../src/pages/pages.ts';
import { assetsOf } from '../src/prose/prose.ts';
import { copyAssets } from '../src/site/assets.ts';
import { filesIn } from '../src/site/output.ts';

// Small handbooks as other tools keep them: what a check of their links and addresses finds, a line each.

const book = (files: Readonly<Record<string, string>>) =>
	check(new Map(Object.entries(files).map(([path, text]) => [path, { path, text }])), { today: '2026-11-27' });

const about = new Set([
	'broken-link',
	'broken-anchor',
	'missing-asset',
	'case-mismatch',
	'duplicate-id',
	'removed-markup',
	'unsafe-markup',
]);

const found = (files: Readonly<Record<string, string>>) =>
	book(files)
		.diagnostics.filter(({ rule }) => about.has(rule))
		.map(({ rule, source, range }) => {
			const { line } = positionAt(source, range.start);
			return `${source.path}:${line + 1} ${rule} ${source.text.slice(range.start, range.end).trim()}`;
		});

const headings = (text: string, path = 'page.md') =>
	book({ [path]: text })
		.find(path.replace(/\.mdx?$/, ''))!
		.prose!.headings.map(({ text, slug }) => `${text} → ${slug}`);

describe('addresses in HTML', () => {
	test.each([
		['<a href="x.md">a</a>', 'href="x.md"'],
		["<a href='x.md'>a</a>", "href='x.md'"],
		['<a href=x.md>a</a>', 'href=x.md'],
		['<a  href = "x.md" >a</a>', 'href = "x.md"'],
		['<a href=  x.md>a</a>', 'href=  x.md'],
		['<a href  ="x.md">a</a>', 'href  ="x.md"'],
		['<A HREF="x.md">a</A>', 'HREF="x.md"'],
		['<a title="b > c" href="x.md">a</a>', 'href="x.md"'],
		["<a title='b > c'   href='x.md'>a</a>", "href='x.md'"],
		['<a title=b href=x.md>a</a>', 'href=x.md'],
		['<a hidden href="x.md">a</a>', 'href="x.md"'],
		['<a href="x.md" hidden>a</a>', 'href="x.md"'],
		['<a href="x.md"/>', 'href="x.md"'],
		['<a href="x.md"  />', 'href="x.md"'],
		['<img src="y.png" alt="b"> <a href="x.md">a</a>', 'href="x.md"'],
	])('are found in %s', (html, written) => {
		expect(found({ 'page.md': html }).filter((one) => one.includes('x.md'))).toEqual([
			`page.md:1 broken-link ${written}`,
		]);
	});

	test('are read with all the names that characters have there', () => {
		expect(
			found({ 'page.md': '<a href="java&Tab;script&colon;x">a</a> <a href="b&period;md">b</a>', 'b.md': '# B' }),
		).toEqual(['page.md:1 removed-markup href="java&Tab;script&colon;x"']);
	});
});

describe('headings that name their own id', () => {
	test.each<readonly [name: string, text: string, headings: readonly string[]]>([
		['with a class', '## Notes of a call {#call_notes .wide}', ['Notes of a call → call_notes']],
		['with values', '## Stages {#stages data-x="a b" level=2}', ['Stages → stages']],
		['as attr_list does', '### Prices { #prices }', ['Prices → prices']],
		['before closing hashes', '## Prices {#list} ##', ['Prices → list']],
		['as kramdown does', '## Prices\n{: #list .small}\n\nText', ['Prices → list']],
		['in capitals and dots', '## Version {#V1.2}', ['Version → V1.2']],
		['under a line', 'Die erste Woche {#first-week}\n-----\n', ['Die erste Woche → first-week']],
		['in a quotation', '> ## Careful {#care}', ['Careful → care']],
		['with markup', '## **Bold** and [a link](https://example.com) {#bold}', ['Bold and a link → bold']],
		['in a list', '- ## One {#a}\n* ###   Two {#b}\n+   ###### Three {#c}', ['One → a', 'Two → b', 'Three → c']],
		['in a numbered list', '1. # One {#a}\n\nText\n\n123)   ## Two {#b}', ['One → a', 'Two → b']],
		['under a double line', 'Woche {#week}\n===\n', ['Woche → week']],
		['under a line with blanks', '> Woche {#week}\r\n> ---  \r\n', ['Woche → week']],
		['of a text that is none', 'See #1 ## {#no}\n\n#5 {#no}\n\n####### Seven {#no}\n\n## Yes', ['Yes → yes']],
		['above a table', 'Say {#no}\n\n| a {#no} |\n|---|\n| b |\n\n## Yes', ['Yes → yes']],
		['of signs alone, the second as on GitHub', '## !!!\n\n## ???', ['!!! → section', '??? → -1']],
		['with a class only', '## Wide {.wide}', ['Wide → wide']],
		['twice', '## One {#a}\n\n## Two {#a}', ['One → a', 'Two → a-1']],
		['that another would have', '## Setup\n\n## Install {#setup}', ['Setup → setup-1', 'Install → setup']],
		['in code', '## Keep `{#this}`', ['Keep {#this} → keep-this']],
		['escaped', '## Keep \\{#this}', ['Keep {#this} → keep-this']],
		['of a template', '## Dear {{name}}', ['Dear {{name}} → dear-name']],
		['in a block of code', '```sh\n# say {#no}\n```\n\n## Say', ['Say → say']],
	])('%s', (_, text, expected) => {
		expect(headings(text)).toEqual(expected);
	});

	test.each([
		['## Die erste Woche {#first-week}', 'Die erste Woche → first-week'],
		['## Die erste Woche {/* #first-week */}', 'Die erste Woche → first-week'],
		['## Die erste Woche {/*#first-week*/}', 'Die erste Woche → first-week'],
	])('in MDX: %s', (text, expected) => {
		expect(headings(text, 'page.mdx')).toEqual([expected]);
		expect(found({ 'page.mdx': text })).toEqual([]);
	});

	test('are found by it, and only by it', () => {
		expect(
			found({
				'index.md': '[a](page.md#V1.2) [b](page.md#v1.2) [c](page.md#version) [d](page.mdx)',
				'page.md': '## Version {#V1.2}\n\n[e](#V1.2)\n',
			}),
		).toEqual(['index.md:1 broken-anchor page.md#version', 'index.md:1 broken-link page.mdx']);
	});

	test('claim it alone', () => {
		expect(found({ 'page.md': '## Setup\n\n## Install {#setup}\n\n## One {#a}\n\n## Two {#a}\n' })).toEqual([
			'page.md:3 duplicate-id {#setup}',
			'page.md:7 duplicate-id {#a}',
		]);
	});
});

describe('pages of folders', () => {
	const ids = (files: Readonly<Record<string, string>>) =>
		book(files).entries.flatMap(({ id, kind, sources }) => (kind.single ? [] : [`/${id} ${sources[0]!.path}`]));
	test.each<readonly [name: string, files: readonly string[], pages: readonly string[], told: readonly string[]]>([
		['_index', ['_index.md', 'a/_index.md', 'a/b.md'], ['/ _index.md', '/a a/_index.md', '/a/b a/b.md'], []],
		['_Index.mdx', ['Sales/_Index.mdx'], ['/sales Sales/_Index.mdx'], []],
		['_index beside README', ['a/README.md', 'a/_index.md'], ['/a a/_index.md', '/a/readme a/README.md'], []],
		[
			'_index beside index',
			['_index.md', 'index.md', 'a/_index.md', 'a/index.md'],
			['/ index.md', '/_index _index.md', '/a a/index.md', '/a/_index a/_index.md'],
			['_index.md:1 duplicate-id # T', 'a/_index.md:1 duplicate-id # T'],
		],
		[
			'a file and a folder of one name',
			['pricing.md', 'pricing/index.md', 'pricing/discounts.md'],
			['/pricing pricing.md', '/pricing/discounts pricing/discounts.md', '/pricing/index pricing/index.md'],
			['pricing/index.md:1 duplicate-id # T'],
		],
		[
			'a file and a folder with a README',
			['team.md', 'team/README.md'],
			['/team team.md', '/team/readme team/README.md'],
			['team/README.md:1 duplicate-id # T'],
		],
		[
			'names that differ in blanks or endings',
			['a b.md', 'a-b.md', 'a-b.mdx', 'a-b-2.md'],
			['/a-b a b.md', '/a-b-2 a-b-2.md', '/a-b-3 a-b.md', '/a-b-4 a-b.mdx'],
			['a-b.md:1 duplicate-id # T', 'a-b.mdx:1 duplicate-id # T'],
		],
	])('%s', (_, paths, pages, told) => {
		const files = Object.fromEntries(paths.map((path) => [path, '# T\n']));
		expect(ids(files)).toEqual(pages);
		expect(found(files)).toEqual(told);
	});

	test('are what links to the folder lead to', () => {
		expect(
			found({
				'_index.md':
					'[a](sales/) [b](/sales/#stages) [c](sales/_index.md#stages) [d](/sales/#none) [e](/sales/_index/)',
				'sales/_index.md': '## Stages\n\n[up](../)',
			}),
		).toEqual(['_index.md:1 broken-anchor /sales/#none']);
	});
});

describe('files that are no pages', () => {
	test('are told of, unless a page links to them', () => {
		const files = {
			'index.md': '[deck](deck.pdf)',
			'deck.pdf': '',
			'price list.pdf': '',
			'notes.txt': '',
			'.editorconfig': '',
			'.github/how.md': '# How',
			'data.parquet': '',
			LICENSE: '',
		};
		const told = book(files).diagnostics.map(({ source, message }) => `${source.path}: ${message.split(': ')[1]}`);
		expect(told).toEqual([
			'.editorconfig: what has a name that starts with a dot belongs to tools.',
			'.github/how.md: what has a name that starts with a dot belongs to tools.',
			'LICENSE: files of this type are neither playbooks nor pages.',
			'data.parquet: files of this type are neither playbooks nor pages.',
			'notes.txt: no page links to it.',
			'price list.pdf: no page links to it.',
		]);
	});
});

describe('addresses of other times and programs', () => {
	const front = (fields: string, title = 'T') => `---\ntitle: ${title}\n${fields}\n---\n\nText\n`;
	const leads = (files: Readonly<Record<string, string>>, moved: ReadonlyMap<string, string> = new Map()) => {
		const one = book(files);
		return redirectsOf(one, pagesOf(one).paths, moved).map(({ file, to }) => `${file} → ${to}`);
	};
	const lead = (more: string) => `title: Sales lead\nmission: Keeps the team together.\n${more}`;

	test.each<readonly [name: string, path: string, fields: string, redirects: readonly string[]]>([
		['permalink', 'a/b.md', 'permalink: /teams/sales/', ['teams/sales/index.html → /a/b/']],
		['permalink with an ending', 'a/b.md', 'permalink: /sales.html', ['sales.html → /a/b/']],
		['permalink as a whole', 'a/b.md', 'permalink: https://book.example/x/y/', ['x/y/index.html → /a/b/']],
		['permalink as a pattern', 'a/b.md', 'permalink: /:categories/:title/', []],
		['permalink of its own', 'a/b.md', 'permalink: /a/b/', []],
		['redirect_from, one', 'a/b.md', 'redirect_from: /old/', ['old/index.html → /a/b/']],
		[
			'redirect_from, several',
			'a/b.md',
			'redirect_from:\n  - /old/\n  - /older.html',
			['old/index.html → /a/b/', 'older.html → /a/b/'],
		],
		[
			'aliases of Hugo',
			'a/b.md',
			'aliases: [/old/, ../c/, Other name]',
			['old/index.html → /a/b/', 'c/index.html → /a/b/'],
		],
		[
			'aliases beside the page',
			'a/b.md',
			'aliases: [./c/, d/./e/]',
			['a/c/index.html → /a/b/', 'a/d/e/index.html → /a/b/'],
		],
		['permalink without TLS', 'a/b.md', 'permalink: HTTP://book.example/x/', ['x/index.html → /a/b/']],
		['permalink with an address in it', 'a/b.md', 'permalink: /to/https://book.example/x/', []],
		[
			'with a search and a heading',
			'a/b.md',
			'redirect_from: ["/old/?p=1&q#top", /older/#a]',
			['old/index.html → /a/b/', 'older/index.html → /a/b/'],
		],
		[
			'with an index',
			'a/b.md',
			'redirect_from: [/old/index.htm, /reindex.html]',
			['old/index.html → /a/b/', 'reindex.html → /a/b/'],
		],
		['slug at the top', 'b.md', 'slug: begin', ['begin/index.html → /b/']],
		['slug, relative', 'a/b.md', 'slug: begin', ['a/begin/index.html → /a/b/']],
		['slug, whole', 'a/b.md', 'slug: /begin', ['begin/index.html → /a/b/']],
		['url', 'a/b.md', 'url: /x/y/index.html', ['x/y/index.html → /a/b/']],
		[
			'formerly',
			'a/b.md',
			'formerly: [c/d, /e/, f/g.md]',
			['c/d/index.html → /a/b/', 'e/index.html → /a/b/', 'f/g/index.html → /a/b/'],
		],
		[
			'what no site may write',
			'a/b.md',
			'redirect_from: [/404.html, /_astro/x/, /.git/x/, "/../../x/", "/a<b/"]',
			['x/index.html → /a/b/'],
		],
	])('%s', (_, path, fields, expected) => {
		expect(leads({ [path]: front(fields) })).toEqual(expected);
	});

	test('lead on from every kind, and a page of its own goes before', () => {
		const files = {
			'roles/sales-lead.yaml': lead('formerly: [roles/sales-manager, roles/head]\n'),
			'roles/head.yaml': lead(''),
		};
		expect(leads(files)).toEqual(['roles/sales-manager/index.html → /roles/sales-lead/']);
		expect(book(files).diagnostics.flatMap(({ rule, message }) => (rule === 'taken-address' ? [message] : []))).toEqual(
			['`/roles/head/` is the address of `roles/head.yaml`, so nobody who asks for it comes here.'],
		);
	});

	test('lead on where only version control knows', () => {
		const moved = new Map([
			['/guides/old/', '/guides/new/'],
			['/guides/new/', '/guides/other/'],
		]);
		expect(leads({ 'guides/new.md': '# New', 'guides/other.md': '# Other' }, moved)).toEqual([
			'guides/old/index.html → /guides/new/',
		]);
	});

	test('are found by links', () => {
		expect(
			found({
				'a.md': '[a](/old/) [b](/old.html#t) [c](/teams/sales) [d](/older/) [e](b/Begin/)',
				'b.md': front('redirect_from: /old/\npermalink: /teams/sales/\nslug: b/begin'),
			}),
		).toEqual(['a.md:1 broken-anchor /old.html#t', 'a.md:1 broken-link /older/']);
	});

	test('are no other names', () => {
		const files = { 'a.md': front('aliases: [/old/, Older]', 'A'), 'b.md': front('aliases: [/old/]', 'B') };
		expect(book(files).diagnostics.map(({ rule, source }) => `${source.path} ${rule}`)).toEqual(['b.md taken-address']);
		const one = book(files);
		expect(JSON.stringify(pagesOf(one).page('/a/'))).not.toContain('/old/');
	});

	test('have a page that leads on without a script', () => {
		const one = book({
			'handbook.yaml': 'site: https://book.example/team/\n',
			'a.md': front('formerly: [b]', '"A & <b>"'),
		});
		const { frame, paths } = pagesOf(one);
		expect(redirectPage(redirectsOf(one, paths, new Map())[0]!, frame)).toBe(
			[
				'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">',
				'<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">',
				'<meta name="robots" content="noindex"><link rel="canonical" href="https://book.example/team/a/">',
				'<title>A &amp; &lt;b&gt;</title><script src="/team/moved.js"></script>',
				'<meta http-equiv="refresh" content="0;url=/team/a/"></head>',
				'<body><p>This page has moved to <a href="/team/a/">A &amp; &lt;b&gt;</a>.</p></body></html>\n',
			].join(''),
		);
	});
});

describe('links as other programs write them', () => {
	test.each<readonly [name: string, files: Readonly<Record<string, string>>, told: readonly string[]]>([
		[
			'from the address of the page',
			{
				'a/b.md': '[c](../c/) [d](sub/) [e](../../x/) [f](../gone/) [g](../c.md) ![h](../pic.png) [i](../C/#Part)',
				'a/c.md': '# C\n\n## Part\n',
				'a/b/sub.md': '# Sub',
				'x.md': '# X',
				'a/pic.png': '',
			},
			['a/b.md:1 broken-link ../gone/', 'a/b.md:1 broken-link ../c.md'],
		],
		[
			'from the address of a page that has another',
			{ 'posts/b.md': '---\npermalink: /teams/b/\n---\n[c](../c/) [d](../d/)', 'teams/c.md': '# C' },
			['posts/b.md:4 broken-link ../d/'],
		],
		[
			'to a part, from where there is one',
			{
				'a/_index.md': '## All',
				'a/b/_index.md': '## Some',
				'a/b/c.md': '[1](../#all) [2](../#some) [3](../#none) [4](..)',
			},
			['a/b/c.md:1 broken-anchor ../#none'],
		],
		[
			'not from the address of a folder',
			{ 'a/_index.md': '[b](b/) [c](../b/)', 'a/b.md': '# B' },
			['a/_index.md:1 broken-link ../b/'],
		],
		[
			'to anchors in HTML',
			{
				'a.md': '[1](b.md#one) [2](b.md#two) [3](b.md#three) [4](b.md#four) [5](b.md#five) [6](b.md#Six)',
				'b.md':
					'<a name="one"></a>\n\n<div id="two">\n\n<span id=three>x</span>\n\n</div>\n\n<h2 id=\'four\'>4</h2>\n\n<a id="Six"/>\n',
			},
			['a.md:1 broken-anchor b.md#five'],
		],
		[
			'to the own host',
			{
				'handbook.yaml': 'site: https://www.Book.example/team/\n',
				'a.md':
					'[1](https://book.example/team/b/) [2](http://www.book.example/team/c/) [3](//book.example/team/b#none) [4](https://book.example/blog/) [5](https://book.example/teams/) <https://book.example/team/d>',
				'b.md': '# B',
			},
			[
				'a.md:1 broken-link http://www.book.example/team/c/',
				'a.md:1 broken-anchor //book.example/team/b#none',
				'a.md:1 broken-link https://book.example/team/d',
			],
		],
		[
			'to the host that MkDocs is told',
			{
				'mkdocs.yml': 'site_name: B\nsite_url: "https://b.example/x/" # here\n',
				'docs/a.md': '[1](https://b.example/x/a/) [2](https://b.example/x/b/) [3](https://b.example/)',
			},
			['docs/a.md:1 broken-link https://b.example/x/b/'],
		],
		[
			'to the host that Jekyll is told',
			{
				'_config.yml': 'url: https://b.example\nbaseurl: /x\n',
				'a.md': '[1](https://b.example/x/a/) [2](https://b.example/x/b/) [3](https://b.example/y/)',
			},
			['a.md:1 broken-link https://b.example/x/b/'],
		],
		[
			'to the host of a file CNAME',
			{ CNAME: 'book.example\n', 'a.md': '[1](https://book.example/a/) [2](https://book.example/b/)' },
			['a.md:1 broken-link https://book.example/b/'],
		],
		[
			'to files that stand in a folder of their own',
			{
				'content/a.md': '![1](/img/a.png) ![2](/img/b.png) [3](/files/x.pdf)',
				'static/img/a.png': '',
				'public/files/x.pdf': '',
			},
			['content/a.md:1 missing-asset /img/b.png'],
		],
		[
			'to files beside the text of a site in a folder',
			{
				'website/docs/deep/a.md': '![1](/img/a.png) [2](/docs/deep/a) [3](/deep/a) [4](/a)',
				'website/static/img/a.png': '',
			},
			['website/docs/deep/a.md:1 broken-link /a'],
		],
		[
			'with the path of the site, and with a sign for its top',
			{
				'handbook.yaml': 'site: https://book.example/team/',
				'docs/a.md': '[1](/team/docs/a/) [2](/team/b/) [3](@site/docs/a.md) ![4](@site/static/x.png)',
				'static/x.png': '',
			},
			['docs/a.md:1 broken-link /team/b/'],
		],
		[
			'to headings in HTML',
			{
				'a.md': '[1](b.md#how-we-sell) [2](b.md#own) [3](b.md#named)',
				'b.md': '<h2 align="center">How we\n sell</h2>\n\n<h2 id="own">Named</h2>',
			},
			['a.md:1 broken-anchor b.md#named'],
		],
		[
			'as Docusaurus calls files',
			{
				'docs/a.md':
					'[1](/docs/start/first) [2](./start/first) [3](/docs/team/) [4](/docs/start/second) [5](/docs/2024-01-01)',
				'docs/01-start/2.first.md': '# F',
				'docs/team/team.md': '# T',
				'docs/01-start/2-second.md': '# S',
				'docs/01-start/3-second.md': '# S',
			},
			['docs/a.md:1 broken-link /docs/start/second', 'docs/a.md:1 broken-link /docs/2024-01-01'],
		],
		[
			'in one of several languages',
			{ 'content/en/docs/a.md': '[1](/docs/b/) [2](/en/docs/b/) [3](/b/)', 'content/en/docs/b.md': '# B' },
			['content/en/docs/a.md:1 broken-link /b/'],
		],
		[
			'with an ending',
			{ 'a/b.md': '[1](c.html) [2](/a/c.html#t) [3](index.html) [4](d.html)', 'a/c.md': '# T', 'a/index.md': '# A' },
			['a/b.md:1 broken-link d.html'],
		],
		[
			'with signs for characters',
			{
				'a.md':
					'[1](wie%20wir%20arbeiten.md) [2](k%C3%B6nnen.md#%C3%BCber-uns) [3](50%-more.md) [4](100%25.md) [5](%zz.md)',
				'wie wir arbeiten.md': '# W',
				'können.md': '## Über uns',
				'50%-more.md': '# M',
				'100%.md': '# H',
			},
			['a.md:1 broken-link %zz.md'],
		],
		[
			'with the part as Docsify names it',
			{ 'a.md': '[1](b.md?id=part) [2](b.md?id=none) [3](b.md?raw=true#part) [4](#/b?id=none)', 'b.md': '## Part' },
			['a.md:1 broken-anchor b.md?id=none', 'a.md:1 broken-anchor #/b?id=none'],
		],
		[
			'to what a browser looks for',
			{ 'a.md': '[1](b.md#:~:text=some%20words) [2](b.md#b:~:text=x) [3](b.md#c:~:text=x)', 'b.md': '# B' },
			['a.md:1 broken-anchor b.md#c:~:text=x'],
		],
		[
			'to headings as other generators call them',
			{
				'a.md': '[1](b.md#resume) [2](b.md#launch) [3](b.md#twice_1) [4](b.md#user-content-twice) [5](b.md#twice_2)',
				'b.md': '## Résumé\n\n## 🚀 Launch\n\n## Twice\n\n## Twice\n',
			},
			['a.md:1 broken-anchor b.md#twice_2'],
		],
		[
			'to numbered headings of Jekyll',
			{ '_config.yml': 'title: B\n', 'a.md': '[1](#first-steps) [2](#1-first-steps)\n\n## 1. First steps\n' },
			[],
		],
		[
			'to numbered headings of others',
			{ 'a.md': '[1](#first-steps) [2](#1-first-steps)\n\n## 1. First steps\n' },
			['a.md:1 broken-anchor #first-steps'],
		],
		[
			'to parts of a list that nobody wrote',
			{ 'a.md': '[1](b/#part) [2](b/) [3](b/#top)', 'b/c.md': '# C' },
			['a.md:1 broken-anchor b/#part'],
		],
	])('%s', (_, files, told) => {
		expect(found(files)).toEqual(told);
	});
});

describe('a folder of files beside that of the texts', () => {
	const folder = mkdtempSync(join(tmpdir(), 'fieldbook-links-'));
	afterAll(() => rmSync(folder, { recursive: true, force: true }));

	test('is served from the top of the site, as far as pages link to it', () => {
		const files = {
			'content/a.md': '[plan](/files/plan.pdf) [none](/files/none.pdf)',
			'static/files/plan.pdf': '%PDF-1.4\n%%EOF\n',
			'static/files/other.pdf': '%PDF-1.4\n%%EOF\n',
			'static/theme.js': 'x',
		};
		for (const [path, text] of Object.entries(files)) {
			mkdirSync(dirname(join(folder, path)), { recursive: true });
			writeFileSync(join(folder, path), text);
		}
		const one = check(readSources(join(folder, 'content')));
		expect(one.diagnostics.map(({ rule, source }) => `${source.path} ${rule}`)).toEqual(['a.md broken-link']);
		expect(copyAssets(join(folder, 'content'), join(folder, 'out'), assetsOf(one))).toEqual(['static/files/plan.pdf']);
		expect(filesIn(join(folder, 'out'))).toEqual(['static/files/plan.pdf']);
	});
});

describe('a rename', () => {
	const base = () =>
		book({
			'guides/a.md': '---\ntitle: How we sell\nversion: 1.0.0\n---\n\nAsk first, then listen to what is said.\n',
		});
	const now = (fields: string) => ({
		'guides/b.md': `---\ntitle: How we sell # for all\n${fields}version: 1.0.0\n---\n\nAsk first, then listen to what is said.\n`,
	});
	const judge = (files: Readonly<Record<string, string>>) =>
		check(new Map(Object.entries(files).map(([path, text]) => [path, { path, text }])), {
			today: '2026-11-27',
			base: base(),
		});
	const lost = (files: Readonly<Record<string, string>>) =>
		judge(files).diagnostics.flatMap(({ rule, message }) => (rule === 'lost-address' ? [message] : []));

	test('without a word of the former address is told, and noted by a fix', () => {
		expect(lost(now(''))).toHaveLength(1);
		const files = new Map(Object.entries(now('')).map(([path, text]) => [path, { path, text }]));
		const { sources } = fixAll(
			files,
			({ rule }) => rule === 'lost-address',
			(judged) => check(judged, { today: '2026-11-27', base: base() }),
		);
		expect(sources.get('guides/b.md')!.text).toBe(now('formerly: [guides/a]\n')['guides/b.md']);
		expect(lost(now('formerly: [guides/a]\n'))).toEqual([]);
	});

	test.each([
		[
			'# How we sell\n\nAsk first, then listen.\n',
			'---\nformerly: [a]\n---\n\n# How we sell\n\nAsk first, then listen.\n',
		],
		['---\nweight: 1\n---\nAsk first, then listen.\n', '---\nformerly: [a]\nweight: 1\n---\nAsk first, then listen.\n'],
		['---\r\nformerly: [c]\r\n---\r\nAsk first.\r\n', '---\r\nformerly: [c, a]\r\n---\r\nAsk first.\r\n'],
	])('of a page that states little is noted, too: %j', (text, fixed) => {
		const before = book({ 'a.md': text });
		const { sources } = fixAll(
			new Map([['b.md', { path: 'b.md', text }]]),
			({ rule }) => rule === 'lost-address',
			(judged) => check(judged, { today: '2026-11-27', base: before }),
		);
		expect(sources.get('b.md')!.text).toBe(fixed);
	});

	test('leads links that name the old file to the new one', () => {
		const { diagnostics } = judge({ ...now('formerly: [guides/a]\n'), 'c.md': '[a](guides/a.md) [b](guides/a/)' });
		expect(diagnostics.flatMap(({ rule, help }) => (rule === 'broken-link' ? [help] : []))).toEqual([
			'Did you mean `guides/b.md`?',
		]);
	});
});
