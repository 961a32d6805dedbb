import type { Entry } from '../../src/core/entry.ts';
import type { Handbook } from '../../src/core/handbook.ts';
import type { Path } from '../../src/core/path.ts';
import { type Expectation, must, unless } from './expectation.ts';
import { isNoJointResult, isSettledThere, leavesLeading, measuresOfPartners } from './judged.ts';
import { isNamedNowhere } from './links.ts';
import { haveHighest, isNotMissed, usesNoHighest } from './work.ts';

interface Context {
	readonly book: Handbook;
	readonly entry: Entry;
	readonly path: Path;
	/** The facts of the file as they are written. */
	readonly raw: unknown;
	/** One of several, by chance. */
	pick<Item>(items: readonly Item[]): Item | undefined;
}

/** A change of one fact. */
interface FactChange {
	/** Kind and field; `*` is any kind, at the end each item of a list. */
	readonly field: string;
	readonly operation: string;
	/** What stands there instead; `undefined` where the change does not apply. Left out, the fact is removed. */
	to?(value: unknown, context: Context): unknown;
	/** Whether the fact is stated where it was not. */
	readonly adds?: boolean;
	readonly expected: Expectation;
}

const removed = (field: string, rules: string, options?: Omit<Expectation, 'must'>): FactChange => ({
	field,
	operation: 'remove',
	expected: must(rules, options),
});
const changed = (
	field: string,
	operation: string,
	to: (value: never, context: Context) => unknown,
	rules: string,
	options?: Omit<Expectation, 'must'>,
): FactChange => ({ field, operation, to: to as FactChange['to'] & {}, expected: must(rules, options) });

const stated = (field: string, operation: string, value: string, rules: string): FactChange => ({
	field,
	operation,
	adds: true,
	to: () => value,
	expected: must(rules, {
		around: true,
		may: ['role-without-path', 'path-misses-partner'],
		...unless('nothing refers to it', isNamedNowhere),
	}),
});

const longAgo = '2019-03-31';

/** Relations that are no references themselves: hand-offs, levels of access, what one activity makes and another needs. */
export const relational = /\.(?:handoff|level|inputs\.\*|outputs\.\*|commitments)$/;

