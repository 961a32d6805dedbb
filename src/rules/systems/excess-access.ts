import { defineRule } from '../../core/rule.ts';
import { accessOf, needsOf, standingOf } from '../../kinds/views/access.ts';
import { isCurrent } from '../../kinds/views/status.ts';

export const excessAccess = defineRule({
	id: 'excess-access',
	severity: 'warning',
	profile: 'standard',
	weakens: 'systems',
	fromAbsence: ['process'],
	*check(book) {
		for (const [role, needs] of needsOf(book)) {
			if (!isCurrent(role)) continue;
			for (const [system, access] of accessOf(book, role)) {
				const use = needs.get(system)?.use;
				if (standingOf(access, use) !== 'excess' || !book.isSound(system)) continue;
				const { level, path } = access;
				const asked = use
					? `its activities ask for \`${use.level}\` at most`
					: 'none of its activities uses that system';
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
