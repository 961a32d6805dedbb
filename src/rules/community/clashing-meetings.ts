import type { Entry } from '../../core/entry.ts';
import { defineRule } from '../../core/rule.ts';
import { community } from '../../kinds/community.ts';
import { role } from '../../kinds/role.ts';
import { entriesOf } from '../../kinds/views/links.ts';
import { coincide } from '../../kinds/views/meetings.ts';
import { settingsOf } from '../../kinds/views/settings.ts';
import { statusOf } from '../../kinds/views/status.ts';
import { titles } from '../words.ts';

/** Roles in common from which two circles are the same people: one role may send somebody else to each. */
const leastShared = 2;

export const clashingMeetings = defineRule({
	id: 'clashing-meetings',
	severity: 'warning',
	profile: 'standard',
	*check(book) {
		const zone = settingsOf(book).timezone;
		const circles = book
			.of(community)
			.filter((one) => statusOf(one) === 'active' && one.data.cadence?.at !== undefined);
		for (const [i, entry] of circles.entries()) {
			for (const other of circles.slice(0, i)) {
				if (!coincide(entry.data.cadence!, other.data.cadence!, zone, book.today)) continue;
				const [own, others] = [membersOf(entry), membersOf(other)];
				const shared = own.filter((one) => others.includes(one));
				if (shared.length < Math.min(leastShared, own.length, others.length) || shared.length === 0) continue;
				yield {
					entry,
					path: ['cadence', 'at'],
					key: other.id,
					message: `"${entry.title}" and "${other.title}" meet at the same time, and ${titles(shared)} belong to both: one of the two waits for them.`,
					help: 'Move one of the two to another hour or day, let them meet as one, or, if they take turns, write under `starts` when each begins.',
					related: [{ entry: other, path: ['cadence', 'at'], message: 'The other meeting.' }],
				};
			}
		}

		function membersOf({ data }: (typeof circles)[number]): readonly Entry[] {
			return entriesOf(book, role, data.members);
		}
	},
});
