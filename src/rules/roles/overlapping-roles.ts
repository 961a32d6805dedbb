import { defineRule } from '../../core/rule.ts';
import { role } from '../../kinds/role.ts';
import { type Activity, type Role, workOf } from '../../kinds/views/activities.ts';
import { measuresOf } from '../../kinds/views/measures.ts';
import { isCurrent, mild } from '../../kinds/views/status.ts';

/** Activities in common from which two roles count as one: a single one is just working side by side. */
const leastShared = 2;

export const overlappingRoles = defineRule({
	id: 'overlapping-roles',
	severity: 'warning',
	profile: 'standard',
	weakens: 'roles',
	fromAbsence: ['process'],
	*check(book) {
		const work = workOf(book);
		const first = new Map<string, Role>();
		for (const entry of book.of(role)) {
			const activities = work.get(entry) ?? [];
			if (!isCurrent(entry) || activities.length < leastShared) continue;
			const measures = measuresOf(book, entry).map(({ id }) => id);
			const key = [...activities.map(idOf), '', ...new Set(measures.sort())].join('\n');
			const other = first.get(key);
			if (!other) {
				first.set(key, entry);
				continue;
			}
			if (handOver(activities, entry, other)) continue;
			yield {
				entry,
				path: ['title'],
				message: `The roles "${other.title}" and "${entry.title}" do the same activities and are judged by the same measures, so colleagues cannot tell whom to ask.`,
				help: 'Say in the activities who does which part, or merge the two roles.',
				related: [{ entry: other, path: ['title'], message: 'The other role.' }],
				...mild(entry, other),
			};
		}
	},
});

/** Whether the one passes work on to the other: then the two know who does what. */
const handOver = (activities: readonly Activity[], ...roles: readonly Role[]): boolean =>
	activities.some(({ next }) =>
		next.some(
			({ from, to, moves, facts }) =>
				moves && facts.handoff && roles.includes(from.accountable!) && roles.includes(to.accountable!),
		),
	);

const idOf = ({ process, facts }: Activity) => `${process.id}#${facts.id}`;
