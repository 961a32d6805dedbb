import { defineEntryRule } from '../../core/rule.ts';
import { process } from '../../kinds/process.ts';
import { handoffsIn } from '../../kinds/views/handoffs.ts';
import { mild } from '../../kinds/views/status.ts';
import { isLeftOpen } from '../../kinds/views/wording.ts';

export const handoffWithoutRefusal = defineEntryRule({
	id: 'handoff-without-refusal',
	severity: 'warning',
	profile: 'standard',
	weakens: 'process',
	fromAbsence: true,
	kind: process,
	*judge(entry, book) {
		for (const { facts, path, key } of handoffsIn(book, entry)) {
			if (facts.if_refused !== undefined && !isLeftOpen(facts.if_refused)) continue;
			yield {
				entry,
				path: [...path, facts.if_refused === undefined ? 'artefact' : 'if_refused'],
				key,
				message: `Nothing says what happens when "${facts.artefact}" is not accepted, so nobody refuses it and everybody repairs it in silence.`,
				help: 'Write under `if_refused` where it goes back to, how soon, and who decides if the two disagree.',
				...mild(entry),
			};
		}
	},
});
