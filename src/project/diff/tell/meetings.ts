import { Ref } from '../../../core/kind.ts';
import { dayInWords } from '../../../kinds/views/days.ts';
import type { Item } from '../pairs.ts';
import { listed, quote, type Sentence, say } from '../sentence.ts';
import { itemName, tellAny } from './any.ts';
import { items } from './role.ts';
import { nameOf, pieceOf, set, type Teller, type Tellers, type Telling, told, value } from './telling.ts';

const dutySet = {
	added: ['duty', 'duty-added', 'major'],
	removed: ['duty', 'duty-removed', 'major'],
	instead: ['duty', 'duty-moved', 'major'],
} as const;
const dutyMoved = ['duty', 'duty-moved', 'major'] as const;
const dutyAdded = ['duty', 'duty-added', 'major'] as const;
const dutyRemoved = ['duty', 'duty-removed', 'major'] as const;
const cadence = ['cadence', 'cadence', 'minor'] as const;
const practice = ['practice', 'scope', 'minor'] as const;
const block = ['practice', 'block', 'minor'] as const;
const step = ['practice', 'step', 'minor'] as const;

/** The parts of a rhythm as one would say them. */
const facets: Readonly<Record<string, (value: string) => string>> = {
	every: (every) => `every ${every}`,
	on: (day) => `on ${day.replace(/\w+$/, (name) => name.charAt(0).toUpperCase() + name.slice(1))}`,
	at: (time) => `at ${time}`,
	timezone: (zone) => `on the clock of ${zone}`,
	duration: (length) => `for ${length}`,
	starts: (date) => `from ${dayInWords(date)} on`,
};

const facet = (value: unknown, name: string): string | undefined => {
	const text = (value as Item)[name];
	return text === undefined ? undefined : facets[name]!(String(text));
};

/** When people meet. */
const rhythm = (value: unknown): string =>
	Object.keys(facets)
		.flatMap((name) => facet(value, name) ?? [])
		.join(' ');

/** In which parts two rhythms differ. */
function rhythmChange(before: unknown, after: unknown): Sentence {
	const changed = Object.keys(facets).flatMap((name) => {
		const [old, now] = [facet(before, name), facet(after, name)];
		if (old === now) return [];
		if (now === undefined) return [`no longer ${old}`];
		return [old === undefined ? now : `${now} instead of ${old}`];
	});
	return listed(changed);
}

/** Tells of a rhythm; `what` takes place in it. */
const cadenceOf =
	(what: (telling: Telling) => Sentence): Teller =>
	(difference, telling) => {
		if (difference.form !== 'value') return [];
		const { before, after } = difference;
		if (after === undefined)
			return [told(cadence, say`${what(telling)} no longer has a stated rhythm; it was ${rhythm(before)}.`)];
		if (before === undefined) return [told(cadence, say`${what(telling)} now takes place ${rhythm(after)}.`)];
		return [told(cadence, say`${what(telling)} now takes place ${rhythmChange(before, after)}.`)];
	};

const roleField = (does: string, doesNot: string): Teller =>
	value(dutyMoved, {
		now: (t, now) => say`${now} now ${does} ${t.thing}.`,
		instead: (t, now, old) => say`${now} ${does} ${t.thing} instead of ${old}.`,
		gone: (t, old) => say`${old} no longer ${doesNot} ${t.thing}.`,
	});

const minutes = (what: string): Teller =>
	value(cadence, {
		now: (t, now) => say`${t.thing} takes ${now} ${what}.`,
		instead: (t, now, old) => say`${t.thing} takes ${now} ${what} instead of ${old}.`,
		gone: (t, old) => say`How long ${t.thing} takes is no longer stated; it was ${old} ${what}.`,
	});

const title =
	(noun: string): Teller =>
	(difference, telling) =>
		difference.form === 'value'
			? [
					told(
						['wording', 'renamed', 'patch'],
						say`The ${noun} ${pieceOf(telling, difference.before, 'before')} is now called ${telling.thing}.`,
					),
				]
			: [];

