import { expect, test } from 'vitest';
import { pagesOf } from '../../src/project/pages.ts';
import { deadAnchors, idsIn, shipped } from './shown.ts';

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
