import { stemsIn } from './words.ts';

/**
 * How readers ask, in one place for an editor to extend. All of it is lower case; endings do not matter (`sign off`
 * also stands for `signs off`).
 */

/** Words a question is made of, which say nothing about its subject. */
const emptyWords =
	"a about an and any anybody anyone are as at be been being but by can could did do does doing for from get gets getting give gives go goes had has have having he her here hers him his how i if in into is it its just let many may me mine must my need needs no of on onto or our ours please shall she should so some somebody someone such than that the their theirs them then there these they this those to too us was we were what when where which while who whom whose why will with would you your yours i'm isn't doesn't don't want like know tell happen often now ever please also really actually best way there long dont doesnt didnt cant cannot wont isnt arent hasnt havent im ive am help helps helping more than very already still only".split(
		' ',
	);

/** As they are compared. */
export const emptyStems: ReadonlySet<string> = new Set(emptyWords.flatMap(stemsIn));

/** Words that readers use for each other: one row, one meaning. The first is the one handbooks tend to use. */
export const sameWords: readonly (readonly string[])[] = [
	['access', 'login', 'log in', 'permission', 'account access', 'rights', 'licence', 'get into', 'sign in'],
	['agenda', 'blocks', 'schedule', 'running order'],
	['approve', 'sign off', 'signoff', 'approval', 'authorise', 'authorize', 'release'],
	['accept', 'refuse'],
	['accountable', 'answers for', 'in charge'],
	['choose', 'pick', 'select'],
	['change', 'edit', 'update', 'modify', 'correct'],
	['check', 'survey', 'questionnaire', 'assessment'],
	['coach', 'mentor', 'one to one', '1:1', 'one-on-one'],
	['commitment', 'promise'],
	['customer', 'client'],
	['deadline', 'due', 'how fast', 'how soon', 'how quickly', 'within'],
	['decide', 'decision', 'decider'],
	['deliver', 'delivery'],
	['demo', 'demonstration'],
	['escalate', 'escalation'],
	['expand', 'expansion', 'grow', 'growth', 'upsell', 'cross-sell'],
	['fault', 'bug', 'defect', 'problem'],
	['goal', 'objective', 'target', 'aim'],
	['growth', 'growing'],
	['handoff', 'hand off', 'hand-off'],
	['handover', 'hand over', 'hand-over', 'transition'],
	['involvement', 'involve', 'bring in'],
	['leader', 'leadership', 'executive', 'management', 'leadership team', 'management team'],
	['lose', 'loss', 'lost'],
	['measure', 'kpi', 'metric', 'number', 'figure', 'indicator'],
	['meet', 'meeting'],
	['moderate', 'moderator', 'facilitate', 'facilitator'],
	['newcomer', 'new hire', 'new joiner', 'newbie', 'starter', 'new colleague', 'new people', 'new employee'],
	['useful', 'productive', 'up to speed'],
	['collaboration', 'collaborate', 'work together', 'working together', 'cooperate', 'cooperation'],
	['net retention', 'nrr', 'net revenue retention'],
	['obstacle', 'blocker', 'impediment'],
	['onboarding', 'onboard', 'ramp', 'first days', 'induction'],
	['operations', 'ops'],
	['opportunity', 'deal'],
	['owner', 'own', 'maintain', 'maintainer', 'keeper'],
	['percent', '%'],
	['plan', 'plans'],
	['prepare', 'prework', 'preparation', 'prep'],
	['presales', 'pre-sales', 'sales engineer', 'solution consultant'],
	['account executive', 'sales rep', 'rep', 'seller', 'salesperson'],
	['price', 'pricing', 'cost'],
	['proposal', 'offer', 'bid', 'pitch'],
	['quote', 'quotation'],
	['record', 'log', 'write down', 'enter'],
	['refuse', 'refusal', 'reject', 'say no', 'decline', 'turn down', 'send back'],
	['rehearse', 'rehearsal', 'practise', 'practice'],
	['renew', 'renewal', 'extend'],
	['request', 'ask for', 'apply'],
	['revenue operations', 'revops'],
	['responsible', 'in charge'],
	['role', 'job'],
	['session', 'workshop', 'meeting'],
	['shared', 'common', 'share', 'joint'],
	['specialist', 'expert'],
	['speak', 'talk', 'say'],
	['start', 'begin', 'first steps'],
	['stuck', 'stalled', 'blocked'],
	['success', 'cs'],
	['system', 'tool', 'software', 'application', 'app'],
	['tender', 'rfp', 'rfi', 'rfq'],
	['term', 'glossary', 'word'],
	['train', 'training', 'teach', 'course'],
	['usage', 'use', 'adoption'],
	['win', 'won', 'winning'],
	['boss', 'manager', 'lead', 'supervisor'],
	['credit', 'commission', 'bonus', 'variable pay', 'incentive', 'compensation', 'payout', 'get paid', 'paid'],
	['case', 'ticket', 'incident', 'issue'],
	['cause', 'root cause', 'reason'],
	['churn', 'renewal risk', 'at risk', 'cancel', 'cancellation', 'leave'],
	['complain', 'complaint', 'escalation'],
	['colleague', 'teammate', 'coworker', 'partner'],
	[
		'decider',
		'stakeholder',
		'decision maker',
		'buying centre',
		'buying center',
		'approver',
		'economic buyer',
		'people who decide',
		'decides at',
	],
	['discount', 'rebate', 'price reduction', 'concession'],
	['doubt', 'objection', 'concern'],
	['drop', 'fall', 'decrease', 'decline', 'falling', 'dropping'],
	['explain', 'explained', 'definition'],
	['happy', 'satisfied', 'satisfaction'],
	['invite', 'invitation', 'attend', 'attendee', 'participant'],
	['kick-off', 'kickoff', 'kick off', 'launch'],
	['learn', 'lesson', 'lessons learned', 'retrospective', 'debrief', 'post-mortem', 'postmortem'],
	['list', 'overview'],
	['marketing', 'campaign'],
	['opposed', 'conflict', 'contradict', 'compete', 'clash'],
	['order', 'purchase', 'booking', 'signed order'],
	['pipeline', 'funnel'],
	['prove', 'proof', 'poc', 'proof of concept', 'pilot', 'trial'],
	['quarter', 'qbr', 'quarterly'],
	['reference', 'testimonial', 'case study', 'success story', 'story'],
	['remove', 'get rid of', 'take away', 'delete'],
	['rescue', 'save', 'turn around'],
	['response', 'reply', 'reaction', 'inbound', 'hot lead', 'inbound lead', 'mql'],
	['review', 'read through', 'proofread', 'inspect'],
	['revenue', 'sales figures', 'turnover', 'business'],
	['setup', 'set up', 'install', 'roll out', 'rollout', 'implementation'],
	['sizing', 'size', 'scope', 'estimate', 'estimation', 'effort'],
	['stage', 'phase', 'journey', 'sales cycle', 'sales process', 'buying journey'],
	['story', 'case study'],
	['template', 'form'],
	['value', 'benefit', 'outcome', 'roi'],
	['yearly', 'annual', 'once a year'],
	['resolve', 'solve', 'fix', 'settle', 'mend', 'repair'],
	['focus', 'key', 'top', 'priority'],
	['first weeks', 'hypercare', 'go-live', 'go live', 'aftercare'],
	['dashboard', 'report', 'reporting', 'scorecard'],
	['partner', 'reseller', 'channel', 'alliance'],
	['service', 'support', 'helpdesk', 'customer service'],
	['contract', 'agreement', 'paperwork'],
	['terms', 'conditions', 'negotiate', 'negotiation'],
	['lab', 'sandbox', 'test environment'],
	['licence', 'license', 'seat'],
	['brainstorm', 'ideation'],
	['disagree', 'disagreement', 'dispute', 'argue'],
	['rule', 'policy', 'guideline'],
	['wrong', 'mistake', 'error', 'incorrect'],
	['late', 'delay', 'delayed', 'overdue', 'takes too long'],
	['pull request', 'merge request', 'suggest a change', 'propose a change'],
	['deprecated', 'retired', 'obsolete', 'outdated'],
	['abbreviation', 'acronym'],
	['action', 'to-do', 'todo', 'action item'],
	['sign', 'signature', 'signing'],
	['agree', 'agreement'],
	['accept', 'acceptance'],
	['integrate', 'integration'],
	['compare', 'comparison'],
	['present', 'presentation'],
	['confirm', 'confirmation'],
	['qualify', 'qualification'],
	['accurate', 'accuracy'],
	['differ', 'different', 'difference'],
	['fail', 'failure', 'failed'],
	['analyse', 'analysis', 'analytics'],
	[
		'first steps',
		'start here',
		'getting started',
		'get started',
		'where do i begin',
		'where do i start',
		'where to begin',
		'where to start',
		'new here',
		'what to read first',
	],
];

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
	| 'place';

