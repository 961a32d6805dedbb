import { defineEntryRule } from '../../core/rule.ts';
import { process } from '../../kinds/process.ts';
import { activitiesIn } from '../../kinds/views/activities.ts';
import { isCurrent, mild } from '../../kinds/views/status.ts';

export const activityWithoutResponsible = defineEntryRule({
	id: 'activity-without-responsible',
	severity: 'error',
	profile: 'standard',
	weakens: 'process',
	fromAbsence: true,
	kind: process,
	*judge(entry, book) {
		if (!isCurrent(entry)) return;
		for (const { facts, path, accountable } of activitiesIn(book, entry)) {
			if (facts.responsible.length > 0) continue;
			yield {
				entry,
				path: [...path, 'title'],
				message: `Somebody answers for "${facts.title}", but nobody is named to do it, so each role takes it for somebody else's work.`,
				help: accountable
					? `Name who does the work under \`responsible\`; if "${accountable.title}" does it as well, name it there, too.`
					: 'Name who does the work under `responsible`.',
				...mild(entry),
			};
		}
	},
});
