import { defineEntryRule } from '../../core/rule.ts';
import { goal } from '../../kinds/goal.ts';
import { isCurrent, mild } from '../../kinds/views/status.ts';

export const goalWithoutMeasure = defineEntryRule({
	id: 'goal-without-measure',
	severity: 'error',
	profile: 'standard',
	weakens: 'goal',
	fromAbsence: true,
	kind: goal,
	*judge(entry) {
		if (!isCurrent(entry) || entry.data.measures?.length) return;
		yield {
			entry,
			path: ['title'],
			message: `No measure shows whether the goal "${entry.title}" is reached, so each role will judge it by numbers of its own.`,
			help: 'Name one to three measures under `measures`.',
			...mild(entry),
		};
	},
});
