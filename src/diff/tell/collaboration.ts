import { listed, quote, say } from '../found/sentence.ts';
import { tellAny } from './any.ts';
import { decision, dutyAdded, dutyMoved, dutyRemoved, dutySet, dutyText, practice, terms } from './as.ts';
import { items, listing, texts } from './fields.ts';
import { pieceOf, set, type Tellers, type Telling, told, value } from './telling.ts';

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
	stages: listing(practice, 'covers', ['the stage ', 'the stages ']),
	processes: listing(practice, 'works through', ['the process ', 'the processes ']),
	communities: listing(practice, 'meets in'),
	coaching: listing(practice, 'uses', ['the coaching guide ', 'the coaching guides ']),
	culture: listing(practice, 'builds on', ['the culture page ', 'the culture pages ']),
	rules_of_engagement: items(
		{ added: decision, removed: decision },
		(t, name) => say`${t.self} has a new rule for this situation: ${name}.`,
		(t, name) => say`${t.self} no longer has a rule for this situation: ${name}.`,
	),
	'rules_of_engagement.situation': (difference, telling) =>
		difference.form === 'value'
			? [
					told(
						dutyText(difference.before, difference.after),
						say`The situation of a rule in ${telling.self} now reads ${pieceOf(telling, difference.after, 'after')} instead of ${pieceOf(telling, difference.before, 'before')}.`,
						texts(difference.before, difference.after),
					),
				]
			: [],
	'rules_of_engagement.decision': (difference, telling) =>
		difference.form === 'value'
			? [
					told(
						decision,
						say`For the situation ${after(telling, 'situation')}, this holds now: ${quote(String(difference.after))}.`,
						texts(difference.before, difference.after),
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
	'escalation.trigger': (difference, telling) =>
		difference.form === 'value'
			? [
					told(
						dutyText(difference.before, difference.after),
						say`${pieceOf(telling, telling.items.at(-1)?.to, 'after')} takes over when this happens: ${pieceOf(telling, difference.after, 'after')}; before, it was this: ${pieceOf(telling, difference.before, 'before')}.`,
						texts(difference.before, difference.after),
					),
				]
			: [],
	'escalation.to': value(dutyMoved, {
		now: (t, now) => say`${now} takes over when this happens: ${after(t, 'trigger')}.`,
		instead: (t, now, old) => say`${now} instead of ${old} takes over when this happens: ${after(t, 'trigger')}.`,
		gone: (t, old) => say`${old} no longer takes over when this happens: ${after(t, 'trigger')}.`,
	}),
	'escalation.within': value(terms, {
		now: (t, now) => say`There is now an answer within ${now} when this happens: ${after(t, 'trigger')}.`,
		instead: (t, now, old) =>
			say`There is an answer within ${now} instead of ${old} when this happens: ${after(t, 'trigger')}.`,
		gone: (t, old) => say`There is no longer an answer within ${old} when this happens: ${after(t, 'trigger')}.`,
	}),
};

/** A field of the rule or the escalation in which the difference stands. */
const after = (telling: Telling, field: string) => quote(String(telling.items.at(-1)?.[field] ?? ''));
