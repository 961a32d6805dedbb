import { dayInWords } from '../../kinds/views/days.ts';
import { itemOf } from '../found/match.ts';
import { listed, quote, type Sentence, say } from '../found/sentence.ts';
import { dutySet } from './as.ts';
import { choice, texts } from './fields.ts';
import { pieceOf, set, type Teller, type Tellers, type Telling, told, value } from './telling.ts';

const directions = {
	up: ['more is better', 'more was better'],
	down: ['less is better', 'less was better'],
	band: ['close to the target is best', 'close to the target was best'],
} as const;

const credits = {
	own: ['counts for one role only', 'counted for one role only'],
	shared: ['counts once for all roles together', 'counted once for all roles together'],
	double: ['counts in full for each role', 'counted in full for each role'],
	split: ['is divided between the roles', 'was divided between the roles'],
} as const;

/** Choices that are words of their own. */
const asWritten = {};

/** A number to reach: with what it counts, how far off is fine, and the day. */
function reading(item: unknown, telling: Telling, side: 'before' | 'after'): Sentence {
	const { value, tolerance, by, on } = itemOf(item);
	const unit = telling.pair[side]?.data.unit;
	return [
		`${String(value)}`,
		...(typeof unit === 'string' ? [' ', unit] : []),
		...(typeof tolerance === 'number' ? [` (give or take ${tolerance})`] : []),
		...(typeof by === 'string' ? [` by ${dayInWords(by)}`] : []),
		...(typeof on === 'string' ? [` on ${dayInWords(on)}`] : []),
	];
}

const number =
	(label: string, type: 'target' | 'definition'): Teller =>
	(difference, telling) => {
		if (difference.form !== 'value') return [];
		const as = ['measure', type, 'minor'] as const;
		const old = difference.before === undefined ? undefined : reading(difference.before, telling, 'before');
		const now = difference.after === undefined ? undefined : reading(difference.after, telling, 'after');
		if (now && old) return [told(as, say`The ${label} of ${telling.self} is now ${now} instead of ${old}.`)];
		if (now) return [told(as, say`${telling.self} now has a ${label}: ${now}.`)];
		return old ? [told(as, say`${telling.self} no longer has a ${label}; it was ${old}.`)] : [];
	};

const definition = ['measure', 'definition', 'minor'] as const;

export const measureTellers: Tellers = {
	direction: choice(
		['measure', 'direction', 'minor'],
		directions,
		(t, now, old) => say`For ${t.self}, ${now}${old ? `; before, ${old}` : ''}.`,
		(t, old) => say`For ${t.self}, nobody says any more which way is better; it was: ${old}.`,
	),
	credit: choice(
		['measure', 'credit', 'minor'],
		credits,
		(t, now, old) => say`A joint result in ${t.self} now ${now}${old ? `; before, it ${old}` : ''}.`,
		(t, old) => say`How a joint result counts in ${t.self} is no longer stated; before, it ${old}.`,
	),
	target: number('target', 'target'),
	baseline: number('starting point', 'definition'),
	unit: value(definition, {
		now: (t, now) => say`${t.self} is counted in ${now}.`,
		instead: (t, now, old) => say`${t.self} is counted in ${now} instead of ${old}.`,
		gone: (t, old) => say`${t.self} is no longer counted in ${old}.`,
	}),
	period: choice(
		definition,
		asWritten,
		(t, now, old) => say`One reading of ${t.self} covers a ${now}${old ? ` instead of a ${old}` : ''}.`,
		(t, old) => say`How long one reading of ${t.self} covers is no longer stated; it was a ${old}.`,
	),
	formula: (difference, telling) =>
		difference.form === 'value'
			? [
					told(
						definition,
						difference.after === undefined
							? say`How ${telling.self} is worked out is no longer stated.`
							: say`${telling.self} is worked out in another way: ${quote(String(difference.after))}.`,
						texts(difference.before, difference.after),
					),
				]
			: [],
	quantity: value(definition, {
		now: (t, now) => say`${t.self} counts ${now}.`,
		instead: (t, now, old) => say`${t.self} counts ${now} instead of ${old}.`,
		gone: (t, old) => say`${t.self} no longer says that it counts ${old}.`,
	}),
	timing: choice(
		definition,
		asWritten,
		(t, now, old) => say`${t.self} is a ${now} measure${old ? ` instead of a ${old} one` : ''}.`,
		(t, old) => say`${t.self} is no longer said to be a ${old} measure.`,
	),
	source: value(definition, {
		now: (t, now) => say`${t.self} is now read in ${now}.`,
		instead: (t, now, old) => say`${t.self} is read in ${now} instead of ${old}.`,
		gone: (t, old) => say`${t.self} is no longer read in ${old}.`,
	}),
	owners: set(
		dutySet,
		{
			added: (t, names, many) => say`${names} now also ${many ? 'keep' : 'keeps'} the figures of ${t.self} right.`,
			removed: (t, names, many) => say`${names} no longer ${many ? 'keep' : 'keeps'} the figures of ${t.self} right.`,
			instead: (t, names, old, many) =>
				say`${names} ${many ? 'keep' : 'keeps'} the figures of ${t.self} right instead of ${old}.`,
		},
		listed,
	),
	tensions: (difference, telling) => {
		if (difference.form !== 'added' && difference.form !== 'removed') return [];
		const side = difference.form === 'added' ? 'after' : 'before';
		const other = pieceOf(telling, difference.item.with, side);
		return [
			told(
				definition,
				side === 'after'
					? say`${telling.self} and ${other} are now known to pull against each other.`
					: say`${telling.self} and ${other} are no longer said to pull against each other.`,
			),
		];
	},
	'tensions.mitigation': (difference, telling) =>
		difference.form === 'value'
			? [
					told(
						definition,
						difference.after === undefined
							? say`What keeps ${telling.self} and ${pieceOf(telling, telling.items.at(-1)?.with, 'after')} from pulling against each other is no longer stated.`
							: say`What keeps ${telling.self} and ${pieceOf(telling, telling.items.at(-1)?.with, 'after')} from pulling against each other: ${quote(String(difference.after))}.`,
						texts(difference.before, difference.after),
					),
				]
			: [],
};
