import { defineRule } from '../../core/rule.ts';
import { goal } from '../../kinds/goal.ts';
import { isCurrent, mild } from '../../kinds/views/status.ts';

export const goalWithoutMeasure = defineRule({
	id: 'goal-without-measure',
	severity: 'error',
	profile: 'standard',
	fromAbsence: true,
	*check(book) {
		for (const entry of book.of(goal)) {
			if (!isCurrent(entry) || entry.data.measures?.length) continue;
			yield {
				entry,
				path: ['title'],
				message: `No measure shows whether the goal "${entry.title}" is reached, so each role will judge it by numbers of its own.`,
				help: 'Name one to three measures under `measures`.',
				...mild(entry),
			};
		}
	},
});
