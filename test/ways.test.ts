import { describe, expect, test } from 'vitest';
import { process } from '../src/kinds/process.ts';
import { handoffsOf } from '../src/kinds/views/handoffs.ts';
import { check } from '../src/load.ts';
import { cardsOf } from '../src/search/cards.ts';
import { bookOf, linesBelow, pageOf } from './pages/shown.ts';

const files = {
	'roles/seller.yaml': 'title: Seller\nmission: Sells.\n',
	'roles/service.yaml': 'title: Service lead\nmission: Serves.\n',
	'processes/sell.yaml': `title: Sell
activities:
  - id: offer
    title: Offer
    stage: propose
    accountable: seller
    next: [{activity: close}]
  - id: close
    title: Close
    stage: close
    accountable: seller
    outputs: [Signed order]
    next:
      - activity: adopt#plan
        handoff: {artefact: Signed order, accept_when: [The promises are written down], within: 2 days, if_refused: Back the same day.}
`,
	'processes/adopt.yaml': `title: Adopt
activities:
  - id: plan
    title: Plan the start
    stage: adopt
    accountable: service
    inputs: [Signed order]
`,
};

/** The same with another word for the activity that follows. */
const leadingTo = (activity: string) =>
	bookOf({ ...files, 'processes/sell.yaml': files['processes/sell.yaml'].replace('adopt#plan', activity) });

