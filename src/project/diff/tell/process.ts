import { Ref } from '../../../core/kind.ts';
import type { Told } from '../change.ts';
import type { Item } from '../pairs.ts';
import { listed, type Piece, quote, type Sentence, say } from '../sentence.ts';
import { tellAny } from './any.ts';
import {
	mentionOf,
	nameOf,
	pieceOf,
	type Side,
	set,
	type Teller,
	type Tellers,
	type Telling,
	told,
	value,
} from './telling.ts';

const duty = {
	added: ['duty', 'duty-added', 'major'],
	removed: ['duty', 'duty-removed', 'major'],
	instead: ['duty', 'duty-moved', 'major'],
} as const;

const activity: Teller = (difference, telling) => {
	if (difference.form === 'renamed' || difference.form === 'order') return tellAny(difference, telling);
	if (difference.form !== 'added' && difference.form !== 'removed') return [];
	const { item, form } = difference;
	const side = form === 'added' ? 'after' : 'before';
	const name = partName(item, telling, side);
	const who = item.accountable instanceof Ref ? nameOf(telling, item.accountable, side) : undefined;
	const doers = (Array.isArray(item.responsible) ? item.responsible : []).filter((one) => one instanceof Ref);
	const done =
		doers.length > 0
			? say` and ${listed(doers.map((one) => nameOf(telling, one, side)))} ${doers.length > 1 ? 'do' : 'does'} it`
			: [];
	if (form === 'added')
		return [
			told(
				['duty', 'duty-added', 'major'],
				who ? say`${name} is a new activity; ${who} answers for it${done}.` : say`${name} is a new activity.`,
			),
		];
	return [
		told(
			['duty', 'duty-removed', 'major'],
			who ? say`The activity ${name} is gone; ${who} no longer answers for it.` : say`The activity ${name} is gone.`,
		),
	];
};

/** What is handed over between two activities, and the activity it goes to. */
function way(
	telling: Telling,
	item: Item,
	side: Side,
): { to: Piece; handoff: Item | undefined; artefact: Piece; roles: Sentence } {
	const target = item.activity instanceof Ref ? item.activity : undefined;
	const handoff = typeof item.handoff === 'object' && item.handoff !== null ? (item.handoff as Item) : undefined;
	const from = telling.items[0];
	const receiver = receiverOf(telling, target, side);
	const giver = from?.accountable instanceof Ref ? nameOf(telling, from.accountable, side) : undefined;
	return {
		to: target ? nameOf(telling, target, side) : 'the next activity',
		handoff,
		artefact: typeof handoff?.artefact === 'string' ? quote(handoff.artefact) : 'the result',
		roles: giver && receiver ? say`from ${giver} to ${receiver}` : [],
	};
}

function receiverOf(telling: Telling, target: Ref | undefined, side: Side): Piece | undefined {
	const entry = telling.pair[side];
	const list = (entry?.data as { activities?: readonly Item[] } | undefined)?.activities ?? [];
	const accountable = list.find(({ id }) => id === target?.text)?.accountable;
	return accountable instanceof Ref ? nameOf(telling, accountable, side) : undefined;
}

const next: Teller = (difference, telling) => {
	if (difference.form !== 'added' && difference.form !== 'removed') return [];
	const side = difference.form === 'added' ? 'after' : 'before';
	const { to, handoff, artefact, roles } = way(telling, difference.item, side);
	if (difference.form === 'added')
		return handoff
			? [
					told(
						['duty', 'handoff-added', 'major'],
						say`${telling.thing} now leads to ${to}; ${artefact} is handed over${roles.length ? say` ${roles}` : []}.`,
					),
				]
			: [told(['practice', 'flow', 'minor'], say`${telling.thing} now leads to ${to}.`)];
	return handoff
		? [
				told(
					['duty', 'handoff-removed', 'major'],
					say`${telling.thing} no longer leads to ${to}, so ${artefact} is no longer handed over${roles.length ? say` ${roles}` : []}.`,
				),
			]
		: [told(['practice', 'flow', 'minor'], say`${telling.thing} no longer leads to ${to}.`)];
};

/** The way to the next activity in which the difference stands, as it is after the change. */
const here = (telling: Telling) => way(telling, telling.items.at(-1) ?? {}, 'after');
const terms = ['duty', 'handoff-terms', 'major'] as const;

const handoff: Teller = (difference, telling) => {
	if (difference.form !== 'value') return [];
	const before =
		difference.before === undefined
			? undefined
			: way(telling, { ...telling.items.at(-1), handoff: difference.before }, 'before');
	const { to, artefact, roles } = here(telling);
	if (difference.after !== undefined)
		return [
			told(
				['duty', 'handoff-added', 'major'],
				say`A hand-off is agreed between ${telling.thing} and ${to}: ${artefact}${roles.length ? say` goes ${roles}` : []}.`,
			),
		];
	return [
		told(
			['duty', 'handoff-removed', 'major'],
			say`The hand-off of ${before?.artefact ?? 'the result'} between ${telling.thing} and ${to} is no longer agreed.`,
		),
	];
};

