import { expect, test } from 'vitest';
import { saysSomething } from '../../src/diff/note.ts';
import { reportOf } from '../../src/diff/report.ts';
import { formatText } from '../../src/diff/text.ts';
import { check, type Sources } from '../../src/load.ts';
import { before, type Edit, edited, sources, today } from './edited.ts';

// What `--gate breaking` holds back: nobody may lose or get a duty without a word.

const report = (after: Sources, from = before) =>
	reportOf({ name: 'main', handbook: from }, { name: 'the files', handbook: check(after, { today }) });

const stopped = (after: Sources, from = before) =>
	report(after, from).playbooks.flatMap(({ id, breaking }) => (breaking ? [id] : []));

const without = (...paths: string[]): Sources => new Map([...sources].filter(([path]) => !paths.includes(path)));

const withText = (path: string, text: string, from = sources): Sources => new Map(from).set(path, { path, text });

test.each([
	['a community that has members', 'communities/partner-bench'],
	['a role', 'roles/partner-manager'],
	['a process', 'processes/answer-tender'],
	['a session people have to come to', 'sessions/deal-clinic'],
	['a coaching guide', 'coaching/industry-expert-with-lead'],
	['a promise of a leader', 'culture/refuse-early'],
	['an action somebody carries out', 'actions/lab-run'],
	['a collaboration', 'collaborations/sales-and-partners'],
])('deleting %s is held back', (_, id) => {
	const after = without(`${id}.yaml`, `${id}.md`);
	expect(stopped(after)).toContain(id);
	expect(formatText(report(after))).toContain('it is deleted without an earlier word');
});

test.each(['guides/how-credit-works', 'terms/opportunity', 'systems/demo-lab'])(
	'deleting %s takes no duty away',
	(id) => {
		expect(stopped(without(`${id}.yaml`, `${id}.md`))).not.toContain(id);
	},
);

test.each(['draft', 'deprecated', 'retired'])('what was %s before may be deleted', (status) => {
	const path = 'communities/partner-bench.yaml';
	const from = check(withText(path, `status: ${status}\n${sources.get(path)!.text}`), { today });
	expect(stopped(without(path), from)).not.toContain('communities/partner-bench');
});

const expand = 'processes/expand-account.yaml';
const moved: Edit = [expand, 'accountable: solution-specialist', 'accountable: product-specialist'];
const draft: Edit = [expand, 'owner: field-enablement', 'status: draft\nowner: field-enablement'];
const raised = (note: string): Edit => [
	expand,
	/^version: .*\nchanges:\n/m,
	`version: 99.0.0\nchanges:\n  - version: 99.0.0\n    date: 2026-11-20\n    note: ${JSON.stringify(note)}\n`,
];

test('duties that change while a page becomes a draft are held back, and so is the page that stops to hold', () => {
	expect(stopped(edited([moved, draft]))).toEqual(['processes/expand-account']);
	expect(stopped(edited([draft]))).toEqual(['processes/expand-account']);
	expect(stopped(edited([moved, draft, raised('The product specialist sizes, and this is tried in spring.')]))).toEqual(
		[],
	);
});

test('a draft that was one is not in force, so nobody need be told', () => {
	const from = check(edited([draft]), { today });
	expect(stopped(edited([draft, moved]), from)).toEqual([]);
});

test('the words of an earlier note are no note of this change', () => {
	expect(
		stopped(
			edited([moved, raised('A product specialist proves the fit in the demo lab while the sizing is under way.')]),
		),
	).toEqual(['processes/expand-account']);
	expect(stopped(edited([moved, raised('x')]))).toEqual(['processes/expand-account']);
	expect(stopped(edited([moved, raised('The product specialist sizes solutions.')]))).toEqual([]);
});

test.each([
	'x',
	'x y z',
	'...',
	'👍 👍 👍',
	'Update.',
	'Minor changes',
	'see PR 12',
	'fix fix fix',
	'asdf asdf asdf',
	'wip 2',
	'Version 3.0.0',
	'To write: what is different for the people who do the work.',
])('%j says nothing', (note) => {
	expect(saysSomething(note)).toBe(false);
});

test.each([
	'Service may refuse an order',
	'The lead coaches.',
	'Jana leads',
	'Kundenbetreuung prüft mit.',
	'Angebotsfreigabeverfahren',
	'Le service peut refuser.',
	'交接现在由服务部门负责',
	'引き継ぎの責任者が変わります。',
	'الخدمة تقبل الطلب',
])('%j says something', (note) => {
	expect(saysSomething(note)).toBe(true);
});
