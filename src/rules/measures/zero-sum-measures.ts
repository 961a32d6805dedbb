import { defineRule } from '../../core/rule.ts';
import { jointResultsOf } from '../../kinds/views/measures.ts';
import { isCurrent } from '../../kinds/views/status.ts';
import { titles } from '../words.ts';

export const zeroSumMeasures = defineRule({
	id: 'zero-sum-measures',
	severity: 'warning',
	profile: 'standard',
	*check(book) {
		for (const { measure, activity, roles } of jointResultsOf(book)) {
			if (measure.data.credit !== 'own' || !isCurrent(measure)) continue;
			yield {
				entry: measure,
				path: ['credit'],
				message: `The roles ${titles(roles)} move "${measure.title}" together in "${activity.facts.title}", and only one of them is credited: what one gets, the other loses.`,
				help: 'Credit each role in full (`double`), give them one number (`shared`), or judge only one of them by it.',
				related: [{ entry: activity.process, path: [...activity.path, 'title'], message: 'Where they work together.' }],
			};
		}
	},
});
