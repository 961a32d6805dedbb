import { defineRule } from '../../core/rule.ts';
import { activitiesOf } from '../../kinds/views/activities.ts';
import { resultsOf } from '../../kinds/views/results.ts';
import { isCurrent, mild } from '../../kinds/views/status.ts';
import { folded } from '../../kinds/views/text.ts';

export const unusedOutput = defineRule({
	id: 'unused-output',
	severity: 'warning',
	profile: 'standard',
	fromAbsence: true,
	*check(book) {
		const { needed, to } = resultsOf(book);
		for (const { process, facts, path } of activitiesOf(book)) {
			if (!isCurrent(process)) continue;
			for (const [i, output] of facts.outputs.entries()) {
				const name = folded(output);
				if (needed.has(name) || to.get(process)?.has(name)) continue;
				yield {
					entry: process,
					path: [...path, 'outputs', i],
					key: `${facts.id}:${name}`,
					message: `"${facts.title}" makes "${output}", and no activity uses it: a colleague works for nobody, or somebody waits without knowing.`,
					help: 'Name it among the inputs of the activity that uses it, or among the `outputs` of the process if it goes to others.',
					...mild(process),
				};
			}
		}
	},
});
