import { defineRule } from '../../core/rule.ts';
import { session } from '../../kinds/session.ts';
import { isCurrent, mild } from '../../kinds/views/status.ts';

export const sessionWithoutAction = defineRule({
	id: 'session-without-action',
	severity: 'error',
	profile: 'standard',
	fromAbsence: true,
	*check(book) {
		for (const entry of book.of(session)) {
			if (!isCurrent(entry) || (entry.data.outputs ?? []).length > 0) continue;
			yield {
				entry,
				path: ['title'],
				message: `No action template says how the results of "${entry.title}" are written down, so people leave with good talks and nobody owns what comes next.`,
				help: 'List in `outputs` the action templates it fills, such as an account lead or an improvement.',
				...mild(entry),
			};
		}
	},
});
