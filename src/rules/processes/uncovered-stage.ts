import { defineRule } from '../../core/rule.ts';
import { teamsOf } from '../../kinds/views/collaborations.ts';
import { mild } from '../../kinds/views/status.ts';

export const uncoveredStage = defineRule({
	id: 'uncovered-stage',
	severity: 'error',
	profile: 'standard',
	fromAbsence: true,
	*check(book) {
		for (const { collaboration, stages, activities } of teamsOf(book)) {
			const covered = new Set(activities.map(({ stage }) => stage));
			for (const { id, title, path } of stages) {
				if (covered.has(id)) continue;
				yield {
					entry: collaboration,
					path,
					key: id,
					message: `The collaboration covers the stage "${title}", and none of its processes has an activity there: the customer meets each role alone.`,
					help: 'Add the activity that is done together in this stage, or take the stage out.',
					related: [{ entry: collaboration, path: ['processes'], message: 'Its processes.' }],
					...mild(collaboration),
				};
			}
		}
	},
});
