import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { needs } from '../src/coverage/needs.ts';
import { families, readingFindings, rules } from '../src/rules/index.ts';
import { annotate, examplesIn } from './examples.ts';

const filesIn = (folder: string) => readdirSync(`src/rules/${folder}`).sort();

describe('the list of rules', () => {
	test.each(Object.entries(families))(
		'has the code and the page of each %s rule, named after its id',
		(family, list) => {
			expect(filesIn(family)).toEqual(list.flatMap(({ id }) => [`${id}.md`, `${id}.ts`]).sort());
		},
	);

	test('has a page for each finding of reading', () => {
		expect(filesIn('reading')).toEqual(readingFindings.map((id) => `${id}.md`).sort());
	});

	test('names every family, beside what several share', () => {
		const folders = readdirSync('src/rules', { withFileTypes: true }).filter((item) => item.isDirectory());
		expect(folders.map(({ name }) => name).sort()).toEqual([...Object.keys(families), 'reading', 'shared'].sort());
	});

	test('gives each id once, in kebab-case', () => {
		const ids = [...rules.map(({ id }) => id), ...readingFindings];
		expect(ids.filter((id) => !/^[a-z]+(?:-[a-z]+)*$/.test(id))).toEqual([]);
		expect(new Set(ids).size).toBe(ids.length);
	});

	test('says of each what its findings weaken: one of the seven things, a whole playbook, or pages only', () => {
		const things = new Set<string>([...needs.map(({ id }) => id), 'playbook', 'page']);
		expect(rules.filter(({ weakens }) => !things.has(weakens)).map(({ id }) => id)).toEqual([]);
	});
});

const pages = [
	...Object.entries(families).flatMap(([family, list]) => list.map(({ id }) => ({ id, family }))),
	...readingFindings.map((id) => ({ id, family: 'reading' })),
];

describe.each(pages)('$id', ({ id, family }) => {
	const page = readFileSync(`src/rules/${family}/${id}.md`, 'utf8');
	const examples = examplesIn(page);

	test('has a page with its id, an explanation, a bad and a good example', () => {
		expect(page).toMatch(new RegExp(`^# ${id}\n\n[A-Z]`));
		const shows = (example: string) => example.includes(`^ ${id}: `);
		const bad = examples.filter((example) => example.startsWith('## Bad'));
		const good = examples.filter((example) => example.startsWith('## Good'));
		expect(bad.length).toBeGreaterThan(0);
		expect(good.length).toBeGreaterThan(0);
		expect(bad.filter((example) => !shows(example))).toEqual([]);
		expect(good.filter((example) => /^ *\^+ [a-z-]+: /m.test(example))).toEqual([]);
	});

	test('speaks the words of its readers', () => {
		const messages = page.matchAll(/^ *\^+ [a-z-]+: (.*)$/gm).map(([, message]) => message!.replace(/`[^`]*`/g, ''));
		expect(
			[...messages].filter((message) => /\b(?:schema|nodes?|refs?|entry|entries|slug|parse[dr]?)\b/i.test(message)),
		).toEqual([]);
	});

	test.each(examples.map((example, index) => ({ example, heading: headingOf(example), number: index + 1 })))(
		'example $number: $heading',
		({ example }) => {
			expect(annotate(example, id)).toBe(example);
		},
	);
});

const headingOf = (example: string): string => example.slice('## '.length, example.indexOf('\n'));
