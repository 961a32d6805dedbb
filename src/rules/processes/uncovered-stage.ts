import { defineEntryRule } from '../../core/rule.ts';
import { collaboration } from '../../kinds/collaboration.ts';
import { teamOf } from '../../kinds/views/collaborations.ts';
import { isCurrent, mild } from '../../kinds/views/status.ts';

export const uncoveredStage = defineEntryRule({
	id: 'uncovered-stage',
	severity: 'error',
	profile: 'standard',
	weakens: 'process',
	fromAbsence: true,
	kind: collaboration,
	*judge(entry, book) {
		if (!isCurrent(entry)) return;
		const { collaboration, stages, activities } = teamOf(book, entry);
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
	},
});