export const facts: readonly FactChange[] = [
	removed('action.fields', 'action-without-fields'),
	changed('assessment.follow_up.below', 'set under the scale', () => -1, 'result-without-follow-up'),
	changed(
		'coaching.areas.questions',
		'leave out those on collaboration',
		withoutCollaboration,
		'area-without-collaboration-question',
	),
	changed(
		'coaching.areas.questions',
		'turn those on collaboration to the customer',
		(questions: { about: string }[]) =>
			questions.map((one) => (one.about === 'collaboration' ? { ...one, about: 'customer' } : one)),
		'area-without-collaboration-question',
	),
	changed('coaching.areas.questions.text', 'close', () => 'Did you talk to your colleagues?', 'closed-question'),
	changed('coaching.areas.questions.text', 'repeat another', anotherQuestion, 'repeated-question'),
	removed(
		'culture.signals.response',
		'disabler-without-response',
		unless('only what harms needs a response', ({ entry, path }) => effectOf(entry, path) !== 'disabler'),
	),
	removed('community.purpose', 'meeting-without-purpose'),
	changed(
		'community.purpose',
		'make it talk',
		() => 'Sharing and exchanging with each other.',
		'meeting-without-purpose',
	),
	removed('community.cadence', 'community-without-cadence'),
	changed('community.cadence.every', 'slow down', () => 'year', 'slow-cadence'),
	changed('community.cadence', 'meet when another does', hourOfAnother, 'clashing-meetings', {
		around: true,
		may: ['meeting-load', 'slow-cadence'],
	}),
	changed(
		'community.cadence',
		'meet each day for long',
		(cadence: object) => ({ ...cadence, every: 'day', duration: '4 hours' }),
		'meeting-load',
		{ around: true, may: ['clashing-meetings'] },
	),
	changed('community.review_on', 'let pass', () => longAgo, 'review-overdue'),
	changed('goal.horizon.to', 'let pass', () => longAgo, 'goal-past-horizon'),
	removed('goal.why_together', 'one-role-goal'),
	changed('goal.outcome', 'make it vague', () => 'Teams share more knowledge and are better aligned.', 'vague-goal'),
	changed(
		'measure.credit',
		'split',
		(credit: string) => (credit === 'split' ? undefined : 'split'),
		'split-credit-on-joint-work',
		unless('no two roles move it together', isNoJointResult),
	),
	changed(
		'measure.timing',
		'turn to lagging',
		(timing: string) => (timing === 'leading' ? 'lagging' : undefined),
		'lagging-only',
		{ around: true, ...unless('whoever is judged by it has another that can be acted on', leavesLeading) },
	),
	{
		field: 'handbook.editions',
		operation: 'name a tag that nobody made',
		adds: true,
		to: () => [{ name: '2026.1', tag: 'v2026.1', date: '2026-01-15' }],
		expected: must('missing-edition'),
	},
	changed('handbook.waivers.until', 'let pass', () => longAgo, 'expired-waiver'),
	removed('measure.tensions.mitigation', 'zero-sum-measures', {
		may: ['opposed-measures'],
		...unless('the page of the other measure says what keeps the two in balance', isSettledThere),
	}),
	changed('measure.quantity', 'count what an opposite partner counts', opposedQuantity, 'opposed-measures', {
		around: true,
	}),
	changed('path.steps.by_day', 'move behind the end', () => 700, 'unordered-steps late-access'),
	changed(
		'path.steps.by_day',
		'move to the first day',
		(day: number, { path }) => (day > 5 && Number(path[1]) > 0 ? 1 : undefined),
		'unordered-steps',
		{ may: ['late-access'] },
	),
	changed(
		'path.steps',
		'all on one day',
		(steps: { by_day?: number }[]) => steps.map((step) => ({ ...step, by_day: 5 })),
		'overloaded-day',
	),
	changed(
		'path.steps',
		'only reading',
		(steps: { kind: string }[]) => steps.map((step) => ({ ...step, kind: 'read' })),
		'passive-path path-misses-system',
	),
	removed('process.activities.next.handoff', 'missing-handoff', { may: ['handoff-without-acceptance'] }),
	removed('process.activities.next.handoff.accept_when', 'handoff-without-acceptance'),
	removed('process.activities.next.handoff.if_refused', 'handoff-without-refusal'),
	changed('process.activities.next.handoff.within', 'slow down', () => '3 months', 'slow-handoff'),
	removed(
		'process.activities.inputs.*',
		'unused-output',
		unless('another lists it, or it only comes from or goes outside', isNotMissed),
	),
	changed('process.activities.inputs.*', 'rename', (input: string) => `${input} of last year`, 'input-from-nowhere', {
		may: ['unused-output', 'missing-handoff'],
	}),
	removed(
		'process.activities.outputs.*',
		'input-from-nowhere',
		unless('another lists it, or it only comes from or goes outside', isNotMissed),
	),
	changed(
		'process.activities.outputs.*',
		'rename',
		(output: string) => `${output} of last year`,
		'input-from-nowhere unused-output',
	),
	removed(
		'process.inputs.*',
		'input-from-nowhere',
		unless('another lists it, or it only comes from or goes outside', isNotMissed),
	),
	removed(
		'process.outputs.*',
		'unused-output',
		unless('another lists it, or it only comes from or goes outside', isNotMissed),
	),
	changed(
		'process.activities.systems.level',
		'raise',
		(level: string, context) => otherLevel(level, context, 'highest'),
		'missing-access',
		{ around: true, ...unless('all who do it have the highest level', haveHighest) },
	),
	removed('process.activities.offline', 'invisible-work'),
	changed('process.activities.title', 'say no verb', () => 'The documents', 'activity-without-verb'),
	changed('process.activities', 'consult everybody', consultEverybody, 'crowded-consultation', {
		may: ['contradictory-part'],
	}),
	changed('process.activities', 'only tell who answers', tellWhoAnswers, 'contradictory-part'),
	changed('process.activities', 'let everybody do it', letEverybody, 'everybody-responsible', {
		around: true,
		may: ['missing-access', 'contradictory-part', 'path-misses-system', 'overloaded-role', 'absent-member'],
	}),
	changed(
		'role.access.level',
		'lower',
		(level: string, context) => otherLevel(level, context, 'lowest'),
		'missing-access',
		{ around: true },
	),
	changed(
		'role.access.level',
		'raise',
		(level: string, context) => otherLevel(level, context, 'highest'),
		'excess-access',
	),
	changed('role.decides.*', 'claim what another decides', anotherDecision, 'undecided-decision', { around: true }),
	changed('role.hours_per_week', 'cut', () => 1, 'overloaded-role', { may: ['meeting-load'] }),
	removed('role.leadership', 'goal-without-sponsor', { around: true, may: ['endless-escalation'] }),
	changed('session.minutes', 'shorten', (minutes: number) => minutes - 5, 'agenda-sum'),
	changed('session.blocks.minutes', 'lengthen', (minutes: number) => minutes + 5, 'agenda-sum', { may: ['no-break'] }),
	removed('session.blocks.*', 'agenda-sum', { may: ['close-without-actions', 'no-break', 'open-without-frame'] }),
	changed(
		'session.blocks.kind',
		'open without a frame',
		(kind: string, { path }) => (path[1] === 0 && kind === 'frame' ? 'input' : undefined),
		'open-without-frame',
	),
	changed(
		'session.blocks.kind',
		'end without a close',
		(kind: string) => (kind === 'close' ? 'work' : undefined),
		'close-without-actions',
		{ may: ['work-without-method'] },
	),
	changed(
		'session.blocks',
		'only input',
		(blocks: { kind: string }[]) =>
			blocks.map((block) => (block.kind === 'work' || block.kind === 'decide' ? { ...block, kind: 'input' } : block)),
		'broadcast-session',
	),
	changed(
		'session.blocks',
		'one long frame',
		([first]: { minutes: number }[], { entry }) => [
			{ ...first, kind: 'frame', parallel: false, minutes: (entry.data as { minutes: number }).minutes },
		],
		'broadcast-session',
		{ may: ['close-without-actions', 'no-break', 'lead-not-invited'] },
	),
	changed(
		'session.blocks.*',
		'work without a method',
		({ method, ...block }: { kind: string; method?: string }) => (block.kind === 'work' && method ? block : undefined),
		'work-without-method',
	),
	changed(
		'session.blocks',
		'work through the breaks',
		(blocks: { kind: string; minutes: number }[], { entry }) =>
			blocks.some(({ kind }) => kind === 'break') && (entry.data as { minutes: number }).minutes > 90
				? blocks.map((block) => (block.kind === 'break' ? { ...block, kind: 'decide' } : block))
				: undefined,
		'no-break',
	),
	removed('session.purpose', 'meeting-without-purpose'),
	changed('system.state', 'plan for later', () => 'planned', 'unavailable-system', { around: true }),
	changed('system.levels', 'lose the highest', (levels: string[]) => levels.slice(0, -1), 'unknown-level', {
		around: true,
		...unless('nobody has or needs that level', usesNoHighest),
	}),
	changed('*.reviewed.on', 'let grow old', () => longAgo, 'review-overdue'),
	changed('*.version', 'raise', () => '9.0.0', 'version-log-mismatch'),
	stated('*.status', 'take back to a draft', 'draft', 'draft-reference'),
	stated('*.status', 'let go', 'deprecated', 'deprecated-reference'),
	changed(
		'*.summary',
		'name a person',
		(summary: string) => `${summary} Write to jo.doe@northwind.example.`,
		'person-in-content',
	),
	changed('*.summary', 'leave open', () => 'TODO: what this is, in one sentence', 'to-do'),
	changed('*.title', 'take the title of another', anotherTitle, 'title-collision', { around: true }),
];

