import type { Entry } from '../../core/entry.ts';
import type { Facts } from '../../core/handbook.ts';
import { defineRule } from '../../core/rule.ts';
import { community } from '../../kinds/community.ts';
import { hoursIn } from '../../kinds/fields.ts';
import { role } from '../../kinds/role.ts';
import { daysBetween } from '../../kinds/views/days.ts';
import { reached } from '../../kinds/views/reached.ts';
import { isCurrent, statusOf } from '../../kinds/views/status.ts';

/** Part of a role's hours that may go into meetings: with more than a quarter, no full day is left for customers. */
const mostOfTheWeek = 1 / 4;

export const meetingLoad = defineRule({
	id: 'meeting-load',
	severity: 'info',
	profile: 'strict',
	weakens: 'community',
	*check(book) {
		const meetings = Map.groupBy(meetingsIn(book), ({ member }) => member);
		for (const entry of book.of(role)) {
			const hours = entry.data.hours_per_week;
			const own = meetings.get(entry) ?? [];
			const load = own.reduce((sum, one) => sum + one.hours, 0);
			if (!isCurrent(entry) || hours === undefined || load <= hours * mostOfTheWeek) continue;
			yield {
				entry,
				path: ['hours_per_week'],
				message: `The meetings of ${own.length === 1 ? 'one community' : `${own.length} communities`} take about ${load.toFixed(1)} of the ${hours} hours a week this role has, so little is left for the work they are about.`,
				help: 'Let the role stay away where it is only listening, or meet less often or shorter.',
				related: own.map(({ circle, path }) => ({ entry: circle, path, message: 'It is a member here.' })),
			};
		}
	},
});

interface Meeting {
	readonly member: Entry;
	readonly circle: Entry;
	readonly path: readonly PropertyKey[];
	readonly hours: number;
}

/** Hours a week that each member spends in the meetings of each community. */
function* meetingsIn(book: Facts): Generator<Meeting> {
	for (const circle of book.of(community)) {
		const { cadence } = circle.data;
		if (statusOf(circle) !== 'active' || !cadence?.duration) continue;
		const hours = (hoursIn(cadence.duration) * 7) / daysBetween(cadence.every);
		const met = new Set<Entry>();
		for (const { to, path } of reached(book, circle, 'members', '*')) {
			if (!met.has(to)) yield { member: to, circle, path, hours };
			met.add(to);
		}
	}
}
