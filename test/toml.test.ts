import { describe, expect, test } from 'vitest';
import { maxYamlLength } from '../src/core/limits.ts';
import { readToml } from '../src/core/toml.ts';

/** The facts between two lines `+++`, with where the text that is read begins and ends. */
function read(written: string) {
	const text = `+++\n${written}+++\n`;
	return { text, ...readToml(text, { start: 4, end: 4 + written.length }) };
}

describe('facts in TOML', () => {
	test.each<[path: (string | number)[], place: string, column: number]>([
		[['title'], '"A"', 8],
		[['date'], '2026-10-15', 19],
		[['tags'], '["a", "b"]', 37],
		[['tags', 1], '["a", "b"]', 37],
		[['my key'], '3', 60],
		[['draft'], 'true', 76],
		[['menu', 'main'], '[menu.main]', 82],
		[['steps', 0, 'id'], '[[steps]]', 105],
		// What is not there is told at the first line.
		[['nothing'], 'title = "A"', 0],
		[[], 'title = "A"', 0],
	])('stand where they are written: %j', (path, place, column) => {
		const { text, at } = read(
			'title = "A"\ndate = 2026-10-15\ntags = ["a", "b"] \n"my key" = 3\n  draft   =   true\n\n[menu.main]\nweight = 5\n[[steps]]\nid = "x"\n',
		);
		const { start, end } = at(path);
		expect([text.slice(start, end), start - 4]).toEqual([place, column]);
	});

	test('are read as they are written', () => {
		expect(read('title = "A"\ndate = 2026-10-15\nat = 09:30:00\n[menu.main]\nweight = 5\n').value).toEqual({
			title: 'A',
			date: '2026-10-15',
			at: expect.stringMatching(/^09:30:00/),
			menu: { main: { weight: 5 } },
		});
	});

	test.each<[written: string, place: string, why: string]>([
		['title = "A"\nweight = \n', '\n', 'cannot be read: invalid value.'],
		['title = A\n', 'A', 'cannot be read: invalid value.'],
		['title = "A\n', '\n', 'cannot be read: control characters are not allowed in strings.'],
		['title = "A"\ntitle = "B"\n', 't', 'cannot be read: trying to redefine an already defined table or value.'],
		['a.b = 1\n[a]\nb = 2\n', 'a', 'cannot be read: trying to redefine an already defined table or value.'],
		['a = [1, 2\n', '', 'cannot be read: expected comma or end of structure.'],
		['= 1\n', '=', 'cannot be read: unexpected end of key.'],
	])('that cannot be read are told where they stop: %j', (written, place, why) => {
		const { text, value, flaws, at } = read(written);
		expect(value).toBeUndefined();
		expect(flaws).toHaveLength(1);
		const { rule, message, help, range } = flaws[0]!;
		expect([rule, text.slice(range.start, range.end), message]).toEqual([
			'front-matter',
			place,
			`The facts at the top, which are written in TOML, ${why}`,
		]);
		expect(range.end).toBeLessThanOrEqual(4 + written.length);
		expect(help).toContain('between two lines `---`');
		expect(at(['title'])).toEqual(range);
	});

	test.each([
		[0, undefined],
		[1, 'input-limit'],
	])('are read up to a length: %i characters more', (more, rule) => {
		const line = 'title = ""\n';
		const written = `title = "${'x'.repeat(maxYamlLength - line.length + more)}"\n`;
		expect(read(written).flaws.map((flaw) => flaw.rule)).toEqual(rule ? [rule] : []);
	});

	test('that are tables in tables without end are a finding', () => {
		expect(read(`a = ${'['.repeat(500)}${']'.repeat(500)}\n`).flaws.map(({ rule }) => rule)).toEqual(['front-matter']);
	});
});
