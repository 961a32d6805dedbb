import { defineEntryRule } from '../../core/rule.ts';
import { hoursIn } from '../../kinds/fields.ts';
import { process } from '../../kinds/process.ts';
import { handoffsIn } from '../../kinds/views/handoffs.ts';

/** The longest a hand-off may take. A customer who hears nothing for a week asks somebody else. */
const longest = '5 working days';

export const slowHandoff = defineEntryRule({
	id: 'slow-handoff',
	severity: 'warning',
	profile: 'standard',
	weakens: 'process',
	kind: process,
	*judge(entry, book) {
		for (const { facts, path, key } of handoffsIn(book, entry)) {
			if (facts.within === undefined || hoursIn(facts.within) <= hoursIn(longest)) continue;
			yield {
				entry,
				path: [...path, 'within'],
				key,
				message: `"${facts.artefact}" may take ${facts.within} to arrive; past ${longest} the customer believes that nobody works on it.`,
				help: 'Agree on a shorter time, or hand over a first part of it earlier.',
			};
		}
	},
});
