import { type listed, say } from '../found/sentence.ts';
import { tellAny } from './any.ts';
import { cadence, practice } from './as.ts';
import { lasting, titleOf } from './fields.ts';
import { itemName } from './item.ts';
import { type Tellers, told, value } from './telling.ts';

const step = ['practice', 'step', 'minor'] as const;

export const pathTellers: Tellers = {
	role: value(practice, {
		now: (t, now) => say`${t.self} now leads to the role ${now}.`,
		instead: (t, now, old) => say`${t.self} leads to the role ${now} instead of ${old}.`,
		gone: (t, old) => say`${t.self} no longer leads to the role ${old}.`,
	}),
	days: lasting('days'),
	steps: (difference, telling) => {
		const { form } = difference;
		if (form !== 'added' && form !== 'removed') return tellAny(difference, telling);
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
	'steps.title': titleOf('step'),
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
