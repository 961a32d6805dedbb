import { defineRule } from '../../core/rule.ts';
import { measure } from '../../kinds/measure.ts';
import { role } from '../../kinds/role.ts';
import { type Role, workOf } from '../../kinds/views/activities.ts';
import { type Team, teamsOf } from '../../kinds/views/collaborations.ts';
import { entriesOf } from '../../kinds/views/links.ts';
import { isCurrent, mild } from '../../kinds/views/status.ts';
import { listed } from '../../kinds/views/words.ts';

export const roleWithoutMeasure = defineRule({
	id: 'role-without-measure',
	severity: 'warning',
	profile: 'standard',
	weakens: 'roles',
	fromAbsence: [],
	*check(book) {
		for (const entry of book.of(role)) {
			if (!isCurrent(entry) || entry.data.measures?.length) continue;
			const team = teamsOf(book).find((one) => isPartner(entry, one));
			const goal = team?.goal;
			const measures = entriesOf(book, measure, goal?.data.measures).map(({ slug }) => `\`${slug}\``);
			yield {
				entry,
				path: ['title'],
				message: goal
					? `The role "${entry.title}" works for the goal "${goal.title}" and is judged by no measure, so it helps out of kindness and stops when it is busy.`
					: `The role "${entry.title}" is judged by no measure, so whether it helped a colleague counts for nothing.`,
				help:
					measures.length > 0
						? `Name under \`measures\` what its success is judged by, among it a measure of that goal: ${listed(measures, 'or')}.`
						: 'Name under `measures` what its success is judged by, at least one that it shares with a partner.',
				...(team && goal
					? { related: [{ entry: team.collaboration, path: ['goal'], message: 'Where it works for the goal.' }] }
					: {}),
				// Who stands behind a goal, or is only asked or told, need not be judged by what others do.
				...(workOf(book).has(entry) ? {} : { severity: 'info' }),
				...mild(entry),
			};
		}
	},
});

/** Whether a role belongs to a collaboration, or answers for some of its work from outside. */
const isPartner = (entry: Role, { roles, activities }: Team): boolean =>
	roles.some(({ role }) => role === entry) || activities.some(({ accountable }) => accountable === entry);
