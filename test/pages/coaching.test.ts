import { describe, expect, test } from 'vitest';
import { blockOf, pageAt, sectionAt, shipped, written } from './shipped.ts';

const book = (areas: string) =>
	written({
		'roles/seller.yaml': 'title: Seller\nmission: Sells.\n',
		'roles/expert.yaml': 'title: Expert\nmission: Knows.\n',
		'processes/sell.yaml':
			'title: Sell\nactivities:\n  - {id: call, title: Call, stage: discover, accountable: seller}\n  - {id: size, title: Size it, stage: shape, accountable: expert, responsible: [seller]}\n',
		'coaching/seller.yaml': `title: Seller’s talk\nfor: seller\nareas: ${areas}\n`,
		'handbook.yaml':
			'repository: {url: "https://git.example/book", edit: "https://git.example/book/edit/{branch}/{path}#L{line}"}\n',
	});

describe('a guide', () => {
	const page = pageAt(shipped(), '/coaching/account-executive-with-manager/');

	test('says in short who talks with whom, and how often', () => {
		expect(page!.chips.map(({ text }) => text)).toEqual(
			expect.arrayContaining([
				'For Account executive',
				'Coached by Sales manager',
				'Every 2 weeks, 30 minutes',
				'One to one',
			]),
		);
		expect(page!.glance).toEqual([]);
	});

	test('has an anchor for each part, which the journey leads to', () => {
		const { columns } = blockOf(sectionAt(page, 'Along the customer’s journey'), 'journey');
		const ids = page!.sections.map(({ id }) => `#${id}`);
		const links = columns.flatMap(({ items }) => items.map(({ href }) => href));
		expect(links.length).toBeGreaterThan(3);
		expect(links.filter((href) => !ids.includes(href!))).toEqual([]);
	});

	test('shows questions with whom they are about, signs, and what the talk should move', () => {
		const { panels } = blockOf(sectionAt(page, 'Reading first signals'), 'panels');
		expect(panels[0]!.items).toMatchObject([
			{ text: 'What does the problem cost this customer in a year, and who told you?', detail: 'About the customer' },
			{ detail: 'About working with: Campaign manager', roles: ['campaign-manager'] },
			{ detail: 'About working with: Partner manager' },
		]);
		expect(panels[1]!.items.map(({ mark }) => mark!.tone)).toEqual(['good', 'good', 'warning', 'warning']);
		expect(panels[2]!.items[0]).toMatchObject({ href: '/measures/sourced-pipeline/' });
	});

	test('says what a part lacks, and leads to its line', () => {
		const bare = pageAt(book('\n  - {id: start, title: The start, stage: discover}'), '/coaching/seller/');
		const { panels } = blockOf(sectionAt(bare, 'The start'), 'panels');
		expect(panels.map(({ empty }) => empty!.href)).toEqual(
			Array(3).fill('https://git.example/book/edit/main/coaching/seller.yaml#L4'),
		);
	});
});

describe('the heat map', () => {
	const cells = (areas: string) => {
		const page = pageAt(book(areas), '/coaching/coverage/');
		const { columns, rows } = blockOf(sectionAt(page, 'Roles × journey'), 'matrix');
		const seller = rows.find(({ head }) => head.text === 'Seller')!;
		const at = (stage: string) => seller.cells[columns.findIndex(({ stages }) => stages?.includes(stage))];
		return { at, gaps: blockOf(sectionAt(page, 'What nobody asks about'), 'items').items };
	};

	test('counts questions, and those about colleagues', () => {
		const { at } = cells(
			'\n  - {id: start, title: The start, stage: discover, questions: [{text: What now?, about: customer}, {text: With whom?, about: collaboration}]}',
		);
		expect(at('discover')).toMatchObject({ text: '2 · 1', tone: 'good', href: '/coaching/seller/#start' });
	});

	test('warns where no question is about colleagues, and where a role works unasked', () => {
		const { at, gaps } = cells(
			'\n  - {id: start, title: The start, stage: discover, questions: [{text: What now?, about: customer}]}',
		);
		expect(at('discover')).toMatchObject({ text: '1 · 0', tone: 'warning' });
		expect(at('shape')).toMatchObject({ text: 'none', tone: 'bad', href: '#fb_seller_shape' });
		expect(at('propose')).toEqual({});
		expect(gaps.filter(({ text }) => text.includes('Seller'))).toMatchObject([
			{ text: 'Seller is asked about Discover, but not about colleagues.' },
			{ id: 'fb_seller_shape', text: 'Nobody asks Seller about Shape.', detail: 'Its work there: Size it.' },
		]);
	});

	test('has no gap in the shipped handbook, but for the role that nobody coaches yet', () => {
		const page = pageAt(shipped(), '/coaching/coverage/');
		expect(sectionAt(page, 'Roles × journey').note).toBe('2 gaps');
		const settled = shipped({
			'roles/energy-adviser.yaml': (text) => text.replace('status: draft', 'status: retired'),
		});
		expect(sectionAt(pageAt(settled, '/coaching/coverage/'), 'Roles × journey').note).toBe('no gaps');
	});
});
