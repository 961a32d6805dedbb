import { defineEntryRule } from '../../core/rule.ts';
import { session } from '../../kinds/session.ts';
import { isCurrent, mild } from '../../kinds/views/status.ts';

export const closeWithoutActions = defineEntryRule({
	id: 'close-without-actions',
	severity: 'warning',
	profile: 'standard',
	weakens: 'community',
	kind: session,
	*judge(entry) {
		const blocks = entry.data.blocks ?? [];
		// People may eat or go for a walk together once everything is said.
		const last = blocks.findLastIndex(({ kind }) => kind !== 'break');
		if (!isCurrent(entry) || !entry.whole || last < 0 || blocks[last]!.kind === 'close') return;
		yield {
			entry,
			path: ['blocks', last, 'kind'],
			message:
				'The session does not close with owners and dates, so everybody leaves thinking that somebody else takes the next step.',
			help: 'End with a block of the kind `close`, in which each result gets a role and a date.',
			...mild(entry),
		};
	},
});
