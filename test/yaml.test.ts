import { describe, expect, test } from 'vitest';
import { firstLine, unclosed } from '../src/core/yaml-flaws.ts';
import { lineAt, neighbour } from '../src/core/yaml-lines.ts';

// How facts are searched that no parser reads: `‸` stands where something is looked for or found.

const mark = '‸';

describe('what is still open at the end', () => {
	test.each([
		'tags: ‸[a, b',
		'tags: ‸[a, [b, c]',
		'tags: [a, b]',
		'a: ‸{b: [c, d], e: f',
		'a: {b: c}\nd: ‸[e',
		'title: ‸"a',
		"title: ‸'a",
		'title: "a"\nsummary: ‸"b',
		'title: "a \\" b"\nsummary: ‸"b',
		'title: "a \\" - [ b"\nsummary: c',
		"title: 'a '' - [ b'\nsummary: c",
		'title: "a"\'\nsummary: ‸"b',
		'title: "a \\\\"\nsummary: ‸"b',
		"title: 'it''s'\nsummary: ‸'b",
		"title: 'a\\'\nsummary: ‸'b",
		'title: "a ] [ b"\ntags: ‸[a',
		"title: 'a ] [ b'\ntags: ‸[a",
		"title: ‸'it\\''s [ b\ntags: [a",
		'title: a "b" [c\nsummary: d',
		"title: it's\nsummary: d",
		"tags: [it's, b]",
		'tags: [‸"a, b]',
		'- ‸[a\n- b',
		'- "a"\n- ‸[b',
		'? ‸[a',
		'a: &x ‸[b',
		'a: !t ‸"b',
		'a: b # [c',
		'# [c\na: b',
		'a: b#c\nd: ‸[e',
		'a: [b] # "c\nd: ‸[e',
		'a: [b]]\nd: ‸[e',
	])('%j', (text) => {
		const yaml = text.replace(mark, '');
		const at = text.indexOf(mark);
		expect(unclosed(yaml, { start: 0, end: yaml.length })).toBe(at < 0 ? undefined : at);
	});

	test('is looked for in the facts alone', () => {
		const text = '---\ntags: [a]\n---\n["';
		expect(unclosed(text, { start: 4, end: 14 })).toBeUndefined();
		expect(unclosed(`[${text}`, { start: 5, end: 14 })).toBeUndefined();
	});
});

describe('the next line with text', () => {
	const around = (yaml: string, step: 1 | -1, range = { start: 0, end: yaml.length }) =>
		neighbour(yaml, range, lineAt(yaml, yaml.indexOf('here')), step)?.text;

	test.each<readonly [yaml: string, above: string | undefined, below: string | undefined]>([
		['a: 1\nhere: 2\nb: 3\n', 'a: 1', 'b: 3'],
		['a: 1\n\n  \nhere: 2\n\n\t\nb: 3', 'a: 1', 'b: 3'],
		['here: 2', undefined, undefined],
		['here: 2\n', undefined, undefined],
		['\n\nhere: 2\n\n', undefined, undefined],
		['x\nhere: 2', 'x', undefined],
		['here: 2\nx', undefined, 'x'],
		[`a: 1${'\n'.repeat(8)}here: 2${'\n'.repeat(8)}b: 3`, 'a: 1', 'b: 3'],
		[`a: 1${'\n'.repeat(9)}here: 2${'\n'.repeat(9)}b: 3`, undefined, undefined],
	])('%j', (yaml, above, below) => {
		expect([around(yaml, -1), around(yaml, 1)]).toEqual([above, below]);
	});

	test('is one of the facts', () => {
		const page = '---\nhere: 2\n---\nText\n';
		expect([around(page, -1, { start: 4, end: 12 }), around(page, 1, { start: 4, end: 12 })]).toEqual([
			undefined,
			undefined,
		]);
	});
});

test.each([
	['a: 1\nb: 2\n', 'a: 1'],
	['\n \n  a: 1\r\nb: 2\n', 'a: 1'],
	['', ''],
	['\n\n', ''],
])('the first line with text of %j', (text, line) => {
	const { start, end } = firstLine(text, { start: 0, end: text.length });
	expect(text.slice(start, end)).toBe(line);
});
