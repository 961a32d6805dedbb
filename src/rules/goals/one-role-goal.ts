import { defineRule } from '../../core/rule.ts';
import { goal } from '../../kinds/goal.ts';
import { isCurrent, mild } from '../../kinds/views/status.ts';

export const oneRoleGoal = defineRule({
	id: 'one-role-goal',
	severity: 'warning',
	profile: 'standard',
	fromAbsence: true,
	*check(book) {
		for (const entry of book.of(goal)) {
			if (!isCurrent(entry) || entry.data.why_together !== undefined) continue;
			yield {
				entry,
				path: ['title'],
				message: `Nothing says why the goal "${entry.title}" takes more than one role, so whoever is busy will leave it to the others.`,
				help: 'Write under `why_together` what each side has that the other lacks.',
				...mild(entry),
			};
		}
	},
});
