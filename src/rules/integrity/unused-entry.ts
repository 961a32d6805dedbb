import type { Entry } from '../../core/entry.ts';
import type { Facts } from '../../core/handbook.ts';
import { defineRule } from '../../core/rule.ts';
import type { KindName } from '../../kinds/index.ts';
import { isCurrent, mild, statusOf } from '../../kinds/views/status.ts';
import { nounOf } from '../../kinds/views/words.ts';

/** Kinds that readers reach without a reference. */
const reachedOtherwise: ReadonlySet<string> = new Set<KindName>([
	// The front door: the start page lists them.
	'collaboration',
	// Found from the role it names.
	'path',
	// Found by search and by the word itself.
	'term',
	// Found in the explorer, by their place among the folders.
	'guide',
	'page',
	'handbook',
]);

/** Kinds that stand on the page of each role they name. */
const onPagesOfRoles: ReadonlySet<string> = new Set<KindName>([
	'process',
	'community',
	'session',
	'coaching',
	'culture',
	'assessment',
	'action',
]);

/** Whether a playbook names a role in what it is about, so that those who have that role come to it. */
const reaches = (book: Facts, entry: Entry): boolean =>
	onPagesOfRoles.has(entry.kind.name) &&
	book
		.linksFrom(entry)
		.some(({ to, path }) => to?.kind.name === 'role' && path && (path[0] !== 'owner' || entry.kind.name === 'action'));

export const unusedEntry = defineRule({
	id: 'unused-entry',
	severity: 'warning',
	profile: 'starter',
	weakens: 'page',
	fromAbsence: true,
	*check(book) {
		for (const entry of book.entries) {
			if (reachedOtherwise.has(entry.kind.name) || !isCurrent(entry)) continue;
			const used = book
				.linksTo(entry)
				.some(({ from }) => from !== entry && !from.kind.single && statusOf(from) !== 'retired');
			if (used) continue;
			const noun = nounOf(entry.kind);
			if (reaches(book, entry))
				yield {
					entry,
					path: ['title'],
					severity: 'info',
					message: `Nothing in the handbook refers to the ${noun} "${entry.title}", so it is found only from the roles that it names itself.`,
					help: 'Where it belongs to a collaboration or another playbook, name it there.',
				};
			else
				yield {
					entry,
					path: ['title'],
					message: `Nothing in the handbook refers to the ${noun} "${entry.title}", so nobody learns when it concerns them.`,
					help: 'Name it where it is used, or set its `status` to `retired` if it is used nowhere.',
					...mild(entry),
				};
		}
	},
});