function withoutCollaboration(questions: readonly { about: string }[]): unknown {
	return questions.filter(({ about }) => about !== 'collaboration');
}

/** A question that the same guide asks elsewhere. */
function anotherQuestion(text: string, { entry, pick }: Context): string | undefined {
	const { areas } = entry.data as { areas: readonly { questions: readonly { text: string }[] }[] };
	return pick(areas.flatMap(({ questions }) => questions.map((one) => one.text)).filter((other) => other !== text));
}

const effectOf = ({ data }: Entry, path: Path): string | undefined =>
	(data as { signals: readonly { effect: string }[] }).signals[Number(path[1])]?.effect;

/** The highest or lowest level of the system that an item names. */
function otherLevel(level: string, { book, entry, path }: Context, end: 'highest' | 'lowest'): string | undefined {
	const { levels = [] } = (book.follow(entry, [...path.slice(0, -1), 'system'])?.to?.data ?? {}) as {
		levels?: string[];
	};
	const other = end === 'highest' ? levels.at(-1) : levels[0];
	return other === level ? undefined : other;
}

/** The first activity of a process asks every role there is. */
function consultEverybody([first, ...rest]: readonly object[], { book }: Context): unknown {
	const roles = book.entries.filter(({ kind }) => kind.name === 'role').map(({ slug }) => slug);
	return [{ ...first, consulted: roles }, ...rest];
}

