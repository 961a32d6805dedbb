import type { Entry } from '../../core/entry.ts';
import { Ref } from '../../core/kind.ts';
import { hasPart } from '../../core/names.ts';
import { dayInWords } from '../../kinds/views/days.ts';
import { linkOf } from '../../kinds/views/links.ts';
import type { Level, Told, Topic, Type } from '../found/change.ts';
import type { Difference, Within } from '../found/differences.ts';
import type { Item } from '../found/match.ts';
import type { Pair, Two } from '../found/pairs.ts';
import { type Mention, type Piece, quote, type Sentence } from '../found/sentence.ts';

/** What a teller knows of the place of a difference. */
export interface Telling {
	readonly two: Two;
	readonly pair: Pair;
	/** The playbook. */
	readonly self: Mention;
	/** The innermost thing with a name in which the difference stands; the playbook where there is none. */
	readonly thing: Mention;
	/** The items it stands in, outermost first, as they are after the change. */
	readonly items: readonly Item[];
	/** The same with their lists and what they were. */
	readonly within: readonly Within[];
}

/** Says what a difference means. */
export type Teller = (difference: Difference, telling: Telling) => readonly Told[];

/** Tellers by kind and field: `activities.accountable`. */
export type Tellers = Readonly<Record<string, Teller>>;

export type Side = 'before' | 'after';

/** The name of what a reference leads to; its text where it leads nowhere. */
export function nameOf({ two }: Telling, ref: Ref, side: Side): Piece {
	const link = linkOf(two[side], ref) ?? linkOf(two[side === 'before' ? 'after' : 'before'], ref);
	// A playbook that could not be read whole may have a part that nobody sees.
	if (!link?.to || (link.part !== undefined && !hasPart(link.to, link.part))) return quote(ref.text);
	return mentionOf(link.to, link.part);
}

/** The name of a playbook or of a part of it. */
export function mentionOf(entry: Entry, part?: string): Mention {
	if (part === undefined) return { text: entry.title, id: entry.id };
	const title = entry.parts.find(({ id }) => id === part)?.title ?? part;
	return { text: title, id: entry.id, part };
}

/** Whether two pieces name the same playbook. */
export const isSame = (a: Piece, b: Piece | undefined) =>
	typeof a === 'object' && typeof b === 'object' && 'id' in a && 'id' in b && a.id === b.id;

/** A value as a piece of a sentence. */
export function pieceOf(telling: Telling, value: unknown, side: Side): Piece {
	if (value instanceof Ref) return nameOf(telling, value, side);
	if (typeof value === 'string') return plainly(value) ?? quote(value);
	if (value === true) return 'yes';
	return String(value);
}

/** Days and stretches of time are said as they are. */
function plainly(text: string): string | undefined {
	if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return dayInWords(text);
	return isDuration(text) ? text : undefined;
}

/** Whether a text is a stretch of time: `2 working days`. */
export const isDuration = (text: string): boolean =>
	/^(?:\d+ )?(?:working )?(?:minute|hour|day|week|month|quarter|year)s?$/.test(text);

type As = readonly [Topic, Type, Level];

export const told = ([topic, type, level]: As, sentence: Sentence, detail?: Told['detail']): Told => ({
	topic,
	type,
	level,
	sentence,
	...(detail ? { detail } : {}),
});

interface ValueWords {
	/** Where nothing was stated before; left out, the same as `instead` without its last words. */
	readonly now: (telling: Telling, after: Piece) => Sentence;
	readonly instead: (telling: Telling, after: Piece, before: Piece) => Sentence;
	readonly gone: (telling: Telling, before: Piece) => Sentence;
}

/** Tells of a field with one value. */
export const value =
	(as: As, words: ValueWords): Teller =>
	(difference, telling) => {
		if (difference.form !== 'value') return [];
		const { before, after } = difference;
		const old = before === undefined ? undefined : pieceOf(telling, before, 'before');
		const now = after === undefined ? undefined : pieceOf(telling, after, 'after');
		if (old !== undefined && now !== undefined) return [told(as, words.instead(telling, now, old))];
		if (now !== undefined) return [told(as, words.now(telling, now))];
		return old === undefined ? [] : [told(as, words.gone(telling, old))];
	};

interface SetWords {
	readonly added: (telling: Telling, names: Sentence, many: boolean) => Sentence;
	readonly removed: (telling: Telling, names: Sentence, many: boolean) => Sentence;
	/** Where some came and others went: told at once. */
	readonly instead?: (telling: Telling, names: Sentence, old: Sentence, many: boolean) => Sentence;
	/** Where lines say the same in other words. */
	readonly reworded?: (telling: Telling, lines: Sentence, many: boolean) => Sentence;
}

type SetAs = As | { readonly added: As; readonly removed: As; readonly instead?: As };
const isAs = (as: SetAs): as is As => Array.isArray(as);

/** Tells of a list without an order. */
export const set =
	(as: SetAs, words: SetWords, list: (pieces: readonly Piece[]) => Sentence): Teller =>
	(difference, telling) => {
		if (difference.form !== 'set') return [];
		// Without words for a line that was reworded, it is one that came and one that went.
		const anew = words.reworded ? [] : difference.reworded;
		const added = [...difference.added, ...anew.map(([, now]) => now)].map((one) => pieceOf(telling, one, 'after'));
		const removed = [...difference.removed, ...anew.map(([old]) => old)].map((one) => pieceOf(telling, one, 'before'));
		const ways = isAs(as) ? { added: as, removed: as } : as;
		const found: Told[] = [];
		if (added.length > 0 && removed.length > 0 && words.instead)
			found.push(
				told(
					('instead' in ways ? ways.instead : undefined) ?? ways.added,
					words.instead(telling, list(added), list(removed), added.length > 1),
				),
			);
		else {
			if (added.length > 0) found.push(told(ways.added, words.added(telling, list(added), added.length > 1)));
			if (removed.length > 0) found.push(told(ways.removed, words.removed(telling, list(removed), removed.length > 1)));
		}
		const { reworded } = difference;
		if (reworded.length > 0 && words.reworded) {
			const lines = list(reworded.map(([, now]) => quote(now)));
			const detail = {
				before: reworded.map(([old]) => old).join('\n'),
				after: reworded.map(([, now]) => now).join('\n'),
			};
			found.push(told(['wording', 'reworded', 'patch'], words.reworded(telling, lines, reworded.length > 1), detail));
		}
		return found;
	};
