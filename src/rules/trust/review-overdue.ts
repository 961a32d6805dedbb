import { defineEntryRule } from '../../core/rule.ts';
import { community } from '../../kinds/community.ts';
import { dayAfter } from '../../kinds/views/days.ts';
import { reviewOf } from '../../kinds/views/history.ts';
import { isKind } from '../../kinds/views/links.ts';
import { settingsOf } from '../../kinds/views/settings.ts';
import { isCurrent, mild } from '../../kinds/views/status.ts';

export const reviewOverdue = defineEntryRule({
	id: 'review-overdue',
	severity: 'warning',
	profile: 'standard',
	*judge(entry, { today, settings }) {
		if (!isCurrent(entry)) return;
		const reviewed = reviewOf(entry);
		const usual = settingsOf({ settings }).review?.every ?? '6 months';
		const due = reviewed && dayAfter(reviewed.on, reviewed.every ?? usual);
		if (due !== undefined && due < today)
			yield {
				entry,
				path: ['reviewed', 'on'],
				message: `This was to be looked at again by ${due}; since then nobody has confirmed that work is still done this way.`,
				help: 'Compare it with how the work is done, mend what differs, and write the day and how you checked.',
				...mild(entry),
			};
		const decision = isKind(entry, community) ? entry.data.review_on : undefined;
		if (decision !== undefined && decision < today)
			yield {
				entry,
				path: ['review_on'],
				message: `The members were to decide on ${decision} whether "${entry.title}" goes on; meetings that nobody decides on are kept up out of habit.`,
				help: 'Let the members decide, then write the next such day, or retire the community with thanks.',
				...mild(entry),
			};
	},
});
