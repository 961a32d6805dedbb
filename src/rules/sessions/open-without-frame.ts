import { defineEntryRule } from '../../core/rule.ts';
import { session } from '../../kinds/session.ts';
import { isCurrent, mild } from '../../kinds/views/status.ts';

export const openWithoutFrame = defineEntryRule({
	id: 'open-without-frame',
	severity: 'warning',
	profile: 'standard',
	weakens: 'community',
	kind: session,
	*judge(entry) {
		const first = entry.data.blocks?.[0];
		if (!isCurrent(entry) || !entry.whole || !first || first.kind === 'frame') return;
		yield {
			entry,
			path: ['blocks', 0, 'kind'],
			message: `The session opens with ${named[first.kind]}, before anybody has said what it is for and how it goes, so each role works towards something else.`,
			help: 'Begin with a block of the kind `frame`; five minutes are enough.',
			...mild(entry),
		};
	},
});

const named = {
	frame: 'a frame',
	input: 'input',
	work: 'work',
	break: 'a break',
	decide: 'a decision',
	close: 'its close',
} as const;
