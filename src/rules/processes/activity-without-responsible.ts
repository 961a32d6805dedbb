import { defineRule } from '../../core/rule.ts';
import { activitiesOf } from '../../kinds/views/activities.ts';
import { isCurrent, mild } from '../../kinds/views/status.ts';

export const activityWithoutResponsible = defineRule({
	id: 'activity-without-responsible',
	severity: 'error',
	profile: 'standard',
	fromAbsence: true,
	*check(book) {
		for (const { process, facts, path, accountable } of activitiesOf(book)) {
			if (!isCurrent(process) || facts.responsible.length > 0) continue;
			yield {
				entry: process,
				path: [...path, 'title'],
				message: `Somebody answers for "${facts.title}", but nobody is named to do it.`,
				help: accountable
					? `Name who does the work under \`responsible\`; if "${accountable.title}" does it as well, name it there, too.`
					: 'Name who does the work under `responsible`.',
				...mild(process),
			};
		}
	},
});
