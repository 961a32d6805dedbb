import { defineEntryRule } from '../../core/rule.ts';
import { session } from '../../kinds/session.ts';
import { isCurrent, mild } from '../../kinds/views/status.ts';

export const workWithoutMethod = defineEntryRule({
	id: 'work-without-method',
	severity: 'warning',
	profile: 'strict',
	weakens: 'community',
	kind: session,
	*judge(entry) {
		if (!isCurrent(entry) || !entry.whole) return;
		for (const [index, { kind, method, title }] of (entry.data.blocks ?? []).entries()) {
			if (kind !== 'work' || method !== undefined) continue;
			yield {
				entry,
				path: ['blocks', index, 'title'],
				message: `Nothing says how "${title}" is done, so it becomes a round of talk in which the loudest decide.`,
				help: 'Describe in `method` what everybody does, so that somebody who has never led the block could.',
				...mild(entry),
			};
		}
	},
});
