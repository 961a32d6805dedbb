import { defineEntryRule } from '../../core/rule.ts';
import { role } from '../../kinds/role.ts';
import { measuresOf } from '../../kinds/views/measures.ts';
import { isCurrent } from '../../kinds/views/status.ts';

/** Measures a role can steer by: as many as one can name without looking them up. */
const most = 5;

export const tooManyMeasures = defineEntryRule({
	id: 'too-many-measures',
	severity: 'warning',
	profile: 'standard',
	weakens: 'roles',
	kind: role,
	*judge(entry, book) {
		const count = new Set(measuresOf(book, entry)).size;
		if (!isCurrent(entry) || count <= most) return;
		yield {
			entry,
			path: ['measures'],
			part: 'key',
			message: `The role "${entry.title}" is judged by ${count} measures; past ${most}, everybody picks those that suit them and the shared ones go first.`,
			help: 'Keep the ones it shares with its partners and two or three of its own.',
		};
	},
});
