import { defineEntryRule } from '../../core/rule.ts';
import { session } from '../../kinds/session.ts';
import { isCurrent } from '../../kinds/views/status.ts';

/** Part of a session in which one speaks and the others listen: with more than half, a recording would do. */
const mostInput = 1 / 2;

export const broadcastSession = defineEntryRule({
	id: 'broadcast-session',
	severity: 'warning',
	profile: 'standard',
	kind: session,
	*judge(entry) {
		if (!isCurrent(entry) || !entry.whole) return;
		const blocks = (entry.data.blocks ?? []).entries().filter(([, { kind }]) => kind !== 'break');
		let all = 0;
		let input = 0;
		let longest: { index: number; minutes: number } | undefined;
		for (const [index, { kind, minutes }] of blocks) {
			all += minutes;
			if (kind !== 'input') continue;
			input += minutes;
			if (!longest || minutes > longest.minutes) longest = { index, minutes };
		}
		if (!longest || input <= all * mostInput) return;
		yield {
			entry,
			path: ['blocks', longest.index, 'kind'],
			message: `For ${input} of ${all} minutes one person speaks and the others listen, so what they know about their customers stays unsaid.`,
			help: 'Send the input beforehand as prework, and use the time for work on it.',
		};
	},
});
