import { defineRule } from '../../core/rule.ts';
import { activitiesOf } from '../../kinds/views/activities.ts';
import { isCurrent, mild } from '../../kinds/views/status.ts';

export const invisibleWork = defineRule({
	id: 'invisible-work',
	severity: 'warning',
	profile: 'standard',
	fromAbsence: true,
	*check(book) {
		for (const { process, facts, path } of activitiesOf(book)) {
			if (!isCurrent(process) || facts.offline || facts.systems.length > 0) continue;
			yield {
				entry: process,
				path: [...path, 'title'],
				message: `"${facts.title}" leaves no trace in any system, so partners cannot see whether it was done.`,
				help: 'Name the system it is logged in under `systems`, or write `offline: true` if it rightly leaves none.',
				...mild(process),
			};
		}
	},
});
