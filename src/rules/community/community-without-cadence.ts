import { defineEntryRule } from '../../core/rule.ts';
import { community } from '../../kinds/community.ts';
import { isCurrent, mild } from '../../kinds/views/status.ts';

export const communityWithoutCadence = defineEntryRule({
	id: 'community-without-cadence',
	severity: 'warning',
	profile: 'standard',
	weakens: 'community',
	fromAbsence: true,
	kind: community,
	*judge(entry) {
		if (!isCurrent(entry) || entry.data.cadence !== undefined) return;
		yield {
			entry,
			path: ['title'],
			message: `Nothing says when or how often "${entry.title}" meets, so it meets when somebody has time, and in a busy quarter nobody has.`,
			help: 'State in `cadence` at least how often, such as `{every: 2 weeks}`, and better the day and hour as well.',
			...mild(entry),
		};
	},
});
