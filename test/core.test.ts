import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { checkHandbook } from '../src/core/check.ts';
import { decode } from '../src/core/decode.ts';
import { formatDiagnostic } from '../src/core/diagnostic.ts';
import type { Source } from '../src/core/source.ts';
import { plain, readYaml } from '../src/core/yaml.ts';
import { kinds } from '../src/kinds/index.ts';
import { rules } from '../src/rules/index.ts';

const check = (sources: Iterable<Source>, today = '2026-10-15') =>
	checkHandbook(new Map([...sources].map((source) => [source.path, source])), kinds, rules, { today });

/** Pieces that YAML, front matter and Markdown give a meaning to, and references that may or may not resolve. */
const pieces = [
	'---\n',
	'--- \n',
	'title',
	'owner',
	'goal',
	'activities',
	'next',
	'accountable',
	'roles',
	'status',
	': ',
	':',
	'lead',
	'retired',
	'\n',
	'  ',
	'- ',
	'- - ',
	'"',
	"'",
	'[',
	']',
	'{',
	'}',
	'\t',
	'é',
	'𝄞',
	'&a ',
	'*a',
	'!!set ',
	'|\n',
	'>\n',
	'#',
	'# x\n',
	'\r\n',
	'\r',
	'\0',
	'\u202e',
	'\ud800',
	'^',
	'[a](../goals/a.yaml#b)',
	'![](x.png)',
	'[x]: y\n',
	'<a href="z">',
	'<!--',
	'```\n',
	'> ',
	'{x}',
	'<B/>',
	'import a',
	'%2e%2e/',
	'__proto__',
	'constructor',
	'<<: ',
	'? ',
	'a#b',
	'2026-02-30',
];
const text = fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map((parts) => parts.join(''));
const path = fc.constantFrom(
	'goals/a.yaml',
	'goals/a.md',
	'roles/lead.yaml',
	'roles/lead.md',
	'processes/p.yaml',
	'guides/g.md',
	'guides/m.mdx',
	'README.md',
	'x/index.md',
	'handbook.yaml',
	'goals/A.yml',
	'x.png',
	'coaching/c.md',
);
const source = fc.record({ path, text });
const sources = fc.uniqueArray(source, { selector: ({ path }) => path, maxLength: 7 });

const shown = (
	found: readonly { id: string; rule: string; source: Source; range: unknown; message: string; help?: string }[],
) => found.map(({ id, rule, source, range, message, help }) => ({ id, rule, path: source.path, range, message, help }));

describe('any text', () => {
	test('is checked without throwing, and every range lies in its text', () => {
		fc.assert(
			fc.property(sources, (files) => {
				const { diagnostics, entries, links } = check(files);
				for (const diagnostic of diagnostics) {
					const { range, source } = diagnostic;
					expect(range.start).toBeGreaterThanOrEqual(0);
					expect(range.end).toBeGreaterThanOrEqual(range.start);
					expect(range.end).toBeLessThanOrEqual(source.text.length);
					expect(formatDiagnostic(diagnostic)).not.toMatch(/[\0\r\u001b\u202e]/);
				}
				for (const entry of entries)
					for (const heading of entry.prose?.headings ?? []) expect(heading.slug).not.toBe('');
				expect(links.every(({ outcome, to }) => outcome !== 'missing' || !to)).toBe(true);
				expect(new Set(diagnostics.map(({ id }) => id)).size).toBe(diagnostics.length);
			}),
			{ numRuns: 3000 },
		);
	});

	test('is read to its end where a slip stands among lines that other systems end in their own way', () => {
		const { diagnostics } = check([{ path: 'handbook.yaml', text: '# x\n  &a lead\r\n%2e%2e/' }]);
		expect(diagnostics.map(({ rule }) => rule)).toContain('yaml-syntax');
	});

	test.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])(
		'a cut under the name `%s` is read without throwing',
		(key) => {
			expect(() => check([{ path: 'goals/a.yaml', text: `${key}: &a ` }])).not.toThrow();
		},
	);

	test('any string at all is checked without throwing', () => {
		fc.assert(
			fc.property(path, fc.string({ unit: 'binary', maxLength: 200 }), (path, text) => void check([{ path, text }])),
			{ numRuns: 1000 },
		);
	});

	test('any bytes are a source or a flaw inside it', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
				const { text, flaw } = decode('a.md', bytes);
				if (flaw) expect(flaw.range.end).toBeLessThanOrEqual(text.length);
				else expect(text.isWellFormed()).toBe(true);
			}),
		);
	});
});

