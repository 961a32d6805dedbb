import { describe, expect, test } from 'vitest';
import { type Step, stepChanges } from '../../src/history/step.ts';
import { check } from '../../src/load.ts';
import { pagesOf } from '../../src/pages/pages.ts';
import { linesBelow } from './shown.ts';

const read = (files: Readonly<Record<string, string>>) =>
	check(new Map(Object.entries(files).map(([path, text]) => [path, { path, text }])), { today: '2026-11-24' });

const stages = 'stages: [{id: shape, title: Shape, phase: sales}]\n';
const first = {
	'handbook.yaml': `title: Field book\n${stages}`,
	'roles/maker.yaml': 'title: Maker\nmission: Makes.\n',
	'roles/lead.yaml': 'title: Lead\nmission: Leads.\n',
	'processes/work.yaml':
		'title: Work\nactivities: [{id: make, title: Make, stage: shape, accountable: maker, responsible: [maker]}]\n',
	'terms/old.yaml': 'title: Old word\ndefinition: A word nobody uses.\n',
};
const { 'terms/old.yaml': _, ...kept } = first;
const second = {
	...kept,
	'handbook.yaml': `title: Field book\n${stages}editions:\n  - {name: "2026.1", tag: v1, date: 2026-01-15}\n`,
	'processes/work.yaml': first['processes/work.yaml'].replace('accountable: maker', 'accountable: lead'),
};
const [january, spring] = [
	{ name: '2026.1', slug: '2026.1', date: '15 January 2026' },
	{ name: 'Spring 2026', slug: 'spring-2026', date: '15 April 2026' },
];
const changes = stepChanges(read(first), read(second));
const steps: readonly Step[] = [
	{ from: spring, changes: [] },
	{ from: january, to: spring, changes },
];
const pages = pagesOf(read(second), { base: '/team/', steps });

describe('what an edition changed', () => {
	test('stands on a page of its own, what means most for people first', () => {
		const page = pages.page('/changes/editions/spring-2026/')!;
		expect([page.title, page.summary]).toEqual([
			'What Spring 2026 changed',
			'Between the 2026.1 edition of 15 January 2026 and the Spring 2026 edition of 15 April 2026, what means most for people first.',
		]);
		expect(page.chips.map(({ text }) => text)).toEqual(['2 changes', '1 of duties']);
		expect(page.sections.map(({ heading }) => heading)).toEqual(['Duties', 'Wording']);
		expect(linesBelow(page, 'Duties')).toEqual([
			'Work | "Lead" answers for "Make" instead of "Maker". | Lead and Maker',
		]);
	});

	test('leads to the page of today, or to the edition that has it', () => {
		const lines = pages
			.page('/changes/editions/spring-2026/')!
			.sections.flatMap(({ block }) => (block.form === 'changes' ? block.changes : []));
		expect(lines.map(({ title, href, roles }) => [title, href, roles])).toEqual([
			['Work', '/team/processes/work/', ['lead', 'maker']],
			['Old word', '/team/editions/2026.1/terms/old/', []],
		]);
	});

	test('says so where nothing differs in meaning', () => {
		const page = pages.page('/changes/editions/')!;
		expect(page.title).toBe('What changed since Spring 2026');
		expect(page.sections.map(({ block }) => block)).toEqual([
			{ form: 'items', items: [], empty: { text: 'Nothing differs in meaning.' } },
		]);
	});

	test('is listed on the pages of changes and of editions', () => {
		const listed = ['What changed since Spring 2026', 'What Spring 2026 changed'];
		const noted = {
			...second,
			'roles/maker.yaml': `${first['roles/maker.yaml']}version: 1.0.0\nchanges:\n  - {version: 1.0.0, date: 2026-01-01, note: First.}\n`,
		};
		const shown = pagesOf(read(noted), { steps, editions: [{ ...spring, href: '/editions/spring-2026/' }] });
		for (const [path, heading] of [
			['/changes/', 'From edition to edition'],
			['/editions/', 'What they changed'],
		] as const) {
			const block = shown.page(path)!.sections.find((section) => section.heading === heading)?.block;
			expect(block?.form === 'items' && block.items.map(({ text }) => text)).toEqual(listed);
		}
		expect(pages.page('/changes/editions/')!.crumbs.map(({ title }) => title)).toEqual(['Handbook']);
		expect(shown.page('/changes/editions/')!.crumbs.map(({ title }) => title)).toEqual(['Handbook', 'What changed']);
	});
});
