import { expect, test } from 'vitest';
import { pagesOf } from '../../src/pages/pages.ts';
import { bookOf, deadAnchors, idsIn, linesBelow, pageOf, shipped } from './shown.ts';

const kinds = ['action', 'assessment', 'goal', 'measure', 'path', 'process', 'session', 'system', 'term'];

test('pages of playbooks have an anchor for every part, no id twice, and lead to no part of themselves that is not there', () => {
	const book = shipped();
	const pages = pagesOf(book);
	for (const entry of book.entries.filter(({ kind }) => kinds.includes(kind.name))) {
		const page = pages.page(`/${entry.id}/`)!;
		const ids = idsIn([...page.sections, ...page.after]);
		expect(deadAnchors(page), entry.id).toEqual([]);
		expect(ids, entry.id).toEqual([...new Set(ids)]);
		expect(ids, entry.id).toEqual(expect.arrayContaining(entry.parts.map(({ id }) => id)));
	}
});

test('activities that share an id, and two ways between the same activities, do not share an anchor', () => {
	const book = bookOf({
		'roles/a.yaml': 'title: A\nmission: A.\n',
		'roles/b.yaml': 'title: B\nmission: B.\n',
		'processes/work.yaml': `title: Work
activities:
  - {id: do, title: Do it, accountable: a, stage: shape, next: [{activity: end, when: Good, handoff: {artefact: One}}, {activity: end, when: Bad, handoff: {artefact: Two}}]}
  - {id: do, title: Do more, accountable: b, stage: shape, next: [{activity: end, handoff: {artefact: Three}}]}
  - {id: end, title: End, accountable: b, stage: close}
`,
	});
	const page = pageOf(book, '/processes/work/');
	const ids = idsIn(page.sections);
	expect(ids).toEqual([...new Set(ids)]);
	expect(deadAnchors(page)).toEqual([]);
	expect(linesBelow(page, 'Activities')).toEqual([
		'Do it: A A',
		'  ↓ Good: hand-off: One → End',
		'  ↓ Bad: hand-off: Two → End',
		'Do more: B A',
		'  ↓ hand-off: Three',
		'End: B A',
	]);
});
