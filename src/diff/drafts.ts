import type { Entry } from '../core/entry.ts';
import { Ref } from '../core/kind.ts';
import type { Link } from '../core/link.ts';
import { type Compared, isUnchanged } from './compare.ts';
import type { Focus } from './concern.ts';
import type { Draft } from './draft.ts';
import { focus, focusIn, placeOf } from './focus.ts';
import type { Told } from './found/change.ts';
import { type Difference, differencesIn } from './found/differences.ts';
import { type Item, itemsOf } from './found/match.ts';
import type { Found, Move } from './found/moves.ts';
import { latest, type Pair, type Two, targetOf } from './found/pairs.ts';
import { compareProse, isDifferent, type ProseDifference, type Section } from './found/prose.ts';
import { say } from './found/sentence.ts';
import { pairUp } from './found/similar.ts';
import { tellMoved, tellNewName } from './tell/elsewhere.ts';
import { silent, tellRenamed, tellWhole } from './tell/playbook.ts';
import { tellProse, tellSectionMoved } from './tell/prose.ts';
import { tell, tellingOf } from './tell/tell.ts';
import { mentionOf, told } from './tell/telling.ts';
import { consequencesIn, isInherited, mergeDrafts, withOthers } from './together-told.ts';

/** A sentence for everything in which two handbooks differ, each once. */
export function* draftsOf(compared: Compared): Generator<Draft> {
	const { two, merges } = compared;
	const texts: Text[] = [];
	const merged = new Set(merges.flatMap(({ gone }) => gone));
	const gone = new Set(two.pairs.flatMap(({ before, after }) => (before && !after ? [before] : [])));
	const consequences = gone.size > 0 ? [...consequencesIn(compared, gone)] : [];
	for (const pair of two.pairs) {
		const { before, after } = pair;
		if (!before || !after) {
			const entry = latest(pair);
			// Settings that nobody wrote are the defaults.
			if (entry.kind.single || merged.has(entry)) continue;
			const told = tellWhole(two, entry, after ? 'after' : 'before');
			const others = consequences.filter(({ gone }) => gone.includes(entry));
			yield { pair, told: withOthers(told, others), place: '', ...focus(pair) };
			continue;
		}
		const both = { before, after };
		if (before.id !== after.id)
			yield { pair, told: tellRenamed(before, after), place: '', ...focus(pair, undefined, [], 'title') };
		if (before === after) continue;
		const unread = unreadable(before, after);
		if (unread) yield { pair, told: unread, place: '', ...focus(pair) };
		if (isUnchanged(before, after)) continue;
		const prose = proseOf(two, both);
		if (prose) texts.push({ pair: both, difference: prose });
	}
	yield* proseDrafts(two, texts);
	yield* newNames(two);
	for (const merge of merges) yield* mergeDrafts(compared, merge, consequences);
	yield* draftsFrom(compared, new Map(consequences.map((one) => [one.of, one.rest])));
}

function unreadable(before: Entry, after: Entry): Told | undefined {
	if (after.whole && before.whole) return undefined;
	const which = after.whole ? 'the older version' : before.whole ? 'the newer version' : 'either version';
	return told(
		['record', 'unread', 'none'],
		// Where the title could not be read, it is the one readers know.
		say`Not all of ${{ ...mentionOf(after.whole ? after : before), id: after.id }} could be read in ${which}, so there may be more that changed.`,
	);
}

interface Text {
	readonly pair: Required<Pair>;
	readonly difference: ProseDifference;
}

