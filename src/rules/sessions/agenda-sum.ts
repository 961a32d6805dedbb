import { replaceValue } from '../../core/fix.ts';
import { defineEntryRule } from '../../core/rule.ts';
import { session } from '../../kinds/session.ts';
import { minutesOf } from '../../kinds/views/sessions.ts';
import { isCurrent } from '../../kinds/views/status.ts';

/** No session may take longer than a day. */
const longestSession = 24 * 60;

export const agendaSum = defineEntryRule({
	id: 'agenda-sum',
	severity: 'error',
	profile: 'starter',
	weakens: 'community',
	kind: session,
	*judge(entry) {
		const { minutes } = entry.data;
		const sum = minutesOf(entry);
		// Of an agenda that could not be read whole, no sum is known.
		if (!isCurrent(entry) || !entry.whole || minutes === undefined || sum === minutes) return;
		yield {
			entry,
			path: ['minutes'],
			message: `The blocks add up to ${sum} minutes, the session says ${minutes}: ${sum > minutes ? 'the last blocks, with owners and dates, will be cut' : 'nobody knows what the rest of the time is for'}.`,
			help: `Write ${sum}, or change the minutes of the blocks.`,
			...(sum <= longestSession ? { fix: [replaceValue(entry, ['minutes'], String(sum))] } : {}),
		};
	},
});
