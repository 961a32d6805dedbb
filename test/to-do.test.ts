import { describe, expect, test } from 'vitest';
import { check, type Sources } from '../src/load.ts';

const today = '2026-10-15';
const strict = 'profile: strict\n';
const found = (files: Readonly<Record<string, string>>) => {
	const sources: Sources = new Map(Object.entries(files).map(([path, text]) => [path, { path, text }]));
	return check(sources, { today }).diagnostics.map(
		({ rule, source, severity }) => `${severity} ${rule} ${source.path}`,
	);
};

describe('of a text that is still to be filled', () => {
	const role = (title: string) => `title: ${title}\nmission: Knows its trade.\n`;

	test.each([
		[
			'a title that stands there twice',
			(title: string) => ({ 'roles/a.yaml': role(title), 'roles/b.yaml': role(title) }),
			'title-collision',
		],
		['a goal', (title: string) => ({ 'goals/a.yaml': `title: Be first\noutcome: ${title}\n` }), 'vague-goal'],
		[
			'what a process does',
			(title: string) => ({
				'roles/a.yaml': role('Lead'),
				'processes/a.yaml': `title: Sell\nactivities:\n  - {id: a, stage: shape, accountable: a, title: ${title}}\n`,
			}),
			'activity-without-verb',
		],
		[
			'a question that is asked twice',
			(text: string) => ({
				'roles/a.yaml': role('Lead'),
				'coaching/a.yaml': `title: Talk\nfor: a\nareas:\n  - id: one\n    title: One\n    questions:\n      - {about: customer, text: ${text}}\n      - {about: collaboration, text: ${text}}\n`,
			}),
			'repeated-question',
		],
		[
			'words of a page',
			(text: string) => ({
				'terms/a.yaml': 'title: Deal\ndefinition: What we sell.\n',
				'guides/a.md': `# First days\n\n${text.slice(1, -1)}\n`,
			}),
			'undefined-abbreviation',
		],
	])('%s is a to-do and nothing else', (_, files, rule) => {
		const rules = (words: string) =>
			found({ 'handbook.yaml': strict, ...files(words) }).map((one) => one.split(' ')[1]);
		expect(rules('"A better communication with QBZ"')).toContain(rule);
		expect(rules('"TODO: better communication with QBZ"')).toContain('to-do');
		expect(rules('"TODO: better communication with QBZ"')).not.toContain(rule);
	});

	test('what is broken within it is told', () => {
		expect(
			found({ 'guides/a.md': '# First days\n\nTODO: shorten [the list](nowhere.md), write to jo@northwind.com\n' }),
		).toEqual(['info to-do guides/a.md', 'error broken-link guides/a.md', 'warning person-in-content guides/a.md']);
	});

	test('nothing is said once the page is retired', () => {
		expect(found({ 'roles/a.yaml': 'title: Lead\nstatus: retired\nmission: "TODO: what it is for"\n' })).toEqual([]);
	});

	test('a reference that names nothing is an error all the same', () => {
		expect(found({ 'roles/a.yaml': 'title: Lead\nmission: Leads.\nowner: "TODO: who keeps this"\n' })).toEqual([
			'error unknown-reference roles/a.yaml',
		]);
	});
});

test.each([
	['TODO: a', true],
	['  TODO : a', true],
	['TODO – a', true],
	['TODO', true],
	['TODO …', true],
	['TODO list', false],
	['TODO-Liste', false],
	['Todo: a', false],
	['TODOS: a', false],
	['What is left TODO: a', false],
])('`%s` is left to be filled: %s', (text, left) => {
	const rules = found({ 'roles/a.yaml': `title: Lead\nmission: ${JSON.stringify(text)}\n` });
	expect(rules.includes('info to-do roles/a.yaml')).toBe(left);
});