/** A sentence for each text that differs, and one for each section that went from one to another. */
function* proseDrafts(two: Two, texts: readonly Text[]): Generator<Draft> {
	const moved = new Set<Section>();
	const gone = texts.flatMap(({ pair, difference }) => difference.removed.map((section) => ({ pair, section })));
	const fresh = texts.flatMap(({ pair, difference }) => difference.added.map((section) => ({ pair, section })));
	for (const [from, to] of pairUp(gone, fresh, sameSection, 1)) {
		moved.add(from.section).add(to.section);
		yield {
			pair: to.pair,
			told: { ...tellSectionMoved(to.section, from.pair.after, to.pair.after), also: [from.pair.after.id] },
			place: 'prose',
			before: focusIn(from.pair.before, 'before', undefined, 'prose'),
			after: [to, from].flatMap(({ pair }) => focusIn(pair.after, 'after', undefined, 'prose')),
		};
	}
	for (const { pair, difference } of texts) {
		const rest = {
			...difference,
			added: difference.added.filter((section) => !moved.has(section)),
			removed: difference.removed.filter((section) => !moved.has(section)),
		};
		if (!isDifferent(rest)) continue;
		for (const told of tellProse(rest, tellingOf(two, pair, { within: [] })))
			yield {
				pair,
				told,
				place: 'prose',
				before: focusIn(pair.before, 'before', undefined, 'prose'),
				after: focusIn(pair.after, 'after', undefined, 'prose'),
			};
	}
}

const sameSection = (a: { readonly section: Section }, b: { readonly section: Section }) =>
	a.section.text && a.section.title === b.section.title && a.section.text === b.section.text ? 1 : 0;

function proseOf(two: Two, { before, after }: Required<Pair>): ProseDifference | undefined {
	if (before.prose?.readable === false || after.prose?.readable === false) return undefined;
	const links = { before: two.before.linksFrom(before), after: two.after.linksFrom(after) };
	const leading = { before: leadingByText(links.before), after: leadingByText(links.after) };
	return compareProse(
		before,
		after,
		{
			before: (link) => linkTarget(two, link, 'before', leading.after),
			after: (link) => linkTarget(two, link, 'after', leading.before),
		},
		two.renamed.size + two.parts.size > 0 ? (id) => nameNow(two, id) : undefined,
		links,
	);
}

/** The id that a playbook or a part has now, written as in an example: whole, or without its folder. */
function nameNow(two: Two, written: string): string {
	const known = two.renamed.get(written) ?? two.parts.get(written);
	if (known !== undefined) return known;
	for (const [old, now] of [...two.renamed, ...two.parts])
		for (const mark of ['/', '#'])
			if (old.slice(old.lastIndexOf(mark) + 1) === written) return now.slice(now.lastIndexOf(mark) + 1);
	return written;
}

/**
 * Where a link in the prose leads, so that a page that moved is still the same. One that leads nowhere means what the
 * same words mean in the other state of the text: nobody has changed them.
 */
function linkTarget(two: Two, link: Link, side: 'before' | 'after', others: ReadonlyMap<string, Link>): string {
	const same = link.to ? undefined : others.get(link.text);
	return same ? targetId(two, same, side === 'before' ? 'after' : 'before') : targetId(two, link, side);
}

/** Of the links in a prose that lead to a playbook, the first of those written alike, by what is written. */
const leadingByText = (links: readonly Link[]): ReadonlyMap<string, Link> =>
	new Map(links.flatMap((link) => (link.written && link.to ? [[link.text, link] as const] : [])).toReversed());

function targetId(two: Two, { to, part, asset, page, text }: Link, side: 'before' | 'after'): string {
	if (!to) return asset ?? page ?? text;
	const id = side === 'before' ? (two.renamed.get(to.id) ?? to.id) : to.id;
	if (part === undefined) return id;
	return side === 'before' ? (two.parts.get(`${to.id}#${part}`) ?? `${id}#${part}`) : `${id}#${part}`;
}

function* newNames({ artefacts }: Two): Generator<Draft> {
	for (const name of artefacts.values()) {
		const [pair] = name.pairs;
		const also = name.pairs.slice(1).map(({ after }) => after.id);
		const after = name.uses.map(
			({ pair, activity }): Focus => ({
				entry: pair.after,
				field: 'activities.outputs',
				items: itemsOf(pair.after.data.activities).filter(({ id }) => id === activity),
				named: [],
			}),
		);
		if (pair) yield { pair, told: { ...tellNewName(name), also }, place: 'outputs', before: [], after };
	}
}

