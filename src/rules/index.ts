import type { Rule } from '../core/rule.ts';
import { oneSidedAssessment } from './assessments/one-sided-assessment.ts';
import { resultWithoutFollowUp } from './assessments/result-without-follow-up.ts';
import { areaWithoutCollaborationQuestion } from './coaching/area-without-collaboration-question.ts';
import { closedQuestion } from './coaching/closed-question.ts';
import { coachWithoutSight } from './coaching/coach-without-sight.ts';
import { repeatedQuestion } from './coaching/repeated-question.ts';
import { uncoachedStage } from './coaching/uncoached-stage.ts';
import { absentMember } from './community/absent-member.ts';
import { clashingMeetings } from './community/clashing-meetings.ts';
import { communityWithoutCadence } from './community/community-without-cadence.ts';
import { judgeModerates } from './community/judge-moderates.ts';
import { meetingLoad } from './community/meeting-load.ts';
import { meetingWithoutPurpose } from './community/meeting-without-purpose.ts';
import { sessionWithoutAction } from './community/session-without-action.ts';
import { slowCadence } from './community/slow-cadence.ts';
import { absentSponsor } from './culture/absent-sponsor.ts';
import { collaborationWithoutCommitment } from './culture/collaboration-without-commitment.ts';
import { disablerWithoutResponse } from './culture/disabler-without-response.ts';
import { unseenCommitment } from './culture/unseen-commitment.ts';
import { goalPastHorizon } from './goals/goal-past-horizon.ts';
import { goalWithoutMeasure } from './goals/goal-without-measure.ts';
import { goalWithoutSponsor } from './goals/goal-without-sponsor.ts';
import { goalWithoutWork } from './goals/goal-without-work.ts';
import { oneRoleGoal } from './goals/one-role-goal.ts';
import { overlappingGoals } from './goals/overlapping-goals.ts';
import { vagueGoal } from './goals/vague-goal.ts';
import { handoffWithoutAcceptance } from './handoffs/handoff-without-acceptance.ts';
import { handoffWithoutRefusal } from './handoffs/handoff-without-refusal.ts';
import { missingHandoff } from './handoffs/missing-handoff.ts';
import { pingPong } from './handoffs/ping-pong.ts';
import { slowHandoff } from './handoffs/slow-handoff.ts';
import { splitLogging } from './handoffs/split-logging.ts';
import { brokenAnchor } from './integrity/broken-anchor.ts';
import { brokenLink } from './integrity/broken-link.ts';
import { caseMismatch } from './integrity/case-mismatch.ts';
import { deprecatedReference } from './integrity/deprecated-reference.ts';
import { draftReference } from './integrity/draft-reference.ts';
import { duplicateFact } from './integrity/duplicate-fact.ts';
import { duplicateId } from './integrity/duplicate-id.ts';
import { listedPage } from './integrity/listed-page.ts';
import { lostAddress } from './integrity/lost-address.ts';
import { missingAsset } from './integrity/missing-asset.ts';
import { missingEdition } from './integrity/missing-edition.ts';
import { referenceCycle } from './integrity/reference-cycle.ts';
import { retiredReference } from './integrity/retired-reference.ts';
import { takenAddress } from './integrity/taken-address.ts';
import { titleCollision } from './integrity/title-collision.ts';
import { unknownReference } from './integrity/unknown-reference.ts';
import { unpublishedFile } from './integrity/unpublished-file.ts';
import { unusedEntry } from './integrity/unused-entry.ts';
import { wrongKindReference } from './integrity/wrong-kind-reference.ts';
import { judgedWithoutSay } from './measures/judged-without-say.ts';
import { laggingOnly } from './measures/lagging-only.ts';
import { opposedMeasures } from './measures/opposed-measures.ts';
import { splitCreditOnJointWork } from './measures/split-credit-on-joint-work.ts';
import { tooManyMeasures } from './measures/too-many-measures.ts';
import { uncoachedMeasure } from './measures/uncoached-measure.ts';
import { unmeasuredPartner } from './measures/unmeasured-partner.ts';
import { unreadableMeasure } from './measures/unreadable-measure.ts';
import { unsharedGoal } from './measures/unshared-goal.ts';
import { zeroSumMeasures } from './measures/zero-sum-measures.ts';
import { lateAccess } from './onboarding/late-access.ts';
import { overloadedDay } from './onboarding/overloaded-day.ts';
import { passivePath } from './onboarding/passive-path.ts';
import { pathMissesPartner } from './onboarding/path-misses-partner.ts';
import { pathMissesSystem } from './onboarding/path-misses-system.ts';
import { roleWithoutPath } from './onboarding/role-without-path.ts';
import { unorderedSteps } from './onboarding/unordered-steps.ts';
import { activityWithoutResponsible } from './processes/activity-without-responsible.ts';
import { activityWithoutVerb } from './processes/activity-without-verb.ts';
import { contradictoryPart } from './processes/contradictory-part.ts';
import { crowdedConsultation } from './processes/crowded-consultation.ts';
import { endlessLoop } from './processes/endless-loop.ts';
import { everybodyResponsible } from './processes/everybody-responsible.ts';
import { inputFromNowhere } from './processes/input-from-nowhere.ts';
import { roleAbsentFromStage } from './processes/role-absent-from-stage.ts';
import { uncoveredStage } from './processes/uncovered-stage.ts';
import { unreachableActivity } from './processes/unreachable-activity.ts';
import { unusedOutput } from './processes/unused-output.ts';
import { accountabilityWithoutActivity } from './roles/accountability-without-activity.ts';
import { endlessEscalation } from './roles/endless-escalation.ts';
import { overlappingRoles } from './roles/overlapping-roles.ts';
import { overloadedRole } from './roles/overloaded-role.ts';
import { roleWithoutMeasure } from './roles/role-without-measure.ts';
import { roleWithoutWork } from './roles/role-without-work.ts';
import { undecidedDecision } from './roles/undecided-decision.ts';
import { actionOutsideRole } from './sessions/action-outside-role.ts';
import { actionWithoutFields } from './sessions/action-without-fields.ts';
import { agendaSum } from './sessions/agenda-sum.ts';
import { broadcastSession } from './sessions/broadcast-session.ts';
import { closeWithoutActions } from './sessions/close-without-actions.ts';
import { leadNotInvited } from './sessions/lead-not-invited.ts';
import { noBreak } from './sessions/no-break.ts';
import { openWithoutFrame } from './sessions/open-without-frame.ts';
import { workWithoutMethod } from './sessions/work-without-method.ts';
import { accessOutsideActivity } from './systems/access-outside-activity.ts';
import { excessAccess } from './systems/excess-access.ts';
import { idleSystem } from './systems/idle-system.ts';
import { invisibleWork } from './systems/invisible-work.ts';
import { missingAccess } from './systems/missing-access.ts';
import { unavailableSystem } from './systems/unavailable-system.ts';
import { unknownLevel } from './systems/unknown-level.ts';
import { foreignNotation } from './text/foreign-notation.ts';
import { missingAlt } from './text/missing-alt.ts';
import { personInContent } from './text/person-in-content.ts';
import { skippedHeading } from './text/skipped-heading.ts';
import { toDo } from './text/to-do.ts';
import { undefinedAbbreviation } from './text/undefined-abbreviation.ts';
import { unlinkedMention } from './text/unlinked-mention.ts';
import { bulkReview } from './trust/bulk-review.ts';
import { ownerUnknown } from './trust/owner-unknown.ts';
import { reviewOverdue } from './trust/review-overdue.ts';
import { suspectEntry } from './trust/suspect-entry.ts';
import { unversionedChange } from './trust/unversioned-change.ts';
import { unwrittenNote } from './trust/unwritten-note.ts';
import { versionLogMismatch } from './trust/version-log-mismatch.ts';

