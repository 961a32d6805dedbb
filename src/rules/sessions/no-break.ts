import { defineEntryRule } from '../../core/rule.ts';
import { session } from '../../kinds/session.ts';
import { agendaOf } from '../../kinds/views/sessions.ts';
import { isCurrent } from '../../kinds/views/status.ts';

/** Minutes without a break: attention falls after about an hour, and after an hour and a half people take one by themselves. */
const longestStretch = 90;

export const noBreak = defineEntryRule({
	id: 'no-break',
	severity: 'warning',
	profile: 'standard',
	weakens: 'community',
	kind: session,
	*judge(entry) {
		if (!isCurrent(entry) || !entry.whole) return;
		let rested = 0;
		for (const { index, block, end } of agendaOf(entry)) {
			if (block.kind === 'break') rested = end;
			if (end - rested <= longestStretch) continue;
			yield {
				entry,
				path: ['blocks', index, 'title'],
				message: `By the end of this block people have sat for ${end - rested} minutes without a break, and the quiet ones have stopped contributing.`,
				help: `Put a block of the kind \`break\` before it, so that no stretch is longer than ${longestStretch} minutes.`,
			};
			break;
		}
	},
});