const acceptance: Teller = (difference, telling) => {
	const { artefact, to } = here(telling);
	return set(
		terms,
		{
			added: (_, lines, many) =>
				say`For ${to}, ${artefact} is now accepted only under ${many ? 'further conditions' : 'a further condition'}: ${lines}.`,
			removed: (_, lines, many) =>
				say`For ${to}, ${artefact} is accepted without ${many ? 'these conditions' : 'this condition'} from now on: ${lines}.`,
			instead: (_, lines, old) => say`For ${to}, ${artefact} is now accepted on ${lines} instead of ${old}.`,
			reworded: (_, lines, many) =>
				say`For ${to}, ${many ? 'conditions' : 'a condition'} for accepting ${artefact} ${many ? 'are' : 'is'} reworded: ${lines}.`,
		},
		listed,
	)(difference, telling);
};

/** A text field: what it says now, with the old words as detail. */
const words =
	(label: string, as: Parameters<typeof told>[0]): Teller =>
	(difference, telling) => {
		if (difference.form !== 'value') return [];
		const { before, after } = difference;
		const detail = {
			...(before === undefined ? {} : { before: String(before) }),
			...(after === undefined ? {} : { after: String(after) }),
		};
		if (after === undefined) return [told(as, say`${telling.thing} no longer says ${label}.`, detail)];
		if (before === undefined)
			return [told(as, say`${telling.thing} now says ${label}: ${pieceOf(telling, after, 'after')}.`, detail)];
		return [told(as, say`${telling.thing} says in other words ${label}: ${pieceOf(telling, after, 'after')}.`, detail)];
	};

