import { defineRule } from '../../core/rule.ts';
import { role } from '../../kinds/role.ts';
import { isCurrent, mild, statusOf } from '../../kinds/views/status.ts';

/** Fields by which other playbooks give a role something to do: in an activity, as a leader, coach or moderator. */
const duties = new Set([
	...['accountable', 'responsible', 'sponsor', 'by', 'coached_by', 'moderator', 'lead'],
	...['decided_by', 'escalates_to', 'to'],
]);

export const roleWithoutWork = defineRule({
	id: 'role-without-work',
	severity: 'error',
	profile: 'standard',
	weakens: 'roles',
	fromAbsence: ['process', 'goal', 'culture', 'coaching', 'role', 'community', 'session', 'collaboration'],
	*check(book) {
		for (const entry of book.of(role)) {
			if (!isCurrent(entry)) continue;
			const busy = book
				.linksTo(entry)
				.some(({ from, path }) => path?.some((step) => duties.has(String(step))) && statusOf(from) !== 'retired');
			if (busy) continue;
			yield {
				entry,
				path: ['title'],
				message: `No activity, session or coaching guide gives the role "${entry.title}" anything to do, so its partners do not know what to come for.`,
				help: 'Name it as accountable or responsible in an activity, or retire it.',
				...mild(entry),
			};
		}
	},
});
