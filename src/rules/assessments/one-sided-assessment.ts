import { defineEntryRule } from '../../core/rule.ts';
import { assessment } from '../../kinds/assessment.ts';
import { collaboration } from '../../kinds/collaboration.ts';
import { isKind } from '../../kinds/views/links.ts';
import { reached, targets } from '../../kinds/views/reached.ts';
import { isCurrent, mild } from '../../kinds/views/status.ts';

export const oneSidedAssessment = defineEntryRule({
	id: 'one-sided-assessment',
	severity: 'warning',
	profile: 'standard',
	weakens: 'community',
	fromAbsence: true,
	*judge(entry, book) {
		if (!isCurrent(entry)) return;
		if (isKind(entry, assessment)) {
			const respondents = new Set(targets(book, entry, 'respondents', '*'));
			if (respondents.size > 1) return;
			yield {
				entry,
				path: respondents.size > 0 ? ['respondents'] : ['title'],
				message: `${respondents.size > 0 ? 'Only one role answers' : 'No role is named that answers'}, so the result shows what one side thinks of the other and not where the two see it differently.`,
				help: 'Name in `respondents` a role from every side of the collaboration.',
				...mild(entry),
			};
		}
		if (isKind(entry, collaboration)) {
			const questionnaire = book.follow(entry, ['assessment'])?.to;
			if (!questionnaire) return;
			const respondents = new Set(targets(book, questionnaire, 'respondents', '*'));
			// Fewer than two are a finding at the questionnaire itself.
			if (respondents.size < 2) return;
			for (const { to: role, path } of reached(book, entry, 'roles', '*')) {
				if (respondents.has(role)) continue;
				yield {
					entry,
					path,
					message: `The role "${role.title}" works here and is not asked in "${questionnaire.title}", so what hurts on its side does not show.`,
					help: `Add \`${role.slug}\` to the respondents.`,
					related: [{ entry: questionnaire, path: ['respondents'], message: 'These roles are asked.' }],
					...mild(entry),
				};
			}
		}
	},
});
