import { defineEntryRule } from '../../core/rule.ts';
import { goal } from '../../kinds/goal.ts';
import { role } from '../../kinds/role.ts';
import { entryOf } from '../../kinds/views/links.ts';
import { isCurrent, mild } from '../../kinds/views/status.ts';

export const goalWithoutSponsor = defineEntryRule({
	id: 'goal-without-sponsor',
	severity: 'warning',
	profile: 'standard',
	weakens: 'leaders',
	fromAbsence: true,
	kind: goal,
	*judge(entry, book) {
		if (!isCurrent(entry)) return;
		const sponsor = entryOf(book, role, entry.data.sponsor);
		if (sponsor?.data.leadership) return;
		if (sponsor) {
			yield {
				entry,
				path: ['sponsor'],
				message: `The sponsor "${sponsor.title}" is no leadership role, so it cannot clear what stands in the way of the goal.`,
				help: 'Name a role that leads others, or write `leadership: true` on its page if it does.',
				...mild(entry),
			};
			return;
		}
		yield {
			entry,
			path: ['title'],
			message: `No leader stands behind the goal "${entry.title}", so it loses against whatever a leader asks for.`,
			help: 'Name a leadership role as its `sponsor`.',
			...mild(entry),
		};
	},
});
