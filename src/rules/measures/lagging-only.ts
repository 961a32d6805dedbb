import { defineRule } from '../../core/rule.ts';
import { role } from '../../kinds/role.ts';
import { measuresOf } from '../../kinds/views/measures.ts';
import { isCurrent } from '../../kinds/views/status.ts';

export const laggingOnly = defineRule({
	id: 'lagging-only',
	severity: 'warning',
	profile: 'standard',
	*check(book) {
		for (const entry of book.of(role)) {
			const measures = measuresOf(book, entry);
			if (!isCurrent(entry) || measures.length === 0) continue;
			if (!measures.every(({ data }) => data.timing === 'lagging')) continue;
			yield {
				entry,
				path: ['measures'],
				part: 'key',
				message: `Every measure of the role "${entry.title}" only reports a result, so it learns that working together failed when nothing can be done any more.`,
				help: 'Add one that moves earlier (`timing: leading`), such as how soon a partner is involved.',
			};
		}
	},
});
