import type { Diagnostic } from '../../core/diagnostic.ts';
import type { Entry } from '../../core/entry.ts';
import type { Handbook } from '../../core/handbook.ts';
import { Ref } from '../../core/kind.ts';
import type { Link } from '../../core/link.ts';
import type { Facts } from '../../core/rule.ts';
import { type Change, type Level, levels, type Told, topics, types } from './change.ts';
import { type Difference, differences, differencesIn } from './differences.ts';
import { type Found, type Move, movesAmong } from './moves.ts';
import { type Item, type Pair, pairHandbooks, type Two, targetOf } from './pairs.ts';
import { compareProse } from './prose.ts';
import { type Focus, reachOf } from './reach.ts';
import { endedOnce, say } from './sentence.ts';
import { silent, tellRenamed, tellWhole } from './tell/playbook.ts';
import { tellProse } from './tell/prose.ts';
import { tell, tellingOf } from './tell/tell.ts';
import { mentionOf, told } from './tell/telling.ts';

/** What became of one playbook. */
export interface PlaybookDiff {
	/** Its id in the newer handbook, or the one it had. */
	readonly id: string;
	readonly title: string;
	readonly kind: string;
	readonly outcome: 'added' | 'removed' | 'renamed' | 'changed';
	readonly before?: Entry;
	readonly after?: Entry;
	/** What changed in it, in order of weight; what stands in several playbooks is listed in each. */
	readonly changes: readonly Change[];
	/** The number of its version that these changes ask for. */
	readonly level: Level;
}

export interface Diff {
	/** Every change once, what means most for people first. */
	readonly changes: readonly Change[];
	/** The playbooks that differ, in order of their weightiest change. */
	readonly playbooks: readonly PlaybookDiff[];
}

interface Draft {
	readonly pair: Pair;
	readonly told: Told;
	readonly place: string;
	readonly before: readonly Focus[];
	readonly after: readonly Focus[];
}

/** What differs in meaning between two handbooks. Comments, layout and the order of sets are no difference. */
export function diffHandbooks(before: Facts, after: Facts): Diff {
	const two = pairHandbooks(before, after);
	const drafts = [...draftsOf(two)];
	const changes = drafts.map((draft) => finish(two, draft)).sort(byWeight);
	const byPlaybook = new Map<string, Change[]>();
	for (const change of changes)
		for (const id of new Set([change.playbook, ...(change.also ?? [])])) {
			const list = byPlaybook.get(id);
			if (list) list.push(change);
			else byPlaybook.set(id, [change]);
		}
	const pairs = new Map(two.pairs.map((pair) => [(pair.after ?? pair.before)!.id, pair]));
	const playbooks = [...byPlaybook].map(([id, list]) => playbookDiff(pairs.get(id)!, list));
	return { changes, playbooks };
}

/** Findings that a change brings and those it mends, by their identity; a playbook under another id has the same ones. */
export function findingsChanged(before: Handbook, after: Handbook): { brought: Diagnostic[]; fixed: Diagnostic[] } {
	const { renamed, parts } = pairHandbooks(before, after);
	const old = new Map<string, Diagnostic>();
	for (const one of before.diagnostics) old.set(identityAfter(one, renamed, parts), one);
	const now = new Set(after.diagnostics.map(({ id }) => id));
	return {
		brought: after.diagnostics.filter(({ id }) => !old.has(id)),
		fixed: [...old].filter(([id]) => !now.has(id)).map(([, one]) => one),
	};
}

function identityAfter(
	{ id, rule, entry }: Diagnostic,
	renamed: ReadonlyMap<string, string>,
	parts: ReadonlyMap<string, string>,
): string {
	if (!entry) return id;
	const prefix = `${rule}:${entry.id}`;
	if (!id.startsWith(prefix)) return id;
	const rest = id
		.slice(prefix.length)
		.split('.')
		.map((step) => {
			const bare = step.replace(/^:/, '');
			const part = parts.get(`${entry.id}#${bare}`);
			return part === undefined ? step : step.replace(bare, part.slice(part.indexOf('#') + 1));
		});
	return `${rule}:${renamed.get(entry.id) ?? entry.id}${rest.join('.')}`;
}

function playbookDiff({ before, after }: Pair, changes: readonly Change[]): PlaybookDiff {
	const one = (after ?? before)!;
	const outcome = !before ? 'added' : !after ? 'removed' : before.id === after.id ? 'changed' : 'renamed';
	return {
		id: one.id,
		title: one.title,
		kind: one.kind.name,
		outcome,
		...(before ? { before } : {}),
		...(after ? { after } : {}),
		changes,
		level: levels.find((level) => changes.some((change) => change.level === level)) ?? 'none',
	};
}

