import { defineEntryRule } from '../../core/rule.ts';
import { path } from '../../kinds/path.ts';
import { isCurrent } from '../../kinds/views/status.ts';

/** Steps for one day: with an hour and a half each, the fifth begins when nothing new is taken in any more. */
const mostSteps = 4;

export const overloadedDay = defineEntryRule({
	id: 'overloaded-day',
	severity: 'warning',
	profile: 'standard',
	weakens: 'roles',
	kind: path,
	*judge(entry) {
		if (!isCurrent(entry)) return;
		const required = (entry.data.steps ?? []).entries().filter(([, { optional }]) => !optional);
		const days = Map.groupBy(required, ([, { by_day }]) => by_day);
		for (const [day, steps] of days) {
			const first = steps[mostSteps];
			if (day === undefined || !first) continue;
			yield {
				entry,
				path: ['steps', first[0], 'by_day'],
				message: `${steps.length} steps end on day ${day}; a newcomer who rushes through them remembers systems and forgets the colleagues.`,
				help: `Spread them, so that no day has more than ${mostSteps}.`,
			};
		}
	},
});
