import { describe, expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { nameOf } from '../scripts/mutation/mutant.ts';
import { mutantsOf, newestReview } from '../scripts/mutation/mutants.ts';
import { fixAll } from '../src/cli/fix.ts';
import type { Diagnostic } from '../src/core/diagnostic.ts';
import { splitFrontMatter } from '../src/core/front-matter.ts';
import type { Source } from '../src/core/source.ts';
import { dayAfter } from '../src/kinds/views/days.ts';
import { check, readSources, type Sources } from '../src/load.ts';

// `check --fix --since` in the shipped handbook, which is reviewed and full of pages that build on each other.
const sources = readSources('content');
const today = dayAfter(newestReview(check(sources)), '1 week');
const base = check(sources, { today });
const judge = (edited: Sources) => check(edited, { today, base });
const ofVersions = ({ rule }: Diagnostic) => rule === 'unversioned-change' || rule === 'version-log-mismatch';

/** Sets of edits that a checker cannot foresee, several to a set: what an afternoon's work leaves. */
const afternoons = (seed: number, most: number) => {
	const chosen = new Map<string, Source>();
	for (const mutant of mutantsOf(base, { seed, count: 3 * most }))
		if (chosen.size < most && !mutant.entry.kind.single && !mutant.gone && mutant.operation !== 'raise')
			chosen.set(mutant.source.path, mutant.source);
	return new Map([...sources, ...chosen]);
};

describe('raised versions', () => {
	test.each([1, 2, 3, 4, 5, 6])('are written, all that are owed, and no more (%i)', (seed) => {
		const edited = afternoons(seed, 1 + 4 * (seed - 1));
		const owed = judge(edited).diagnostics.filter(ofVersions);
		expect(owed.length).toBeGreaterThan(0);
		const { sources: fixed, fixes } = fixAll(edited, ofVersions, judge);
		expect(fixes).toBe(owed.length);
		const after = judge(fixed);
		expect(after.diagnostics.filter(ofVersions).map(({ id }) => id)).toEqual([]);
		expect(fixAll(fixed, ofVersions, judge)).toMatchObject({ fixes: 0, sources: fixed });
		for (const [path, { text }] of edited) if (fixed.get(path)!.text !== text) expectOnlyRaised(text, fixed.get(path)!);
	});

	test('are written each alone', () => {
		const mutants = mutantsOf(base, { seed: 11, count: 60 }).filter(
			({ gone, operation }) => !gone && operation !== 'raise',
		);
		const left = mutants.flatMap((mutant) => {
			const edited = new Map(sources).set(mutant.source.path, mutant.source);
			const { sources: fixed } = fixAll(edited, ofVersions, judge);
			return judge(fixed).diagnostics.some(ofVersions) ? [nameOf(mutant)] : [];
		});
		expect(left).toEqual([]);
	});
});

/** What a raise leaves as it was: every line but that of the version, comments and layout, and all other facts. */
function expectOnlyRaised(before: string, after: Source): void {
	const lines = after.text.split('\n');
	let at = 0;
	for (const line of before.split('\n')) {
		const found = lines.indexOf(line, at);
		if (found < 0) expect(line).toMatch(/^(?: *(?:- )?|- \{)version: /);
		else at = found + 1;
	}
	const facts = (text: string) => {
		const { facts: yaml } = /\.ya?ml$/.test(after.path) ? {} : splitFrontMatter({ path: after.path, text });
		const {
			version: _,
			changes,
			...rest
		} = parseDocument(yaml ? text.slice(yaml.start, yaml.end) : text).toJS() as Record<string, unknown>;
		return { rest, changes: (changes ?? []) as { version: string; note: string }[] };
	};
	expect(facts(after.text).rest).toEqual(facts(before).rest);
	expect(facts(after.text).changes.slice(-facts(before).changes.length || undefined)).toEqual(facts(before).changes);
}
