import { defineRule, type Facts, type Problem } from '../../core/rule.ts';
import { role } from '../../kinds/role.ts';
import { type Activity, activitiesOf, type Role } from '../../kinds/views/activities.ts';
import { linkOf } from '../../kinds/views/links.ts';
import { isCurrent, mild } from '../../kinds/views/status.ts';

export const accountabilityWithoutActivity = defineRule({
	id: 'accountability-without-activity',
	severity: 'error',
	profile: 'standard',
	fromAbsence: true,
	*check(book) {
		const byId = new Map(activitiesOf(book).map((one) => [`${one.process.id}#${one.facts.id}`, one]));
		for (const entry of book.of(role)) if (isCurrent(entry)) yield* claimsOf(book, entry, byId);
	},
});

function* claimsOf(book: Facts, entry: Role, byId: ReadonlyMap<string, Activity>): Generator<Problem> {
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
		const link = linkOf(book, ref);
		const activity = link?.to && byId.get(`${link.to.id}#${link.part}`);
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
}
