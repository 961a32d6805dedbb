import type { Entry } from '../../core/entry.ts';
import type { Facts } from '../../core/handbook.ts';
import { defineRule } from '../../core/rule.ts';
import { community } from '../../kinds/community.ts';
import { role } from '../../kinds/role.ts';
import { entriesOf } from '../../kinds/views/links.ts';
import { coincide } from '../../kinds/views/meetings.ts';
import { settingsOf } from '../../kinds/views/settings.ts';
import { statusOf } from '../../kinds/views/status.ts';
import { titles } from '../../kinds/views/words.ts';

/** Roles in common from which two circles are the same people: one role may send somebody else to each. */
const leastShared = 2;

export const clashingMeetings = defineRule({
	id: 'clashing-meetings',
	severity: 'warning',
	profile: 'standard',
	weakens: 'community',
	*check(book) {
		const zone = settingsOf(book).timezone;
		for (const { entry, other, shared } of circlesOfSamePeople(book)) {
			if (!coincide(entry.data.cadence!, other.data.cadence!, zone, book.today)) continue;
			yield {
				entry,
				path: ['cadence', 'at'],
				key: other.id,
				message: `"${entry.title}" and "${other.title}" meet at the same time, and ${titles(shared)} belong to both: one of the two waits for them.`,
				help: 'Move one of the two to another hour or day, let them meet as one, or, if they take turns, write under `starts` when each begins.',
				related: [{ entry: other, path: ['cadence', 'at'], message: 'The other meeting.' }],
			};
		}
	},
});

type Circle = Entry<typeof community>;

/** Every two circles of the same people. A role belongs to few, so only those that share one are looked at. */
function* circlesOfSamePeople(book: Facts): Generator<{ entry: Circle; other: Circle; shared: readonly Entry[] }> {
	const circles = book.of(community).filter((one) => statusOf(one) === 'active' && one.data.cadence?.at !== undefined);
	const members = new Map(circles.map((one) => [one, [...new Set(entriesOf(book, role, one.data.members))]]));
	const before = new Map<Entry, Circle[]>();
	for (const entry of circles) {
		const own = members.get(entry)!;
		const common = new Map<Circle, Entry[]>();
		for (const member of own) {
			const met = before.get(member) ?? [];
			before.set(member, met);
			for (const other of met) common.set(other, [...(common.get(other) ?? []), member]);
			met.push(entry);
		}
		for (const [other, shared] of common)
			if (shared.length >= Math.min(leastShared, own.length, members.get(other)!.length))
				yield { entry, other, shared };
	}
}
