import { Ref } from '../../core/kind.ts';
import type { Item } from '../found/match.ts';
import { listed, type Piece, quote, type Sentence, say } from '../found/sentence.ts';
import { tellAny } from './any.ts';
import { access, dutyAdded, dutyRemoved, dutySet, flow, practice, renamed } from './as.ts';
import { reading } from './fields.ts';
import { partTellers } from './part.ts';
import {
	isSame,
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
import { wayTellers } from './way.ts';

const activity: Teller = (difference, telling) => {
	if (difference.form === 'renamed' || difference.form === 'order') return tellAny(difference, telling);
	if (difference.form !== 'added' && difference.form !== 'removed') return [];
	const { item, form } = difference;
	const side = form === 'added' ? 'after' : 'before';
	const name = partName(item, telling, side);
	const who = item.accountable instanceof Ref ? nameOf(telling, item.accountable, side) : undefined;
	const doers = (Array.isArray(item.responsible) ? item.responsible : [])
		.filter((one) => one instanceof Ref)
		.map((one) => nameOf(telling, one, side));
	const others = doers.filter((one) => !isSame(one, who));
	const alone = doers.length > 0 && others.length === 0;
	if (form === 'added') {
		const does = others.length > 1 || doers.length > others.length ? 'do' : 'does';
		const done = alone ? ' and does it' : doers.length > 0 ? say`; ${listed(doers)} ${does} it` : '';
		return [
			told(
				dutyAdded,
				who ? say`${name} is a new activity; ${who} answers for it${done}.` : say`${name} is a new activity.`,
			),
		];
	}
	const left = alone
		? ' or does it'
		: others.length > 0
			? say`, and ${listed(others)} no longer ${others.length > 1 ? 'do' : 'does'} it`
			: '';
	return [
		told(
			dutyRemoved,
			who
				? say`The activity ${name} is gone; ${who} no longer answers for it${left}.`
				: say`The activity ${name} is gone.`,
		),
	];
};

export const processTellers: Tellers = {
	activities: activity,
	'activities.title': (difference, telling) =>
		difference.form === 'value'
			? [
					told(
						renamed,
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
		dutySet,
		{
			added: (t, names, many) => say`${names} now also ${many ? 'do' : 'does'} ${t.thing}.`,
			removed: (t, names, many) => say`${names} no longer ${many ? 'do' : 'does'} ${t.thing}.`,
			instead: (t, names, old, many) => say`${names} ${many ? 'do' : 'does'} ${t.thing} instead of ${old}.`,
		},
		listed,
	),
	'activities.consulted': set(
		dutySet,
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
		practice,
		{
			added: (t, names, many) => say`${names} ${many ? 'are' : 'is'} now told of the result of ${t.thing}.`,
			removed: (t, names, many) => say`${names} ${many ? 'are' : 'is'} no longer told of the result of ${t.thing}.`,
			instead: (t, names, old, many) =>
				say`${names} ${many ? 'are' : 'is'} told of the result of ${t.thing} instead of ${old}.`,
		},
		listed,
	),
	'activities.stage': value(flow, {
		now: (t, now) => say`${t.thing} belongs to the stage ${now}.`,
		instead: (t, now, old) => say`${t.thing} belongs to the stage ${now} instead of ${old}.`,
		gone: (t, old) => say`${t.thing} no longer belongs to the stage ${old}.`,
	}),
	'activities.outputs': results('produces', 'produce'),
	'activities.inputs': results('starts from', 'start from'),
	'activities.systems': (difference, telling) => {
		if (difference.form !== 'added' && difference.form !== 'removed') return [];
		const side = difference.form === 'added' ? 'after' : 'before';
		const { system, level, roles } = difference.item;
		const users = (Array.isArray(roles) ? roles : []).map((one) => pieceOf(telling, one, side));
		const whom: Sentence = users.length > 0 ? say` for ${listed(users)}` : [];
		const name = pieceOf(telling, system, side);
		const right = quote(String(level));
		return [
			told(
				access,
				side === 'after'
					? say`${telling.thing} now takes the access ${right} in ${name}${whom}.`
					: say`${telling.thing} no longer takes access to ${name}${whom}.`,
			),
		];
	},
	'activities.systems.roles': (difference, telling) => {
		if (difference.form !== 'set') return [];
		const [item, system] = [telling.within.at(-1), systemOf(telling)];
		const right = quote(String(item?.after?.level));
		if (isNone(item?.before?.roles)) {
			const names = difference.added.map((one) => pieceOf(telling, one, 'after'));
			return [
				told(
					access,
					say`For ${telling.thing}, only ${listed(names)} now ${names.length > 1 ? 'need' : 'needs'} the access ${right} in ${system}.`,
				),
			];
		}
		if (isNone(item?.after?.roles))
			return [
				told(
					access,
					say`For ${telling.thing}, everybody who does the work now needs the access ${right} in ${system}.`,
				),
			];
		return users(difference, telling);
	},
	'activities.systems.level': value(access, {
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
	'activities.done_when': reading((t) => say`The sign that ${t.thing} is finished`, practice),
	'activities.offline': (difference, telling) =>
		difference.form === 'value'
			? [
					told(
						access,
						difference.after
							? say`${telling.thing} is now done outside all systems.`
							: say`${telling.thing} is no longer done outside all systems.`,
					),
				]
			: [],
	...partTellers,
	...wayTellers,
	inputs: results('starts from', 'start from'),
	outputs: results('gives', 'give'),
	goal: value(practice, {
		now: (t, now) => say`${t.self} now serves the goal ${now}.`,
		instead: (t, now, old) => say`${t.self} serves the goal ${now} instead of ${old}.`,
		gone: (t, old) => say`${t.self} no longer serves the goal ${old}.`,
	}),
};

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

/** Who needs a level of access for an activity, where it names them before and after. */
const users = set(
	access,
	{
		added: (t, names, many) =>
			say`For ${t.thing}, ${names} now ${many ? 'need' : 'needs'} access to ${systemOf(t)}, too.`,
		removed: (t, names, many) =>
			say`For ${t.thing}, ${names} no longer ${many ? 'need' : 'needs'} access to ${systemOf(t)}.`,
		instead: (t, names, old, many) =>
			say`For ${t.thing}, ${names} now ${many ? 'need' : 'needs'} access to ${systemOf(t)} instead of ${old}.`,
	},
	listed,
);

const isNone = (list: unknown): boolean => !Array.isArray(list) || list.length === 0;

function systemOf(telling: Telling): Piece {
	const system = telling.items.at(-1)?.system;
	return system instanceof Ref ? nameOf(telling, system, 'after') : 'the system';
}

function partName(item: Item, telling: Telling, side: Side): Piece {
	const entry = telling.pair[side];
	return entry ? mentionOf(entry, String(item.id)) : quote(String(item.title));
}
