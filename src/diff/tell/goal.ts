import { dayInWords } from '../../kinds/views/days.ts';
import { itemOf } from '../found/match.ts';
import { quote, say } from '../found/sentence.ts';
import { tellAny } from './any.ts';
import { cadence, dutyMoved, practice } from './as.ts';
import { listing, reading, texts } from './fields.ts';
import { type Tellers, told, value } from './telling.ts';

export const goalTellers: Tellers = {
	sponsor: value(dutyMoved, {
		now: (t, now) => say`${now} now sponsors ${t.self}.`,
		instead: (t, now, old) => say`${now} sponsors ${t.self} instead of ${old}.`,
		gone: (t, old) => say`${old} no longer sponsors ${t.self}.`,
	}),
	why_together: reading((t) => say`Why ${t.self} is reached together`),
	parent: value(practice, {
		now: (t, now) => say`${t.self} now serves the larger goal ${now}.`,
		instead: (t, now, old) => say`${t.self} serves the larger goal ${now} instead of ${old}.`,
		gone: (t, old) => say`${t.self} no longer serves the larger goal ${old}.`,
	}),
	measures: listing(['measure', 'judged-by', 'minor'], 'is measured by'),
	outcome: (difference, telling) =>
		difference.form === 'value' && difference.after !== undefined && difference.before !== undefined
			? [
					told(
						['measure', 'target', 'minor'],
						say`${telling.self} now aims at this: ${quote(String(difference.after))}.`,
						texts(difference.before, difference.after),
					),
				]
			: tellAny(difference, telling),
	horizon: (difference, telling) => {
		if (difference.form !== 'value') return [];
		const span = (value: unknown) => {
			const { from, to } = itemOf(value);
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
};
