import { defineEntryRule } from '../../core/rule.ts';
import { process } from '../../kinds/process.ts';
import { activitiesIn } from '../../kinds/views/activities.ts';
import { isCurrent, mild } from '../../kinds/views/status.ts';

export const missingHandoff = defineEntryRule({
	id: 'missing-handoff',
	severity: 'error',
	profile: 'standard',
	fromAbsence: true,
	kind: process,
	*judge(entry, book) {
		if (!isCurrent(entry)) return;
		for (const { next } of activitiesIn(book, entry)) {
			for (const { from, to, facts, path, moves } of next) {
				if (!moves || facts.handoff) continue;
				yield {
					entry,
					path: [...path, 'activity'],
					key: `${from.facts.id}:${to.facts.id}`,
					message: `From here on "${to.accountable?.title}" answers instead of "${from.accountable?.title}", and nothing says what is handed over: each believes that the other has it.`,
					help: 'Add a `handoff` with the `artefact` that passes and when it is accepted (`accept_when`).',
					related: [{ entry, path: [...to.path, 'accountable'], message: 'Who answers from here on.' }],
					...mild(entry),
				};
			}
		}
	},
});
