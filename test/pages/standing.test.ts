import { describe, expect, test } from 'vitest';
import { judge } from '../../src/coverage/judge.ts';
import { collaboration } from '../../src/kinds/collaboration.ts';
import { teamOf } from '../../src/kinds/views/collaborations.ts';
import { bookOf, linesBelow, linesOf, pageOf } from './shown.ts';

const handbook = (access: string, systems: string) =>
	bookOf({
		'roles/seller.yaml': `title: Seller\nmission: Sells.\naccess: ${access}\n`,
		'roles/service.yaml': 'title: Service lead\nmission: Serves.\n',
		'systems/crm.yaml': 'title: CRM\npurpose: Holds records.\nlevels: [read, edit]\n',
		'goals/keep.yaml': 'title: Keep\noutcome: They stay.\n',
		'collaborations/both.yaml': 'title: Both\ngoal: keep\nroles: [seller, service]\nprocesses: [sell]\n',
		'processes/sell.yaml': `title: Sell\nactivities:\n  - {id: close, title: Close, stage: close, accountable: seller, responsible: [seller, service], systems: ${systems}}\n`,
	});

/** What each surface says of the seller's access: the rule, the coverage, and the pages. */
function answers(access: string, systems: string) {
	const book = handbook(access, systems);
	const [both] = book.of(collaboration);
	const found = (rule: string) => book.diagnostics.some((one) => one.rule === rule && one.entry?.id === 'roles/seller');
	const cellOf = (path: string, heading: string) => {
		const block = pageOf(book, path).sections.find((section) => section.heading === heading)?.block;
		if (block?.form !== 'matrix') throw new Error(`There is no matrix below ${heading}.`);
		return block;
	};
	const matrix = cellOf('/systems/access/', 'Roles × systems').rows.find(({ head }) => head.text === 'Seller');
	const row = cellOf('/systems/crm/', 'Who needs it and who can open it').rows.find(
		({ head }) => head.text === 'Seller',
	);
	const column = cellOf('/processes/sell/', 'Systems and access').columns.findIndex(({ text }) => text === 'Seller');
	const need = cellOf('/processes/sell/', 'Systems and access').rows[0]!.cells[column];
	return {
		rule: found('missing-access'),
		coverage: judge(book, teamOf(book, both!), 'systems').sentence.startsWith('Seller needs'),
		matrix: matrix?.cells[0]?.tone,
		system: row?.cells[1]?.tone,
		process: need?.tone,
	};
}

describe('whether access suffices has one answer', () => {
	const edit = '[{system: crm, level: edit, roles: [seller]}]';
	test.each([
		[
			'fits',
			'[{system: crm, level: edit}]',
			{ rule: false, coverage: false, matrix: 'good', system: 'good', process: 'good' },
		],
		[
			'is too little',
			'[{system: crm, level: read}]',
			{ rule: true, coverage: true, matrix: 'bad', system: 'warning', process: 'warning' },
		],
		['is missing', '[]', { rule: true, coverage: true, matrix: 'bad', system: 'warning', process: 'warning' }],
		[
			'is a level that the system does not have',
			'[{system: crm, level: power}]',
			{ rule: false, coverage: false, matrix: 'warning', system: 'warning', process: 'warning' },
		],
	])('where it %s', (_, access, expected) => {
		expect(answers(access, edit)).toEqual(expected);
	});

	test('and a level the work asks that the system does not have is good on no page', () => {
		const said = answers('[{system: crm, level: edit}]', '[{system: crm, level: power}]');
		expect(Object.values(said)).not.toContain('good');
		expect(Object.values(said)).not.toContain('bad');
	});
});

describe('a level that only some roles need', () => {
	const some = '[{system: crm, level: edit, roles: [seller]}]';
	const missing = (systems: string) =>
		handbook('[{system: crm, level: edit}]', systems)
			.diagnostics.filter(({ rule }) => rule === 'missing-access')
			.map(({ entry }) => entry?.id);

	test('is asked of nobody else', () => {
		expect(missing(some)).toEqual([]);
		expect(missing('[{system: crm, level: edit}]')).toEqual(['roles/service']);
		expect(
			missing('[{system: crm, level: edit, roles: [seller]}, {system: crm, level: read, roles: [service]}]'),
		).toEqual(['roles/service']);
	});

	test('stands on the page of the process with those who need it', () => {
		const page = pageOf(handbook('[{system: crm, level: edit}]', some), '/processes/sell/');
		expect(linesBelow(page, 'Activities')).toContain('  Systems: CRM · edit for Seller');
		expect(linesBelow(page, 'Systems and access')).toEqual(['System | Seller', 'CRM | edit']);
		expect(linesBelow(page, 'Who does what').at(-1)).toBe('Close | AR | R | CRM');
	});

	test('is no system of a role that needs none', () => {
		const page = pageOf(handbook('[{system: crm, level: edit}]', some), '/roles/service/');
		expect(linesOf(page).join('\n')).toContain('The work of this role needs no system.');
	});
});
