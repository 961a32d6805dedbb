import { defineEntryRule } from '../../core/rule.ts';
import { goal } from '../../kinds/goal.ts';
import { isCurrent } from '../../kinds/views/status.ts';

export const goalPastHorizon = defineEntryRule({
	id: 'goal-past-horizon',
	severity: 'warning',
	profile: 'standard',
	weakens: 'goal',
	kind: goal,
	*judge(entry, book) {
		const end = entry.data.horizon?.to;
		if (!isCurrent(entry) || end === undefined || end >= book.today) return;
		yield {
			entry,
			path: ['horizon', 'to'],
			message: `The goal "${entry.title}" was to be reached by ${end}, and it still stands as if it were ahead: people cannot tell whether to go on working for it.`,
			help: 'Say how it ended: set its `status` to `retired`, or agree on a new horizon.',
		};
	},
});
