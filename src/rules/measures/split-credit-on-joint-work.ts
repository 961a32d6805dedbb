import { defineRule } from '../../core/rule.ts';
import { jointResultsOf } from '../../kinds/views/measures.ts';
import { isCurrent, mild } from '../../kinds/views/status.ts';
import { titles } from '../words.ts';

export const splitCreditOnJointWork = defineRule({
	id: 'split-credit-on-joint-work',
	severity: 'warning',
	profile: 'standard',
	*check(book) {
		for (const { measure, activity, roles } of jointResultsOf(book)) {
			if (measure.data.credit !== 'split' || !isCurrent(measure)) continue;
			yield {
				entry: measure,
				path: ['credit'],
				message: `The roles ${titles(roles)} move "${measure.title}" together in "${activity.facts.title}", and its credit is divided: bringing in a colleague costs money.`,
				help: 'Credit each role in full (`double`), or give them one number (`shared`).',
				related: [{ entry: activity.process, path: [...activity.path, 'title'], message: 'Where they work together.' }],
				...mild(measure, activity.process),
			};
		}
	},
});
