import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { decode } from '../src/core/decode.ts';
import { placeOf } from '../src/core/diagnostic.ts';
import { maxFindingsPerFile } from '../src/core/limits.ts';
import { bytesIn } from '../src/core/picture.ts';
import { doubtIn } from '../src/core/prose-limits.ts';
import { diffHandbooks } from '../src/diff/diff.ts';
import { check, readSources, sourceFrom } from '../src/load.ts';
import { proseInput } from '../src/prose/prose.ts';
import { renderProse } from '../src/prose/prose-html.ts';

function checked(path: string, text: string) {
	const lead = { path: 'roles/lead.yaml', text: 'title: Team lead\nmission: Keeps the team together.\n' };
	const source = decode(path, new TextEncoder().encode(text));
	return check(new Map([lead, source].map((one) => [one.path, one])), { today: '2026-10-15' });
}

const about = (path: string, text: string) =>
	checked(path, text)
		.diagnostics.filter(({ source, severity }) => source.path === path && severity === 'error')
		.map((one) => `${placeOf(one)} ${one.rule}`);

const isLimit = (finding: string) => finding.includes('input-limit');
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
	])('%s', (_, yaml, place) => {
		expect(about('roles/scout.yaml', facts(yaml))[0]).toBe(`roles/scout.yaml:${place}`);
	});

	// Each once was looked at from each of its blanks, which takes a minute.
	test.each([
		['behind a dash', `owner: - ${' '.repeat(60_000)}a - b\n`],
		['behind a box', `owner: [ ] ${' '.repeat(60_000)}a\n`],
		['in braces', `access: {a: b,${' '.repeat(60_000)}c, d: @e}\n`],
		['in a remark', `//${' '.repeat(60_000)}x\n`],
		['behind a field', `owner: a: b${' '.repeat(60_000)}c\n`],
	])('blanks without end %s', (_, yaml) => {
		expect(about('roles/scout.yaml', facts(yaml))[0]).toMatch(/^roles\/scout\.yaml:3:\d+ yaml-syntax$/);
	});

	// Each is 65 brackets or dashes that nothing closes, in a text.
	test.each([
		['plain', `mission: One ${'[x '.repeat(65)}\n`],
		['in quotes', `mission: "${'{'.repeat(65)}"\n`],
		['on a line of its own', `mission: One\n  ${'[ '.repeat(65)}\n`],
		['in a block', `mission: |\n  One\n\n  ${'['.repeat(65)}\n`],
		['in a block of an item', `tags:\n  - |\n    ${'- '.repeat(65)}\n`],
		['in a comment', `tags: [a] # ${'{'.repeat(65)}\n`],
	])('brackets in a text are words: %s', (_, yaml) => {
		expect(about('roles/scout.yaml', `title: Scout\nsummary: Looks ahead.\n${yaml}`).filter(isLimit)).toEqual([]);
	});

	test.each([
		['after them', `mission: One ${'[x '.repeat(65)}\ntags: ${'['.repeat(70)}\n`],
		['with brackets in quotes that close nothing', `tags: ${'["]", '.repeat(300)}\n`],
	])('lists in lists are found %s', (_, yaml) => {
		expect(about('roles/scout.yaml', `title: Scout\n${yaml}`).some(isLimit)).toBe(true);
	});

	test('2,000 fields that a role does not have are counted, and the first of them listed', () => {
		const found = about('roles/scout.yaml', facts(lines(2_000, (i) => `k${i}: 1\n`)));
		expect(found).toHaveLength(maxFindingsPerFile + 1);
	});

	test('5 MB of front matter', () => {
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
	])('%s', (_, text, place) => {
		expect(about('guides/long.md', page(text))).toEqual([`guides/long.md:${place}`]);
	});

	test.each([
		['quotes on one line, 170,000 deep', '> '.repeat(170_000), '5:129'],
		['numbers on one line, 160,000 deep', '1. '.repeat(160_000), '5:193'],
		['quotes and items', '> - '.repeat(100_000), '5:129'],
		['short rows of a wide table', `|${'h|'.repeat(500)}\n|${'-|'.repeat(500)}\n${'|c|\n'.repeat(2_000)}`, '106:1'],
		[
			'short rows in a quotation, with line ends of Windows',
			`> |${'h|'.repeat(500)}\r\n> |${'-|'.repeat(500)}\r\n${'> |c|\r\n'.repeat(2_000)}`,
			'106:3',
		],
		['honest rows', `|${'h|'.repeat(200)}\n|${'-|'.repeat(200)}\n${`|${'c|'.repeat(200)}\n`.repeat(1_000)}`, '256:1'],
		['emphasis within words', '_a_'.repeat(160_000), '5:1'],
		['emphasis after spaces that do not break', '\u00a0*a'.repeat(120_000), '5:1'],
		['characters by their names', '&amp;'.repeat(100_000), '5:1'],
		['addresses in one paragraph', '`www.'.repeat(100_000), '5:1'],
		['HTML, 20,000 deep', '<div>\n\n'.repeat(20_000), '405:1'],
		['brackets in a line of another script', '[é'.repeat(200_000), '5:1'],
		['marks in many paragraphs', '_a_ _b_ _c_ _d_ _e_\n\n'.repeat(20_000), '20005:1'],
	])('%s, before a parser sees it', (_, text, place) => {
		expect(about('guides/long.md', page(text))).toEqual([`guides/long.md:${place} input-limit`]);
	});

	test.each([
		['a line across the page', `${'* '.repeat(200)}\n\n${'- '.repeat(200)}\n`],
		['a list of 2,000 links', '- [One](https://example.com/a_b_c?d=e&f=g) & more\n'.repeat(2_000)],
		['a list of 20,000 anchors', lines(20_000, (i) => `## Part ${i}\n\nSee [it](#part-${i}).\n\n`)],
		['a table of 1,000 rows', `|a|b|c|\n|-|-|-|\n${'| _a_ | `b` | <c@example.com> &nbsp; |\n'.repeat(1_000)}`],
		['code of 4,000 lines', `\`\`\`js\n${'const a_b = [c_d, *e_f]; // | a | b |\n'.repeat(4_000)}\`\`\`\n`],
		['HTML of 3,000 cells', `<table>\n${'<tr><td>a</td><td>&nbsp;</td><td><b>c</b></td>\n'.repeat(1_000)}</table>\n`],
	])('what people may well write is no finding: %s', (_, text) => {
		expect(about('guides/long.md', page(text)).filter(isLimit)).toEqual([]);
	});

	test('links, headings and hidden characters too many to be passed to one call', () => {
		for (const text of [
			'[a](b)\n\n'.repeat(130_000).slice(0, 390_000),
			'\u202e'.repeat(300_000),
			'# a\n'.repeat(200_000),
		])
			expect(checked('guides/long.md', page(text)).find('guides/long')?.title).toBe('Long');
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
	])('%s are read in time', (_, text) => {
		expect(checked('guides/long.md', page(text)).find('guides/long')?.title).toBe('Long');
	});

	test('20,000 headings of one name have an anchor each', () => {
		const { prose } = checked('guides/long.md', page('## Step\n\n'.repeat(20_000))).find('guides/long')!;
		expect(new Set(prose!.headings.map(({ slug }) => slug)).size).toBe(20_000);
	});

	test('40,000 broken links are counted, and the first of them listed', () => {
		const text = page(lines(40_000, (i) => `[l](missing-${i}.md)\n`));
		const found = checked('guides/long.md', text).diagnostics.filter(({ rule }) => rule === 'broken-link');
		expect(found).toHaveLength(maxFindingsPerFile + 1);
		expect(found.map(({ message }) => message)).toContain(
			`${40_000 - maxFindingsPerFile} more findings of this rule in this file are not listed.`,
		);
	});
});

