import { describe, expect, test } from 'vitest';
import { newestReview } from '../scripts/mutation/mutants.ts';
import { handbook } from '../src/kinds/handbook.ts';
import { check, readSources } from '../src/load.ts';

const sources = readSources('content');
// As of the day on which a page was last looked at, so that time passing breaks nothing.
const today = newestReview(check(sources));
const book = check(sources, { today });
const { profile, waivers = [] } = book.of(handbook)[0]!.data;

describe('the shipped handbook', () => {
	test('passes every rule there is', () => {
		expect(profile).toBe('strict');
		expect(book.diagnostics.map(({ id, message }) => `${id} ${message}`)).toEqual([]);
	});

	test('is told of a broken reference alone: nothing is concluded from what it may have named', () => {
		const path = 'collaborations/sales-and-partners.yaml';
		const text = sources.get(path)!.text.replace('goal: sell-with-partners', 'goal: sell-with-partnrs');
		const { diagnostics } = check(new Map(sources).set(path, { path, text }), { today });
		expect(diagnostics.map(({ rule }) => rule)).toEqual(['unknown-reference']);
	});

	test('shows three exceptions, each from a rule of another family and with months to go', () => {
		expect(book.waived.map(({ rule }) => rule).sort()).toEqual([
			'crowded-consultation',
			'slow-handoff',
			'split-credit-on-joint-work',
		]);
		expect(waivers.map(({ until }) => until > `${Number(today.slice(0, 4)) + 1}-06`)).toEqual([true, true, true]);
	});

	test('is told on the day an exception has ended', () => {
		const [first] = waivers.map(({ until }) => until).sort();
		const rulesOn = (day: string) => check(sources, { today: day }).diagnostics.map(({ rule }) => rule);
		expect(rulesOn(first!)).not.toContain('expired-waiver');
		expect(rulesOn('2028-01-01').filter((rule) => rule === 'expired-waiver')).toHaveLength(3);
	});
});
