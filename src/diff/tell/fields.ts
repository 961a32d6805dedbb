import type { Told } from '../found/change.ts';
import { listed, type Sentence, say } from '../found/sentence.ts';
import { asText, tellAny } from './any.ts';
import { cadence, dutyMoved, other, renamed } from './as.ts';
import { itemName } from './item.ts';
import { pieceOf, set, type Teller, type Telling, told, value } from './telling.ts';

/** A list of things with fields of their own: one sentence for one that came, one for one that went. */
export const items =
	(
		as: { readonly added: Parameters<typeof told>[0]; readonly removed: Parameters<typeof told>[0] },
		added: (telling: Telling, name: Sentence) => Sentence,
		removed: (telling: Telling, name: Sentence) => Sentence,
	): Teller =>
	(difference, telling) => {
		if (difference.form === 'added')
			return [told(as.added, added(telling, [itemName(difference.item, telling, 'after')]))];
		if (difference.form === 'removed')
			return [told(as.removed, removed(telling, [itemName(difference.item, telling, 'before')]))];
		return tellAny(difference, telling);
	};

/** A role that does something: `leads`. */
export const roleField = (does: string): Teller =>
	value(dutyMoved, {
		now: (t, now) => say`${now} now ${does} ${t.thing}.`,
		instead: (t, now, old) => say`${now} ${does} ${t.thing} instead of ${old}.`,
		gone: (t, old) => say`${old} no longer ${does} ${t.thing}.`,
	});

/** How long something takes, in `unit`. */
export const lasting = (unit: string): Teller =>
	value(cadence, {
		now: (t, now) => say`${t.thing} takes ${now} ${unit}.`,
		instead: (t, now, old) => say`${t.thing} takes ${now} ${unit} instead of ${old}.`,
		gone: (t, old) => say`How long ${t.thing} takes is no longer stated; it was ${old} ${unit}.`,
	});

/** The title of a part. */
export const titleOf =
	(noun: string): Teller =>
	(difference, telling) =>
		difference.form === 'value'
			? [
					told(
						renamed,
						say`The ${noun} ${pieceOf(telling, difference.before, 'before')} is now called ${telling.thing}.`,
					),
				]
			: [];

/** References or lines that something lists: `covers`, and where they are of one sort, what one and several are called. */
export const listing =
	(as: Parameters<typeof told>[0], verb: string, [one, several]: readonly [string, string] = ['', '']): Teller =>
	(difference, telling) => {
		// `is measured by`, and `is no longer measured by`.
		const [, is = '', rest = verb] = /^(is )(.*)$/.exec(verb) ?? [];
		const noun = (many: boolean) => (many ? several : one);
		if (difference.form !== 'set') return tellAny(difference, telling);
		const { reworded } = difference;
		const lines = reworded.length > 0 ? tellAny({ ...difference, added: [], removed: [] }, telling) : [];
		const found = set(
			as,
			{
				added: (t, names, many) => say`${t.thing} ${is}now also ${rest} ${noun(many)}${names}.`,
				removed: (t, names, many) => say`${t.thing} ${is}no longer ${rest} ${noun(many)}${names}.`,
				instead: (t, names, old, many) => say`${t.thing} ${is}now ${rest} ${noun(many)}${names} instead of ${old}.`,
			},
			listed,
		)({ ...difference, reworded: [] }, telling);
		return [...found, ...lines];
	};

/** A text that has a sense of its own: `The sign that "Size the solution" is finished`. */
export const reading =
	(what: (telling: Telling) => Sentence, as: Parameters<typeof told>[0] = other): Teller =>
	(difference, telling) => {
		if (difference.form !== 'value') return [];
		const { before, after } = difference;
		const name = what(telling);
		if (after === undefined) return [told(as, say`${name} is no longer stated.`, texts(before, after))];
		const now = pieceOf(telling, after, 'after');
		if (before === undefined) return [told(as, say`${name} is now stated: ${now}.`, texts(before, after))];
		return [told(asText(before, after, as), say`${name} now reads: ${now}.`, texts(before, after))];
	};

/** What a choice means, and where that is another form, how it is said of the past. */
type ChoiceWords = Readonly<Record<string, string | readonly [string, string]>>;

/** A choice in words. */
export const choice =
	(
		as: Parameters<typeof told>[0],
		words: ChoiceWords,
		sentence: (telling: Telling, now: string, old: string | undefined) => Sentence,
		gone: (telling: Telling, old: string) => Sentence,
	): Teller =>
	(difference, telling) => {
		if (difference.form !== 'value') return [];
		const { before, after } = difference;
		const word = (value: unknown, tense: 0 | 1) => {
			const found = words[String(value)] ?? String(value);
			return typeof found === 'string' ? found : found[tense];
		};
		const old = before === undefined ? undefined : word(before, 1);
		if (after === undefined) return [told(as, gone(telling, old ?? ''))];
		return [told(as, sentence(telling, word(after, 0), old))];
	};

/** The words themselves, as they were and as they are. */
export function texts(before: unknown, after: unknown): Told['detail'] {
	return {
		...(before === undefined ? {} : { before: String(before) }),
		...(after === undefined ? {} : { after: String(after) }),
	};
}