/** References or lines that something lists. */
const listing =
	(as: Parameters<typeof told>[0], verb: string): Teller =>
	(difference, telling) => {
		// `is carried by`, and `is no longer carried by`.
		const [, is = '', rest = verb] = /^(is )(.*)$/.exec(verb) ?? [];
		const found = set(
			as,
			{
				added: (t, names) => say`${t.thing} ${is}now also ${rest} ${names}.`,
				removed: (t, names) => say`${t.thing} ${is}no longer ${rest} ${names}.`,
				instead: (t, names, old) => say`${t.thing} ${verb} ${names} instead of ${old}.`,
				reworded: (t, names) => say`${t.thing} ${verb}, in other words, ${names}.`,
			},
			listed,
		)(difference, telling);
		return found.length > 0 ? found : tellAny(difference, telling);
	};

export const communityTellers: Tellers = {
	cadence: cadenceOf((t) => [t.self]),
	members: set(
		dutySet,
		{
			added: (t, names, many) => say`${names} now ${many ? 'belong' : 'belongs'} to ${t.self}.`,
			removed: (t, names, many) => say`${names} no longer ${many ? 'belong' : 'belongs'} to ${t.self}.`,
			instead: (t, names, old, many) => say`${names} ${many ? 'belong' : 'belongs'} to ${t.self} instead of ${old}.`,
		},
		listed,
	),
	moderator: roleField('leads', 'leads'),
	backup: roleField('steps in to lead', 'steps in to lead'),
	sessions: listing(practice, 'meets along'),
	goals: listing(practice, 'works for'),
	review_on: value(cadence, {
		now: (t, now) => say`The members decide on ${now} whether ${t.self} goes on.`,
		instead: (t, now, old) => say`The members decide on ${now} instead of ${old} whether ${t.self} goes on.`,
		gone: (t, old) => say`The members no longer have a day to decide whether ${t.self} goes on; it was ${old}.`,
	}),
};

export const sessionTellers: Tellers = {
	required: set(
		dutySet,
		{
			added: (t, names, many) =>
				say`${t.self} now cannot take place without ${names}; ${many ? 'they have' : 'that role has'} to come.`,
			removed: (t, names) => say`${t.self} may take place without ${names}.`,
			instead: (t, names, old) => say`${t.self} cannot take place without ${names}, and may without ${old}.`,
		},
		listed,
	),
	optional: set(
		practice,
		{
			added: (t, names, many) => say`${names} ${many ? 'are' : 'is'} now welcome in ${t.self}.`,
			removed: (t, names, many) => say`${names} ${many ? 'are' : 'is'} no longer listed as welcome in ${t.self}.`,
			instead: (t, names, old, many) => say`${names} ${many ? 'are' : 'is'} welcome in ${t.self} instead of ${old}.`,
		},
		listed,
	),
	people: (difference, telling) => {
		if (difference.form !== 'value') return [];
		const range = (value: unknown) => `${String((value as Item).min)} to ${String((value as Item).max)} people`;
		const { before, after } = difference;
		if (after === undefined)
			return [told(practice, say`How many people ${telling.self} suits is no longer stated; it was ${range(before)}.`)];
		return [
			told(
				practice,
				say`${telling.self} suits ${range(after)}${before === undefined ? '' : ` instead of ${range(before)}`}.`,
			),
		];
	},
	minutes: minutes('minutes'),
	blocks: (difference, telling) => {
		const { form } = difference;
		if (form !== 'added' && form !== 'removed')
			return form === 'order'
				? [told(['practice', 'order', 'minor'], say`The blocks of ${telling.self} follow in another order.`)]
				: tellAny(difference, telling);
		const side = form === 'added' ? 'after' : 'before';
		const name = itemName(difference.item, telling, side);
		const long = `${String(difference.item.minutes)} minutes`;
		return [
			told(
				block,
				side === 'after'
					? say`${telling.self} has a new block: ${name}, ${long}.`
					: say`${telling.self} no longer has the block ${name} (${long}).`,
			),
		];
	},
	'blocks.title': title('block'),
	'blocks.minutes': minutes('minutes'),
	'blocks.kind': value(block, {
		now: (t, now) => say`The block ${t.thing} is of the kind ${now}.`,
		instead: (t, now, old) => say`The block ${t.thing} is of the kind ${now} instead of ${old}.`,
		gone: (t, old) => say`The block ${t.thing} is no longer of the kind ${old}.`,
	}),
	'blocks.lead': roleField('leads', 'leads'),
	'blocks.materials': listing(block, 'takes'),
	'blocks.parallel': (difference, telling) =>
		difference.form === 'value'
			? [
					told(
						block,
						difference.after
							? say`${telling.thing} now runs at the same time as the block before it.`
							: say`${telling.thing} now runs after the block before it.`,
					),
				]
			: [],
	outputs: listing(['practice', 'output', 'minor'], 'results in'),
	fits: listing(practice, 'moves along'),
	prework: listing(practice, 'asks everybody beforehand'),
};

