import { defineRule } from '../../core/rule.ts';
import { measure } from '../../kinds/measure.ts';
import { teamsOf } from '../../kinds/views/collaborations.ts';
import { entriesOf } from '../../kinds/views/links.ts';
import { measuresOf } from '../../kinds/views/measures.ts';
import { mild } from '../../kinds/views/status.ts';

export const unmeasuredPartner = defineRule({
	id: 'unmeasured-partner',
	severity: 'warning',
	profile: 'standard',
	fromAbsence: true,
	*check(book) {
		for (const { collaboration, goal, roles } of teamsOf(book)) {
			const wanted = new Set(entriesOf(book, measure, goal?.data.measures));
			// A goal that nothing measures is a finding of its own.
			if (!goal || wanted.size === 0) continue;
			for (const { role, path } of roles) {
				const carried = measuresOf(book, role);
				// Nor is a role without any measure told twice.
				if (carried.length === 0 || carried.some((one) => wanted.has(one))) continue;
				yield {
					entry: collaboration,
					path,
					key: role.id,
					message: `The role "${role.title}" carries no measure of the goal "${goal.title}", so it helps out of kindness and stops when it is busy.`,
					help: `Name one of the goal's measures on the page of the role, or take the role out of this collaboration.`,
					related: [
						{ entry: role, path: ['measures'], message: 'What the role is judged by.' },
						{ entry: goal, path: ['measures'], message: 'What the goal is judged by.' },
					],
					...mild(collaboration),
				};
			}
		}
	},
});
