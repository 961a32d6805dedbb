import { defineEntryRule } from '../../core/rule.ts';
import { role } from '../../kinds/role.ts';
import { measuresOf } from '../../kinds/views/measures.ts';
import { isCurrent } from '../../kinds/views/status.ts';

export const laggingOnly = defineEntryRule({
	id: 'lagging-only',
	severity: 'warning',
	profile: 'standard',
	weakens: 'goal',
	fromAbsence: true,
	kind: role,
	*judge(entry, book) {
		const measures = measuresOf(book, entry);
		if (!isCurrent(entry) || measures.length === 0) return;
		if (!measures.every(({ data }) => data.timing === 'lagging')) return;
		yield {
			entry,
			path: ['measures'],
			part: 'key',
			message: `Every measure of the role "${entry.title}" only reports a result, so it learns that working together failed when nothing can be done any more.`,
			help: 'Add one that moves earlier (`timing: leading`), such as how soon a partner is involved.',
		};
	},
});