function* draftsOf(two: Two): Generator<Draft> {
	const found: Found[] = [];
	for (const pair of two.pairs) {
		const { before, after } = pair;
		if (!before || !after) {
			const side = after ? 'after' : 'before';
			const entry = (after ?? before)!;
			// Settings that nobody wrote are the defaults.
			if (!entry.kind.single) yield { pair, told: tellWhole(two, entry, side), place: '', ...focus(pair) };
			continue;
		}
		const both = { before, after };
		if (before.id !== after.id) yield { pair, told: tellRenamed(before, after), place: '', ...focus(pair) };
		if (before === after || sameText(before, after)) continue;
		for (const difference of differences(two, both)) found.push({ pair: both, difference });
		const unread = unreadable(before, after);
		if (unread) yield { pair, told: unread, place: '', ...focus(pair) };
		const prose = proseTold(two, both);
		if (prose) yield { pair, told: prose, place: 'prose', ...focus(pair) };
	}
	yield* draftsFrom(two, found);
}

/** The same text in the same place has the same meaning, since no id that is renamed is given to something else. */
const sameText = (a: Entry, b: Entry) =>
	a.id === b.id &&
	a.sources.length === b.sources.length &&
	a.sources.every(({ path, text }, i) => path === b.sources[i]!.path && text === b.sources[i]!.text);

function unreadable(before: Entry, after: Entry): Told | undefined {
	if (after.whole && before.whole) return undefined;
	const which = after.whole ? 'the older version' : before.whole ? 'the newer version' : 'either version';
	return told(
		['record', 'unread', 'none'],
		// Where the title could not be read, it is the one readers know.
		say`Not all of ${{ ...mentionOf(after.whole ? after : before), id: after.id }} could be read in ${which}, so there may be more that changed.`,
	);
}

function proseTold(two: Two, pair: Required<Pair>): Told | undefined {
	const { before, after } = pair;
	if (before.prose?.readable === false || after.prose?.readable === false) return undefined;
	const difference = compareProse(
		before,
		after,
		{ before: (link) => linkTarget(two, link, 'before'), after: (link) => linkTarget(two, link, 'after') },
		{ before: two.before.linksFrom(before), after: two.after.linksFrom(after) },
	);
	return difference && tellProse(difference, tellingOf(two, pair, { within: [] }));
}

/** Where a link in the prose leads, so that a page that moved is still the same. */
function linkTarget(two: Two, { to, part, asset, page, text }: Link, side: 'before' | 'after'): string {
	if (!to) return asset ?? page ?? text;
	const id = side === 'before' ? (two.renamed.get(to.id) ?? to.id) : to.id;
	if (part === undefined) return id;
	return side === 'before' ? (two.parts.get(`${to.id}#${part}`) ?? `${id}#${part}`) : `${id}#${part}`;
}

