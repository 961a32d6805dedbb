import type { Entry } from '../../core/entry.ts';
import { defineEntryRule, type Problem } from '../../core/rule.ts';
import { action } from '../../kinds/action.ts';
import { isCurrent, mild } from '../../kinds/views/status.ts';

export const actionWithoutFields = defineEntryRule({
	id: 'action-without-fields',
	severity: 'warning',
	profile: 'standard',
	weakens: 'community',
	fromAbsence: true,
	kind: action,
	*judge(entry) {
		if (!isCurrent(entry)) return;
		yield* gaps(entry);
		if ((entry.data.fields ?? []).length > 0) return;
		yield {
			entry,
			path: ['title'],
			key: 'fields',
			message: `Nothing says what to write down for "${entry.title}", so the colleague who gets it has to ask what was meant.`,
			help: 'List in `fields` what the next role needs to begin, such as the problem, its cost and who has it.',
			...mild(entry),
		};
	},
});

/** What a template may leave to the session, and had better not. */
function* gaps(entry: Entry<typeof action>): Generator<Problem> {
	const { title } = entry;
	if (!entry.data.activity)
		yield {
			entry,
			path: ['title'],
			key: 'activity',
			severity: 'info',
			message: `Nothing says in which activity "${title}" goes on, so each session decides anew who takes it from there.`,
			help: 'Name in `activity` the activity of a process that comes next.',
		};
	if (!entry.data.system)
		yield {
			entry,
			path: ['title'],
			key: 'system',
			severity: 'info',
			message: `Nothing says where "${title}" is logged, so it stays in the notes of whoever wrote it down.`,
			help: 'Name in `system` the system in which the others will look for it.',
		};
}
