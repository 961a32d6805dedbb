import { Ref } from '../../core/kind.ts';
import { listed, quote, say } from '../found/sentence.ts';
import { access, cadence, decision, dutyAdded, dutyMoved, dutyRemoved, dutyText } from './as.ts';
import { items, texts } from './fields.ts';
import { nameOf, pieceOf, set, type Teller, type Tellers, type Telling, told, value } from './telling.ts';

/** A duty in other words, among those of its sort. */
const otherWords =
	(does: string): Teller =>
	(difference, telling) => {
		if (difference.form !== 'value') return [];
		const { before, after } = difference;
		const [old, now] = [pieceOf(telling, before, 'before'), pieceOf(telling, after, 'after')];
		return [
			told(
				dutyText(before, after),
				say`Among what ${telling.self} ${does}, ${old} now reads ${now}.`,
				texts(before, after),
			),
		];
	};

export const roleTellers: Tellers = {
	accountabilities: items(
		{ added: dutyAdded, removed: dutyRemoved },
		(t, name) => say`${t.self} now answers for ${name}.`,
		(t, name) => say`${t.self} no longer answers for ${name}.`,
	),
	'accountabilities.title': (difference, telling) =>
		difference.form === 'value'
			? [
					told(
						dutyText(difference.before, difference.after),
						say`What ${telling.self} answers for now reads: ${pieceOf(telling, difference.after, 'after')}.`,
						texts(difference.before, difference.after),
					),
				]
			: [],
	'accountabilities.activity': value(dutyMoved, {
		now: (t, now) => say`${t.self} meets ${t.thing} in the activity ${now}.`,
		instead: (t, now, old) => say`${t.self} meets ${t.thing} in the activity ${now} instead of ${old}.`,
		gone: (t, old) => say`${t.self} no longer meets ${t.thing} in the activity ${old}.`,
	}),
	decides: items(
		{ added: decision, removed: decision },
		(t, name) => say`${t.self} may now decide ${name}.`,
		(t, name) => say`${t.self} may no longer decide ${name}.`,
	),
	'decides.decision': otherWords('may decide'),
	'not_responsible_for.what': otherWords('leaves to others'),
	'decides.limits': (difference, telling) => {
		if (difference.form !== 'value') return [];
		const what = quote(String(telling.items.at(-1)?.decision ?? ''));
		const { before, after } = difference;
		return [
			told(
				decision,
				after === undefined
					? say`${telling.self} decides ${what} without a stated limit.`
					: say`${telling.self} decides ${what} within other limits: ${quote(String(after))}.`,
				texts(before, after),
			),
		];
	},
	measures: set(
		['measure', 'judged-by', 'minor'],
		{
			added: (t, names) => say`${t.self} is now also judged by ${names}.`,
			removed: (t, names) => say`${t.self} is no longer judged by ${names}.`,
			instead: (t, names, old) => say`${t.self} is judged by ${names} instead of ${old}.`,
		},
		listed,
	),
	not_responsible_for: (difference, telling) => {
		if (difference.form !== 'added' && difference.form !== 'removed') return [];
		const { what, partner } = difference.item;
		const side = difference.form === 'added' ? 'after' : 'before';
		const to = partner instanceof Ref ? say` to ${nameOf(telling, partner, side)}` : [];
		return [
			told(
				dutyMoved,
				side === 'after'
					? say`${telling.self} now leaves ${quote(String(what))}${to}.`
					: say`${telling.self} no longer leaves ${quote(String(what))}${to}.`,
			),
		];
	},
	'not_responsible_for.partner': value(dutyMoved, {
		now: (t, now) => say`${t.self} leaves ${left(t)} to ${now}.`,
		instead: (t, now, old) => say`${t.self} leaves ${left(t)} to ${now} instead of ${old}.`,
		gone: (t, old) => say`${t.self} no longer leaves ${left(t)} to ${old}.`,
	}),
	access: (difference, telling) => {
		if (difference.form !== 'added' && difference.form !== 'removed') return [];
		const side = difference.form === 'added' ? 'after' : 'before';
		const system = pieceOf(telling, difference.item.system, side);
		return [
			told(
				access,
				side === 'after'
					? say`${telling.self} now has the access ${quote(String(difference.item.level))} in ${system}.`
					: say`${telling.self} no longer has access to ${system}.`,
			),
		];
	},
	'access.level': value(access, {
		now: (t, now) => say`${t.self} has the access ${now} in ${systemIn(t)}.`,
		instead: (t, now, old) => say`${t.self} has the access ${now} instead of ${old} in ${systemIn(t)}.`,
		gone: (t, old) => say`${t.self} no longer has the access ${old} in ${systemIn(t)}.`,
	}),
	escalates_to: value(dutyMoved, {
		now: (t, now) => say`${t.self} now turns to ${now} when it is stuck.`,
		instead: (t, now, old) => say`${t.self} turns to ${now} instead of ${old} when it is stuck.`,
		gone: (t, old) => say`${t.self} no longer turns to ${old} when it is stuck.`,
	}),
	coached_by: value(dutyMoved, {
		now: (t, now) => say`${t.self} is now coached by ${now}.`,
		instead: (t, now, old) => say`${t.self} is coached by ${now} instead of ${old}.`,
		gone: (t, old) => say`${t.self} is no longer coached by ${old}.`,
	}),
	hours_per_week: value(cadence, {
		now: (t, now) => say`${t.self} now has ${now} hours a week for this work.`,
		instead: (t, now, old) => say`${t.self} has ${now} hours a week for this work instead of ${old}.`,
		gone: (t, old) => say`${t.self} no longer has a stated number of hours for this work; it was ${old}.`,
	}),
};

const left = (telling: Telling) => quote(String(telling.items.at(-1)?.what ?? ''));

function systemIn(telling: Telling) {
	return pieceOf(telling, telling.items.at(-1)?.system, 'after');
}
