import { defineRule } from '../../core/rule.ts';
import { role } from '../../kinds/role.ts';
import { workOf } from '../../kinds/views/activities.ts';
import { pathsByRole } from '../../kinds/views/onboarding.ts';
import { isCurrent, mild } from '../../kinds/views/status.ts';

export const roleWithoutPath = defineRule({
	id: 'role-without-path',
	severity: 'error',
	profile: 'strict',
	weakens: 'roles',
	fromAbsence: ['path'],
	*check(book) {
		const paths = pathsByRole(book);
		const work = workOf(book);
		// A handbook without any path has not begun with onboarding; it needs no finding for each role.
		if (paths.size === 0) return;
		for (const entry of book.of(role)) {
			const own = work.get(entry)?.length ?? 0;
			if (!isCurrent(entry) || own === 0 || paths.has(entry)) continue;
			yield {
				entry,
				path: ['title'],
				message: `The role "${entry.title}" works in ${own === 1 ? 'an activity' : `${own} activities`} and no onboarding path leads to it, so newcomers learn from whoever sits next to them.`,
				help: 'Write a path from the systems it opens and the partners it meets to the first activity it does.',
				...mild(entry),
			};
		}
	},
});
