import type { Entry } from '../../core/entry.ts';
import { coaching } from '../coaching.ts';
import { community } from '../community.ts';
import { role } from '../role.ts';
import { session } from '../session.ts';
import { type Activity, activitiesOf, everybodyIn, type Role } from './activities.ts';
import { type Team, teamsOf } from './collaborations.ts';
import { type Handoff, handoffsOf } from './handoffs.ts';
import { perBook } from './kept.ts';
import { entriesOf, entryOf } from './links.ts';
import { pathsByRole } from './onboarding.ts';
import { isCurrent } from './status.ts';

type Session = Entry<typeof session>;
type Community = Entry<typeof community>;
type Guide = Entry<typeof coaching>;

/** A session that invites a role. */
export interface Invitation {
	readonly session: Session;
	readonly required: boolean;
	/** The communities that hold it. */
	readonly communities: readonly Community[];
}

/** A question a coach asks, with its place in the guide. */
export interface Question {
	readonly guide: Guide;
	readonly area: NonNullable<Guide['data']['areas']>[number];
	/** Id of the stage the area belongs to, where the settings know it. */
	readonly stage: string | undefined;
	readonly text: string;
	readonly about: 'self' | 'customer' | 'collaboration';
	/** The role that is coached. */
	readonly asked: Role;
	/** The colleague's role it is about. */
	readonly with: Role | undefined;
}

/** Everything the handbook says one role does, gets, gives, attends and is asked, from whichever playbook says it. */
export interface Job {
	readonly role: Role;
	/** The activities it has a part in, be it only to be told, in order of process and of writing. */
	readonly activities: readonly Activity[];
	/** What is handed to it or by it, in order of process and of writing. */
	readonly handoffs: readonly Handoff[];
	readonly invitations: readonly Invitation[];
	readonly questions: readonly Question[];
	readonly teams: readonly Team[];
	readonly paths: NonNullable<ReturnType<ReturnType<typeof pathsByRole>['get']>>;
}

/** The job of every role; playbooks that are no longer in force do not count. */
export const jobsOf = perBook((book): ReadonlyMap<Role, Job> => {
	const paths = pathsByRole(book);
	const jobs = new Map(
		book.of(role).map((one) => {
			const job = {
				role: one,
				activities: [] as Activity[],
				handoffs: [] as Handoff[],
				invitations: [] as Invitation[],
				questions: [] as Question[],
				teams: [] as Team[],
				paths: paths.get(one) ?? [],
			};
			return [one, job] as const;
		}),
	);
	for (const activity of activitiesOf(book)) {
		if (!isCurrent(activity.process)) continue;
		for (const one of everybodyIn(activity)) jobs.get(one)?.activities.push(activity);
	}
	for (const handoff of handoffsOf(book)) {
		const { from, to } = handoff.step;
		if (from.accountable === to.accountable) continue;
		for (const one of [from.accountable, to.accountable]) if (one) jobs.get(one)?.handoffs.push(handoff);
	}
	for (const { session, required, optional, communities } of sessionsOf(book)) {
		for (const one of required) jobs.get(one)?.invitations.push({ session, required: true, communities });
		for (const one of optional) jobs.get(one)?.invitations.push({ session, required: false, communities });
	}
	for (const question of questionsOf(book)) jobs.get(question.asked)?.questions.push(question);
	for (const team of teamsOf(book)) for (const one of team.roles) jobs.get(one.role)?.teams.push(team);
	return jobs;
});

/** A session with whom it invites and who holds it. */
interface Occasion {
	readonly session: Session;
	readonly required: readonly Role[];
	/** Those welcome, without those required. */
	readonly optional: readonly Role[];
	readonly communities: readonly Community[];
}

/** The sessions that are or will be in force. */
export const sessionsOf = perBook((book): readonly Occasion[] => {
	const holders = new Map<Session, Community[]>();
	for (const one of book.of(community)) {
		if (!isCurrent(one)) continue;
		for (const held of entriesOf(book, session, one.data.sessions))
			holders.set(held, [...(holders.get(held) ?? []), one]);
	}
	return book
		.of(session)
		.filter(isCurrent)
		.map((one) => {
			const required = [...new Set(entriesOf(book, role, one.data.required))];
			const optional = [...new Set(entriesOf(book, role, one.data.optional))].filter((two) => !required.includes(two));
			return { session: one, required, optional, communities: holders.get(one) ?? [] };
		});
});

/** Every question of the coaching guides that are or will be in force. */
export const questionsOf = perBook((book): readonly Question[] =>
	book
		.of(coaching)
		.filter(isCurrent)
		.flatMap((guide) => {
			const coached = entryOf(book, role, guide.data.for);
			if (!coached) return [];
			return (guide.data.areas ?? []).flatMap((area, i) =>
				area.questions.map(({ text, about, with: other }) => ({
					guide,
					area,
					stage: book.follow(guide, ['areas', i, 'stage'])?.part,
					text,
					about,
					asked: coached,
					with: entryOf(book, role, other),
				})),
			);
		}),
);
