import { pathOf } from '../../core/link.ts';
import type { Activity, Role } from '../../kinds/views/activities.ts';
import type { Team } from '../../kinds/views/collaborations.ts';
import { dutiesOf } from '../../kinds/views/duties.ts';
import type { Handoff } from '../../kinds/views/handoffs.ts';
import { jobsOf } from '../../kinds/views/jobs.ts';
import { type Partnership, partnersOf } from '../../kinds/views/partners.ts';
import { isCurrent } from '../../kinds/views/status.ts';
import { pageHref } from '../../page/address.ts';
import type { Item, Panel, Section } from '../../page/blocks.ts';
import type { Derivation } from '../../page/compiled.ts';
import type { Fact, Value, Words } from '../../page/values.ts';
import { concerning, hrefOf, itemOf, linkTo, stagesOf, type View } from '../../page/view.ts';
import { counted, joined } from '../../words/words.ts';
import { jointNote, sessionPanels } from '../shared/sessions.ts';
import { escalationItems, ruleItems } from './agreements.ts';
import { measurePanels } from './measures.ts';

/** What two roles that meet in the work have agreed, from the side of each of them. */
export const contracts: Derivation = function* (view) {
	for (const [one, partners] of partnersOf(view.book)) {
		if (!isCurrent(one)) continue;
		for (const [other, partnership] of partners) {
			if (!isCurrent(other)) continue;
			yield {
				path: contractPath(one, other),
				title: `${one.title} with ${other.title}`,
				summary: summaryOf(partnership),
				icon: 'role',
				activity: 'role',
				side: one.id,
				parent: pathOf(one),
				chips: () => {
					const back = contractHref(view, other, one);
					return [
						{ icon: 'role', text: one.title, href: hrefOf(view, one) },
						{ icon: 'role', text: other.title, href: hrefOf(view, other) },
						...(back ? [{ icon: 'sync', text: 'Seen from the other side', href: back }] : []),
					];
				},
				sections: () => sectionsOf(partnership, view),
			};
		}
	}
};

const contractPath = (one: Role, other: Role): string => `${pathOf(one)}with/${other.slug}/`;

/** Where the page of the two stands; nowhere where they do not meet. */
export function contractHref(
	{ book, frame }: Pick<View, 'book' | 'frame'>,
	one: Role,
	other: Role,
): string | undefined {
	const meets = isCurrent(one) && isCurrent(other) && partnersOf(book).get(one)?.has(other);
	return meets ? pageHref(frame.base, contractPath(one, other)) : undefined;
}

function summaryOf({ role: one, partner, handoffs, activities }: Partnership): string {
	const shared = [
		...(handoffs.length > 0 ? [`${counted(handoffs.length, 'hand-off')} between them`] : []),
		...(activities.length > 0 ? [`${counted(activities.length, 'activity', 'activities')} that concern both`] : []),
	];
	return `What ${one.title} and ${partner.title} can expect of each other: ${joined(shared)}.`;
}

function sectionsOf(partnership: Partnership, view: View): readonly Section[] {
	const { role: one, partner, handoffs } = partnership;
	const teams = (jobsOf(view.book).get(one)?.teams ?? []).filter(({ roles }) =>
		roles.some((member) => member.role === partner),
	);
	return [
		goalSection(partnership, teams, view),
		{
			id: 'fb_handoffs',
			heading: 'What passes between us',
			...(handoffs.length > 0 ? { note: counted(handoffs.length, 'hand-off') } : {}),
			block:
				handoffs.length > 0
					? handoffCards(handoffs, one, view)
					: empty('Nothing is handed from one to the other; the work is done side by side.'),
		},
		activitySection(partnership, view),
		{
			id: 'fb_measures',
			heading: 'How we are measured',
			block: { form: 'panels', panels: measurePanels(one, partner, view) },
		},
		sessionSection(partnership, view),
		...agreementSections(teams, view),
		coachingSection(partnership, view),
	];
}

const empty = (text: string, href?: string): Section['block'] => ({
	form: 'items',
	items: [],
	empty: { text, ...(href ? { href } : {}) },
});

function goalSection({ activities }: Partnership, teams: readonly Team[], view: View): Section {
	const shared = teams.flatMap(({ goal, collaboration }) => (goal ? [{ goal, by: collaboration }] : []));
	const served = new Set(activities.flatMap(({ process }) => view.book.follow(process, ['goal'])?.to ?? []));
	for (const { goal } of shared) served.delete(goal);
	const items = [
		...shared.map(
			({ goal, by }): Item => ({
				...itemOf(view, goal, { detail: goal.data.outcome ?? '' }),
				note: by.title,
				noteHref: hrefOf(view, by),
			}),
		),
		...[...served].map((goal): Item => itemOf(view, goal, { note: 'through the work' })),
	];
	return {
		id: 'fb_goals',
		heading: 'What we want together',
		block:
			items.length > 0
				? { form: 'items', items }
				: empty('No collaboration and no process gives the two a goal in common.'),
	};
}

