import { defineRule } from '../../core/rule.ts';
import { community } from '../../kinds/community.ts';
import { overdueSince } from '../../kinds/views/reviews.ts';
import { isCurrent, mild } from '../../kinds/views/status.ts';

export const reviewOverdue = defineRule({
	id: 'review-overdue',
	severity: 'warning',
	profile: 'standard',
	weakens: 'playbook',
	*check(book) {
		for (const entry of book.entries) {
			if (!isCurrent(entry)) continue;
			const due = overdueSince(book, entry);
			if (due === undefined) continue;
			yield {
				entry,
				path: ['reviewed', 'on'],
				message: `This was to be looked at again by ${due}; since then nobody has confirmed that work is still done this way.`,
				help: 'Compare it with how the work is done, mend what differs, and write the day and how you checked.',
				...mild(entry),
			};
		}
		for (const entry of book.of(community)) {
			const due = entry.data.review_on;
			if (!isCurrent(entry) || due === undefined || due >= book.today) continue;
			yield {
				entry,
				path: ['review_on'],
				message: `The members were to decide on ${due} whether "${entry.title}" goes on; meetings that nobody decides on are kept up out of habit.`,
				help: 'Let the members decide, then write the next such day, or retire the community with thanks.',
				...mild(entry),
			};
		}
	},
});
