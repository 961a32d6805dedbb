import type { Entry } from '../../core/entry.ts';
import { defineRule } from '../../core/rule.ts';
import { goal } from '../../kinds/goal.ts';
import { measure } from '../../kinds/measure.ts';
import { activitiesOf } from '../../kinds/views/activities.ts';
import { entriesOf, entryOf } from '../../kinds/views/links.ts';
import { isCurrent, mild } from '../../kinds/views/status.ts';

export const goalWithoutWork = defineRule({
	id: 'goal-without-work',
	severity: 'error',
	profile: 'standard',
	fromAbsence: true,
	*check(book) {
		const moved = new Set(activitiesOf(book).flatMap(({ measures }) => measures));
		const served = new Set<Entry>();
		for (const entry of book.of(goal)) {
			if (!entriesOf(book, measure, entry.data.measures).some((one) => moved.has(one))) continue;
			// Work for a goal is work for the larger ones it serves.
			let larger: Entry<typeof goal> | undefined = entry;
			while (larger && !served.has(larger)) {
				served.add(larger);
				larger = entryOf(book, goal, larger.data.parent);
			}
		}
		for (const entry of book.of(goal)) {
			if (!isCurrent(entry) || served.has(entry) || !entry.data.measures?.length) continue;
			yield {
				entry,
				path: ['measures'],
				part: 'key',
				message: `No activity of any process moves a measure of the goal "${entry.title}", so nobody's daily work leads there.`,
				help: 'Name one of these measures in the activity that moves it, or write the process that is missing.',
				...mild(entry),
			};
		}
	},
});