describe('an activity that follows in another process', () => {
	test('is linked in both directions', () => {
		const book = bookOf(files);
		expect(book.sound).toBe(true);
		const adopt = book.find('processes/adopt')!;
		expect(book.linksTo(adopt).map(({ from, part }) => [from.id, part])).toEqual([['processes/sell', 'plan']]);
		expect([...handoffsOf(book)].map(({ step }) => [step.from.facts.id, step.to.process.id, step.moves])).toEqual([
			['close', 'processes/adopt', true],
		]);
	});

	test.each([
		['plan', 'This process has no activity `plan`.', 'Did you mean `adopt#plan`?'],
		['adopt#paln', '`adopt` has no activity `paln`.', 'Did you mean `adopt#plan`?'],
		['adpot#plan', 'No process has the id `adpot`.', 'Did you mean `adopt#plan`?'],
		['processes/adopt#plan', 'No process has the id `processes/adopt`.', 'Did you mean `adopt#plan`?'],
		['adopt#offer', '`adopt` has no activity `offer`.', 'Did you mean `offer`?'],
		['ofer', 'This process has no activity `ofer`.', 'Did you mean `offer`?'],
		[
			'adopt',
			'`adopt` names a whole process; this field names one activity of it.',
			'Add the part after a hash, as in `adopt#plan`.',
		],
		['adpot#paln', 'No process has the id `adpot`.', 'Did you mean `adopt#plan`?'],
		['settle#share', 'No process has the id `settle`.', undefined],
		['seller#plan', '`seller#plan` is a role; this field names an activity of a process.', undefined],
	])('is asked for where `%s` leads nowhere, and what the help names is right', (written, message, help) => {
		const found = leadingTo(written).diagnostics.find(({ rule }) => rule.endsWith('-reference'));
		expect(found && [found.message, found.help]).toEqual([message, help]);
		const named = /`([^`]+)`\??\.?$/.exec(help ?? '')?.[1];
		if (named) expect(leadingTo(named).sound).toBe(true);
	});

	test('may be one of the same process, named in full', () => {
		const book = leadingTo('sell#offer');
		expect(book.sound).toBe(true);
		expect(pageOf(book, '/processes/sell/').sections.map(({ heading }) => heading)).not.toContain('Goes on in');
	});

	test('of which both exist under one id is told with neither', () => {
		const third = { 'processes/settle.yaml': files['processes/adopt.yaml'].replace('title: Adopt', 'title: Settle') };
		const book = bookOf({
			...files,
			...third,
			'processes/sell.yaml': files['processes/sell.yaml'].replace('adopt#plan', 'plan'),
		});
		expect(book.diagnostics.find(({ rule }) => rule === 'unknown-reference')?.help).toBe(
			'There is `offer` and `close`.',
		);
	});
});

describe('a hand-off between two processes', () => {
	const book = bookOf(files);

	test('is on the page of the process that hands over', () => {
		const page = pageOf(book, '/processes/sell/');
		expect(linesBelow(page, 'Activities')).toContain('  ↓ hand-off: Signed order, within 2 days → Plan the start');
		expect(linesBelow(page, 'Begins and ends')).toEqual(['Goes on in: Adopt']);
		expect(linesBelow(page, 'Hand-offs').slice(1)).toEqual([
			'Signed order | Seller · Close | Service lead · Plan the start (Adopt) | The promises are written down | 2 days | Back the same day.',
		]);
	});

	test('is on the page of the process that takes over', () => {
		const page = pageOf(book, '/processes/adopt/');
		expect(linesBelow(page, 'Activities')).toContain('  Comes from: Close · Sell · hand-off: Signed order');
		expect(linesBelow(page, 'Begins and ends')).toEqual(['Takes over from: Sell']);
		expect(linesBelow(page, 'Hand-offs').slice(1)).toEqual([
			'Signed order | Seller · Close (Sell) | Service lead · Plan the start | The promises are written down | 2 days | Back the same day.',
		]);
	});

	test('is drawn on both pages, and each end leads to the page of its process', () => {
		for (const [path, other, id] of [
			['/processes/sell/', '/processes/adopt/#plan', 'adopt#plan'],
			['/processes/adopt/', '/processes/sell/#close', 'sell#close'],
		] as const) {
			const block = pageOf(book, path).sections.find(({ heading }) => heading === 'Blueprint')?.block;
			if (block?.form !== 'lanes') throw new Error('There is no blueprint.');
			const { boxes, ways, lanes } = block.lanes;
			expect(boxes.filter(({ elsewhere }) => elsewhere).map((box) => [box.id, box.href])).toEqual([[id, other]]);
			expect(ways.filter(({ mark }) => mark)).toHaveLength(1);
			expect(lanes.map(({ role }) => role).sort()).toEqual(['seller', 'service']);
		}
	});

	test('is known to both roles, to what they agreed, and to the search', () => {
		expect(linesBelow(pageOf(book, '/roles/seller/'), 'What comes with it').join('\n')).toMatch(
			/Signed order.*to Service lead/,
		);
		const contract = pageOf(book, '/roles/seller/with/service/');
		expect(linesBelow(contract, 'What passes between us').join('\n')).toContain(
			'Signed order: from me to Service lead',
		);
		const card = [...cardsOf(book)].find(({ form }) => form === 'handoff');
		expect(card?.about).toEqual(['processes/adopt#plan', 'processes/sell#close', 'roles/seller', 'roles/service']);
		const next = [...cardsOf(book)].find(({ form, about }) => form === 'next' && about[0] === 'processes/sell#close');
		expect(next?.lines).toEqual([
			{ label: 'Then', to: ['processes/adopt#plan', 'roles/service'], text: 'Signed order within 2 days' },
		]);
	});

	test('is judged again when only the process it leads to changes', () => {
		const sources = new Map(Object.entries(files).map(([path, text]) => [path, { path, text }]));
		const bare = { path: 'processes/sell.yaml', text: files['processes/sell.yaml'].replace(/\n {8}handoff: .*/, '') };
		const before = check(new Map([...sources, [bare.path, bare]]));
		const found = ({ diagnostics }: typeof before) =>
			diagnostics.filter(({ rule }) => rule === 'missing-handoff').length;
		expect(found(before)).toBe(1);
		const own = { path: 'processes/adopt.yaml', text: files['processes/adopt.yaml'].replace('service', 'seller') };
		const after = check(new Map([...sources, [bare.path, bare], [own.path, own]]));
		expect(found(after)).toBe(0);
		expect(after.of(process)).toHaveLength(2);
	});
});