export const coachingTellers: Tellers = {
	for: value(dutyMoved, {
		now: (t, now) => say`${t.self} is for ${now}.`,
		instead: (t, now, old) => say`${t.self} is for ${now} instead of ${old}.`,
		gone: (t, old) => say`${t.self} is no longer for ${old}.`,
	}),
	by: value(dutyMoved, {
		now: (t, now) => say`${now} now coaches along ${t.self}.`,
		instead: (t, now, old) => say`${now} coaches along ${t.self} instead of ${old}.`,
		gone: (t, old) => say`${old} no longer coaches along ${t.self}.`,
	}),
	cadence: cadenceOf((t) => [t.self]),
	form: value(practice, {
		now: (t, now) => say`The form of ${t.self} is ${now}.`,
		instead: (t, now, old) => say`The form of ${t.self} is ${now} instead of ${old}.`,
		gone: (t, old) => say`The form of ${t.self} is no longer stated; it was ${old}.`,
	}),
	areas: items(
		{ added: practice, removed: practice },
		(t, name) => say`${t.self} now also covers ${name}.`,
		(t, name) => say`${t.self} no longer covers ${name}.`,
	),
	'areas.title': title('area'),
	'areas.measures': listing(['measure', 'judged-by', 'minor'], 'is meant to move'),
	'areas.questions': items(
		{ added: practice, removed: practice },
		(t, name) => say`${t.thing} has a new question: ${name}.`,
		(t, name) => say`${t.thing} no longer asks ${name}.`,
	),
};

