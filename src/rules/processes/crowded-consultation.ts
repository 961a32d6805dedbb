import { defineRule } from '../../core/rule.ts';
import { activitiesOf } from '../../kinds/views/activities.ts';
import { isCurrent } from '../../kinds/views/status.ts';
import { titles } from '../words.ts';

/** Roles that are asked before a result stands: with each one more, the slowest of them gets slower. */
const most = 3;

export const crowdedConsultation = defineRule({
	id: 'crowded-consultation',
	severity: 'warning',
	profile: 'standard',
	*check(book) {
		for (const { process, facts, path, consulted } of activitiesOf(book)) {
			const asked = new Set(consulted);
			if (!isCurrent(process) || asked.size <= most) continue;
			yield {
				entry: process,
				path: [...path, 'consulted'],
				part: 'key',
				message: `${asked.size} roles are asked before "${facts.title}" is done, and each can make it wait: ${titles(asked)}.`,
				help: `Ask at most ${most}; move the others to \`informed\`.`,
			};
		}
	},
});
