import { defineRule } from '../../core/rule.ts';
import { measure } from '../../kinds/measure.ts';
import { teamsOf } from '../../kinds/views/collaborations.ts';
import { entriesOf } from '../../kinds/views/links.ts';
import { measuresOf } from '../../kinds/views/measures.ts';
import { mild } from '../../kinds/views/status.ts';

export const unsharedGoal = defineRule({
	id: 'unshared-goal',
	severity: 'warning',
	profile: 'standard',
	fromAbsence: true,
	*check(book) {
		for (const { collaboration, goal, roles } of teamsOf(book)) {
			const wanted = entriesOf(book, measure, goal?.data.measures);
			const carried = roles.map(({ role }) => new Set(measuresOf(book, role)));
			// A role that carries none of them is named by `unmeasured-partner`.
			if (!goal || !carried.every((own) => wanted.some((one) => own.has(one)))) continue;
			if (wanted.some((one) => carried.every((own) => own.has(one)))) continue;
			yield {
				entry: collaboration,
				path: ['goal'],
				message: `No measure of the goal "${goal.title}" is carried by all ${roles.length} roles, so there is no number at which they succeed or fail together.`,
				help: 'Name one measure of the goal on the page of every role.',
				related: [{ entry: goal, path: ['measures'], message: 'The measures of the goal.' }],
				...mild(collaboration),
			};
		}
	},
});
