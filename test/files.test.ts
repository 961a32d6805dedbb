import { describe, expect, test } from 'vitest';
import { check } from '../src/load.ts';

// What is told of files that are no pages, and of links that miss one.

const judged = (files: Readonly<Record<string, string>>) =>
	check(new Map(Object.entries(files).map(([path, text]) => [path, { path, text }])), { today: '2026-10-15' });

const lead = 'title: Lead\nmission: Leads.\n';
const none = 'files of this type are neither playbooks nor pages';
const unlinked = 'no page links to it';
const link = 'Link to it from the page whose readers need it, or delete it.';
const page = 'a role is a file that ends in `.yaml` or `.md`';
const leave = 'Leave it, move it to the folder of its kind, or keep it elsewhere.';
const form = 'Give it that ending, and the form, if it is meant to be one.';

test.each<readonly [path: string, rule: string, why: string, help: string]>([
	['plan.xyz', 'ignored-file', none, leave],
	['roles/lead.xyz', 'ignored-file', none, leave],
	['roles/lead', 'ignored-file', page, form],
	['roles/lead.txt', 'ignored-file', page, form],
	['roles/lead.rtf', 'ignored-file', page, form],
	['roles/lead.doc', 'ignored-file', page, form],
	['roles/lead.docx', 'ignored-file', page, form],
	['roles/lead.odt', 'ignored-file', page, form],
	['roles/lead.pages', 'ignored-file', page, form],
	['roles/lead.JSON', 'ignored-file', page, form],
	['roles/old.lead', 'ignored-file', none, leave],
	['lead.docx', 'ignored-file', unlinked, link],
	['other/lead.txt', 'ignored-file', unlinked, link],
	['x/note.yaml', 'ignored-file', 'YAML outside the folders of the kinds is no playbook', leave],
	['.tool', 'ignored-file', 'what has a name that starts with a dot belongs to tools', 'Leave it, or rename it.'],
	['guides/.draft.md', 'ignored-file', 'what has a name that starts with a dot', 'Leave it, or rename it.'],
	['guides/a.pdf', 'ignored-file', unlinked, link],
	['roles/index.yaml', 'misplaced-file', 'not read as a role', 'Name it after what it is about.'],
	['page.html', 'stray-code', 'code or settings of a tool', 'Move it out of the handbook.'],
	['a/page.XHTML', 'stray-code', 'code or settings of a tool', 'Move it out of the handbook.'],
	['a/x.mjs', 'stray-code', 'code or settings of a tool', 'Move it out of the handbook.'],
	['a/x.cts', 'stray-code', 'code or settings of a tool', 'Move it out of the handbook.'],
	['a/x.tsx', 'stray-code', 'code or settings of a tool', 'Move it out of the handbook.'],
	['a/x.js', 'stray-code', 'code or settings of a tool', 'Move it out of the handbook.'],
	['a/run.bat', 'stray-code', 'code or settings of a tool', 'Move it out of the handbook.'],
	['.env', 'stray-code', 'code or settings of a tool', 'Move it out of the handbook.'],
	['a/.env.local', 'stray-code', 'code or settings of a tool', 'Move it out of the handbook.'],
	['.eslintrc.json', 'stray-code', 'code or settings of a tool', 'Move it out of the handbook.'],
	['a/x.env', 'ignored-file', none, leave],
	['a/x.json5', 'ignored-file', none, leave],
	['a/x.jsonl.x', 'ignored-file', none, leave],
	['a/htmlx', 'ignored-file', none, leave],
])('of %s is told that it is %s', (path, rule, why, help) => {
	const { diagnostics } = judged({ 'roles/boss.yaml': lead, [path]: '' });
	const [one, ...more] = diagnostics.filter(({ source }) => source.path === path);
	expect([one?.rule, one?.help, more.length]).toEqual([rule, help, 0]);
	expect(one?.message).toContain(why);
	expect(one?.severity).toBe(rule === 'ignored-file' ? 'info' : 'error');
});

describe('a link that misses a file', () => {
	const files = {
		'guides/prepare.md': 'Text\n',
		'guides/plan.md': 'Text\n',
		'talks/opening.md': 'Text\n',
		'welcome.md': 'Text\n',
		'a/same.md': 'Text\n',
		'b/same.md': 'Text\n',
	};

	test.each<readonly [link: string, meant: string | undefined]>([
		['prepair.md', 'prepare.md'],
		['paln.md', 'plan.md'],
		['opening.md', '../talks/opening.md'],
		['../talk/opening.md', '../talks/opening.md'],
		['../welcom.md', '../welcome.md'],
		['same.md', '../a/same.md'],
		['../guides/prepair.md', 'prepare.md'],
		['nothing-like-it.md', undefined],
		['../talks/prepair.md', undefined],
	])('%s was meant for %s', (link, meant) => {
		const { diagnostics } = judged({ ...files, 'guides/here.md': `[a](${link})\n` });
		const [one] = diagnostics.filter(({ rule }) => rule === 'broken-link');
		expect(one?.help).toBe(meant && `Did you mean \`${meant}\`?`);
		expect(one?.suggests?.map(({ text }) => text)).toEqual(meant && [meant]);
	});
});
