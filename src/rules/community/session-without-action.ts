import { defineEntryRule } from '../../core/rule.ts';
import { session } from '../../kinds/session.ts';
import { isCurrent, mild } from '../../kinds/views/status.ts';

export const sessionWithoutAction = defineEntryRule({
	id: 'session-without-action',
	severity: 'error',
	profile: 'standard',
	weakens: 'community',
	fromAbsence: true,
	kind: session,
	*judge(entry) {
		if (!isCurrent(entry) || (entry.data.outputs ?? []).length > 0) return;
		yield {
			entry,
			path: ['title'],
			message: `No action template says how the results of "${entry.title}" are written down, so people leave with good talks and nobody owns what comes next.`,
			help: 'List in `outputs` the action templates it fills, such as an account lead or an improvement.',
			...mild(entry),
		};
	},
});
