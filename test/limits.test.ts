import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { decode } from '../src/core/decode.ts';
import { placeOf } from '../src/core/diagnostic.ts';
import { maxFindingsPerFile } from '../src/core/limits.ts';
import { check, readSources } from '../src/load.ts';

// Each of these takes a parser minutes, or all memory or stack there is, unless it is stopped before.
const patience = 60_000;

function checked(path: string, text: string) {
	const lead = { path: 'roles/lead.yaml', text: 'title: Team lead\nmission: Keeps the team together.\n' };
	const source = decode(path, new TextEncoder().encode(text));
	return check(new Map([lead, source].map((one) => [one.path, one])), { today: '2026-10-15' });
}

const about = (path: string, text: string) =>
	checked(path, text)
		.diagnostics.filter(({ source, severity }) => source.path === path && severity === 'error')
		.map((one) => `${placeOf(one)} ${one.rule}`);

const lines = (count: number, line: (i: number) => string) => Array.from({ length: count }, (_, i) => line(i)).join('');
const facts = (yaml: string) => `title: Scout\nmission: Looks ahead.\n${yaml}`;
const page = (text: string) => `---\ntitle: Long\n---\n\n${text}\n`;

describe('YAML that no reader would open', () => {
	test.each([
		['lists in brackets, 10,000 deep', `tags: ${'['.repeat(10_000)}${']'.repeat(10_000)}\n`, '3:71 input-limit'],
		['maps in braces, 10,000 deep', `tags: ${'{a: '.repeat(10_000)}1${'}'.repeat(10_000)}\n`, '3:263 input-limit'],
		['brackets nobody closes', `tags: ${'['.repeat(10_000)}\n`, '3:71 input-limit'],
		['lists of lists by dashes', `tags:\n  ${'- '.repeat(10_000)}x\n`, '4:129 input-limit'],
		['maps by indent', `tags:\n${lines(400, (i) => `${' '.repeat(i + 1)}k:\n`)}`, '67:65 input-limit'],
		['20,000 keys', lines(20_000, (i) => `k${i}: 1\n`), '5001:6 input-limit'],
		['200,000 keys', lines(200_000, (i) => `k${i}: 1\n`), '1:1 input-limit'],
		['one line of 6,000 keys', `tags: {${lines(6_000, (i) => `k${i}: 1, `)}}\n`, '3:48873 input-limit'],
		['a text of 300 KB', `summary: "${'word '.repeat(60_000)}"\n`, '1:1 input-limit'],
		[
			'aliases that double',
			`a0: &a0 [x, x]\n${lines(30, (i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]\n`)}`,
			'11:15 input-limit',
		],
		['an alias inside itself', 'tags: &tags [*tags]\n', '3:14 yaml-syntax'],
		['an alias of nothing', 'tags: *tags\n', '3:7 yaml-syntax'],
		['2,000 quotes nobody closes', `tags: [${"'it's\" ".repeat(2_000)}\n`, '3:7 yaml-syntax'],
	])('%s', { timeout: patience }, (_, yaml, place) => {
		expect(about('roles/scout.yaml', facts(yaml))[0]).toBe(`roles/scout.yaml:${place}`);
	});

	test('2,000 fields that a role does not have are counted, and the first of them listed', {
		timeout: patience,
	}, () => {
		const found = about('roles/scout.yaml', facts(lines(2_000, (i) => `k${i}: 1\n`)));
		expect(found).toHaveLength(maxFindingsPerFile + 1);
	});

	test('5 MB of front matter', { timeout: patience }, () => {
		expect(about('guides/long.md', `---\ntitle: Long\nsummary: "${'a'.repeat(5_000_000)}"\n---\n`)).toEqual([
			'guides/long.md:1:1 input-limit',
		]);
	});
});

describe('Markdown that no reader would open', () => {
	test.each([
		['quotes, 10,000 deep', `${'>'.repeat(10_000)} deep`, '5:65 input-limit'],
		['lists, 400 deep', lines(400, (i) => `${'  '.repeat(i)}- x\n`), '36:65 input-limit'],
		['emphasis, 200 deep', `${'*a **b '.repeat(200)}${'** c*'.repeat(200)}`, '5:223 input-limit'],
	])('%s', { timeout: patience }, (_, text, place) => {
		expect(about('guides/long.md', page(text))).toEqual([`guides/long.md:${place}`]);
	});

	test.each([
		['HTML, 20,000 deep', `${'<div>'.repeat(20_000)}x${'</div>'.repeat(20_000)}`],
		['a line of 900 KB', 'word '.repeat(180_000)],
		['links nobody closes', '[a]('.repeat(20_000)],
		['images nobody closes', '!['.repeat(20_000)],
		['emphasis nobody closes', '*a_ '.repeat(20_000)],
		['runs of backticks of every length', lines(400, (i) => `e${'`'.repeat(i)}`)],
		['comments nobody closes', '<!-- '.repeat(20_000)],
		['tags nobody closes', '<a b="'.repeat(20_000)],
		['entities', '&'.repeat(60_000)],
		['addresses', 'www.'.repeat(20_000)],
		['a table of bars', `${'|'.repeat(20_000)}\n${'|-'.repeat(20_000)}`],
		['one footnote, 20,000 times', `${'[^a]'.repeat(20_000)}\n\n[^a]: x`],
		['marks of merges', lines(80_000, () => '<<<<<<< a\n')],
		['code that explains merges', lines(20_000, () => '```\n<<<<<<< a\n=======\n>>>>>>> b\n```\n')],
		['fences nobody closes', lines(20_000, (i) => `${'>'.repeat(i % 3)} \`\`\`\n`)],
	])('%s are read in time', { timeout: patience }, (_, text) => {
		expect(checked('guides/long.md', page(text)).find('guides/long')?.title).toBe('Long');
	});

	test('20,000 headings of one name have an anchor each', { timeout: patience }, () => {
		const { prose } = checked('guides/long.md', page('## Step\n\n'.repeat(20_000))).find('guides/long')!;
		expect(new Set(prose!.headings.map(({ slug }) => slug)).size).toBe(20_000);
	});

	test('40,000 broken links are counted, and the first of them listed', { timeout: patience }, () => {
		const text = page(lines(40_000, (i) => `[l](missing-${i}.md)\n`));
		const found = checked('guides/long.md', text).diagnostics.filter(({ rule }) => rule === 'broken-link');
		expect(found).toHaveLength(maxFindingsPerFile + 1);
		expect(found.map(({ message }) => message)).toContain(
			`${40_000 - maxFindingsPerFile} more findings of this rule in this file are not listed.`,
		);
	});
});

