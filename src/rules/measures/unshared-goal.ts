import { defineEntryRule } from '../../core/rule.ts';
import { collaboration } from '../../kinds/collaboration.ts';
import { measure } from '../../kinds/measure.ts';
import { teamOf } from '../../kinds/views/collaborations.ts';
import { entriesOf } from '../../kinds/views/links.ts';
import { measuresOf } from '../../kinds/views/measures.ts';
import { isCurrent, mild } from '../../kinds/views/status.ts';

export const unsharedGoal = defineEntryRule({
	id: 'unshared-goal',
	severity: 'warning',
	profile: 'standard',
	weakens: 'goal',
	fromAbsence: true,
	kind: collaboration,
	*judge(entry, book) {
		if (!isCurrent(entry)) return;
		const { collaboration, goal, roles } = teamOf(book, entry);
		const wanted = entriesOf(book, measure, goal?.data.measures);
		const carried = roles.map(({ role }) => new Set(measuresOf(book, role)));
		// A role that carries none of them is named by `unmeasured-partner`.
		if (!goal || !carried.every((own) => wanted.some((one) => own.has(one)))) return;
		if (wanted.some((one) => carried.every((own) => own.has(one)))) return;
		yield {
			entry: collaboration,
			path: ['goal'],
			message: `No measure of the goal "${goal.title}" is carried by all ${roles.length} roles, so there is no number at which they succeed or fail together.`,
			help: 'Name one measure of the goal on the page of every role.',
			related: [{ entry: goal, path: ['measures'], message: 'The measures of the goal.' }],
			...mild(collaboration),
		};
	},
});