export const pathTellers: Tellers = {
	role: value(practice, {
		now: (t, now) => say`${t.self} now leads to the role ${now}.`,
		instead: (t, now, old) => say`${t.self} leads to the role ${now} instead of ${old}.`,
		gone: (t, old) => say`${t.self} no longer leads to the role ${old}.`,
	}),
	days: minutes('days'),
	steps: (difference, telling) => {
		const { form } = difference;
		if (form !== 'added' && form !== 'removed')
			return form === 'order'
				? [told(['practice', 'order', 'minor'], say`The steps of ${telling.self} follow in another order.`)]
				: tellAny(difference, telling);
		const name = itemName(difference.item, telling, form === 'added' ? 'after' : 'before');
		const by = difference.item.by_day === undefined ? '' : ` by day ${String(difference.item.by_day)}`;
		return [
			told(
				step,
				form === 'added'
					? say`Newcomers on ${telling.self} now also take the step ${name}${by}.`
					: say`Newcomers on ${telling.self} no longer take the step ${name}.`,
			),
		];
	},
	'steps.title': title('step'),
	'steps.by_day': value(cadence, {
		now: (t, now) => say`The step ${t.thing} is now due by day ${now}.`,
		instead: (t, now, old) => say`The step ${t.thing} is due by day ${now} instead of day ${old}.`,
		gone: (t, old) => say`The step ${t.thing} no longer has a day; it was day ${old}.`,
	}),
	'steps.kind': value(step, {
		now: (t, now) => say`In the step ${t.thing}, newcomers ${verbOf(now)}.`,
		instead: (t, now, old) => say`In the step ${t.thing}, newcomers ${verbOf(now)}; before, they ${verbOf(old)}.`,
		gone: (t) => say`The step ${t.thing} no longer says what newcomers do.`,
	}),
	'steps.ref': value(step, {
		now: (t, now) => say`The step ${t.thing} is now about ${now}.`,
		instead: (t, now, old) => say`The step ${t.thing} is about ${now} instead of ${old}.`,
		gone: (t, old) => say`The step ${t.thing} is no longer about ${old}.`,
	}),
	'steps.optional': (difference, telling) =>
		difference.form === 'value'
			? [
					told(
						step,
						difference.after
							? say`The step ${telling.thing} may now be left out.`
							: say`The step ${telling.thing} may no longer be left out.`,
					),
				]
			: [],
};

const stepVerbs: Readonly<Record<string, string>> = {
	read: 'read',
	do: 'do the work',
	shadow: 'look over a shoulder',
	meet: 'meet somebody',
	access: 'get access',
	session: 'take part in a session',
	quiz: 'answer a quiz',
	teach: 'teach others',
};
const verbOf = (piece: Parameters<typeof listed>[0][number]): string => {
	const kind = typeof piece === 'object' && 'quote' in piece ? piece.quote : String(piece);
	return stepVerbs[kind] ?? kind;
};

export const cultureTellers: Tellers = {
	commitments: (difference, telling) => {
		const { form } = difference;
		if (form !== 'added' && form !== 'removed') return tellAny(difference, telling);
		const side = form === 'added' ? 'after' : 'before';
		const { by, behaviour } = difference.item;
		const who = by instanceof Ref ? nameOf(telling, by, side) : 'a leader';
		return [
			told(
				side === 'after' ? dutyAdded : dutyRemoved,
				side === 'after'
					? say`${who} now commits to this: ${quote(String(behaviour))}.`
					: say`${who} no longer commits to this: ${quote(String(behaviour))}.`,
			),
		];
	},
	'commitments.by': value(dutyMoved, {
		now: (t, now) => say`${now} commits to this: ${behaviourOf(t)}.`,
		instead: (t, now, old) => say`${now} instead of ${old} commits to this: ${behaviourOf(t)}.`,
		gone: (t, old) => say`${old} no longer commits to this: ${behaviourOf(t)}.`,
	}),
	'commitments.behaviour': (difference, telling) => {
		if (difference.form !== 'value') return [];
		const by = telling.items.at(-1)?.by;
		return [
			told(
				['duty', 'reworded', 'minor'],
				say`What ${by instanceof Ref ? nameOf(telling, by, 'after') : 'a leader'} commits to is reworded: ${quote(String(difference.after))}.`,
				{
					before: String(difference.before),
					after: String(difference.after),
				},
			),
		];
	},
	'commitments.cadence': cadenceOf((t) => [behaviourOf(t)]),
};

const behaviourOf = (telling: Telling) => quote(String(telling.items.at(-1)?.behaviour ?? ''));

const after = (telling: Telling, field: string) => quote(String(telling.items.at(-1)?.[field] ?? ''));

