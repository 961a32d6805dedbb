import { expect, test } from 'vitest';
import { blockOf, pageAt, sectionAt, shipped, written } from './shipped.ts';

const small = (access: string, systems = '[{system: crm, level: edit}]') =>
	written({
		'roles/seller.yaml': `title: Seller\nmission: Sells.\naccess: ${access}\n`,
		'systems/crm.yaml': 'title: CRM\npurpose: Holds customers.\nrequest: Ask at the desk.\n',
		'processes/sell.yaml': `title: Sell\nactivities:\n  - {id: call, title: Call, stage: discover, accountable: seller, systems: ${systems}}\n`,
	});

const cases: [string, string, string, object][] = [
	[
		'what fits',
		'[{system: crm, level: edit}]',
		'[{system: crm, level: edit}]',
		{ text: 'edit', tone: 'good', href: '/processes/sell/#call' },
	],
	[
		'more than the lowest level asked',
		'[{system: crm, level: admin}]',
		'[{system: crm, level: edit}]',
		{ text: 'admin', tone: 'warning' },
	],
	[
		'less than the work takes',
		'[{system: crm, level: read}]',
		'[{system: crm, level: edit}]',
		{ text: 'read → edit', tone: 'bad' },
	],
	['no access at all', '[]', '[{system: crm, level: edit}]', { text: 'none → edit', tone: 'bad' }],
	[
		'a look without a task',
		'[{system: crm, level: read}]',
		'[]',
		{ text: 'read', tone: 'soft', href: '/roles/seller/' },
	],
	['rights without a task', '[{system: crm, level: edit}]', '[]', { text: 'edit', tone: 'warning' }],
];
test.each(cases)('a cell shows %s', (_, access, systems, cell) => {
	const page = pageAt(small(access, systems), '/systems/access/');
	const { rows } = blockOf(sectionAt(page, 'Roles × systems'), 'matrix');
	expect(rows[0]!.cells[0]).toMatchObject(cell);
});

test('a pair that has nothing to do with each other has an empty cell', () => {
	const { rows } = blockOf(sectionAt(pageAt(small('[]', '[]'), '/systems/access/'), 'Roles × systems'), 'matrix');
	expect(rows[0]!.cells).toEqual([{}]);
});

test('what is missing is said in a sentence, with how to get it', () => {
	const page = pageAt(small('[{system: crm, level: read}]'), '/systems/access/');
	expect(blockOf(sectionAt(page, 'What does not fit'), 'items').items).toMatchObject([
		{
			text: 'Seller needs edit in CRM for “Call” and has only read.',
			detail: 'Ask at the desk.',
			mark: { tone: 'bad' },
		},
	]);
});

test('the page agrees with the check: what the rules find is what it marks, and nothing else', () => {
	const book = shipped({
		'roles/partner-manager.yaml': (text) => text.replace(/level: edit/g, 'level: read'),
		'roles/campaign-manager.yaml': (text) => text.replace(/level: build/g, 'level: admin'),
	});
	const { rows } = blockOf(sectionAt(pageAt(book, '/systems/access/'), 'Roles × systems'), 'matrix');
	const marked = (tone: string) => rows.flatMap(({ cells }) => cells).filter((cell) => cell.tone === tone).length;
	const found = (rule: string) => book.diagnostics.filter((one) => one.rule === rule).length;
	expect(found('missing-access')).toBeGreaterThan(0);
	expect(found('excess-access')).toBeGreaterThan(0);
	expect([marked('bad'), marked('warning')]).toEqual([found('missing-access'), found('excess-access')]);
});

test('the list of systems leads there', () => {
	const [button] = blockOf(sectionAt(pageAt(shipped(), '/systems/'), 'Who can open what'), 'buttons').items;
	expect(button).toMatchObject({ text: 'Roles × systems', href: '/systems/access/' });
});
