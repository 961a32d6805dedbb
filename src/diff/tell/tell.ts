import type { Entry } from '../../core/entry.ts';
import type { Told } from '../found/change.ts';
import type { Difference } from '../found/differences.ts';
import type { Item } from '../found/match.ts';
import type { Pair, Two } from '../found/pairs.ts';
import type { Mention } from '../found/sentence.ts';
import { tellAny } from './any.ts';
import { byKind } from './by-kind.ts';
import { sharedTellers } from './playbook.ts';
import { mentionOf, type Telling } from './telling.ts';

/** Tells of a difference in the words of its kind, else in plain ones: never nothing. */
export function tell(two: Two, pair: Required<Pair>, difference: Difference): readonly Told[] {
	const telling = tellingOf(two, pair, difference);
	const own = byKind[pair.after.kind.name]?.tellers;
	const teller = own?.[difference.field] ?? sharedTellers[difference.field];
	const found = teller?.(difference, telling) ?? [];
	const told = found.length > 0 ? found : tellAny(difference, telling);
	return isDated(pair.after.kind.name, difference.field) ? told.map((one) => ({ ...one, level: 'none' })) : told;
}

/** Whether it is of a list whose items say themselves since when or until when they count: no version has to tell of them. */
const isDated = (kind: string, field: string) => kind === 'handbook' && /^(?:editions|waivers)\b/.test(field);

/** What a teller knows of the place of a difference. */
export function tellingOf(two: Two, pair: Required<Pair>, { within }: Pick<Difference, 'within'>): Telling {
	const self = mentionOf(pair.after);
	const named = within.findLast(({ after }) => typeof after?.id === 'string');
	return {
		two,
		pair,
		self,
		thing: named ? partOf(pair.after, named.after!) : self,
		within,
		items: within.map(({ before, after }) => after ?? before ?? {}),
	};
}

/** A part by its title; a promise, which has none, by its words. */
function partOf(entry: Entry, item: Item): Mention {
	const mention = mentionOf(entry, String(item.id));
	return mention.text === item.id && typeof item.behaviour === 'string'
		? { ...mention, text: item.behaviour }
		: mention;
}
