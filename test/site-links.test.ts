import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';

// Links to what the site has and nobody wrote. The check asks for it where it is needed, by `require`, so that here all
// of it is loaded that way: a class of which there are two is never the other one.
const require = createRequire(import.meta.url);
const { check } = require('../src/load.ts') as typeof import('../src/load.ts');
const { addressOf } = require('../src/page/address.ts') as typeof import('../src/page/address.ts');
const { pagesOf } = require('../src/pages/pages.ts') as typeof import('../src/pages/pages.ts');

const files: Readonly<Record<string, string>> = {
	'handbook.yaml':
		'title: Field book\nsite: https://book.example/team/\neditions: [{name: Spring 2026, tag: v1, date: 2026-04-15}]\n',
	'roles/lead.yaml':
		'title: Lead\nmission: Leads.\nversion: 1.0.0\nchanges: [{version: 1.0.0, date: 2026-02-03, note: First.}]\n',
	'roles/maker.yaml': 'title: Maker\nescalates_to: lead\n',
	'processes/work.yaml':
		'title: Do the work\nactivities:\n  - {id: plan, title: Plan it, stage: shape, accountable: lead, responsible: [maker]}\n',
	'guides/first.md': '# First\n',
};

const book = (text: string, path = 'guides/links.md', more: Readonly<Record<string, string>> = files) =>
	check(new Map(Object.entries({ ...more, [path]: text }).map(([name, text]) => [name, { path: name, text }])), {
		today: '2026-11-27',
	});

const broken = (text: string, path?: string, more?: Readonly<Record<string, string>>) =>
	book(text, path, more)
		.diagnostics.filter(({ rule }) => rule === 'broken-link' || rule === 'broken-anchor')
		.map(({ source, range }) => source.text.slice(range.start, range.end));

const there = [
	'/changes/',
	'/changes',
	'/changes/index.html',
	'/coverage/',
	'/coverage/#findings',
	'/search/?q=price',
	'/settings/',
	'/roles/',
	'/guides/',
	'/rules/',
	'/rules/broken-link/',
	'/rules/yaml-syntax',
	'/editions/',
	'/editions/spring-2026/',
	'/editions/spring-2026/roles/lead/',
	'/changes/editions/',
	'/changes/editions/spring-2026/',
	'/roles/lead/with/maker/',
	'/roles/lead/versions/',
	'/roles/lead/index.md',
	'/handbook.json',
	'/llms.txt',
	'/changes/feed.xml',
	'../coverage/',
	'https://book.example/team/coverage/',
];
const nowhere = [
	'/change/',
	'/coverage/none/',
	'/calendar/',
	'/map/',
	'/systems/access/',
	'/rules/no-such-rule/',
	'/editions/autumn-2026/',
	'/changes/editions/autumn/',
	'/roles/lead/with/nobody/',
	'/roles/nobody/versions/',
	'/roles/nobody/index.md',
	'/goals/',
	'/handbook.yml',
	'/feed.xml',
	'https://book.example/team/calendar/',
];

describe('links to what the site works out', () => {
	test.each(there)('%s is there', (url) => {
		expect(broken(`# Links\n\n[x](${url})\n`)).toEqual([]);
	});

	test.each(nowhere)('%s is not', (url) => {
		expect(broken(`# Links\n\n[x](${url})\n`)).toEqual([url]);
	});

	test('are told the same in playbooks, in free pages and in HTML', () => {
		const text = (front: string) => `${front}<a href="/coverage/">a</a> [b](/changes/) [c](/calendar/)\n`;
		expect(broken(text('# Notes\n\n'), 'notes/a.md')).toEqual(['/calendar/']);
		expect(broken(text('---\ntitle: Other\n---\n'), 'roles/other.md')).toEqual(['/calendar/']);
	});

	test('lead to the page, with what says which part of it is shown', () => {
		const one = book('# Links\n\n[a](/coverage/?role=lead#findings) [b](../changes)\n');
		const links = one.linksFrom(one.find('guides/links')!);
		expect(links.map((link) => addressOf(link, '/team/')?.href)).toEqual([
			'/team/coverage/?role=lead#findings',
			'/team/changes/',
		]);
	});

	test('are no links on a site that has no such page, which git alone tells', () => {
		const plain = { 'a.md': '# A\n' };
		const one = book('[a](/changes/) [b](/b/versions/) [c](/search/)\n', 'b.md', plain);
		expect(broken('[a](/changes/) [b](/b/versions/) [c](/search/)\n', 'b.md', plain)).toEqual([]);
		expect(pagesOf(one, { base: '/' }).prose('/b/')!.addresses).toEqual({
			'/changes/': null,
			'/b/versions/': null,
			'/search/': { href: '/search/' },
		});
	});

	test('are of the handbook as it is: a page that goes takes the link with it', () => {
		const link = '# Links\n\n[x](/map/)\n';
		const goal = { 'goals/more.yaml': 'title: Sell more\n' };
		expect(broken(link, 'guides/links.md', { ...files, ...goal })).toEqual([]);
		expect(broken(link)).toEqual(['/map/']);
		expect(broken(link, 'guides/links.md', { ...files, ...goal })).toEqual([]);
	});

	test('are few in a folder of plain pages', () => {
		const plain = { 'a.md': '# A\n' };
		expect(broken('[a](/search/) [b](/coverage/) [c](/rules/) [d](/editions/)', 'b.md', plain)).toEqual([
			'/coverage/',
			'/rules/',
			'/editions/',
		]);
	});

	test('every page of a site is there for links', () => {
		const all = pagesOf(book('# Links\n')).paths.filter((path) => path !== '/404/');
		expect(all.length).toBeGreaterThan(10);
		expect(broken(`# Links\n\n${all.map((path) => `[x](${path})`).join('\n')}\n`)).toEqual([]);
	});
});
