import { defineEntryRule } from '../../core/rule.ts';
import { community } from '../../kinds/community.ts';
import { daysBetween } from '../../kinds/views/days.ts';
import { isCurrent } from '../../kinds/views/status.ts';

/** Days between two meetings: past a quarter, members change, and every meeting begins with introductions. */
const longestGap = 92;

export const slowCadence = defineEntryRule({
	id: 'slow-cadence',
	severity: 'warning',
	profile: 'standard',
	weakens: 'community',
	kind: community,
	*judge(entry) {
		const every = entry.data.cadence?.every;
		if (!isCurrent(entry) || every === undefined || daysBetween(every) <= longestGap) return;
		yield {
			entry,
			path: ['cadence', 'every'],
			message: `The members meet every ${every.replace(/^1 /, '')}: too seldom to know each other or to see what became of the last meeting.`,
			help: 'Meet at least once a quarter, for a shorter time if need be.',
		};
	},
});
