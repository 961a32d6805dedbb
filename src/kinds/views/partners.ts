import { type Activity, everybodyIn, type Role } from './activities.ts';
import type { Handoff } from './handoffs.ts';
import { type Job, jobsOf } from './jobs.ts';
import { perBook } from './kept.ts';

/** Two roles that meet in the work, seen from `role`. */
export interface Partnership {
	readonly role: Role;
	readonly partner: Role;
	/** What passes between them, either way, in order of process and of writing. */
	readonly handoffs: readonly Handoff[];
	/** The activities both have a part in, at least one of them doing the work or answering for it. */
	readonly activities: readonly Activity[];
}

/**
 * The partners a role can have. Who works with more than this knows most of them by name only, and without a
 * bound a role that everybody consults would make the pages grow with the square of the roles.
 */
const maxPartners = 20;

/**
 * Whom each role meets in the work, the closest first.
 *
 * Two roles meet where something is handed from one to the other, or where both have a part in an activity: one
 * does it or answers for it, and the other does so too or is consulted. Being told of it is not enough, nor is
 * sitting in one session or belonging to one collaboration: nearly everybody does, and a page about two roles that
 * never touch the same work would say nothing. Their number grows with the activities, not with pairs of roles.
 */
export const partnersOf = perBook((book): ReadonlyMap<Role, ReadonlyMap<Role, Partnership>> => {
	const jobs = jobsOf(book);
	return new Map([...jobs].map(([one, job]) => [one, partnersIn(job, jobs)]));
});

function partnersIn({ role, activities, handoffs }: Job, jobs: ReadonlyMap<Role, Job>): ReadonlyMap<Role, Partnership> {
	const drafts = new Map<Role, Draft>();
	const draftOf = (partner: Role) => {
		const draft = drafts.get(partner) ?? { role, partner, handoffs: [], activities: [], meetings: 0 };
		drafts.set(partner, draft);
		return draft;
	};
	for (const activity of activities) {
		const works = activity.actors.includes(role);
		for (const partner of works ? everybodyIn(activity) : activity.actors) {
			if (partner === role || !jobs.has(partner)) continue;
			const draft = draftOf(partner);
			draft.activities.push(activity);
			const other = works ? partner : role;
			if (activity.actors.includes(other) || activity.consulted.includes(other)) draft.meetings++;
		}
	}
	for (const handoff of handoffs) {
		const { from, to } = handoff.step;
		const partner = from.accountable === role ? to.accountable : from.accountable;
		if (!partner || !jobs.has(partner)) continue;
		const draft = draftOf(partner);
		draft.handoffs.push(handoff);
		// Handing over takes more agreement than working on one thing.
		draft.meetings += 2;
	}
	const closest = [...drafts.values()]
		.filter(({ meetings }) => meetings > 0)
		.sort((a, b) => b.meetings - a.meetings || (a.partner.slug < b.partner.slug ? -1 : 1))
		.slice(0, maxPartners);
	return new Map(closest.map(({ meetings: _, ...partnership }) => [partnership.partner, partnership]));
}

interface Draft extends Partnership {
	readonly handoffs: Handoff[];
	readonly activities: Activity[];
	meetings: number;
}
