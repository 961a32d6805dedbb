import { defineEntryRule } from '../../core/rule.ts';
import { collaboration } from '../../kinds/collaboration.ts';
import { measure } from '../../kinds/measure.ts';
import { teamOf } from '../../kinds/views/collaborations.ts';
import { entriesOf } from '../../kinds/views/links.ts';
import { measuresOf } from '../../kinds/views/measures.ts';
import { isCurrent, mild } from '../../kinds/views/status.ts';

export const unmeasuredPartner = defineEntryRule({
	id: 'unmeasured-partner',
	severity: 'warning',
	profile: 'standard',
	weakens: 'roles',
	fromAbsence: true,
	kind: collaboration,
	*judge(entry, book) {
		if (!isCurrent(entry)) return;
		const { collaboration, goal, roles } = teamOf(book, entry);
		const wanted = new Set(entriesOf(book, measure, goal?.data.measures));
		// A goal that nothing measures is a finding of its own.
		if (!goal || wanted.size === 0) return;
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
	},
});
