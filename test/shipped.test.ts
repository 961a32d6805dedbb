import { describe, expect, test } from 'vitest';
import { newestReview } from '../scripts/mutation/mutants.ts';
import { handbook } from '../src/kinds/handbook.ts';
import { isDraft } from '../src/kinds/views/status.ts';
import { check, readSources } from '../src/load.ts';

const sources = readSources('content');
// As of the day on which a page was last looked at, so that time passing breaks nothing.
const today = newestReview(check(sources));
const book = check(sources, { today });
const { profile, waivers = [] } = book.of(handbook)[0]!.data;

describe('the shipped handbook', () => {
	test('passes every rule there is', () => {
		expect(profile).toBe('strict');
		const told = book.diagnostics.filter(({ entry }) => !entry || !isDraft(entry));
		expect(told.map(({ id, message }) => `${id} ${message}`)).toEqual([]);
	});

	test('holds drafts of which notes tell what is left to write', () => {
		const { diagnostics } = book;
		expect(new Set(diagnostics.map(({ severity }) => severity))).toEqual(new Set(['info']));
		expect(new Set(diagnostics.map(({ rule }) => rule)).size).toBeGreaterThan(6);
		expect(diagnostics.map(({ rule }) => rule)).toEqual(
			expect.arrayContaining(['opposed-measures', 'unseen-commitment', 'uncoached-stage', 'missing-access']),
		);
	});

	const drafted: [string, string, string, string][] = [
		['takes access nobody has', 'processes/read-the-meters.yaml', 'level: edit, roles', 'level: admin, roles'],
		[
			'takes a system nobody can open',
			'processes/read-the-meters.yaml',
			'cpq, level: quote',
			'access-desk, level: admin',
		],
		['divides the credit', 'measures/days-in-plants.yaml', 'credit: own', 'credit: split'],
		['hands over nothing', 'processes/read-the-meters.yaml', 'artefact: Three places of waste', 'artefact: Readings'],
		[
			'brings together new partners',
			'processes/read-the-meters.yaml',
			'accountable: solution-specialist',
			'accountable: campaign-manager',
		],
		['meets when others do', 'communities/meter-table.yaml', 'on: friday', 'on: tuesday'],
		[
			'sends problems up',
			'roles/energy-adviser.yaml',
			'escalates_to: solutions-lead',
			'escalates_to: product-specialist',
		],
		['belongs to a second group', 'communities/meter-table.yaml', 'members: [', 'members: [campaign-manager, '],
	];
	test.each(drafted)('blames no page in force for a draft that %s', (_, path, before, after) => {
		const text = sources.get(path)!.text.replace(before, after);
		expect(text).not.toBe(sources.get(path)!.text);
		const { diagnostics } = check(new Map(sources).set(path, { path, text }), { today });
		expect(diagnostics.filter(({ entry, severity }) => severity !== 'info' && (!entry || !isDraft(entry)))).toEqual([]);
	});

	test('is told of a broken reference alone: nothing is concluded from what it may have named', () => {
		const path = 'collaborations/sales-and-partners.yaml';
		const text = sources.get(path)!.text.replace('goal: sell-with-partners', 'goal: sell-with-partnrs');
		const { diagnostics } = check(new Map(sources).set(path, { path, text }), { today });
		const before = new Set(book.diagnostics.map(({ id }) => id));
		expect(diagnostics.filter(({ id }) => !before.has(id)).map(({ rule }) => rule)).toEqual(['unknown-reference']);
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
