import type { Diagnostic } from '../../core/diagnostic.ts';

/** The seven things a collaboration needs, in the order in which they build on each other. */
export const needs = [
	{ id: 'goal', title: 'Goal named' },
	{ id: 'roles', title: 'Roles clear' },
	{ id: 'process', title: 'Process mapped' },
	{ id: 'systems', title: 'Systems fit' },
	{ id: 'community', title: 'Community' },
	{ id: 'coaching', title: 'Coaching' },
	{ id: 'leaders', title: 'Leaders' },
] as const;

export type Need = (typeof needs)[number]['id'];

/** Rules whose findings weaken one of the seven things, whatever playbook they stand in. */
export const rulesOfNeeds: Readonly<Record<Need, readonly string[]>> = {
	goal: [
		'goal-without-measure',
		'goal-without-work',
		'goal-past-horizon',
		'vague-goal',
		'one-role-goal',
		'overlapping-goals',
		'opposed-measures',
		'split-credit-on-joint-work',
		'zero-sum-measures',
		'unshared-goal',
		'lagging-only',
	],
	roles: [
		'role-without-work',
		'role-without-measure',
		'accountability-without-activity',
		'overlapping-roles',
		'undecided-decision',
		'endless-escalation',
		'overloaded-role',
		'unmeasured-partner',
		'judged-without-say',
		'too-many-measures',
		'role-without-path',
		'path-misses-partner',
		'passive-path',
		'overloaded-day',
		'unordered-steps',
	],
	process: [
		'activity-without-responsible',
		'contradictory-part',
		'everybody-responsible',
		'crowded-consultation',
		'uncovered-stage',
		'input-from-nowhere',
		'unused-output',
		'unreachable-activity',
		'endless-loop',
		'activity-without-verb',
		'role-absent-from-stage',
		'missing-handoff',
		'handoff-without-acceptance',
		'handoff-without-refusal',
		'slow-handoff',
		'ping-pong',
	],
	systems: [
		'missing-access',
		'excess-access',
		'access-outside-activity',
		'unknown-level',
		'invisible-work',
		'unavailable-system',
		'idle-system',
		'split-logging',
		'unreadable-measure',
		'late-access',
		'path-misses-system',
	],
	community: [
		'absent-member',
		'judge-moderates',
		'meeting-load',
		'clashing-meetings',
		'meeting-without-purpose',
		'session-without-action',
		'slow-cadence',
		'action-outside-role',
		'action-without-fields',
		'agenda-sum',
		'broadcast-session',
		'close-without-actions',
		'lead-not-invited',
		'no-break',
		'open-without-frame',
		'work-without-method',
		'one-sided-assessment',
		'result-without-follow-up',
	],
	coaching: [
		'area-without-collaboration-question',
		'closed-question',
		'coach-without-sight',
		'repeated-question',
		'uncoached-stage',
		'uncoached-measure',
	],
	leaders: [
		'goal-without-sponsor',
		'absent-sponsor',
		'collaboration-without-commitment',
		'disabler-without-response',
		'unseen-commitment',
	],
};

/** Rules whose findings make a playbook as a whole less reliable: they weaken whatever it stands for. */
export const rulesOfPlaybooks: readonly string[] = [
	'deprecated-reference',
	'draft-reference',
	'duplicate-fact',
	'duplicate-id',
	'reference-cycle',
	'retired-reference',
	'unknown-reference',
	'wrong-kind-reference',
	'field-missing',
	'field-unknown',
	'field-value',
	'front-matter',
	'input-limit',
	'merge-conflict',
	'cut-text',
	'misplaced-file',
	'unreadable-file',
	'yaml-syntax',
	'owner-unknown',
	'review-overdue',
	'suspect-entry',
];

/** Rules about how pages are written, linked and kept, which say nothing of the collaboration itself. */
export const rulesOfPages: readonly string[] = [
	'broken-anchor',
	'broken-link',
	'broken-picture',
	'case-mismatch',
	'lost-address',
	'missing-asset',
	'taken-address',
	'title-collision',
	'unpublished-file',
	'unused-entry',
	'bulk-review',
	'unversioned-change',
	'unwritten-note',
	'version-log-mismatch',
	'missing-alt',
	'person-in-content',
	'skipped-heading',
	'undefined-abbreviation',
	'unlinked-mention',
	'expired-waiver',
	'foreign-notation',
	'hidden-characters',
	'ignored-file',
	'listed-page',
	'removed-markup',
	'stray-code',
	'unclosed-fence',
	'misused-component',
	'unsafe-markup',
	'unused-waiver',
];

/** What a playbook of each kind stands for. A collaboration itself says who works together and what holds between them. */
const needOfKind: Readonly<Record<string, Need>> = {
	collaboration: 'roles',
	goal: 'goal',
	measure: 'goal',
	role: 'roles',
	path: 'roles',
	process: 'process',
	system: 'systems',
	community: 'community',
	session: 'community',
	action: 'community',
	assessment: 'community',
	coaching: 'coaching',
	culture: 'leaders',
};

const needOfRule = new Map(needs.flatMap(({ id }) => rulesOfNeeds[id].map((rule) => [rule, id] as const)));

/** The thing that a finding weakens; `undefined` where it is about pages rather than collaboration. */
export function needOf({ rule, entry }: Diagnostic): Need | undefined {
	const need = needOfRule.get(rule);
	if (need || !entry || !rulesOfPlaybooks.includes(rule)) return need;
	return needOfKind[entry.kind.name];
}
