import { defineRule } from '../../core/rule.ts';
import { activitiesOf } from '../../kinds/views/activities.ts';
import { isCurrent, mild } from '../../kinds/views/status.ts';

export const missingHandoff = defineRule({
	id: 'missing-handoff',
	severity: 'error',
	profile: 'standard',
	fromAbsence: true,
	*check(book) {
		for (const { process, next } of activitiesOf(book)) {
			if (!isCurrent(process)) continue;
			for (const { from, to, facts, path, moves } of next) {
				if (!moves || facts.handoff) continue;
				yield {
					entry: process,
					path: [...path, 'activity'],
					key: `${from.facts.id}:${to.facts.id}`,
					message: `From here on "${to.accountable?.title}" answers instead of "${from.accountable?.title}", and nothing says what is handed over: each believes that the other has it.`,
					help: 'Add a `handoff` with the `artefact` that passes and when it is accepted (`accept_when`).',
					related: [{ entry: process, path: [...to.path, 'accountable'], message: 'Who answers from here on.' }],
					...mild(process),
				};
			}
		}
	},
});
