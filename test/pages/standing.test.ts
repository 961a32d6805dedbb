import { describe, expect, test } from 'vitest';
import { judge } from '../../src/coverage/judge.ts';
import { collaboration } from '../../src/kinds/collaboration.ts';
import type { Standing } from '../../src/kinds/views/access.ts';
import { teamOf } from '../../src/kinds/views/collaborations.ts';
import { cardsOf } from '../../src/search/cards.ts';
import { bookOf, linesBelow, linesOf, pageOf } from './shown.ts';

const handbook = (access: string, systems: string) =>
	bookOf({
		'roles/seller.yaml': `title: Seller\nmission: Sells.\naccess: ${access}\n`,
		'roles/service.yaml': 'title: Service lead\nmission: Serves.\n',
		'systems/crm.yaml': 'title: CRM\npurpose: Holds records.\nlevels: [read, edit, admin]\n',
		'measures/kept.yaml': 'title: Kept\nunit: percent\ndirection: up\nsource: crm\nowners: [seller]\n',
		'goals/keep.yaml': 'title: Keep\noutcome: They stay.\n',
		'collaborations/both.yaml': 'title: Both\ngoal: keep\nroles: [seller, service]\nprocesses: [sell]\n',
		'processes/sell.yaml': `title: Sell\nactivities:\n  - {id: close, title: Close, stage: close, accountable: seller, responsible: [seller, service], systems: ${systems}}\n`,
	});

/** What each surface says of the seller's access: the rules, the coverage, the pages and the answers of the search. */
function answers(access: string, systems: string) {
	const book = handbook(access, systems);
	const [both] = book.of(collaboration);
	const block = (path: string, heading: string) =>
		pageOf(book, path).sections.find((section) => section.heading === heading)?.block;
	const matrix = (path: string, heading: string) => {
		const found = block(path, heading);
		return found?.form === 'matrix' ? found : { columns: [], rows: [] };
	};
	const rowIn = (path: string, heading: string) =>
		matrix(path, heading).rows.find(({ head }) => head.text === 'Seller')?.cells ?? [];
	const needed = matrix('/processes/sell/', 'Systems and access');
	const marked = (path: string, name: string) =>
		pageOf(book, path)
			.sections.flatMap(({ block }) => (block.form === 'panels' ? block.panels : []))
			.flatMap(({ items = [] }) => items)
			.find(({ text, mark }) => text === name && mark)?.mark?.tone;
	const line = (id: string) =>
		[...cardsOf(book)].find(({ form, about }) => form === 'access' && about[0] === id)?.lines ?? [];
	return {
		rules: [...new Set(book.diagnostics.map(({ rule }) => rule))].filter((rule) => /access$|level$/.test(rule)).sort(),
		covered: !judge(book, teamOf(book, both!), 'systems').sentence.startsWith('Seller needs'),
		access: rowIn('/systems/access/', 'Roles × systems')[0]?.tone,
		system: rowIn('/systems/crm/', 'Who needs it and who can open it')[1]?.tone,
		process: needed.rows[0]?.cells[needed.columns.findIndex(({ text }) => text === 'Seller')]?.tone,
		everybody: block('/processes/sell/', 'Systems and access') && sectionNote(book),
		role: marked('/roles/seller/', 'CRM'),
		measure: marked('/measures/kept/', 'Seller'),
		found: line('roles/seller')[0]?.label,
		foundBySystem: line('systems/crm').find(({ to }) => to.includes('roles/seller'))?.label,
	};
}

const sectionNote = (book: ReturnType<typeof handbook>): boolean | undefined =>
	pageOf(book, '/processes/sell/')
		.sections.find(({ heading }) => heading === 'Systems and access')
		?.note?.includes('everybody has it');

describe('whether access suffices has one answer', () => {
	/** By what a role may do, what follows where its work takes nothing, `read`, `edit` or a level the system does not have. */
	const standings: Readonly<Record<string, readonly (Standing | undefined)[]>> = {
		none: [undefined, 'missing', 'missing', 'missing'],
		read: ['spare', 'fits', 'missing', 'unclear'],
		edit: ['excess', 'excess', 'fits', 'unclear'],
		admin: ['excess', 'excess', 'excess', 'unclear'],
		power: ['unclear', 'unclear', 'unclear', 'unclear'],
	};
	const said = { fits: 'good', spare: 'soft', excess: 'warning', unclear: 'warning', missing: 'bad' } as const;
	const ruled: Partial<Record<Standing, string>> = { excess: 'excess-access', missing: 'missing-access' };
	const works = [undefined, 'read', 'edit', 'power'];

	test.each(
		Object.entries(standings).flatMap(([has, row]) => row.map((standing, i) => [has, works[i], standing] as const)),
	)('where a role has %s and its work takes %s', (has, takes, standing) => {
		const doubt = standing === 'missing' || standing === 'unclear';
		const tone = standing && said[standing];
		expect(
			answers(
				has === 'none' ? '[]' : `[{system: crm, level: ${has}}]`,
				takes ? `[{system: crm, level: ${takes}, roles: [seller]}]` : '[]',
			),
		).toEqual({
			rules: [
				...(standing && ruled[standing] ? [ruled[standing]] : []),
				...(has === 'power' || takes === 'power' ? ['unknown-level'] : []),
			],
			covered: !(takes && doubt),
			access: tone,
			system: tone,
			// What is more than this process takes may be right for another one.
			process: takes && (doubt ? tone : 'good'),
			everybody: takes && !doubt,
			role: standing === 'spare' ? undefined : tone,
			// Any level opens a system.
			measure: has === 'none' || has === 'power' ? 'warning' : 'good',
			found: takes && doubt ? `${takes}, has ${has}` : standing && has,
			foundBySystem: has === 'none' ? undefined : has,
		});
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
