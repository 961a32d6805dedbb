import { toDosOf } from '../../core/left.ts';
import { defineEntryRule } from '../../core/rule.ts';
import { statusOf } from '../../kinds/views/status.ts';

export const toDo = defineEntryRule({
	id: 'to-do',
	severity: 'info',
	profile: 'starter',
	weakens: 'playbook',
	ofToDos: true,
	*judge(entry) {
		if (statusOf(entry) === 'retired') return;
		for (const { path, source, range, words } of toDosOf(entry))
			yield {
				entry,
				...(path ? { path } : { source, range, key: words }),
				message: words ? `Still to be filled in: ${words}` : 'This is still to be filled in.',
				help: 'Write it in place of the text that begins with `TODO`, or delete the place if nothing belongs there.',
			};
	},
});
