import { defineRule } from '../../core/rule.ts';
import { role } from '../../kinds/role.ts';
import { workOf } from '../../kinds/views/activities.ts';
import { isCurrent } from '../../kinds/views/status.ts';

/** Hours a week for one activity, at the least: below, it is done between two others or not at all. */
const leastHours = 1;

/** Activities one role can answer for where its hours are not known: about one for each working day of a month. */
const mostAnsweredFor = 20;

export const overloadedRole = defineRule({
	id: 'overloaded-role',
	severity: 'warning',
	profile: 'standard',
	weakens: 'roles',
	*check(book) {
		const work = workOf(book);
		for (const entry of book.of(role)) {
			const activities = work.get(entry) ?? [];
			if (!isCurrent(entry) || activities.length === 0) continue;
			const hours = entry.data.hours_per_week;
			if (hours !== undefined && hours < activities.length * leastHours) {
				yield {
					entry,
					path: ['hours_per_week'],
					message: `The role "${entry.title}" takes part in ${activities.length} activities and has ${hours} hours a week for them, so partners wait or go round it.`,
					help: 'Give some of the activities to another role, or agree on more hours.',
				};
				continue;
			}
			const answersFor = activities.filter(({ accountable }) => accountable === entry).length;
			if (hours !== undefined || answersFor <= mostAnsweredFor) continue;
			yield {
				entry,
				path: ['title'],
				message: `The role "${entry.title}" answers for ${answersFor} activities; past ${mostAnsweredFor}, partners wait or go round it.`,
				help: 'Let partners answer for some of them, or split the role. If there is time enough, state it as `hours_per_week`.',
			};
		}
	},
});
