import { defineEntryRule } from '../../core/rule.ts';
import { coaching } from '../../kinds/coaching.ts';
import { isCurrent, mild } from '../../kinds/views/status.ts';

export const areaWithoutCollaborationQuestion = defineEntryRule({
	id: 'area-without-collaboration-question',
	severity: 'error',
	profile: 'standard',
	weakens: 'coaching',
	fromAbsence: true,
	kind: coaching,
	*judge(entry) {
		if (!isCurrent(entry)) return;
		for (const [index, { title, questions }] of (entry.data.areas ?? []).entries()) {
			if (questions.some(({ about }) => about === 'collaboration')) continue;
			yield {
				entry,
				path: ['areas', index, 'title'],
				message: `No question in "${title}" is about colleagues, so the coach says without words that results are made alone.`,
				help: 'Add a question with `about: collaboration`, such as "Whom did you bring in, and when?"',
				...mild(entry),
			};
		}
	},
});