function* draftsFrom(two: Two, found: readonly Found[]): Generator<Draft> {
	const moves = movesAmong(two, found);
	const moved = new Set<Difference>(moves.flatMap(({ from, to }) => [from.difference, to.difference]));
	const folded = foldMoves(two, moves, found);
	for (const move of moves) if (!folded.moves.has(move)) yield* moveDrafts(two, move);
	const taken = takenOver(two, found);
	const versioned = new Set<Entry>();
	const renamed = renamedItems(found);
	for (const one of found) {
		const { pair, difference } = one;
		const item = difference.within.at(-1)?.after;
		if (moved.has(difference) || (item && renamed.has(item) && difference.field.endsWith('.title'))) continue;
		if (/^(?:version|changes)\b/.test(difference.field)) {
			if (versioned.has(pair.after)) continue;
			versioned.add(pair.after);
			yield* drafts(two, pair, { ...difference, field: 'version' });
			continue;
		}
		const also = folded.also.get(difference) ?? [];
		if (taken.work.has(difference)) continue;
		if (taken.whole.has(difference)) {
			yield* drafts(two, pair, { ...difference, field: `${difference.field}+responsible` }, also);
			continue;
		}
		yield* drafts(two, pair, difference, also);
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

/** Where the role that answers for an activity changes and the work goes with it, the two are told as one. */
function takenOver(two: Two, found: readonly Found[]) {
	const taken = { whole: new Set<Difference>(), work: new Set<Difference>() };
	const work = new Map(
		found.flatMap(({ difference }) =>
			difference.field === 'activities.responsible' ? [[difference.within[0]?.after, difference]] : [],
		),
	);
	for (const { difference } of found) {
		if (difference.field !== 'activities.accountable' || difference.form !== 'value') continue;
		const doers = work.get(difference.within[0]?.after);
		const { before, after } = difference;
		if (doers?.form !== 'set' || !(before instanceof Ref) || !(after instanceof Ref)) continue;
		const only = (list: readonly unknown[], ref: Ref, side: 'before' | 'after') =>
			list.length === 1 && list[0] instanceof Ref && targetOf(two, list[0], side) === targetOf(two, ref, side);
		if (!only(doers.added, after, 'after') || !only(doers.removed, before, 'before')) continue;
		taken.whole.add(difference);
		taken.work.add(doers);
	}
	return taken;
}

/** Items with another id and another title: one sentence tells both. */
const renamedItems = (found: readonly Found[]): ReadonlySet<Item> =>
	new Set(found.flatMap(({ difference }) => (difference.form === 'renamed' ? [difference.after] : [])));

/** A duty that moved with the activity it is done in is one change: the activity's. */
function foldMoves(two: Two, moves: readonly Move[], found: readonly Found[]) {
	const folded = { moves: new Set<Move>(), also: new Map<Difference, Required<Pair>[]>() };
	const accountable = new Map<string, Found>();
	for (const one of found)
		if (one.difference.field === 'activities.accountable')
			accountable.set(`${one.pair.after.id}#${String(one.difference.within[0]?.after?.id)}`, one);
	for (const move of moves) {
		const { activity } = move.to.difference.item;
		if (move.to.difference.field !== 'accountabilities' || !(activity instanceof Ref)) continue;
		const change = accountable.get(targetOf(two, activity, 'after'))?.difference;
		if (change?.form !== 'value' || !(change.before instanceof Ref) || !(change.after instanceof Ref)) continue;
		if (targetOf(two, change.after, 'after') !== move.to.pair.after.id) continue;
		if (targetOf(two, change.before, 'before') !== move.from.pair.after.id) continue;
		folded.moves.add(move);
		folded.also.set(change, [...(folded.also.get(change) ?? []), move.from.pair, move.to.pair]);
	}
	return folded;
}

function* moveDrafts(two: Two, { from, to }: Move): Generator<Draft> {
	const [old, now] = [from.difference.item, to.difference.item];
	const name = mentionOf(to.pair.after, String(now.id));
	const duty = to.difference.field === 'accountabilities' || to.difference.field === 'commitments';
	const sentence =
		to.difference.field === 'accountabilities'
			? say`${mentionOf(to.pair.after)} answers for ${name} instead of ${mentionOf(from.pair.after)}.`
			: say`${name} moves from ${mentionOf(from.pair.after)} to ${mentionOf(to.pair.after)}.`;
	yield {
		pair: to.pair,
		told: {
			...told(duty ? ['duty', 'duty-moved', 'major'] : ['practice', 'flow', 'minor'], sentence),
			also: [from.pair.after.id],
		},
		place: placeOf(to.difference, now),
		before: [{ entry: from.pair.before, part: String(old.id) }],
		after: [
			{ entry: to.pair.after, part: String(now.id) },
			{ entry: from.pair.after, part: String(old.id) },
		],
	};
	const place = { field: to.difference.field, within: [{ list: to.difference.field, before: old, after: now }] };
	for (const difference of differencesIn(two, old, now, place)) yield* drafts(two, to.pair, difference);
}

/** Names of fields and ids of items on the way to a difference. */
function placeOf({ field, within }: Difference, item?: Item): string {
	const ids = [...within.map(({ after, before }) => after ?? before), item];
	return field
		.replace(/\+.*$/, '')
		.split('.')
		.flatMap((name, i) => {
			const id = ids[i]?.id;
			return typeof id === 'string' ? [name, id] : [name];
		})
		.join('.');
}

function focus(
	pair: Pair,
	difference?: Difference,
	also: readonly Required<Pair>[] = [],
): Pick<Draft, 'before' | 'after'> {
	const { before: old, after: now } = difference?.within[0] ?? {};
	const item =
		difference && (difference.form === 'added' || difference.form === 'removed') ? difference.item : undefined;
	const partOf = (entry: Entry | undefined, one: Item | undefined): readonly Focus[] => {
		if (!entry) return [];
		// Of a process only those are concerned who have a part in the activity; elsewhere the whole is one thing.
		return entry.kind.name === 'process' && typeof one?.id === 'string' ? [{ entry, part: one.id }] : [{ entry }];
	};
	return {
		before: [...partOf(pair.before, old ?? item), ...also.map(({ before }) => ({ entry: before }))],
		after: [...partOf(pair.after, now ?? item), ...also.map(({ after }) => ({ entry: after }))],
	};
}

function finish(two: Two, { pair, told: { also, ...one }, place, before, after }: Draft): Change {
	const playbook = (pair.after ?? pair.before)!.id;
	const others = also?.filter((id) => id !== playbook);
	return {
		...one,
		sentence: endedOnce(one.sentence),
		...(others?.length ? { also: others } : {}),
		playbook,
		place,
		// A record says something about a page, and reaches nobody's work.
		reach: one.topic === 'record' && one.type !== 'renamed' ? nobody : reachOf(two, before, after),
	};
}

const nobody = { roles: [], collaborations: [], communities: [], sessions: [], paths: [] };

/** What means most first; among equals what reaches more roles, then by playbook and place. */
function byWeight(a: Change, b: Change): number {
	return (
		topics.indexOf(a.topic) - topics.indexOf(b.topic) ||
		types.indexOf(a.type) - types.indexOf(b.type) ||
		b.reach.roles.length - a.reach.roles.length ||
		(a.playbook < b.playbook ? -1 : a.playbook > b.playbook ? 1 : a.place < b.place ? -1 : a.place > b.place ? 1 : 0)
	);
}
