import { defineEntryRule } from '../../core/rule.ts';
import { session } from '../../kinds/session.ts';
import { isCurrent } from '../../kinds/views/status.ts';

/** Part of a session in which one speaks and the others listen: with more than half, a recording would do. */
const mostInput = 1 / 2;

/** Minutes it takes to say what a session is for and how it goes, with a word from each who is there. What takes longer is a talk. */
const longestFrame = 15;

export const broadcastSession = defineEntryRule({
	id: 'broadcast-session',
	severity: 'warning',
	profile: 'standard',
	weakens: 'community',
	kind: session,
	*judge(entry) {
		if (!isCurrent(entry) || !entry.whole) return;
		const blocks = [...(entry.data.blocks ?? []).entries()].filter(([, { kind }]) => kind !== 'break');
		const all = lengthOf(blocks);
		const listening = blocks.filter(([, { kind }]) => kind === 'input' || kind === 'frame');
		const asksNothing = listening.length === blocks.length;
		const talks = listening.filter(
			([, { kind, minutes }]) => asksNothing || kind === 'input' || minutes > longestFrame,
		);
		const heard = lengthOf(talks);
		const [longest] = talks.toSorted(([, a], [, b]) => b.minutes - a.minutes);
		if (!longest || heard <= all * mostInput) return;
		yield {
			entry,
			path: ['blocks', longest[0], 'kind'],
			message: asksNothing
				? 'In no block of the session do those who come do or decide anything: they listen, so what they know themselves stays unsaid.'
				: `For ${heard} of ${all} minutes one person speaks and the others listen, so what they know themselves stays unsaid.`,
			help: 'Send what is told beforehand as prework, and use the time for work on it.',
		};
	},
});

const lengthOf = (blocks: readonly (readonly [number, { readonly minutes: number }])[]): number =>
	blocks.reduce((sum, [, { minutes }]) => sum + minutes, 0);
