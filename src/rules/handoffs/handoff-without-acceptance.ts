import { defineEntryRule } from '../../core/rule.ts';
import { process } from '../../kinds/process.ts';
import { handoffsIn } from '../../kinds/views/handoffs.ts';
import { mild } from '../../kinds/views/status.ts';
import { isEmptyCondition } from '../../kinds/views/wording.ts';

export const handoffWithoutAcceptance = defineEntryRule({
	id: 'handoff-without-acceptance',
	severity: 'error',
	profile: 'standard',
	weakens: 'process',
	fromAbsence: true,
	kind: process,
	*judge(entry, book) {
		for (const { step, facts, path, key } of handoffsIn(book, entry)) {
			const title = step.to.accountable?.title;
			if (!facts.accept_when.every((one) => isEmptyCondition(one, title))) continue;
			const receiver = title ? `"${title}"` : 'the receiver';
			yield {
				entry,
				path: [...path, facts.accept_when.length > 0 ? 'accept_when' : 'artefact'],
				key,
				message: `Nothing says when ${receiver} has to take "${facts.artefact}", so half-finished work is passed on and the argument comes later.`,
				help: 'Write under `accept_when` what the receiver checks, two or three conditions.',
				...mild(entry),
			};
		}
	},
});
