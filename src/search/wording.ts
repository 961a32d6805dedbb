import { kindWords, type RecordName } from './record-kinds.ts';
import { stemsIn } from './words.ts';

/**
 * How readers ask, in one place for an editor to extend. All of it is lower case; endings do not matter (`sign off`
 * also stands for `signs off`).
 */

/** What the site can answer by itself; see `cards.ts`. */
export type Form =
	| 'responsibility'
	| 'decision'
	| 'access'
	| 'next'
	| 'handoff'
	| 'sessions'
	| 'preparation'
	| 'invited'
	| 'meaning'
	| 'owner'
	| 'measures'
	| 'help'
	| 'duties'
	| 'place'
	| 'agreed';

/** A way to ask for an answer of one form. */
interface Intent {
	readonly form: Form;
	/** One phrase of each list must stand in the question. A phrase that begins with `^` stands at its beginning. */
	readonly says: readonly (readonly string[])[];
	/** Words that may stand beside them and say nothing about the subject. */
	readonly also?: readonly string[];
}

const whoWords = ['who', 'whom', 'whose', 'which role'];

/** Where `who` asks for nobody: `somebody who cannot come`. */
export const relativeWho: readonly string[] = [
	'anybody',
	'anyone',
	'colleague',
	'customer',
	'everybody',
	'everyone',
	'people',
	'person',
	'somebody',
	'someone',
	'those',
].map((whom) => `${whom} who`);

/** The ways to ask. More than one may fit a question; the one whose subject fits best is answered. */
export const intents: readonly Intent[] = [
	{
		form: 'decision',
		says: [whoWords, ['decide', 'decision', 'sign off', 'approve', 'allow', 'say yes', 'choose', 'pick']],
	},
	{
		form: 'decision',
		says: [['may i', 'can i', '^may', '^can', 'allowed', 'how big', 'how much', 'how many', 'limit']],
	},
	{
		form: 'responsibility',
		says: [
			whoWords,
			[
				'accountable',
				'responsible',
				'answers for',
				'in charge',
				'sign off',
				'approve',
				'decide',
				'consulted',
				'informed',
				'asked',
				'told',
				'do',
				'does',
				'write',
				'make',
				'prepare',
				'run',
				'lead',
				'hold',
			],
		],
	},
	{
		form: 'decision',
		says: [
			['sign off', 'sign', 'approve', 'approval'],
			['%', 'percent', 'pct'],
		],
	},
	{ form: 'responsibility', says: [['^who', 'who']] },
	{ form: 'responsibility', says: [['done', 'finished', 'complete']], also: ['mean', 'count', 'definition', 'when'] },
	{
		form: 'access',
		says: [
			[
				'access',
				'login',
				'log in',
				'get into',
				'permission',
				'request',
				'level',
				'rights',
				'licence',
				'systems',
				'system',
				'tools',
				'tool',
			],
		],
	},
	{
		form: 'next',
		says: [['after', 'next', 'comes next', 'then', 'follows', 'following', 'what now', 'next step']],
		also: ['come', 'comes', 'step', 'activity'],
	},
	{
		form: 'handoff',
		says: [
			[
				'hand over',
				'handover',
				'hand-over',
				'hand off',
				'handoff',
				'hand-off',
				'hand on',
				'pass on',
				'passes',
				'gives',
			],
		],
	},
	{
		form: 'sessions',
		says: [['session', 'meeting', 'workshop', 'template']],
		also: ['cover', 'covers', 'fit', 'fits', 'move', 'belong', 'use', 'run'],
	},
	{
		form: 'preparation',
		says: [['bring', 'prepare', 'prework', 'preparation', 'prep', 'materials', 'beforehand']],
	},
	{
		form: 'invited',
		says: [
			['who', 'which roles'],
			[
				'invited',
				'attend',
				'join',
				'come',
				'comes',
				'be at',
				'be in',
				'has to be',
				'takes part',
				'in the room',
				'participants',
				'moderates',
				'moderate',
			],
		],
	},
	{
		form: 'meaning',
		says: [
			[
				'^what is',
				'^what are',
				"^what's",
				'mean',
				'means',
				'meaning',
				'definition',
				'define',
				'glossary',
				'term',
				'stand for',
				'stands for',
				'difference',
				'vs',
				'versus',
			],
		],
	},
	{ form: 'measures', says: [['measure', 'measures', 'kpi', 'kpis', 'metric', 'metrics', 'measured']] },
	{
		form: 'owner',
		says: [['owner', 'owns', 'own', 'maintains', 'maintain', 'keeps', 'who wrote', 'sponsor', 'sponsors']],
		also: ['page', 'playbook', 'guide', 'entry', 'handbook'],
	},
	{
		form: 'duties',
		says: [
			['what', 'which', 'duties'],
			['do', 'does', 'responsible', 'accountable', 'answer for', 'duties', 'job', 'tasks'],
		],
		also: ['role', 'all', 'day', 'every', 'week', 'daily', 'usually'],
	},
	{
		form: 'measures',
		says: [
			['measure', 'measures', 'kpi', 'metric', 'number', 'figure', 'target'],
			['share', 'shared', 'common', 'both', 'joint', 'same', 'together'],
		],
	},
	{
		form: 'place',
		says: [
			['where', 'which system', 'what system', 'in what'],
			['log', 'record', 'write', 'enter', 'put', 'note', 'store', 'file', 'do'],
		],
	},
	{
		form: 'help',
		says: [
			[
				'boss',
				'coach me',
				'coached',
				'coaches',
				'coaches me',
				'escalate',
				'escalation',
				'line manager',
				'report to',
				'stuck',
				'turn to',
			],
		],
	},
];

