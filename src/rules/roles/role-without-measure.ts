import { defineRule } from '../../core/rule.ts';
import { role } from '../../kinds/role.ts';
import { workOf } from '../../kinds/views/activities.ts';
import { isCurrent, mild } from '../../kinds/views/status.ts';

export const roleWithoutMeasure = defineRule({
	id: 'role-without-measure',
	severity: 'warning',
	profile: 'standard',
	fromAbsence: true,
	*check(book) {
		for (const entry of book.of(role)) {
			if (!isCurrent(entry) || entry.data.measures?.length) continue;
			yield {
				entry,
				path: ['title'],
				message: `The role "${entry.title}" is judged by no measure, so whether it helped a colleague counts for nothing.`,
				help: 'Name under `measures` what its success is judged by, at least one that it shares with a partner.',
				// Who stands behind a goal, or is only asked or told, need not be judged by what others do.
				...(workOf(book).has(entry) ? {} : { severity: 'info' }),
				...mild(entry),
			};
		}
	},
});
