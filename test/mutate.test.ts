import { describe, expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { type Mutant, nameOf, withMistake } from '../scripts/mutation/mutant.ts';
import { mutantsOf, newestReview } from '../scripts/mutation/mutants.ts';
import { judge, scoreOf } from '../scripts/mutation/verdict.ts';
import { splitFrontMatter } from '../src/core/front-matter.ts';
import type { Handbook } from '../src/core/handbook.ts';
import type { Source } from '../src/core/source.ts';
import { check, checker, readSources } from '../src/load.ts';

const sources = readSources('content');
const today = newestReview(check(sources));
const terms = { today, isRevision: () => false };
const afterEdit = checker();
const before = afterEdit(sources, terms);
const checkWith = (mutant: Mutant) => afterEdit(withMistake(sources, mutant), terms);

describe('the shipped handbook, broken in one place', () => {
	const mutants = mutantsOf(before, { seed: 7, count: 400 }).filter(({ relation }) => relation);

	test('is found out by the right rule at the right place', () => {
		const verdicts = mutants.slice(0, 100).map((mutant) => judge(mutant, before, checkWith(mutant)));
		const { counted, share } = scoreOf(verdicts);
		const unnoticed = verdicts.filter(({ outcome }) => outcome !== 'noticed' && outcome !== 'exempt');
		expect(counted).toBeGreaterThan(50);
		expect(share, unnoticed.map(({ mutant }) => nameOf(mutant)).join('\n')).toBeGreaterThanOrEqual(0.95);
		expect(verdicts.flatMap(({ mutant, extra }) => extra.map(({ rule }) => `${nameOf(mutant)} ${rule}`))).toEqual([]);
	});

	test('is judged after the edit as it is from cold', () => {
		for (const { source } of mutants.slice(100, 115)) {
			const edited = new Map(sources).set(source.path, source);
			const fresh = new Map([...edited].map(([path, one]): [string, Source] => [path, { ...one }]));
			expect(shown(afterEdit(edited, { today }))).toEqual(shown(check(fresh, { today })));
		}
	});

	test('is broken in the same places each time', () => {
		expect(mutantsOf(before, { seed: 7, count: 60 }).map(nameOf)).toEqual(
			mutantsOf(check(sources, { today }), { seed: 7, count: 60 }).map(nameOf),
		);
	});
});

test('facts that are read and printed unchanged bring no new finding', () => {
	const known = new Set(before.diagnostics.map(({ id }) => id));
	const printed = [...sources.values()].map(print);
	const after = check(new Map(printed.map((source) => [source.path, source])), { today });
	expect(after.diagnostics.filter(({ id }) => !known.has(id))).toEqual([]);
	expect(after.diagnostics).toHaveLength(before.diagnostics.length);
});

const shown = ({ diagnostics }: Handbook) =>
	diagnostics.map(({ id, range, message, help, severity, related = [] }) => [
		...[id, range, message, help, severity],
		...related.map((other) => [other.source.path, other.range, other.message]),
	]);

function print(source: Source): Source {
	const yaml = /\.ya?ml$/.test(source.path) ? { start: 0, end: source.text.length } : splitFrontMatter(source).facts;
	if (!yaml || source.text === '') return source;
	const { start, end } = yaml;
	const facts = parseDocument(source.text.slice(start, end)).toString({ lineWidth: 0 });
	return { path: source.path, text: source.text.slice(0, start) + facts + source.text.slice(end) };
}
