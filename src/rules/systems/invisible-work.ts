import { defineRule } from '../../core/rule.ts';
import { process } from '../../kinds/process.ts';
import { system } from '../../kinds/system.ts';
import { activitiesIn } from '../../kinds/views/activities.ts';
import { isCurrent, mild } from '../../kinds/views/status.ts';

export const invisibleWork = defineRule({
	id: 'invisible-work',
	severity: 'warning',
	profile: 'standard',
	weakens: 'systems',
	fromAbsence: [],
	*check(book) {
		// Where no system is written down yet, each activity would be told what the handbook as a whole has left to do.
		const begun = book.of(system).length > 0 ? {} : ({ severity: 'info' } as const);
		for (const entry of book.of(process)) {
			if (!isCurrent(entry)) continue;
			for (const { facts, path } of activitiesIn(book, entry)) {
				if (facts.offline || facts.systems.length > 0) continue;
				yield {
					entry,
					path: [...path, 'title'],
					message: `"${facts.title}" leaves no trace in any system, so partners cannot see whether it was done.`,
					help: 'Name the system it is logged in under `systems`, or write `offline: true` if it rightly leaves none.',
					...begun,
					...mild(entry),
				};
			}
		}
	},
});