/**
 * How readers ask for a page of a kind without naming the kind: `my first week` is answered by an onboarding path, `how
 * fast` by a measure. A phrase that begins with `^` stands at the beginning.
 */
export const kindPhrases: Readonly<Partial<Record<RecordName, readonly string[]>>> = {
	guide: [
		'^how to',
		'^how do i',
		'^how do we',
		'^how can i',
		'^how can we',
		'^how should',
		'instructions',
		'mistakes',
		'syntax',
		'tips',
	],
	measure: [
		'average',
		'baseline',
		'conversion',
		'coverage',
		'how accurate',
		'how fast',
		'how good',
		'how healthy',
		'how long',
		'how many',
		'how much',
		'how often',
		'how quickly',
		'percentage',
		'rate',
		'ratio',
		'share of',
		'target',
		'time from',
		'time to',
		'time until',
	],
	path: [
		'a new',
		'am new',
		'as a new',
		'first 30 days',
		'first 60 days',
		'first 90 days',
		'first 100 days',
		'first day',
		'first days',
		'first week',
		'first weeks',
		'first month',
		'first quarter',
		'in my first',
		'joined as',
		'my first',
		'my onboarding',
		'new ae',
		'new as',
		'new csm',
		'new here',
		'new lead',
		'new manager',
		'new rep',
		'new specialist',
		'onboarding',
		'start as',
		'starting as',
		'started as',
	],
	rule: ['rule', 'finding'],
	coaching: [
		'1:1',
		'one to one',
		'one on one',
		'what to ask',
		'what do i ask',
		'questions for',
		'good signs',
		'good sign',
		'warning sign',
		'warning signs',
		'signs that',
	],
	session: ['agenda', 'prework', 'workshop', 'minutes'],
	community: [
		'^when does',
		'^when do',
		'^how often does',
		'every month',
		'every two weeks',
		'every week',
		'meet other',
		'meet regularly',
		'meeting of',
		'monthly meeting',
		'regular meeting',
		'team meeting',
		'weekly meeting',
	],
	decision: [
		'allowed',
		'at most',
		'can i',
		'can we',
		'how far can',
		'how many',
		'how much',
		'limit',
		'may i',
		'may we',
		'who approves',
		'who can',
		'who decides',
		'who may',
	],
	term: [
		'^what is a',
		'^what is an',
		"^what's a",
		"^what's an",
		'define',
		'definition',
		'difference',
		'mean',
		'meaning',
		'meant by',
		'stand for',
		'vs',
	],
	goal: ['ambition', 'sponsor', 'sponsors', 'this year', 'want to'],
	role: [
		'boss',
		'job description',
		'report to',
		'turn to',
		'who can help',
		'who can i ask',
		'who do i ask',
		'who do i call',
		'who helps',
		'who knows',
		'who leads',
		'whom do i ask',
	],
	system: [
		'software',
		'stored',
		'system',
		'tool',
		'where are',
		'where can i see',
		'where do i enter',
		'where do i find',
		'where do i log',
		'where do i see',
		'where is',
	],
	assessment: ['how do we know', 'how healthy', 'how well', 'questionnaire', 'survey', 'work well', 'works well'],
	collaboration: ['between', 'cooperate', 'work together', 'work with', 'working with', 'team up'],
	process: ['^what happens when', 'came in', 'process', 'steps', 'workflow', 'what now'],
};

/** The words of which the ways to ask are made, as they are compared. */
export const askingStems: ReadonlySet<string> = new Set(
	[
		...intents.flatMap(({ says, also = [] }) => [...says.flat(), ...also]),
		...Object.values(kindPhrases).flat(),
		...kindWords.map(([, words]) => words),
	].flatMap(stemsIn),
);