export const collaborationTellers: Tellers = {
	goal: value(practice, {
		now: (t, now) => say`${t.self} now pursues the goal ${now}.`,
		instead: (t, now, old) => say`${t.self} pursues the goal ${now} instead of ${old}.`,
		gone: (t, old) => say`${t.self} no longer pursues the goal ${old}.`,
	}),
	roles: set(
		dutySet,
		{
			added: (t, names, many) => say`${names} now ${many ? 'take' : 'takes'} part in ${t.self}.`,
			removed: (t, names, many) => say`${names} no longer ${many ? 'take' : 'takes'} part in ${t.self}.`,
			instead: (t, names, old, many) => say`${names} ${many ? 'take' : 'takes'} part in ${t.self} instead of ${old}.`,
		},
		listed,
	),
	stages: listing(practice, 'covers the stages'),
	processes: listing(practice, 'works through'),
	communities: listing(practice, 'meets in'),
	coaching: listing(practice, 'is kept alive by'),
	culture: listing(practice, 'is carried by'),
	rules_of_engagement: items(
		{ added: ['duty', 'decision', 'major'], removed: ['duty', 'decision', 'major'] },
		(t, name) => say`${t.self} has a new rule for this situation: ${name}.`,
		(t, name) => say`${t.self} no longer has a rule for this situation: ${name}.`,
	),
	'rules_of_engagement.decision': (difference, telling) =>
		difference.form === 'value'
			? [
					told(
						['duty', 'decision', 'major'],
						say`For the situation ${after(telling, 'situation')}, this holds now: ${quote(String(difference.after))}.`,
						{
							before: String(difference.before),
							after: String(difference.after),
						},
					),
				]
			: [],
	'rules_of_engagement.decided_by': value(dutyMoved, {
		now: (t, now) => say`${now} now decides where the rule does not settle it: ${after(t, 'situation')}.`,
		instead: (t, now, old) =>
			say`${now} instead of ${old} decides where the rule does not settle it: ${after(t, 'situation')}.`,
		gone: (t, old) => say`${old} no longer decides where the rule does not settle it: ${after(t, 'situation')}.`,
	}),
	escalation: (difference, telling) => {
		const { form } = difference;
		if (form !== 'added' && form !== 'removed') return tellAny(difference, telling);
		const side = form === 'added' ? 'after' : 'before';
		const to = pieceOf(telling, difference.item.to, side);
		const trigger = quote(String(difference.item.trigger));
		return [
			told(
				side === 'after' ? dutyAdded : dutyRemoved,
				side === 'after'
					? say`${to} now takes over when this happens: ${trigger}.`
					: say`${to} no longer takes over when this happens: ${trigger}.`,
			),
		];
	},
	'escalation.to': value(dutyMoved, {
		now: (t, now) => say`${now} takes over when this happens: ${after(t, 'trigger')}.`,
		instead: (t, now, old) => say`${now} instead of ${old} takes over when this happens: ${after(t, 'trigger')}.`,
		gone: (t, old) => say`${old} no longer takes over when this happens: ${after(t, 'trigger')}.`,
	}),
	'escalation.within': value(['duty', 'handoff-terms', 'major'], {
		now: (t, now) => say`There is now an answer within ${now} when this happens: ${after(t, 'trigger')}.`,
		instead: (t, now, old) =>
			say`There is an answer within ${now} instead of ${old} when this happens: ${after(t, 'trigger')}.`,
		gone: (t, old) => say`There is no longer an answer within ${old} when this happens: ${after(t, 'trigger')}.`,
	}),
};

