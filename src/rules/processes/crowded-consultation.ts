import { defineEntryRule } from '../../core/rule.ts';
import { process } from '../../kinds/process.ts';
import { activitiesIn } from '../../kinds/views/activities.ts';
import { isCurrent } from '../../kinds/views/status.ts';
import { titles } from '../../kinds/views/words.ts';

/** Roles that are asked before a result stands: with each one more, the slowest of them gets slower. */
const most = 3;

export const crowdedConsultation = defineEntryRule({
	id: 'crowded-consultation',
	severity: 'warning',
	profile: 'standard',
	weakens: 'process',
	kind: process,
	*judge(entry, book) {
		if (!isCurrent(entry)) return;
		for (const { facts, path, consulted } of activitiesIn(book, entry)) {
			const asked = new Set(consulted);
			if (asked.size <= most) continue;
			yield {
				entry,
				path: [...path, 'consulted'],
				part: 'key',
				message: `${asked.size} roles are asked before "${facts.title}" is done, and each can make it wait: ${titles(asked)}.`,
				help: `Ask at most ${most}; move the others to \`informed\`.`,
			};
		}
	},
});
