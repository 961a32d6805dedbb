import { Ref } from '../../core/kind.ts';
import { quote, say } from '../found/sentence.ts';
import { tellAny } from './any.ts';
import { dutyAdded, dutyMoved, dutyRemoved, dutyText, other } from './as.ts';
import { reading, texts } from './fields.ts';
import { cadenceOf } from './rhythm.ts';
import { nameOf, type Tellers, type Telling, told, value } from './telling.ts';

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
				dutyText(difference.before, difference.after),
				say`What ${by instanceof Ref ? nameOf(telling, by, 'after') : 'a leader'} commits to now reads: ${quote(String(difference.after))}.`,
				texts(difference.before, difference.after),
			),
		];
	},
	'signals.response': reading((t) => say`What answers ${quote(String(t.items.at(-1)?.statement ?? ''))}`),
	'commitments.where': value(other, {
		now: (t, now) => say`This can now be seen in ${now}: ${behaviourOf(t)}.`,
		instead: (t, now, old) => say`This can be seen in ${now} instead of ${old}: ${behaviourOf(t)}.`,
		gone: (t, old) => say`This can no longer be seen in ${old}: ${behaviourOf(t)}.`,
	}),
	'commitments.since': value(other, {
		now: (t, now) => say`This holds since ${now}: ${behaviourOf(t)}.`,
		instead: (t, now, old) => say`This holds since ${now} instead of ${old}: ${behaviourOf(t)}.`,
		gone: (t, old) => say`It is no longer said that this holds since ${old}: ${behaviourOf(t)}.`,
	}),
	'commitments.cadence': cadenceOf((t) => [behaviourOf(t)]),
};

const behaviourOf = (telling: Telling) => quote(String(telling.items.at(-1)?.behaviour ?? ''));
