import { action } from '../../kinds/action.ts';
import { defineRule } from '../../core/rule.ts';
import { isCurrent, mild } from '../../kinds/views/status.ts';

export const actionWithoutFields = defineRule({
	id: 'action-without-fields',
	severity: 'warning',
	profile: 'standard',
	fromAbsence: true,
	*check(book) {
		for (const entry of book.of(action)) {
			if (!isCurrent(entry) || (entry.data.fields ?? []).length > 0) continue;
			yield {
				entry,
				path: ['title'],
				message: `Nothing says what to write down for "${entry.title}", so the colleague who gets it has to ask what was meant.`,
				help: 'List in `fields` what the next role needs to begin, such as the problem, its cost and who has it.',
				...mild(entry),
			};
		}
	},
});
