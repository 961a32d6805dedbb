import { expect, test } from 'vitest';
import type { Node } from '../../src/page/blocks.ts';
import { blockOf, pageAt, sectionAt, shipped, written } from './shipped.ts';

/** A tree as an outline. */
const outline = (nodes: readonly Node[], depth = 0): string =>
	nodes
		.map(({ item, children }) => {
			const { text, note, duties = [] } = item;
			const line = [text, ...duties, ...(note ? [`(${note})`] : [])].join(' ');
			return `${'  '.repeat(depth)}${line}\n${outline(children, depth + 1)}`;
		})
		.join('');

const small = written({
	'goals/grow.yaml': 'title: Grow\noutcome: Sales grow.\nmeasures: [sales, calls]\n',
	'goals/win.yaml': 'title: Win\noutcome: We win.\nparent: grow\n',
	'measures/sales.yaml': 'title: Sales\nunit: EUR\ndirection: up\n',
	'measures/calls.yaml': 'title: Calls\nunit: calls\ndirection: up\n',
	'roles/seller.yaml': 'title: Seller\nmission: Sells.\nmeasures: [sales]\n',
	'roles/expert.yaml': 'title: Expert\nmission: Knows.\n',
	'processes/sell.yaml':
		'title: Sell\ngoal: grow\nactivities:\n  - {id: call, title: Call, stage: discover, accountable: seller, responsible: [seller, expert], measures: [sales]}\n  - {id: note, title: Write it down, stage: shape, accountable: expert}\n',
	'handbook.yaml':
		'repository: {url: "https://git.example/book", edit: "https://git.example/book/edit/{branch}/{path}#L{line}"}\n',
});

test('the chain goes from goals over measures and roles to activities', () => {
	const { nodes } = blockOf(sectionAt(pageAt(small, '/map/'), 'Goal → measure → role → activity'), 'tree');
	expect(nodes.map(({ open }) => open)).toEqual([true, true]);
	expect(outline(nodes)).toBe(`Grow (2 measures · 2 activities)
  Sales (2 roles · 1 activity)
    Seller (judged by it · 1 activity)
      Call A R
    Expert (1 activity)
      Call R
  Calls (no role moves it)
  Other work for this goal (1 activity outside its measures)
    Expert (1 activity)
      Write it down A
Win (serves Grow · 0 measures · 0 activities)
`);
});

test('loose ends say what is missing, and lead to the line', () => {
	const { items } = blockOf(sectionAt(pageAt(small, '/map/'), 'Loose ends'), 'items');
	expect(items).toMatchObject([
		{
			text: 'Win',
			detail: 'No measure tells whether it is reached.',
			noteHref: expect.stringContaining('goals/win.yaml#L1'),
		},
		{ text: 'Calls', detail: 'No activity moves it, no role is judged by it.' },
	]);
});

test('the shipped handbook leads from each goal to work', () => {
	const page = pageAt(shipped(), '/map/');
	const { nodes } = blockOf(sectionAt(page, 'Goal → measure → role → activity'), 'tree');
	const work = (node: Node): number =>
		(node.item.duties ? 1 : 0) + node.children.reduce((sum, child) => sum + work(child), 0);
	expect(nodes.length).toBeGreaterThan(4);
	expect(nodes.filter((node) => work(node) === 0)).toEqual([]);
	const [button] = blockOf(sectionAt(pageAt(shipped(), '/goals/'), 'From goals to daily work'), 'buttons').items;
	expect(button!.href).toBe('/map/');
});
