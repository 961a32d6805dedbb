import { describe, expect, test } from 'vitest';
import { positionAt } from '../src/core/source.ts';
import { check } from '../src/load.ts';

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
