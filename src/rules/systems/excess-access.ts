import { defineRule } from '../../core/rule.ts';
import { accessOf, needsOf, rankOf } from '../../kinds/views/access.ts';
import { isCurrent } from '../../kinds/views/status.ts';

export const excessAccess = defineRule({
	id: 'excess-access',
	severity: 'warning',
	profile: 'standard',
	fromAbsence: true,
	*check(book) {
		for (const [role, needs] of needsOf(book)) {
			if (!isCurrent(role)) continue;
			for (const [system, { level, path }] of accessOf(book, role)) {
				const need = needs.get(system)?.use.level;
				// The lowest level only looks, and partners who can see each other's records ask less.
				const enough = need === undefined ? 0 : rankOf(system, need);
				if (enough < 0 || rankOf(system, level) <= enough) continue;
				const asked =
					need === undefined ? 'none of its activities uses that system' : `its activities ask for \`${need}\` at most`;
				yield {
					entry: role,
					path: [...path, 'level'],
					key: system.id,
					message: `The role "${role.title}" has \`${level}\` in "${system.title}", and ${asked}: records change without anybody knowing why.`,
					help: 'Lower the level, or name the system in the activity that takes it.',
				};
			}
		}
	},
});