function* draftsFrom(
	{ two, found, moves, merges }: Compared,
	rests: ReadonlyMap<Difference, Difference | undefined>,
): Generator<Draft> {
	const moved = new Set<Difference>(moves.flatMap(({ from, to }) => [from.difference, to.difference]));
	const folded = foldMoves(two, moves, found);
	for (const move of moves)
		if (!folded.moves.has(move))
			yield* moveDrafts(
				two,
				move,
				merges.some((merge) => isInherited(move, merge)),
			);
	const versioned = new Set<Entry>();
	const renamed = renamedItems(found);
	for (const { pair, difference } of found) {
		const { before, after } = pair;
		if (!before || !after) continue;
		const both = { before, after };
		const item = difference.within.at(-1)?.after;
		if (moved.has(difference) || (item && renamed.has(item) && difference.field.endsWith('.title'))) continue;
		if (!/^(?:version|changes)\b/.test(difference.field)) {
			const rest = rests.has(difference) ? rests.get(difference) : difference;
			if (rest) yield* drafts(two, both, rest, folded.also.get(difference));
			continue;
		}
		if (!versioned.has(after)) yield* drafts(two, both, { ...difference, field: 'version' });
		versioned.add(after);
	}
}

function* drafts(
	two: Two,
	pair: Required<Pair>,
	difference: Difference,
	also: readonly Required<Pair>[] = [],
): Generator<Draft> {
	for (const one of tell(two, pair, difference)) {
		if (one === silent) continue;
		const told = also.length > 0 ? { ...one, also: also.map(({ after }) => after.id) } : one;
		yield { pair, told, place: placeOf(difference), ...focus(pair, difference, also) };
	}
}

/** Items with another id and another title: one sentence tells both. */
const renamedItems = (found: readonly Found[]): ReadonlySet<Item> =>
	new Set(found.flatMap(({ difference }) => (difference.form === 'renamed' ? [difference.after] : [])));

/** A duty that moved with the activity it is done in is one change: the activity's. */
function foldMoves(two: Two, moves: readonly Move[], found: readonly Found[]) {
	const folded = { moves: new Set<Move>(), also: new Map<Difference, Required<Pair>[]>() };
	const accountable = new Map<string, Found>();
	for (const one of found)
		if (/^activities\.accountable\b/.test(one.difference.field))
			accountable.set(`${one.pair.after!.id}#${String(one.difference.within[0]?.after?.id)}`, one);
	for (const move of moves) {
		const { activity } = move.to.difference.item;
		if (move.to.difference.field !== 'accountabilities' || !(activity instanceof Ref)) continue;
		const change = accountable.get(targetOf(two, activity, 'after'))?.difference;
		if (change?.form !== 'value' || !(change.before instanceof Ref) || !(change.after instanceof Ref)) continue;
		const { before: from, after: left = from } = move.from.pair;
		const { after: to, before: came = to } = move.to.pair;
		if (!from || !left || !to || !came || targetOf(two, change.after, 'after') !== to.id) continue;
		if (targetOf(two, change.before, 'before') !== (two.renamed.get(from.id) ?? from.id)) continue;
		folded.moves.add(move);
		const pairs = [
			{ before: from, after: left },
			{ before: came, after: to },
		];
		folded.also.set(change, [...(folded.also.get(change) ?? []), ...pairs]);
	}
	return folded;
}

function* moveDrafts(two: Two, move: Move, isTold: boolean): Generator<Draft> {
	const { from, to } = move;
	const [old, now] = [from.difference.item, to.difference.item];
	const both = { before: from.pair.before!, after: to.pair.after! };
	if (!isTold)
		yield {
			pair: to.pair,
			told: { ...tellMoved(move), also: [(from.pair.after ?? both.before).id] },
			place: placeOf(to.difference, now),
			before: focusIn(both.before, 'before', from.difference),
			after: [...focusIn(both.after, 'after', to.difference), ...focusIn(from.pair.after, 'after', from.difference)],
		};
	const { field } = to.difference;
	const place = { field, within: [{ list: field, before: old, after: now }] };
	for (const difference of differencesIn(two, old, now, place)) yield* drafts(two, both, difference);
}
