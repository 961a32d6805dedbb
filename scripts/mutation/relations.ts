import { each, free, must, never, type Relation, unless } from './expectation.ts';
import { isMovedElsewhere, isNoOpposite, movesMeasureOf, sharesGoal } from './judged.ts';
import { isNamedElsewhere, named } from './links.ts';
import {
	chainFrom,
	invited,
	isCoachedByOthers,
	isCoachedElsewhere,
	isCommittedElsewhere,
	isNamedIn,
	isNoNeededGuest,
	isNoOnlyStep,
	isNoPartner,
	isNotCoachedFor,
	isNotCountedOn,
	isReading,
	isSpokenOfElsewhere,
	leads,
	leadsMember,
	meetsElsewhere,
	membersMeetElsewhere,
	presentIn,
	receivesNone,
	seesMeasures,
} from './people.ts';
import {
	activitiesOf,
	doersOf,
	hasOtherWork,
	haveThatLevel,
	isAnsweredFreely,
	isLedElsewhere,
	isNoOnlyRoute,
	isReachedElsewhere,
	isUsedElsewhere,
	keepsStage,
	keepsStages,
	needsNoSystem,
	opens,
} from './work.ts';

/** By field; a field of every kind stands under `*`. */
export const relations: Readonly<Record<string, Relation>> = {
	'*.owner': {
		remove: must('owner-unknown'),
		swap: never('which of two owners keeps a page true is known only to the company'),
	},
	'handbook.owner': free('the settings may be kept by whoever keeps the handbook'),
	'handbook.repository.teams.owner': free('which team stands for an owner is known to the git host alone'),
	'handbook.waivers.for': {
		item: true,
		remove: must('crowded-consultation slow-handoff split-credit-on-joint-work'),
		empty: must('crowded-consultation slow-handoff split-credit-on-joint-work'),
		swap: must('unused-waiver'),
	},
	'handbook.waivers.owner': {
		remove: must('field-missing'),
		swap: never('who answers for an exception is for those who agreed on it'),
	},
	'action.owner': {
		remove: must('owner-unknown'),
		swap: must('action-outside-role', { may: ['missing-access'] }),
		to: (peer, { entry }, book) => !doersOf(book, book.follow(entry, ['activity'])).includes(peer.entry),
	},
	'action.activity': {
		remove: must('action-without-fields'),
		swap: must('action-outside-role'),
		to: ({ entry: to, part }, { entry }, book) =>
			!doersOf(book, { to, part }).includes(book.follow(entry, ['owner'])?.to),
	},
	'action.system': {
		remove: must('action-without-fields'),
		swap: must('missing-access'),
		to: ({ entry: system }, { entry }, book) => !opens(book, book.follow(entry, ['owner'])?.to, system),
	},
	'assessment.follow_up.item': { item: true, ...each(must('result-without-follow-up')) },
	'assessment.items.about': free('what a statement is about only a reader can tell'),
	'assessment.respondents': {
		remove: must('one-sided-assessment', unless('the role works in no collaboration that asks this', isNoPartner)),
		empty: must('one-sided-assessment'),
		swap: must('one-sided-assessment', unless('the role works in no collaboration that asks this', isNoPartner)),
	},
	'coaching.areas.measures': {
		remove: must('uncoached-measure', {
			around: true,
			...unless('the role is not judged by it, or another area speaks about it', isSpokenOfElsewhere),
		}),
		empty: must('uncoached-measure', {
			around: true,
			...unless('the role is not judged by it, or another area speaks about it', isSpokenOfElsewhere),
		}),
		swap: must('uncoached-measure coach-without-sight', {
			around: true,
			...unless('the role is not judged by it, or another area speaks about it', isSpokenOfElsewhere),
		}),
	},
	'coaching.areas.questions.with': free('whom a question is about only a reader can tell'),
	'coaching.areas.stage': {
		remove: must('uncoached-stage'),
		swap: must(
			'uncoached-stage',
			unless('another area of the same collaboration coaches the stage', isCoachedElsewhere),
		),
	},
	'coaching.by': {
		remove: never('colleagues may coach each other'),
		swap: must('coach-without-sight'),
		to: ({ entry: coach }, { entry }, book) => !seesMeasures(book, entry, coach),
	},
	'coaching.for': {
		remove: must('field-missing'),
		swap: must('uncoached-stage uncoached-measure', {
			around: true,
			...unless('the role has another guide, or works in no collaboration that uses this one', isNotCoachedFor),
		}),
	},
	'collaboration.assessment': {
		remove: must(
			'unused-entry',
			unless('the questionnaire is named elsewhere, and a collaboration may do without', isNamedElsewhere),
		),
		swap: must('one-sided-assessment unused-entry'),
	},
	'collaboration.coaching': {
		remove: must('uncoached-stage unused-entry', unless('the other guides coach every stage', isCoachedByOthers)),
		empty: must('uncoached-stage'),
		swap: must('uncoached-stage unused-entry', unless('the other guides coach every stage', isCoachedByOthers)),
	},
	'collaboration.communities': {
		remove: must(
			'absent-member unused-entry',
			unless('every role belongs to another of its communities', meetsElsewhere),
		),
		empty: must(
			'unused-entry',
			unless('they are named elsewhere, and a collaboration may do without', isNamedElsewhere),
		),
		swap: must(
			'absent-member unused-entry',
			unless('every role belongs to another of its communities', meetsElsewhere),
		),
	},
	'collaboration.culture': {
		remove: must(
			'absent-sponsor collaboration-without-commitment unused-entry',
			unless('its leaders commit themselves on another page', isCommittedElsewhere),
		),
		empty: must('collaboration-without-commitment'),
		swap: must(
			'absent-sponsor collaboration-without-commitment unused-entry',
			unless('its leaders commit themselves on another page', isCommittedElsewhere),
		),
	},
	'collaboration.escalation.to': {
		remove: must('field-missing'),
		swap: never('who helps with which trouble is for the roles to agree'),
	},
	'collaboration.goal': {
		remove: must('field-missing'),
		swap: must('unmeasured-partner unshared-goal absent-sponsor goal-without-work unused-entry'),
	},
	'collaboration.processes': {
		remove: must(
			'uncovered-stage role-absent-from-stage goal-without-work unused-entry',
			unless('its other processes cover every stage, with every role that was there', keepsStages),
		),
		empty: must('uncovered-stage'),
		swap: must('uncovered-stage role-absent-from-stage goal-without-work unused-entry', {
			may: ['missing-handoff'],
			...unless('its other processes cover every stage, with every role that was there', keepsStages),
		}),
	},
	'collaboration.roles': {
		remove: never('others may take part in its processes without belonging to it'),
		empty: must('field-missing'),
		swap: must(
			'absent-member one-sided-assessment unshared-goal unmeasured-partner role-absent-from-stage uncoached-stage',
		),
	},
	'collaboration.rules_of_engagement.decided_by': free('who decides is for the roles to agree'),
	'collaboration.stages': {
		remove: never('a collaboration may claim fewer stages'),
		empty: never('a collaboration may claim fewer stages'),
		swap: must('uncovered-stage uncoached-stage role-absent-from-stage'),
	},
	'community.backup': {
		remove: never('a moderator may have no backup'),
		swap: must('judge-moderates'),
		to: leadsMember,
	},
	'community.goals': free('what a community works for only a reader can tell'),
	'community.members': {
		remove: must(
			'absent-member',
			unless(
				'no session of it requires the role, and the role meets its partners in another community',
				isNotCountedOn,
			),
		),
		empty: must('absent-member'),
		swap: must('absent-member', { may: ['judge-moderates'] }),
		to: ({ entry: role }, { entry }, book) =>
			!named(book, entry, 'sessions', '*').some((one) => invited(book, one).has(role)),
	},
	'community.moderator': { remove: never('members may lead in turn'), swap: must('judge-moderates'), to: leadsMember },
	'community.sessions': {
		remove: must(
			'absent-member unused-entry',
			unless('the session is named elsewhere, and every member is invited to another', membersMeetElsewhere),
		),
		empty: must(
			'unused-entry',
			unless('they are named elsewhere, and members may meet without a template', isNamedElsewhere),
		),
		swap: must('absent-member unused-entry'),
		to: ({ entry: session }, { entry }, book) =>
			!named(book, session, 'required', '*').every((role) => presentIn(book, entry).has(role)),
	},
	'culture.commitments.by': {
		item: true,
		remove: must('absent-sponsor collaboration-without-commitment', {
			around: true,
			...unless('the leaders of the collaboration commit themselves to something else', isCommittedElsewhere),
		}),
		empty: must('absent-sponsor collaboration-without-commitment', {
			around: true,
			...unless('the leaders of the collaboration commit themselves to something else', isCommittedElsewhere),
		}),
		swap: must('unseen-commitment absent-sponsor', { around: true }),
		to: ({ entry: role }, { entry, path }, book) =>
			!isNamedIn(book, role, book.follow(entry, [...path.slice(0, -1), 'where'])?.to),
	},
	'culture.commitments.where': {
		remove: must('unseen-commitment'),
		swap: must('unseen-commitment'),
		to: ({ entry: place }, { entry, path }, book) =>
			!isNamedIn(book, book.follow(entry, [...path.slice(0, -1), 'by'])?.to, place),
	},
	'culture.dimension': {
		remove: must('field-missing'),
		swap: never('which side of the culture a page shows only a reader can tell'),
	},
	'goal.measures': {
		remove: must('unmeasured-partner unshared-goal goal-without-work overlapping-goals unused-entry', {
			around: true,
			...unless('every role still carries a measure of the goal, and all share one', sharesGoal),
		}),
		empty: must('goal-without-measure'),
		swap: must('unmeasured-partner unshared-goal goal-without-work overlapping-goals unused-entry', {
			around: true,
			...unless('every role still carries a measure of the goal, and all share one', sharesGoal),
		}),
	},
	'goal.parent': {
		remove: never('a goal may stand for itself'),
		swap: never('which goal a goal serves only a reader can tell'),
	},
	'goal.sponsor': {
		remove: must('goal-without-sponsor'),
		swap: must('goal-without-sponsor absent-sponsor', { around: true }),
		to: ({ entry: role }) => !leads(role),
	},
	'measure.owners': {
		remove: never('a measure may be kept by fewer roles'),
		empty: never('whoever keeps the page keeps the figures then'),
		swap: must('unreadable-measure'),
		to: ({ entry: role }, { entry }, book) => !opens(book, role, book.follow(entry, ['source'])?.to),
	},
	'measure.source': {
		remove: never('a number may be counted by hand'),
		swap: must('unreadable-measure coach-without-sight', { around: true }),
		to: ({ entry: system }, { entry }, book) =>
			!named(book, entry, 'owners', '*').every((role) => opens(book, role, system)),
	},
	'measure.tensions.with': {
		item: true,
		...each(
			must('opposed-measures', {
				around: true,
				...unless('no two roles are judged by more and by less of the same', isNoOpposite),
			}),
		),
	},
	'path.role': { remove: must('field-missing'), swap: must('role-without-path path-misses-system') },
	'path.steps.ref': {
		remove: must(
			'path-misses-system path-misses-partner passive-path',
			unless('what is read, taught or asked need not be a page', isReading),
		),
		swap: must(
			'path-misses-system path-misses-partner',
			unless('the newcomer needs no system and meets no partner in this step alone', isNoOnlyStep),
		),
	},
	'process.activities.accountable': {
		remove: must('field-missing'),
		swap: must(
			'accountability-without-activity missing-handoff missing-access role-without-work role-absent-from-stage ping-pong',
			{
				around: true,
				may: ['path-misses-partner', 'excess-access'],
				...unless(
					'no other page says who answers, and every step to and from it is a hand-off anyway',
					isAnsweredFreely,
				),
			},
		),
	},
	'process.activities.consulted': free('whom one asks before a result stands is a decision that no other fact repeats'),
	'process.activities.informed': free('whom one tells afterwards is a decision that no other fact repeats'),
	'process.activities.measures': {
		remove: must(
			'goal-without-work unused-entry',
			unless('another activity moves a measure of the same goals', isMovedElsewhere),
		),
		empty: must(
			'goal-without-work unused-entry',
			unless('another activity moves a measure of the same goals', isMovedElsewhere),
		),
		swap: must(
			'goal-without-work opposed-measures unused-entry',
			unless('another activity moves a measure of the same goals', isMovedElsewhere),
		),
	},
	'process.activities.next.activity': {
		item: true,
		remove: must('unreachable-activity missing-handoff', unless('another way leads there', isLedElsewhere)),
		empty: must('unreachable-activity missing-handoff', unless('another way leads there', isLedElsewhere)),
		swap: must('unreachable-activity missing-handoff endless-loop ping-pong', {
			may: ['path-misses-partner'],
			...unless('another way leads there', isReachedElsewhere),
		}),
	},
	'process.activities.responsible': {
		remove: must('action-outside-role excess-access role-absent-from-stage role-without-work', {
			around: true,
			...unless('the role has other work with the same systems in the same stages', hasOtherWork),
		}),
		empty: must('activity-without-responsible'),
		swap: must('missing-access action-outside-role excess-access role-absent-from-stage', {
			around: true,
			may: ['path-misses-system', 'contradictory-part'],
		}),
		to: ({ entry: role }, { entry, path }, book) =>
			named(book, entry, 'activities', String(path[1]), 'systems', '*', 'system').some(
				(system) => !opens(book, role, system),
			),
	},
	'process.activities.stage': {
		remove: must('field-missing'),
		swap: must('uncovered-stage role-absent-from-stage', {
			around: true,
			...unless('every role has other work in the stage', keepsStage),
		}),
	},
	'process.activities.systems.system': {
		item: true,
		remove: must('excess-access idle-system split-logging', {
			around: true,
			...unless('all who do it need the system elsewhere, or only look into it', isUsedElsewhere),
		}),
		empty: must('invisible-work', { may: ['excess-access'] }),
		swap: must('missing-access unknown-level', { around: true, may: ['path-misses-system', 'split-logging'] }),
		to: ({ entry: system }, { entry, path }, book) =>
			!named(book, entry, 'activities', String(path[1]), 'responsible', '*').every((role) => opens(book, role, system)),
	},
	'process.activities.systems.roles': {
		remove: never('who of those who do the work logs it is a decision that no other fact repeats'),
		empty: must('missing-access', {
			around: true,
			...unless('everybody who does it has that level anyway', haveThatLevel),
		}),
		swap: must('access-outside-activity', {
			around: true,
			may: ['missing-access', 'excess-access', 'path-misses-system'],
		}),
		to: ({ entry: role }, { entry, path }, book) =>
			!activitiesOf(book)
				.filter(({ process }) => process === entry)
				[Number(path[1])]?.everybody.includes(role),
	},
	'process.goal': {
		remove: never('a process may serve no goal of its own'),
		swap: must('goal-without-work'),
		to: ({ entry: goal }, { entry }, book) => !movesMeasureOf(book, entry, goal),
	},
	'role.access.system': {
		item: true,
		remove: must('missing-access coach-without-sight unreadable-measure', {
			around: true,
			...unless('nothing the role does needs the system', needsNoSystem),
		}),
		empty: must('missing-access', { may: ['coach-without-sight', 'unreadable-measure'] }),
		swap: must('missing-access excess-access coach-without-sight unreadable-measure unknown-level', {
			around: true,
			...unless('nothing the role does needs the system', needsNoSystem),
		}),
	},
	'role.accountabilities.activity': {
		remove: must('accountability-without-activity'),
		swap: must('accountability-without-activity'),
		to: ({ entry: to, part }, { entry }, book) =>
			activitiesOf(book).some(({ process, id, accountable }) => process === to && id === part && accountable !== entry),
	},
	'role.coached_by': free('who coaches whom is a decision that no other fact repeats'),
	'role.escalates_to': {
		remove: must('endless-escalation', unless('nobody brings problems to the role, or it leads', receivesNone)),
		swap: must('endless-escalation reference-cycle'),
		to: ({ entry: role }, { entry }, book) => role !== entry && chainFrom(book, role).includes(entry),
	},
	'role.function': free('which function a role belongs to is known only to the company'),
	'role.measures': {
		remove: must('unmeasured-partner unshared-goal lagging-only', {
			around: true,
			...unless('every role still carries a measure of the goal, and all share one', sharesGoal),
		}),
		empty: must('role-without-measure'),
		swap: must('uncoached-measure unmeasured-partner unshared-goal opposed-measures lagging-only', {
			around: true,
			may: ['zero-sum-measures', 'split-credit-on-joint-work', 'judged-without-say'],
		}),
	},
	'role.not_responsible_for.partner': free('who does what a role leaves to others only a reader can tell'),
	'session.blocks.lead': {
		remove: never('the group may choose who leads a block'),
		swap: must('lead-not-invited'),
		to: ({ entry: role }, { entry }, book) => !invited(book, entry).has(role),
	},
	'session.fits': free('what a session fits only a reader can tell'),
	'session.optional': each(
		must('lead-not-invited absent-member unseen-commitment', {
			around: true,
			may: ['path-misses-partner'],
			...unless('nothing counts on the role in this session', isNoNeededGuest),
		}),
	),
	'session.outputs': {
		remove: must(
			'unused-entry',
			unless('the action template is named elsewhere, and the session fills others', isNamedElsewhere),
		),
		empty: must('session-without-action'),
		swap: must(
			'unused-entry',
			unless('the action template is named elsewhere, and the session fills another', isNamedElsewhere),
		),
	},
	'session.required': each(
		must('lead-not-invited absent-member unseen-commitment', {
			around: true,
			...unless('nothing counts on the role in this session', isNoNeededGuest),
		}),
	),
	'system.integrates': each(
		must('split-logging', {
			around: true,
			...unless('no work passes between roles that log in these two alone', isNoOnlyRoute),
		}),
	),
	'term.not_to_confuse_with': free('which words get mixed up only readers know'),
};
