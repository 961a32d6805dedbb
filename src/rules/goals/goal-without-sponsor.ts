import { defineRule } from '../../core/rule.ts';
import { goal } from '../../kinds/goal.ts';
import { role } from '../../kinds/role.ts';
import { entryOf } from '../../kinds/views/links.ts';
import { isCurrent, mild } from '../../kinds/views/status.ts';

export const goalWithoutSponsor = defineRule({
	id: 'goal-without-sponsor',
	severity: 'warning',
	profile: 'standard',
	fromAbsence: true,
	*check(book) {
		for (const entry of book.of(goal)) {
			if (!isCurrent(entry)) continue;
			const sponsor = entryOf(book, role, entry.data.sponsor);
			if (sponsor?.data.leadership) continue;
			if (sponsor) {
				yield {
					entry,
					path: ['sponsor'],
					message: `The sponsor "${sponsor.title}" is no leadership role, so it cannot clear what stands in the way of the goal.`,
					help: 'Name a role that leads others, or write `leadership: true` on its page if it does.',
					...mild(entry),
				};
				continue;
			}
			yield {
				entry,
				path: ['title'],
				message: `No leader stands behind the goal "${entry.title}", so it loses against whatever a leader asks for.`,
				help: 'Name a leadership role as its `sponsor`.',
				...mild(entry),
			};
		}
	},
});
