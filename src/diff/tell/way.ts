import { Ref } from '../../core/kind.ts';
import { linkOf } from '../../kinds/views/links.ts';
import { type Item, itemsOf } from '../found/match.ts';
import { listed, type Piece, quote, type Sentence, say } from '../found/sentence.ts';
import { flow, terms } from './as.ts';
import { texts } from './fields.ts';
import {
	isSame,
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

/** What is handed over between two activities, and the activity it goes to. */
function way(
	telling: Telling,
	item: Item,
	side: Side,
): { to: Piece; handoff: Item | undefined; artefact: Piece; roles: Sentence } {
	const target = item.activity instanceof Ref ? item.activity : undefined;
	const [handoff] = itemsOf([item.handoff]);
	const from = telling.items[0];
	const receiver = receiverOf(telling, target, side);
	const giver = from?.accountable instanceof Ref ? nameOf(telling, from.accountable, side) : undefined;
	return {
		to: target ? nameOf(telling, target, side) : 'the next activity',
		handoff,
		artefact: typeof handoff?.artefact === 'string' ? quote(handoff.artefact) : 'the result',
		// Nobody hands anything over to itself.
		roles: giver && receiver && !isSame(giver, receiver) ? say`from ${giver} to ${receiver}` : [],
	};
}

/** Who answers for the activity a way leads to, in this process or in another. */
function receiverOf(telling: Telling, target: Ref | undefined, side: Side): Piece | undefined {
	const link = linkOf(telling.two[side], target);
	const list = itemsOf(link?.to?.data.activities);
	const accountable = list.find(({ id }) => id === link?.part)?.accountable;
	return accountable instanceof Ref ? nameOf(telling, accountable, side) : undefined;
}

/** A way on that came or went. */
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
			: [told(flow, say`${telling.thing} now leads to ${to}.`)];
	return handoff
		? [
				told(
					['duty', 'handoff-removed', 'major'],
					say`${telling.thing} no longer leads to ${to}, so ${artefact} is no longer handed over${roles.length ? say` ${roles}` : []}.`,
				),
			]
		: [told(flow, say`${telling.thing} no longer leads to ${to}.`)];
};

/** The way to the next activity in which the difference stands, as it is after the change. */
const here = (telling: Telling) => way(telling, telling.items.at(-1) ?? {}, 'after');

/** What is handed over, where nothing was or nothing is. */
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
				say`A hand-off is now agreed between ${telling.thing} and ${to}: ${artefact}${roles.length ? say` goes ${roles}` : []}.`,
			),
		];
	return [
		told(
			['duty', 'handoff-removed', 'major'],
			say`The hand-off of ${before?.artefact ?? 'the result'} between ${telling.thing} and ${to} is no longer agreed.`,
		),
	];
};

/** On what terms it is accepted. */
const acceptance: Teller = (difference, telling) => {
	if (difference.form !== 'set') return [];
	const { artefact, to } = here(telling);
	const lines = difference.reworded;
	const found = set(
		terms,
		{
			added: (_, lines, many) =>
				say`For ${to}, ${artefact} is now accepted only under ${many ? 'further conditions' : 'a further condition'}: ${lines}.`,
			removed: (_, lines, many) =>
				say`For ${to}, ${artefact} is accepted without ${many ? 'these conditions' : 'this condition'} from now on: ${lines}.`,
			instead: (_, lines, old) => say`For ${to}, ${artefact} is now accepted on ${lines} instead of ${old}.`,
		},
		listed,
	)({ ...difference, reworded: [] }, telling);
	if (lines.length === 0) return found;
	const many = lines.length > 1;
	return [
		...found,
		told(
			['duty', 'handoff-terms', 'minor'],
			say`For ${to}, ${many ? 'conditions' : 'a condition'} for accepting ${artefact} now ${many ? 'read' : 'reads'}: ${listed(lines.map(([, now]) => quote(now)))}.`,
			texts(lines.map(([old]) => old).join('\n'), lines.map(([, now]) => now).join('\n')),
		),
	];
};

/** Ways from one activity to the next, and what is handed over on them. */
export const wayTellers: Tellers = {
	'activities.next': next,
	'activities.next.activity': (difference, telling) => {
		if (difference.form !== 'value') return [];
		const { to, handoff, artefact, roles } = here(telling);
		const old = pieceOf(telling, difference.before, 'before');
		return handoff
			? [
					told(
						terms,
						say`${telling.thing} now leads to ${to} instead of ${old}; ${artefact} is handed over there${roles.length ? say`, ${roles}` : []}.`,
					),
				]
			: [told(flow, say`${telling.thing} now leads to ${to} instead of ${old}.`)];
	},
	'activities.next.when': (difference, telling) =>
		difference.form === 'value'
			? [
					told(
						flow,
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
};
