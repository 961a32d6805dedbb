import { defineEntryRule } from '../../core/rule.ts';
import { role } from '../../kinds/role.ts';
import { activityOf } from '../../kinds/views/activities.ts';
import { isCurrent, mild } from '../../kinds/views/status.ts';

export const accountabilityWithoutActivity = defineEntryRule({
	id: 'accountability-without-activity',
	severity: 'error',
	profile: 'standard',
	weakens: 'roles',
	fromAbsence: true,
	kind: role,
	*judge(entry, book) {
		if (!isCurrent(entry)) return;
		for (const [i, { title, activity: ref }] of (entry.data.accountabilities ?? []).entries()) {
			const path = ['accountabilities', i];
			if (!ref) {
				yield {
					entry,
					path: [...path, 'title'],
					message: `"${title}" is tied to no activity, so nobody sees when it is done and who waits for it.`,
					help: 'Name the activity under `activity`, as process#activity, or write it into a process first.',
					...mild(entry),
				};
				continue;
			}
			const activity = activityOf(book, ref);
			if (!activity?.accountable || activity.accountable === entry) continue;
			yield {
				entry,
				path: [...path, 'activity'],
				message: `The role says it answers for "${activity.facts.title}", and the process says that "${activity.accountable.title}" does.`,
				help: 'Agree who answers for it, and write that in both places.',
				related: [
					{ entry: activity.process, path: [...activity.path, 'accountable'], message: 'What the process says.' },
				],
			};
		}
	},
});
