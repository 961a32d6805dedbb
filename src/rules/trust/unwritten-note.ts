import { defineEntryRule } from '../../core/rule.ts';
import { changesOf, stubNote } from '../../kinds/views/history.ts';

export const unwrittenNote = defineEntryRule({
	id: 'unwritten-note',
	severity: 'error',
	profile: 'starter',
	weakens: 'page',
	*judge(entry) {
		for (const [index, { note, version }] of changesOf(entry).entries()) {
			if (note !== stubNote) continue;
			yield {
				entry,
				path: ['changes', index, 'note'],
				...(version.endsWith('.0') ? {} : { severity: 'warning' }),
				message: `Nobody has written yet what ${version} changes, so those who do the work cannot learn what is different for them.`,
				help: 'Write it in one sentence, such as "Service may refuse an order".',
			};
		}
	},
});
