import { defineRule } from '../../core/rule.ts';
import { handoffsOf } from '../../kinds/views/handoffs.ts';
import { mild } from '../../kinds/views/status.ts';

export const handoffWithoutRefusal = defineRule({
	id: 'handoff-without-refusal',
	severity: 'warning',
	profile: 'standard',
	fromAbsence: true,
	*check(book) {
		for (const { process, facts, path, key } of handoffsOf(book)) {
			if (facts.if_refused !== undefined) continue;
			yield {
				entry: process,
				path: [...path, 'artefact'],
				key,
				message: `Nothing says what happens when "${facts.artefact}" is not accepted, so nobody refuses it and everybody repairs it in silence.`,
				help: 'Write under `if_refused` where it goes back to, how soon, and who decides if the two disagree.',
				...mild(process),
			};
		}
	},
});