function tellWhoAnswers([first, ...rest]: readonly { accountable?: string }[]): unknown {
	return first?.accountable && [{ ...first, informed: [first.accountable] }, ...rest];
}

/** All roles do the first activity, and nobody is left to be asked or told. */
function letEverybody([first, ...rest]: readonly object[], { book }: Context): unknown {
	const roles = book.entries.filter(({ kind }) => kind.name === 'role').map(({ slug }) => slug);
	return [{ ...first, responsible: roles, consulted: [], informed: [] }, ...rest];
}

/** A decision that another role may take, claimed without a limit. */
function anotherDecision(_: unknown, { book, entry, pick }: Context): unknown {
	const others = book.entries.filter((other) => other.kind === entry.kind && other !== entry);
	const taken = pick(others.flatMap(({ data }) => (data as { decides?: { decision: string }[] }).decides ?? []));
	return taken && { decision: taken.decision };
}

/** What a measure counts by which a partner in the same activity is judged, in the opposite direction. */
function opposedQuantity(quantity: string, { book, entry, pick }: Context): string | undefined {
	const { direction } = entry.data as { direction: string };
	const opposed = { up: 'down', down: 'up' }[direction];
	const others = measuresOfPartners(book, entry).map(({ data }) => data as { direction: string; quantity?: string });
	return pick(
		others.flatMap((one) => (one.direction === opposed && one.quantity !== quantity ? (one.quantity ?? []) : [])),
	);
}

/** When another community meets that shares two of its members. */
function hourOfAnother(cadence: { at?: string }, { book, entry, pick }: Context): unknown {
	const membersOf = (one: Entry) =>
		book.linksFrom(one).flatMap(({ to, path }) => (path?.[0] === 'members' && to ? [to.id] : []));
	const own = new Set(membersOf(entry));
	const others = book.entries.filter(
		(other) =>
			other.kind === entry.kind && other !== entry && membersOf(other).filter((member) => own.has(member)).length > 1,
	);
	const other = pick(others.map(({ data }) => (data as { cadence?: { at?: string } }).cadence));
	return other && other.at !== cadence.at ? other : undefined;
}

/** The title of another playbook of the same kind. */
function anotherTitle(title: string, { book, entry, pick }: Context): string | undefined {
	const titles = book.entries.filter(({ kind }) => kind === entry.kind).map((other) => other.title);
	return pick(titles.filter((other) => other !== title));
}
