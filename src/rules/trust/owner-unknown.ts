import { defineEntryRule } from '../../core/rule.ts';
import { statusOf } from '../../kinds/views/status.ts';
import { nounOf } from '../../kinds/views/words.ts';

export const ownerUnknown = defineEntryRule({
	id: 'owner-unknown',
	severity: 'error',
	profile: 'strict',
	weakens: 'playbook',
	fromAbsence: true,
	*judge(entry) {
		const { kind, data } = entry;
		if (kind.single || !Object.hasOwn(kind.schema.shape, 'owner') || statusOf(entry) !== 'active') return;
		if ((data as { owner?: unknown }).owner !== undefined) return;
		yield {
			entry,
			path: ['title'],
			// A guide may have its title from its first heading.
			key: 'owner',
			message: `Nobody keeps the ${nounOf(kind)} "${entry.title}" true, so a colleague who finds a mistake in it has nobody to tell.`,
			help: 'Name in `owner` the role or group that answers for it.',
		};
	},
});
