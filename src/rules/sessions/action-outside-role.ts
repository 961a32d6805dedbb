import type { Entry } from '../../core/entry.ts';
import { defineRule } from '../../core/rule.ts';
import { action } from '../../kinds/action.ts';
import { activitiesOf } from '../../kinds/views/activities.ts';
import { linkOf } from '../../kinds/views/links.ts';
import { isCurrent } from '../../kinds/views/status.ts';

export const actionOutsideRole = defineRule({
	id: 'action-outside-role',
	severity: 'error',
	profile: 'standard',
	fromAbsence: true,
	*check(book) {
		const activities = new Map(activitiesOf(book).map((one) => [`${one.process.id}#${one.facts.id}`, one]));
		for (const entry of book.of(action)) {
			const owner = linkOf(book, entry.data.owner)?.to;
			const next = linkOf(book, entry.data.activity);
			const activity = activities.get(`${next?.to?.id}#${next?.part}`);
			if (!isCurrent(entry) || !owner || !activity) continue;
			const doers: readonly Entry[] = activity.actors;
			if (doers.includes(owner)) continue;
			yield {
				entry,
				path: ['owner'],
				message: `The role "${owner.title}" is to carry this out, but has no part in the activity "${activity.facts.title}", so the action lands with somebody who cannot finish it.`,
				help: 'Let a role own it that is accountable or responsible there, or name the activity in which it is really done.',
				related: [
					{
						entry: activity.process,
						path: [...activity.path, 'accountable'],
						message: 'Another role answers for the work.',
					},
				],
			};
		}
	},
});