export const processTellers: Tellers = {
	activities: activity,
	'activities.title': (difference, telling) =>
		difference.form === 'value'
			? [
					told(
						['wording', 'renamed', 'patch'],
						say`The activity ${pieceOf(telling, difference.before, 'before')} is now called ${telling.thing}.`,
					),
				]
			: [],
	'activities.accountable': value(['duty', 'accountable-changed', 'major'], {
		now: (t, now) => say`${now} now answers for ${t.thing}.`,
		instead: (t, now, old) => say`${now} answers for ${t.thing} instead of ${old}.`,
		gone: (t, old) => say`${old} no longer answers for ${t.thing}.`,
	}),
	// Told where the work goes to the same role.
	'activities.accountable+responsible': value(['duty', 'accountable-changed', 'major'], {
		now: (t, now) => say`${now} now answers for ${t.thing} and does it.`,
		instead: (t, now, old) => say`${now} answers for ${t.thing} and does it instead of ${old}.`,
		gone: (t, old) => say`${old} no longer answers for ${t.thing} or does it.`,
	}),
	'activities.responsible': set(
		duty,
		{
			added: (t, names, many) => say`${names} now also ${many ? 'do' : 'does'} ${t.thing}.`,
			removed: (t, names, many) => say`${names} no longer ${many ? 'do' : 'does'} ${t.thing}.`,
			instead: (t, names, old, many) => say`${names} ${many ? 'do' : 'does'} ${t.thing} instead of ${old}.`,
		},
		listed,
	),
	'activities.consulted': set(
		duty,
		{
			added: (t, names, many) => say`${names} ${many ? 'are' : 'is'} now asked before the result of ${t.thing} stands.`,
			removed: (t, names, many) =>
				say`${names} ${many ? 'are' : 'is'} no longer asked before the result of ${t.thing} stands.`,
			instead: (t, names, old, many) =>
				say`${names} ${many ? 'are' : 'is'} asked before the result of ${t.thing} stands, instead of ${old}.`,
		},
		listed,
	),
	'activities.informed': set(
		['practice', 'scope', 'minor'],
		{
			added: (t, names, many) => say`${names} ${many ? 'are' : 'is'} now told of the result of ${t.thing}.`,
			removed: (t, names, many) => say`${names} ${many ? 'are' : 'is'} no longer told of the result of ${t.thing}.`,
			instead: (t, names, old, many) =>
				say`${names} ${many ? 'are' : 'is'} told of the result of ${t.thing} instead of ${old}.`,
		},
		listed,
	),
	'activities.stage': value(['practice', 'flow', 'minor'], {
		now: (t, now) => say`${t.thing} belongs to the stage ${now}.`,
		instead: (t, now, old) => say`${t.thing} belongs to the stage ${now} instead of ${old}.`,
		gone: (t, old) => say`${t.thing} no longer belongs to the stage ${old}.`,
	}),
	'activities.outputs': results('produces', 'produce'),
	'activities.inputs': results('starts from', 'start from'),
	'activities.systems': (difference, telling) => {
		if (difference.form !== 'added' && difference.form !== 'removed') return [];
		const side = difference.form === 'added' ? 'after' : 'before';
		const { system, level } = difference.item;
		const name = pieceOf(telling, system, side);
		const right = quote(String(level));
		return [
			told(
				['access', 'access', 'minor'],
				side === 'after'
					? say`${telling.thing} now takes the access ${right} in ${name}.`
					: say`${telling.thing} no longer takes access to ${name}.`,
			),
		];
	},
	'activities.systems.level': value(['access', 'access', 'minor'], {
		now: (t, now) => say`${t.thing} now takes the access ${now} in ${systemOf(t)}.`,
		instead: (t, now, old) => say`${t.thing} takes the access ${now} instead of ${old} in ${systemOf(t)}.`,
		gone: (t, old) => say`${t.thing} no longer takes the access ${old} in ${systemOf(t)}.`,
	}),
	'activities.measures': set(
		['measure', 'judged-by', 'minor'],
		{
			added: (t, names) => say`${t.thing} now counts towards ${names}.`,
			removed: (t, names) => say`${t.thing} no longer counts towards ${names}.`,
			instead: (t, names, old) => say`${t.thing} counts towards ${names} instead of ${old}.`,
		},
		listed,
	),
	'activities.done_when': words('when it is finished', ['practice', 'scope', 'minor']),
	'activities.offline': (difference, telling) =>
		difference.form === 'value'
			? [
					told(
						['access', 'access', 'minor'],
						difference.after
							? say`${telling.thing} rightly leaves no trace in any system.`
							: say`${telling.thing} is to leave a trace in a system.`,
					),
				]
			: [],
	'activities.next': next,
	'activities.next.when': (difference, telling) =>
		difference.form === 'value'
			? [
					told(
						['practice', 'flow', 'minor'],
						difference.after === undefined
							? say`${telling.thing} leads to ${here(telling).to} without a condition.`
							: say`${telling.thing} leads to ${here(telling).to} under another condition: ${pieceOf(telling, difference.after, 'after')}.`,
						texts(difference.before, difference.after),
					),
				]
			: [],
	'activities.next.handoff': handoff,
	'activities.next.handoff.artefact': value(terms, {
		now: (t, now) => say`${now} is handed over between ${t.thing} and ${here(t).to}.`,
		instead: (t, now, old) => say`${now} is handed over between ${t.thing} and ${here(t).to} instead of ${old}.`,
		gone: (t, old) => say`${old} is no longer handed over between ${t.thing} and ${here(t).to}.`,
	}),
	'activities.next.handoff.accept_when': acceptance,
	'activities.next.handoff.within': value(terms, {
		now: (t, now) => say`For ${here(t).to}, ${here(t).artefact} now has to arrive within ${now}.`,
		instead: (t, now, old) =>
			say`For ${here(t).to}, ${here(t).artefact} has to arrive within ${now} instead of ${old}.`,
		gone: (t, old) => say`For ${here(t).to}, ${here(t).artefact} no longer has to arrive within ${old}.`,
	}),
	'activities.next.handoff.if_refused': (difference, telling) =>
		difference.form === 'value'
			? [
					told(
						terms,
						difference.after === undefined
							? say`What happens when ${here(telling).artefact} is refused for ${here(telling).to} is no longer agreed.`
							: say`Where ${here(telling).artefact} is refused for ${here(telling).to}, this holds now: ${pieceOf(telling, difference.after, 'after')}.`,
						texts(difference.before, difference.after),
					),
				]
			: [],
	inputs: results('starts from', 'start from'),
	outputs: results('gives', 'give'),
	goal: value(['practice', 'scope', 'minor'], {
		now: (t, now) => say`${t.self} now serves the goal ${now}.`,
		instead: (t, now, old) => say`${t.self} serves the goal ${now} instead of ${old}.`,
		gone: (t, old) => say`${t.self} no longer serves the goal ${old}.`,
	}),
};

function texts(before: unknown, after: unknown): Told['detail'] {
	return {
		...(before === undefined ? {} : { before: String(before) }),
		...(after === undefined ? {} : { after: String(after) }),
	};
}

function results(verb: string, plain: string): Teller {
	return set(
		['practice', 'output', 'minor'],
		{
			added: (t, names) => say`${t.thing} now also ${verb} ${names}.`,
			removed: (t, names) => say`${t.thing} no longer ${verb} ${names}.`,
			instead: (t, names, old) => say`${t.thing} ${verb} ${names} instead of ${old}.`,
			reworded: (t, names) => say`What ${t.thing} is said to ${plain} is worded anew: ${names}.`,
		},
		listed,
	);
}

function systemOf(telling: Telling): Piece {
	const system = telling.items.at(-1)?.system;
	return system instanceof Ref ? nameOf(telling, system, 'after') : 'the system';
}

function partName(item: Item, telling: Telling, side: Side): Piece {
	const entry = telling.pair[side];
	return entry ? mentionOf(entry, String(item.id)) : quote(String(item.title));
}
