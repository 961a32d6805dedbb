import { addField } from '../../core/fix.ts';
import { defineEntryRule } from '../../core/rule.ts';
import { process } from '../../kinds/process.ts';
import { type Activity, activitiesIn } from '../../kinds/views/activities.ts';
import { inEnglish } from '../../kinds/views/settings.ts';
import { isCurrent, mild } from '../../kinds/views/status.ts';
import { folded } from '../../kinds/views/text.ts';

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
				const stub = inEnglish(book) ? stubOf(from, to) : undefined;
				const edit = stub && addField(entry, path, 'handoff', stub);
				yield {
					entry,
					path: [...path, 'activity'],
					key: `${from.facts.id}:${to.facts.id}`,
					message: `From here on "${to.accountable?.title}" answers instead of "${from.accountable?.title}", and nothing says what is handed over: each believes that the other has it.`,
					help: 'Add a `handoff` with the `artefact` that passes and when it is accepted (`accept_when`).',
					related: [{ entry, path: [...to.path, 'accountable'], message: 'Who answers from here on.' }],
					...(edit ? { fix: [edit] } : {}),
					...mild(entry),
				};
			}
		}
	},
});

/**
 * The hand-off as far as the activities say it themselves: the one result that the next one needs passes, it is
 * accepted when the work on it is done, and without that it goes back. Where they leave anything open, a person decides.
 */
function stubOf({ facts: from, accountable }: Activity, { facts: to }: Activity) {
	const needed = new Set(to.inputs.map(folded));
	const [artefact, ...others] = from.outputs.filter((output) => needed.has(folded(output)));
	if (artefact === undefined || others.length > 0 || from.done_when === undefined) return undefined;
	return {
		artefact,
		accept_when: [from.done_when],
		if_refused: `Back to ${accountable?.title} with what is missing.`,
	};
}