/** Every rule by family: the name of its folder. */
export const families = {
	integrity: [
		brokenAnchor,
		brokenLink,
		caseMismatch,
		deprecatedReference,
		draftReference,
		duplicateFact,
		duplicateId,
		listedPage,
		lostAddress,
		missingAsset,
		missingEdition,
		referenceCycle,
		retiredReference,
		takenAddress,
		titleCollision,
		unknownReference,
		unpublishedFile,
		unusedEntry,
		wrongKindReference,
	],
	goals: [
		goalWithoutMeasure,
		goalWithoutSponsor,
		goalWithoutWork,
		goalPastHorizon,
		vagueGoal,
		oneRoleGoal,
		overlappingGoals,
	],
	roles: [
		roleWithoutWork,
		roleWithoutMeasure,
		accountabilityWithoutActivity,
		overlappingRoles,
		undecidedDecision,
		endlessEscalation,
		overloadedRole,
	],
	measures: [
		opposedMeasures,
		splitCreditOnJointWork,
		zeroSumMeasures,
		unsharedGoal,
		unmeasuredPartner,
		judgedWithoutSay,
		unreadableMeasure,
		tooManyMeasures,
		laggingOnly,
		uncoachedMeasure,
	],
	processes: [
		activityWithoutResponsible,
		crowdedConsultation,
		uncoveredStage,
		inputFromNowhere,
		unusedOutput,
		unreachableActivity,
		endlessLoop,
		activityWithoutVerb,
		contradictoryPart,
		everybodyResponsible,
		roleAbsentFromStage,
	],
	handoffs: [missingHandoff, handoffWithoutAcceptance, handoffWithoutRefusal, slowHandoff, pingPong, splitLogging],
	systems: [
		missingAccess,
		excessAccess,
		accessOutsideActivity,
		unknownLevel,
		invisibleWork,
		unavailableSystem,
		idleSystem,
	],
	community: [
		absentMember,
		judgeModerates,
		clashingMeetings,
		communityWithoutCadence,
		meetingLoad,
		meetingWithoutPurpose,
		sessionWithoutAction,
		slowCadence,
	],
	sessions: [
		actionOutsideRole,
		actionWithoutFields,
		agendaSum,
		broadcastSession,
		closeWithoutActions,
		leadNotInvited,
		noBreak,
		openWithoutFrame,
		workWithoutMethod,
	],
	coaching: [areaWithoutCollaborationQuestion, closedQuestion, coachWithoutSight, repeatedQuestion, uncoachedStage],
	culture: [absentSponsor, collaborationWithoutCommitment, disablerWithoutResponse, unseenCommitment],
	assessments: [oneSidedAssessment, resultWithoutFollowUp],
	onboarding: [
		lateAccess,
		overloadedDay,
		passivePath,
		pathMissesPartner,
		pathMissesSystem,
		roleWithoutPath,
		unorderedSteps,
	],
	trust: [bulkReview, ownerUnknown, reviewOverdue, suspectEntry, unversionedChange, unwrittenNote, versionLogMismatch],
	text: [foreignNotation, missingAlt, personInContent, skippedHeading, toDo, undefinedAbbreviation, unlinkedMention],
} as const satisfies Record<string, readonly Rule[]>;

/** Every rule with code, in the order of their families. */
export const rules: readonly Rule[] = Object.values(families).flat();

/** Ids of the findings that the core raises while it reads files and settings. They have a page in `reading/` and no code here. */
export const readingFindings = [
	'broken-picture',
	'cut-text',
	'duplicate-definition',
	'expired-waiver',
	'field-missing',
	'field-unknown',
	'field-value',
	'front-matter',
	'hidden-characters',
	'ignored-file',
	'input-limit',
	'merge-conflict',
	'misplaced-file',
	'misused-component',
	'removed-markup',
	'stray-code',
	'unclosed-fence',
	'unreadable-file',
	'unsafe-markup',
	'unused-waiver',
	'yaml-syntax',
] as const;