test('a file of 50 MB is refused unread', { timeout: patience }, () => {
	const root = mkdtempSync(join(tmpdir(), 'fieldbook-limits-'));
	mkdirSync(join(root, 'guides'));
	writeFileSync(join(root, 'guides/long.md'), '');
	truncateSync(join(root, 'guides/long.md'), 50 * 1024 * 1024);
	const source = readSources(root).get('guides/long.md');
	rmSync(root, { recursive: true });
	expect(source).toMatchObject({ text: '', flaw: { rule: 'input-limit', range: { start: 0, end: 0 } } });
	expect(source?.flaw?.message).toContain('50 MB');
});

test('a folder of a tool is noted and left alone', () => {
	const root = mkdtempSync(join(tmpdir(), 'fieldbook-limits-'));
	mkdirSync(join(root, 'node_modules/a'), { recursive: true });
	writeFileSync(join(root, 'node_modules/a/README.md'), '[x](y.md)');
	const { diagnostics, entries } = check(readSources(root));
	rmSync(root, { recursive: true });
	expect(diagnostics.map(({ rule, severity }) => [rule, severity])).toEqual([['ignored-file', 'info']]);
	expect(entries.filter(({ kind }) => !kind.single)).toEqual([]);
});

test.skipIf(process.getuid?.() === 0)(
	'a folder that cannot be opened is named, and nothing is concluded from what may be in it',
	() => {
		const root = mkdtempSync(join(tmpdir(), 'fieldbook-limits-'));
		mkdirSync(join(root, 'roles'));
		writeFileSync(join(root, 'roles/lead.yaml'), 'title: Team lead\nmission: Keeps the team together.\n');
		mkdirSync(join(root, 'guides'), { mode: 0o000 });
		const { diagnostics } = check(readSources(root));
		rmSync(root, { recursive: true });
		expect(diagnostics.map((one) => `${placeOf(one)} ${one.rule}`)).toEqual(['guides:1:1 unreadable-file']);
	},
);
