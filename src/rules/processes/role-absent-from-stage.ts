import { defineEntryRule } from '../../core/rule.ts';
import { collaboration } from '../../kinds/collaboration.ts';
import { everybodyIn } from '../../kinds/views/activities.ts';
import { teamOf } from '../../kinds/views/collaborations.ts';
import { isCurrent, mild } from '../../kinds/views/status.ts';
import { listed } from '../../kinds/views/words.ts';

export const roleAbsentFromStage = defineEntryRule({
	id: 'role-absent-from-stage',
	severity: 'warning',
	profile: 'strict',
	weakens: 'process',
	fromAbsence: true,
	kind: collaboration,
	*judge(entry, book) {
		if (!isCurrent(entry)) return;
		const { collaboration, roles, stages, activities } = teamOf(book, entry);
		const present = new Set(activities.flatMap((one) => everybodyIn(one).map((role) => `${one.stage}\n${role.id}`)));
		const covered = new Set(activities.map(({ stage }) => stage));
		for (const { role, path } of roles) {
			// A stage without any activity is a finding of its own.
			const missing = stages.filter(({ id }) => covered.has(id) && !present.has(`${id}\n${role.id}`));
			if (missing.length === 0) continue;
			const where = listed(missing.map(({ title }) => `"${title}"`));
			yield {
				entry: collaboration,
				path,
				key: role.id,
				message: `The role "${role.title}" belongs to the collaboration and has no part in ${missing.length === 1 ? 'its stage' : 'its stages'} ${where}: it learns what happened there when it is too late.`,
				help: 'Name it in an activity of the stage, at least as `informed`.',
				...mild(collaboration),
			};
		}
	},
});
