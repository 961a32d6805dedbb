import type { Entry } from '../core/entry.ts';
import type { Handbook } from '../core/handbook.ts';
import { community } from '../kinds/community.ts';
import { role } from '../kinds/role.ts';
import { session } from '../kinds/session.ts';
import type { Role } from '../kinds/views/activities.ts';
import { daysBetween } from '../kinds/views/days.ts';
import { entriesOf, entryOf } from '../kinds/views/links.ts';
import { isCurrent } from '../kinds/views/status.ts';
import type { Cadence } from './cadence.ts';

/** A community with who comes to its meetings. */
export interface Circle {
	readonly community: Entry<typeof community>;
	readonly cadence: Cadence | undefined;
	/** Members, and those who lead the meetings, each once. */
	readonly attending: readonly Role[];
	readonly moderator: Role | undefined;
	readonly backup: Role | undefined;
	readonly sessions: readonly Entry<typeof session>[];
}

/** What a community and its meetings are made of. */
export function circleOf(book: Handbook, entry: Entry<typeof community>): Circle {
	const { data } = entry;
	const moderator = entryOf(book, role, data.moderator);
	const backup = entryOf(book, role, data.backup);
	const leaders = [moderator, backup].filter((one) => one !== undefined);
	return {
		community: entry,
		cadence: data.cadence,
		attending: [...new Set([...entriesOf(book, role, data.members), ...leaders])],
		moderator,
		backup,
		sessions: entriesOf(book, session, data.sessions),
	};
}

/** The communities in force, those that meet most often first; those without a rhythm come last. */
export function circlesOf(book: Handbook): readonly Circle[] {
	const often = ({ cadence }: Circle) => (cadence ? daysBetween(cadence.every) : Number.POSITIVE_INFINITY);
	return book
		.of(community)
		.filter(isCurrent)
		.map((entry) => circleOf(book, entry))
		.sort((a, b) => (often(a) === often(b) ? (a.community.title < b.community.title ? -1 : 1) : often(a) - often(b)));
}