/** The hand-offs in the order of the work, whichever way they go. */
const handoffCards = (handoffs: readonly Handoff[], one: Role, view: View): Value => ({
	form: 'cards',
	cards: handoffs.map(({ step, facts }) => {
		const { from, to } = step;
		const partner = (from.accountable === one ? to : from).accountable!;
		return {
			title: `${facts.artefact}: ${from.accountable === one ? `from me to ${partner.title}` : `from ${partner.title} to me`}`,
			facts: [
				{ label: 'Comes from', value: endOf(from, to.process, view) },
				{ label: 'Is for', value: endOf(to, from.process, view) },
				...(step.facts.when ? [{ label: 'When', value: words(step.facts.when) }] : []),
				...(facts.within ? [{ label: 'Within', value: words(facts.within) }] : []),
				...(facts.accept_when.length > 0
					? [{ label: 'Accepted when', value: { form: 'list', items: facts.accept_when.map(words) } } satisfies Fact]
					: []),
				...(facts.if_refused ? [{ label: 'If refused', value: words(facts.if_refused) }] : []),
			],
		};
	}),
});

/** An activity at which a hand-off ends or begins, with its process where the other end stands in another one. */
const endOf = ({ process, facts }: Activity, other: Activity['process'], view: View): Words => ({
	...linkTo(view, process, facts.id),
	...(process === other ? {} : { note: process.title }),
});

const words = (text: string): Words => ({ form: 'words', text });

function activitySection({ role: one, partner, activities }: Partnership, view: View): Section {
	const titles = new Map(stagesOf(view).map(({ id, title }) => [id, title]));
	return {
		id: 'fb_activities',
		heading: 'What we both have a part in',
		block:
			activities.length === 0
				? empty('No activity names both.')
				: {
						form: 'matrix',
						label: 'Activities in which both have a part',
						corner: 'Activity',
						columns: [
							{ text: one.title, href: hrefOf(view, one), roles: [one.slug] },
							{ text: partner.title, href: hrefOf(view, partner), roles: [partner.slug] },
							{ text: 'Stage' },
							{ text: 'Process' },
						],
						rows: activities.map((activity) => ({
							head: {
								text: activity.facts.title,
								href: hrefOf(view, activity.process, activity.facts.id),
								...concerning([], [activity.stage]),
							},
							cells: [
								{ duties: dutiesOf(activity, one) },
								{ duties: dutiesOf(activity, partner) },
								{ text: titles.get(activity.stage ?? '') ?? '' },
								{ text: activity.process.title, href: hrefOf(view, activity.process) },
							],
						})),
					},
	};
}

function sessionSection({ role: one, partner }: Partnership, view: View): Section {
	const jobs = jobsOf(view.book);
	const theirs = new Map(jobs.get(partner)?.invitations.map((invitation) => [invitation.session, invitation]));
	const joint = (jobs.get(one)?.invitations ?? []).filter(({ session }) => theirs.has(session));
	return {
		id: 'fb_sessions',
		heading: 'Where we meet',
		block:
			joint.length > 0
				? { form: 'panels', panels: sessionPanels(joint, view, jointNote(partner, theirs)) }
				: empty('No session invites both.'),
	};
}

function agreementSections(teams: readonly Team[], view: View): readonly Section[] {
	const rules = teams.flatMap(({ collaboration }) => ruleItems(collaboration, view));
	const escalations = teams.flatMap(({ collaboration }) => escalationItems(collaboration, view));
	return [
		{
			id: 'fb_agreed',
			heading: 'What we have agreed',
			block:
				rules.length > 0
					? { form: 'items', items: rules }
					: empty('No collaboration of both says what holds when they disagree.'),
		},
		...(escalations.length > 0
			? [
					{
						id: 'fb_stuck',
						heading: 'When we are stuck',
						block: { form: 'items', items: escalations },
					} satisfies Section,
				]
			: []),
	];
}

function coachingSection({ role: one, partner }: Partnership, view: View): Section {
	const stages = new Map(stagesOf(view).map(({ id, title }) => [id, title]));
	const panel = (asked: Role, about: Role): Panel => ({
		title: `${asked.title} is asked`,
		items: (jobsOf(view.book).get(asked)?.questions ?? [])
			.filter((question) => question.with === about)
			.map(({ guide, area, stage, text }): Item => {
				const title = stages.get(stage ?? '');
				return { text, href: hrefOf(view, guide, area.id), ...(title ? { note: title } : {}) };
			}),
		empty: { text: `No guide asks about the work with ${about.title}.` },
	});
	return {
		id: 'fb_coaching',
		heading: 'What our coaches ask about each other',
		block: { form: 'panels', panels: [panel(one, partner), panel(partner, one)] },
	};
}
