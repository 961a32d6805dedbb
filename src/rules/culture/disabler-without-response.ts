import { defineEntryRule } from '../../core/rule.ts';
import { culture } from '../../kinds/culture.ts';
import { isCurrent, mild } from '../../kinds/views/status.ts';

export const disablerWithoutResponse = defineEntryRule({
	id: 'disabler-without-response',
	severity: 'error',
	profile: 'standard',
	weakens: 'leaders',
	fromAbsence: true,
	kind: culture,
	*judge(entry) {
		if (!isCurrent(entry)) return;
		for (const [index, { effect, response }] of (entry.data.signals ?? []).entries()) {
			if (effect !== 'disabler' || response !== undefined) continue;
			yield {
				entry,
				path: ['signals', index, 'statement'],
				message:
					'This is known to harm the collaboration and nothing is said to be done about it: whoever reads it learns that it is accepted.',
				help: 'Say in `response` what is done when it is seen, and by which role.',
				...mild(entry),
			};
		}
	},
});
