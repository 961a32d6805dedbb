import { quote, say } from '../found/sentence.ts';
import { access, practice } from './as.ts';
import { choice, listing } from './fields.ts';
import { type Teller, type Tellers, told, value } from './telling.ts';

const states: Readonly<Record<string, string>> = {
	planned: 'planned',
	live: 'in use',
	retiring: 'being retired',
};

/** Levels of access; one that is only called otherwise is the same right. */
const levels: Teller = (difference, telling) => {
	if (difference.form !== 'set') return listing(access, 'has')(difference, telling);
	const { two, self } = telling;
	const renamed = difference.removed.flatMap((old) => {
		const now = two.levels.get(`${self.id} ${String(old)}`);
		return now === undefined ? [] : [{ old, now }];
	});
	const added = difference.added.filter((one) => !renamed.some(({ now }) => now === one));
	const removed = difference.removed.filter((one) => !renamed.some(({ old }) => old === one));
	const names = renamed.map(({ old, now }) =>
		told(
			['access', 'renamed', 'minor'],
			say`The level of access ${quote(String(old))} in ${self} is now called ${quote(now)}.`,
		),
	);
	if (added.length + removed.length === 0) return names;
	return [
		...names,
		...listing(access, 'has', ['the level of access ', 'the levels of access '])(
			{ ...difference, added, removed },
			telling,
		),
	];
};

export const systemTellers: Tellers = {
	levels: levels,
	integrates: listing(practice, 'passes data on to'),
	state: choice(
		access,
		states,

		(t, now, old) => say`${t.self} is now ${now}${old ? `; before, it was ${old}` : ''}.`,
		(t, old) => say`${t.self} is no longer said to be ${old}.`,
	),
	from: value(access, {
		now: (t, now) => say`${t.self} can be used from ${now}.`,
		instead: (t, now, old) => say`${t.self} can be used from ${now} instead of ${old}.`,
		gone: (t, old) => say`${t.self} no longer has a first day of use; it was ${old}.`,
	}),
	to: value(access, {
		now: (t, now) => say`${t.self} can be used until ${now}.`,
		instead: (t, now, old) => say`${t.self} can be used until ${now} instead of ${old}.`,
		gone: (t, old) => say`${t.self} no longer has a last day of use; it was ${old}.`,
	}),
};