export const otherTellers: Readonly<Record<string, Tellers>> = {
	goal: {
		sponsor: value(dutyMoved, {
			now: (t, now) => say`${now} now sponsors ${t.self}.`,
			instead: (t, now, old) => say`${now} sponsors ${t.self} instead of ${old}.`,
			gone: (t, old) => say`${old} no longer sponsors ${t.self}.`,
		}),
		measures: listing(['measure', 'judged-by', 'minor'], 'is measured by'),
		outcome: (difference, telling) =>
			difference.form === 'value' && difference.after !== undefined && difference.before !== undefined
				? [
						told(
							['measure', 'target', 'minor'],
							say`${telling.self} now aims at this: ${quote(String(difference.after))}.`,
							{
								before: String(difference.before),
								after: String(difference.after),
							},
						),
					]
				: tellAny(difference, telling),
		horizon: (difference, telling) => {
			if (difference.form !== 'value') return [];
			const span = (value: unknown) => {
				const { from, to } = value as Item;
				return `${typeof from === 'string' ? `from ${dayInWords(from)} ` : ''}to ${dayInWords(String(to))}`;
			};
			const { before, after } = difference;
			if (after === undefined)
				return [told(cadence, say`${telling.self} no longer has a time frame; it ran ${span(before)}.`)];
			return [
				told(
					cadence,
					say`${telling.self} now runs ${span(after)}${before === undefined ? '' : ` instead of ${span(before)}`}.`,
				),
			];
		},
	},
	action: {
		owner: value(dutyMoved, {
			now: (t, now) => say`${now} now carries out ${t.self}.`,
			instead: (t, now, old) => say`${now} carries out ${t.self} instead of ${old}.`,
			gone: (t, old) => say`${old} no longer carries out ${t.self}.`,
		}),
		system: value(['access', 'access', 'minor'], {
			now: (t, now) => say`${t.self} is now logged in ${now}.`,
			instead: (t, now, old) => say`${t.self} is logged in ${now} instead of ${old}.`,
			gone: (t, old) => say`${t.self} is no longer logged in ${old}.`,
		}),
		due: value(cadence, {
			now: (t, now) => say`${t.self} is now due within ${now}.`,
			instead: (t, now, old) => say`${t.self} is due within ${now} instead of ${old}.`,
			gone: (t, old) => say`${t.self} is no longer due within ${old}.`,
		}),
		activity: value(practice, {
			now: (t, now) => say`${t.self} now leads on to ${now}.`,
			instead: (t, now, old) => say`${t.self} leads on to ${now} instead of ${old}.`,
			gone: (t, old) => say`${t.self} no longer leads on to ${old}.`,
		}),
	},
	system: {
		levels: listing(['access', 'access', 'minor'], 'has the levels of access'),
		integrates: listing(practice, 'passes data on to'),
		state: value(['access', 'access', 'minor'], {
			now: (t, now) => say`${t.self} is now ${now}.`,
			instead: (t, now, old) => say`${t.self} is now ${now}; before, it was ${old}.`,
			gone: (t, old) => say`${t.self} is no longer said to be ${old}.`,
		}),
		from: value(['access', 'access', 'minor'], {
			now: (t, now) => say`${t.self} can be used from ${now}.`,
			instead: (t, now, old) => say`${t.self} can be used from ${now} instead of ${old}.`,
			gone: (t, old) => say`${t.self} no longer has a first day of use; it was ${old}.`,
		}),
		to: value(['access', 'access', 'minor'], {
			now: (t, now) => say`${t.self} can be used until ${now}.`,
			instead: (t, now, old) => say`${t.self} can be used until ${now} instead of ${old}.`,
			gone: (t, old) => say`${t.self} no longer has a last day of use; it was ${old}.`,
		}),
	},
	assessment: {
		respondents: set(
			practice,
			{
				added: (t, names, many) => say`${names} now ${many ? 'answer' : 'answers'} ${t.self}.`,
				removed: (t, names, many) => say`${names} no longer ${many ? 'answer' : 'answers'} ${t.self}.`,
				instead: (t, names, old, many) => say`${names} ${many ? 'answer' : 'answers'} ${t.self} instead of ${old}.`,
			},
			listed,
		),
		items: items(
			{ added: practice, removed: practice },
			(t, name) => say`${t.self} has a new statement: ${name}.`,
			(t, name) => say`${t.self} no longer has the statement ${name}.`,
		),
	},
	term: {
		not_to_confuse_with: listing(practice, 'is not to be confused with'),
	},
};
