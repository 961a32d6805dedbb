import { defineRule } from '../../core/rule.ts';
import { community } from '../../kinds/community.ts';
import { session } from '../../kinds/session.ts';
import { inEnglish } from '../../kinds/views/settings.ts';
import { isCurrent, mild } from '../../kinds/views/status.ts';
import { isOnlyTalk } from '../../kinds/views/wording.ts';
import { nounOf, quoted } from '../../kinds/views/words.ts';

export const meetingWithoutPurpose = defineRule({
	id: 'meeting-without-purpose',
	severity: 'warning',
	profile: 'standard',
	weakens: 'community',
	*check(book) {
		const english = inEnglish(book);
		for (const entry of [...book.of(community), ...book.of(session)]) {
			if (!isCurrent(entry)) continue;
			const { purpose } = entry.data;
			if (purpose === undefined && book.isSound(entry))
				yield {
					entry,
					path: ['title'],
					message: `The ${nounOf(entry.kind)} "${entry.title}" does not say what it is for, so colleagues cannot tell whether it is worth their time.`,
					help: 'State in `purpose` what exists afterwards that did not before.',
					...mild(entry),
				};
			else if (purpose !== undefined && english && isOnlyTalk(purpose))
				yield {
					entry,
					path: ['purpose'],
					message: `${quoted(purpose)} is an occasion to talk: nothing exists afterwards that did not before, and colleagues with targets soon stay away.`,
					help: 'Say what the members decide, make or settle by meeting.',
					...mild(entry),
				};
		}
	},
});
