import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { decode } from '../src/core/decode.ts';
import { formatDiagnostic } from '../src/core/diagnostic.ts';
import { checkHandbook } from '../src/core/handbook.ts';
import type { Source } from '../src/core/source.ts';
import { readYaml } from '../src/core/yaml.ts';
import { kinds } from '../src/kinds/index.ts';
import { rules } from '../src/rules/index.ts';

const check = (sources: Iterable<Source>) =>
	checkHandbook(new Map([...sources].map((source) => [source.path, source])), kinds, rules, { today: '2026-10-15' });

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

describe('a check', () => {
	test('does not depend on the order of files', () => {
		fc.assert(
			fc.property(sources, (files) => {
				expect(shown(check(files).diagnostics)).toEqual(shown(check(files.toReversed()).diagnostics));
			}),
			{ numRuns: 500 },
		);
	});

	test('after an edit equals a check from cold', () => {
		fc.assert(
			fc.property(sources, source, (files, edit) => {
				check(files);
				const edited = [...files.filter(({ path }) => path !== edit.path), edit];
				const warm = check(edited);
				const cold = check(edited.map(({ path, text }) => ({ path, text })));
				expect(shown(warm.diagnostics)).toEqual(shown(cold.diagnostics));
				expect(warm.links.map(({ text, outcome, to }) => [text, outcome, to?.id])).toEqual(
					cold.links.map(({ text, outcome, to }) => [text, outcome, to?.id]),
				);
			}),
			{ numRuns: 500 },
		);
	});
});

describe('YAML', () => {
	test('reads as the reference parser reads it', () => {
		fc.assert(
			fc.property(text, (yaml) => {
				const { value, flaws } = readYaml(yaml, { start: 0, end: yaml.length });
				const reference = parseDocument(yaml.replace(/\r(?!\n)/g, '\n'), {
					prettyErrors: false,
					schema: 'core',
					stringKeys: true,
					logLevel: 'silent',
				});
				if (value === undefined || flaws.length > 0) return;
				expect(reference.errors).toEqual([]);
				expect(value).toEqual(reference.toJS());
			}),
			{ numRuns: 5000 },
		);
	});
});
