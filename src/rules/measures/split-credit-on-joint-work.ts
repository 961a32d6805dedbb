import { defineRule } from '../../core/rule.ts';
import { jointResultsOf } from '../../kinds/views/measures.ts';
import { isCurrent, mild } from '../../kinds/views/status.ts';
import { movedTogether } from '../../kinds/views/words.ts';

export const splitCreditOnJointWork = defineRule({
	id: 'split-credit-on-joint-work',
	severity: 'warning',
	profile: 'standard',
	weakens: 'goal',
	*check(book) {
		for (const result of jointResultsOf(book)) {
			const { measure, place } = result;
			if (measure.data.credit !== 'split' || !isCurrent(measure)) continue;
			yield {
				entry: measure,
				path: ['credit'],
				message: `${movedTogether(result)}, and its credit is divided: bringing in a colleague costs money.`,
				help: 'Credit each role in full (`double`), or give them one number (`shared`).',
				related: [{ ...place, message: 'Where they work together.' }],
				...mild(measure, place.entry),
			};
		}
	},
});
