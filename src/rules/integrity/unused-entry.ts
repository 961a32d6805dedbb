import { defineRule } from '../../core/rule.ts';
import { isCurrent, mild, statusOf } from '../../kinds/views/status.ts';
import { nounOf } from '../words.ts';

/** Kinds that readers reach without a reference. */
const reachedOtherwise = new Set([
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

export const unusedEntry = defineRule({
	id: 'unused-entry',
	severity: 'warning',
	profile: 'starter',
	fromAbsence: true,
	*check(book) {
		for (const entry of book.entries) {
			if (reachedOtherwise.has(entry.kind.name) || !isCurrent(entry)) continue;
			const used = book
				.linksTo(entry)
				.some(({ from }) => from !== entry && !from.kind.single && statusOf(from) !== 'retired');
			if (used) continue;
			yield {
				entry,
				path: ['title'],
				message: `Nothing in the handbook refers to the ${nounOf(entry.kind)} "${entry.title}", so nobody learns when it concerns them.`,
				help: 'Name it where it is used, or set its `status` to `retired`.',
				...mild(entry),
			};
		}
	},
});
