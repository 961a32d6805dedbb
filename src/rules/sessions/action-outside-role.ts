import type { Entry } from '../../core/entry.ts';
import { defineEntryRule } from '../../core/rule.ts';
import { action } from '../../kinds/action.ts';
import { activityOf } from '../../kinds/views/activities.ts';
import { linkOf } from '../../kinds/views/links.ts';
import { isCurrent } from '../../kinds/views/status.ts';

export const actionOutsideRole = defineEntryRule({
	id: 'action-outside-role',
	severity: 'error',
	profile: 'standard',
	weakens: 'community',
	fromAbsence: true,
	kind: action,
	*judge(entry, book) {
		const owner = linkOf(book, entry.data.owner)?.to;
		const activity = activityOf(book, entry.data.activity);
		if (!isCurrent(entry) || !owner || !activity) return;
		const doers: readonly Entry[] = activity.actors;
		if (doers.includes(owner)) return;
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
	},
});