describe('UTF-16 that does not say so', () => {
	const little = Buffer.from('ab: c', 'utf16le');
	test.each([
		['little end first', little, true],
		['big end first', Buffer.from(little).swap16(), true],
		['two signs', [0x61, 0, 0x62, 0], true],
		['a wide beginning', [...Buffer.from('a'.repeat(32), 'utf16le'), 0x62, 0x63], true],
		['one sign', [0x61, 0], false],
		['a sign and a half', [0x61, 0, 0x62], false],
		['nothing but zeros', Array(8).fill(0), false],
		['a zero at one place', [0x61, 0, 0x62, 0x63], false],
		['zeros at all places but one', [0x61, 0x62, 0, 0, 0, 0], false],
		['no zero', [0x61, 0x62, 0x63, 0x64], false],
	])('%s', (_, bytes, isWide) => {
		const { flaw } = decode('a.md', Uint8Array.from(bytes));
		expect(flaw?.message.includes('UTF-16') ?? false).toBe(isWide);
	});
});

describe('a check', () => {
	test('does not depend on the order of files', () => {
		fc.assert(
			fc.property(sources, (files) => {
				expect(shown(check(files).diagnostics)).toEqual(shown(check(files.toReversed()).diagnostics));
			}),
			{ numRuns: 500 },
		);
	});
});

/** Values as people write them, of which parsers have made numbers, truths, days, nothing or half a text. */
const words = [
	'lead',
	'Ask the lead, then go',
	"the customer's figures",
	'"in quotes: and a colon"',
	"'it''s'",
	'"a \\" b"',
	'"\\u00e9"',
	'"# no comment"',
	'yes',
	'No',
	'on',
	'y',
	'true',
	'False',
	'TRUE',
	'tRue',
	'null',
	'Null',
	'NULL',
	'~',
	'',
	'1',
	'-1',
	'+12',
	'007',
	'0o17',
	'0x1F',
	'0b11',
	'1_000',
	'1,000',
	'1.000,5',
	'1e3',
	'1E-2',
	'.5',
	'1.',
	'-.5',
	'.inf',
	'-.Inf',
	'.nan',
	'.NaN',
	'1.0',
	'1.10',
	'12345678901234567890',
	'0.1e400',
	'2026-01-31',
	'2026-1-31',
	'2026-01-31T10:00:00Z',
	'09:30',
	'190:20:30',
	'1:30',
	'12e03',
	'0x',
	'-',
	'--',
	'a#b',
	'a # b',
	'a: b',
	'a:b',
	':a',
	'http://example.com/a?b=c#d',
	'50 %',
	'%',
	'@x',
	'`x`',
	'*x',
	'&x y',
	'!x',
	'!!str 1',
	'=',
	'<<',
	'é ü 𝄞',
	'\u00a0x',
	'x\ty',
	'[a, b]',
	'[1, 2.0, "3", ~]',
	'[a, [b, c], {d: e}]',
	'[a, b,]',
	'[ ]',
	'{}',
	'{a: 1, b: yes}',
	'{a: , b}',
	'{a: 95,5}',
	'{1: x, ~: y}',
	'{"a": 1, \'b\' : 2}',
	'{a: [b, {c: d}]}',
	'{a: x y, b: "z, z"}',
	'|\n  one\n  two',
	'>-\n  one\n  two\n\n  three',
	'|2\n    in\n  out',
	'one\n  and two',
	'"one\n  and two"',
];
const keys = [
	'title',
	'a',
	'b-c',
	'd_e',
	'Mission',
	'é',
	'a b',
	'"q"',
	'~',
	'1',
	'1.0',
	'0x1',
	'null',
	'True',
	'-1',
	'.5',
	'y',
	'2026-01-01',
	'<<',
	'__proto__',
	'constructor',
];
const usualKey = fc.oneof(
	{ weight: 8, arbitrary: fc.constantFrom('title', 'a', 'b-c', 'd_e', 'Mission') },
	{ weight: 1, arbitrary: fc.constantFrom(...keys) },
);
const word = fc.constantFrom(...words);
const comment = fc.constantFrom('', '', '', '', ' # a comment', '  #x', '\n# between');
const end = fc.constantFrom('\n', '\n', '\n', '\r\n', '\n\n');
const indented = (text: string) => text.replace(/\n(?=.)/g, '\n  ');
const line = fc
	.tuple(usualKey, word, comment, end)
	.map(([key, value, comment, end]) => `${key}: ${value}${comment}${end}`);
