import { defineEntryRule } from '../../core/rule.ts';
import { process } from '../../kinds/process.ts';
import { activitiesIn } from '../../kinds/views/activities.ts';
import { isCurrent, mild } from '../../kinds/views/status.ts';

export const invisibleWork = defineEntryRule({
	id: 'invisible-work',
	severity: 'warning',
	profile: 'standard',
	fromAbsence: true,
	kind: process,
	*judge(entry, book) {
		if (!isCurrent(entry)) return;
		for (const { facts, path } of activitiesIn(book, entry)) {
			if (facts.offline || facts.systems.length > 0) continue;
			yield {
				entry,
				path: [...path, 'title'],
				message: `"${facts.title}" leaves no trace in any system, so partners cannot see whether it was done.`,
				help: 'Name the system it is logged in under `systems`, or write `offline: true` if it rightly leaves none.',
				...mild(entry),
			};
		}
	},
});
