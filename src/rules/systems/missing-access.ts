import { defineRule } from '../../core/rule.ts';
import { accessOf, needsOf, suffices } from '../../kinds/views/access.ts';
import { isCurrent, mild } from '../../kinds/views/status.ts';

export const missingAccess = defineRule({
	id: 'missing-access',
	severity: 'error',
	profile: 'standard',
	fromAbsence: true,
	*check(book) {
		for (const [role, needs] of needsOf(book)) {
			if (!isCurrent(role) || needs.size === 0) continue;
			const granted = accessOf(book, role);
			for (const [system, { use, activity }] of needs) {
				const access = granted.get(system);
				if (suffices(access, use)) continue;
				const has = access ? `has only \`${access.level}\`` : 'cannot open it';
				yield {
					entry: role,
					...(access ? { path: [...access.path, 'level'] } : { path: ['access'], part: 'key' }),
					key: system.id,
					message: `The role "${role.title}" does "${activity.facts.title}", which takes \`${use.level}\` in "${system.title}", and ${has}: it has to ask a colleague each time.`,
					help: system.data.request
						? `Grant it under \`access\`, once it is requested: ${system.data.request}`
						: 'Request the access and name it under `access`, or give the work to a role that has it.',
					related: [{ entry: activity.process, path: [...use.path, 'level'], message: 'What the activity asks for.' }],
					...mild(role),
				};
			}
		}
	},
});