const item = fc
	.oneof(
		word,
		fc.tuple(usualKey, word).map(([key, value]) => `${key}: ${value}`),
		fc.tuple(usualKey, word, usualKey, word).map(([a, b, c, d]) => `${a}: ${b}\n${c}: ${d}`),
	)
	.map((text) => `  - ${indented(indented(text))}\n`);
const items = fc
	.tuple(usualKey, fc.array(item, { minLength: 1, maxLength: 3 }))
	.map(([key, list]) => `${key}:\n${list.join('')}`);
const inner = fc
	.tuple(usualKey, fc.array(line, { minLength: 1, maxLength: 3 }))
	.map(([key, lines]) => `${key}:\n  ${indented(lines.join(''))}`);
const facts = fc
	.tuple(
		fc.constantFrom('', '', '', '# head\n', '\n', '---\n'),
		fc.array(fc.oneof({ weight: 3, arbitrary: line }, items, inner), { minLength: 1, maxLength: 4 }),
		fc.constantFrom('', '', '', '# foot', '...\n'),
	)
	.map(([head, parts, foot]) => head + parts.join('') + foot);

describe('YAML', () => {
	/** What the parser that knows where each value stands makes of a text; what it cannot read, we do not either. */
	function expectAsReference(yaml: string): 'unread' | 'fast' | 'slow' {
		const { value, flaws } = readYaml(yaml, { start: 0, end: yaml.length });
		const reference = parseDocument(yaml.replace(/\r(?!\n)/g, '\n'), {
			prettyErrors: false,
			schema: 'core',
			stringKeys: true,
			logLevel: 'silent',
		});
		if (value === undefined || flaws.length > 0) return 'unread';
		expect(reference.errors).toEqual([]);
		expect(value).toEqual(reference.toJS());
		return plain(yaml) ? 'fast' : 'slow';
	}

	test('reads as the reference parser reads it, whatever the text', () => {
		fc.assert(
			fc.property(text, (yaml) => void expectAsReference(yaml)),
			{ numRuns: 3000 },
		);
	});

	test('reads facts as the reference parser reads them, by the fast way and by the other', () => {
		const counts = { unread: 0, fast: 0, slow: 0 };
		fc.assert(
			fc.property(facts, (yaml) => void counts[expectAsReference(yaml)]++),
			{ numRuns: 4000 },
		);
		expect(counts.fast).toBeGreaterThan(600);
		expect(counts.slow).toBeGreaterThan(300);
	});

	test.each(words)('reads the value %j as the reference parser does', (word) => {
		expectAsReference(`a: ${word}\nb: x\n`);
		expectAsReference(`a:\n  - ${word}\n`);
		expectAsReference(`a: {b: ${word}, c: x}\n`);
	});

	test.each(keys)('reads the key %j as the reference parser does', (key) => {
		expectAsReference(`${key}: x\n`);
		expectAsReference(`a:\n  - ${key}: x\n`);
		expectAsReference(`a: {b: c, ${key}: x, ${key}}\n`);
	});
});
