import { expect, test } from 'vitest';
import { byChange } from '../src/cli/changes.ts';
import type { Source } from '../src/core/source.ts';
import { check } from '../src/load.ts';

// In what order an author reads the findings of a handbook that was changed here and there.
const files: Readonly<Record<string, string>> = {
	'handbook.yaml': 'profile: starter\n',
	'roles/lead.yaml': 'title: Lead\nmission: x\nstatus: deprecated\nescalates_to: nobody\ncoached_by: nobody\n',
	'roles/after.yaml': 'title: After\nmission: x\nescalates_to: lead\n',
	'roles/before.yaml': 'title: Before\nmission: x\nescalates_to: lead\n',
	'terms/far.yaml': 'title: Far\ndefinition: x\nowner: nobody\n',
};

test('findings on changed lines come first, then the gravest of what was changed or depends on it, then the rest', () => {
	const book = check(new Map(Object.entries(files).map(([path, text]): [string, Source] => [path, { path, text }])));
	const shown = byChange(book, book.diagnostics, new Map([['roles/lead.yaml', [[4, 4]]]]))
		.filter(({ rule }) => rule === 'unknown-reference' || rule === 'deprecated-reference')
		.map(({ severity, source }) => `${severity} ${source.path}`);
	expect(shown).toEqual([
		'error roles/lead.yaml',
		'error roles/lead.yaml',
		'warning roles/after.yaml',
		'warning roles/before.yaml',
		'error terms/far.yaml',
	]);
});