/** A way to ask for an answer of one form. */
interface Intent {
	readonly form: Form;
	/** One phrase of each list must stand in the question. A phrase that begins with `^` stands at its beginning. */
	readonly says: readonly (readonly string[])[];
	/** Words that may stand beside them and say nothing about the subject. */
	readonly also?: readonly string[];
}

const whoWords = ['who', 'whom', 'whose', 'which role'];

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
	{ form: 'help', says: [['escalate', 'escalation', 'stuck', 'coaches me', 'coach me', 'coaches', 'coached']] },
];

/**
 * How readers ask for a page of a kind without naming the kind: `my first week` is answered by an onboarding path, `how
 * fast` by a measure. A phrase that begins with `^` stands at the beginning.
 */
export const kindPhrases: Readonly<Record<string, readonly string[]>> = {
	guide: [
		'^how to',
		'^how do i',
		'^how do we',
		'^how can i',
		'^how can we',
		'^how should',
		'tips',
		'mistakes',
		'syntax',
	],
	measure: [
		'how accurate',
		'how fast',
		'how good',
		'how healthy',
		'how long',
		'how many',
		'how much',
		'how often',
		'how quickly',
		'baseline',
		'percentage',
		'rate',
		'share of',
		'target',
	],
	path: [
		'first day',
		'first days',
		'first week',
		'first weeks',
		'first month',
		'my first',
		'a new',
		'am new',
		'new as',
		'new here',
		'starting as',
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
		'warning signs',
	],
	session: ['agenda', 'prework'],
	community: ['^when does', '^when do'],
	decision: ['allowed', 'at most', 'how many', 'how much', 'limit', 'may i'],
	term: ['mean', 'meaning', 'stand for', 'difference', 'vs'],
	goal: ['sponsor', 'sponsors', 'this year'],
};

/** What readers call an entry or a part of a kind, so that the kind can be asked for: `csm role`, `brainstorm agenda`. */
export const kindWords: Readonly<Record<string, string>> = {
	list: 'list all index overview',
	role: 'role job',
	process: 'process workflow',
	session: 'session meeting agenda template',
	coaching: 'coaching guide',
	measure: 'measure kpi metric number',
	goal: 'goal objective',
	system: 'system tool access',
	community: 'community circle meeting when',
	collaboration: 'collaboration playbook',
	culture: 'culture',
	assessment: 'assessment survey check',
	path: 'onboarding path',
	term: 'term glossary meaning definition abbreviation',
	action: 'action template',
	guide: 'guide how to',
	question: 'coaching question ask',
	block: 'block agenda',
	step: 'step onboarding',
	rule: 'rule check finding',
	decision: 'decision',
};
