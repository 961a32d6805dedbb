import { defineEntryRule } from '../../core/rule.ts';
import { goal } from '../../kinds/goal.ts';
import { isCurrent, mild } from '../../kinds/views/status.ts';

export const oneRoleGoal = defineEntryRule({
	id: 'one-role-goal',
	severity: 'warning',
	profile: 'standard',
	weakens: 'goal',
	fromAbsence: true,
	kind: goal,
	*judge(entry) {
		if (!isCurrent(entry) || entry.data.why_together !== undefined) return;
		yield {
			entry,
			path: ['title'],
			message: `Nothing says why the goal "${entry.title}" takes more than one role, so whoever is busy will leave it to the others.`,
			help: 'Write under `why_together` what each side has that the other lacks.',
			...mild(entry),
		};
	},
});
