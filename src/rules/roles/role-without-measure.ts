import { defineEntryRule } from '../../core/rule.ts';
import { role } from '../../kinds/role.ts';
import { isCurrent, mild } from '../../kinds/views/status.ts';

export const roleWithoutMeasure = defineEntryRule({
	id: 'role-without-measure',
	severity: 'error',
	profile: 'standard',
	fromAbsence: true,
	kind: role,
	*judge(entry) {
		if (!isCurrent(entry) || entry.data.measures?.length) return;
		yield {
			entry,
			path: ['title'],
			message: `The role "${entry.title}" is judged by no measure, so whether it helped a colleague counts for nothing.`,
			help: 'Name under `measures` what its success is judged by, at least one that it shares with a partner.',
			...mild(entry),
		};
	},
});