describe('MDX whose braces are the work of weeks for a parser of JavaScript', () => {
	const openings = [
		'<a b={',
		'<>{',
		'<a>{',
		'<a {...',
		'<a b={{',
		'<a b={"',
		'<a b={<a ',
		'<a\nb={\n',
		'<a b={`',
		'{<a ',
		'{',
		'{\n',
	];

	test.each(openings)('%j is a finding at its place', (opening) => {
		for (const count of [1, 40, 20_000]) {
			const found = about('guides/long.mdx', page(opening.repeat(count)));
			expect(found).toHaveLength(1);
			expect(found[0]).toMatch(/^guides\/long\.mdx:\d+:\d+ (?:unsafe-markup|input-limit)$/);
		}
	});

	test('is found in the text of a revision that is compared, and shown by nobody', () => {
		const [before, after] = ['One.', '<a b={'.repeat(40)].map((text) => checked('guides/long.mdx', page(text)));
		expect(diffHandbooks(before!, after!).changes.length).toBeGreaterThan(0);
		expect(after!.find('guides/long')?.prose?.readable).toBe(false);
	});

	test.each([
		['`{`, `{x}`, ``\\{`` and \\{y\\}', '<p><code>{</code>, <code>{x}</code>, <code>\\{</code> and {y}</p>'],
		['```js {1}\nif (a) { b\\{ }\n```', '<code class="language-js">if (a) { b\\{ }\n</code>'],
		['[a](https://example.com/\\{b\\})', 'href="https://example.com/{b}"'],
		['*a\\}*b and } alone ⦃⦄', '<p>*a}*b and } alone ⦃⦄</p>'],
	])('braces that are none of code stay: %j', (text, html) => {
		const book = checked('guides/long.mdx', page(text));
		expect(about('guides/long.mdx', page(text))).toEqual([]);
		expect(renderProse(proseInput(book.find('guides/long')!, book, '/')!)).toContain(html);
	});
});

describe('a text that is far from any real page', () => {
	const doubtful = (text: string) => {
		const bytes = new TextEncoder().encode(page(text));
		return sourceFrom('guides/long.md', bytes.length, bytesIn(bytes));
	};

	test('is read by another process first, and then as it is', () => {
		const text = page('Plain words. '.repeat(20_000));
		expect(doubtIn(text, { start: 20, end: text.length })).toBe(text.indexOf('Plain'));
		expect(doubtful('Plain words. '.repeat(20_000)).flaw).toBeUndefined();
	});

	test('is read as it is where it is a page in MDX of 180 KB', () => {
		const words = 'Ask *first* who the customer trusts, then see [the list](https://a.example). '.repeat(6);
		const part = (i: number) => `## Part ${i}\n\n${words}\n\n<Callout kind="tip">\n\n- Call\n- Write\n\n</Callout>\n\n`;
		const text = lines(330, part);
		expect(text.length).toBeGreaterThan(150_000);
		const bytes = new TextEncoder().encode(page(text));
		expect(sourceFrom('guides/long.mdx', bytes.length, bytesIn(bytes)).flaw).toBeUndefined();
	});

	test('is a finding where that takes too much, at the place where it begins', () => {
		// The fence ends with the item it stands in, which only a parser can tell.
		const hidden = `- a\n  \`\`\`\n\n${'`www.'.repeat(60_000)}`;
		const source = doubtful(`Some words.\n\n${hidden}`);
		const found = check(new Map([[source.path, source]]), { today: '2026-10-15' }).diagnostics;
		expect(found.map((one) => `${placeOf(one)} ${one.rule}`)).toContain('guides/long.md:10:1 input-limit');
	});
});

test('a file of 50 MB is refused unread', () => {
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
