import type { Entry } from '../core/entry.ts';
import type { Facts } from '../core/handbook.ts';
import { memoized } from '../core/memoized.ts';
import { got } from '../words/sure.ts';
import { compareHandbooks } from './compare.ts';
import type { Draft } from './draft.ts';
import { draftsOf } from './drafts.ts';
import { type Change, isOfWork, type Level, levels, topics, types } from './found/change.ts';
import { latest, type Pair, type Two } from './found/pairs.ts';
import { endedOnce, withBefore } from './found/sentence.ts';
import { reachOf } from './reach.ts';

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

/** What differs in meaning between two handbooks. Comments, layout and the order of sets are no difference. */
export function diffHandbooks(before: Facts, after: Facts): Diff {
	const compared = compareHandbooks(before, after);
	const { two } = compared;
	const drafts = [...draftsOf(compared)];
	const told = drafts.map((draft) => finish(two, draft));
	const isGrowing = told.filter(({ type }) => type === 'added').length > mostNew;
	const changes = told.sort(byWeight(isGrowing));
	const byPlaybook = new Map<string, Change[]>();
	for (const change of changes)
		for (const id of new Set([change.playbook, ...(change.also ?? [])])) {
			const list = byPlaybook.get(id) ?? [];
			byPlaybook.set(id, list);
			list.push({ ...change, level: change.elsewhere?.get(id)?.level ?? change.level });
		}
	const pairs = new Map(two.pairs.map((pair) => [latest(pair).id, pair]));
	const playbooks = [...byPlaybook].map(([id, list]) => playbookDiff(got(pairs, id), list));
	return { changes, playbooks };
}

/** What differs from the state that a handbook is checked against, worked out once for all rules; nothing where there is none. */
export const diffWithBase = memoized((book: Facts): Diff | undefined => book.base && diffHandbooks(book.base, book));

function playbookDiff(pair: Pair, changes: readonly Change[]): PlaybookDiff {
	const { before, after } = pair;
	const one = latest(pair);
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

function finish(two: Two, { pair, told: { also, ...one }, place, before, after }: Draft): Change {
	const playbook = latest(pair).id;
	const others = also?.filter((id) => id !== playbook);
	return {
		...one,
		sentence: endedOnce(withBefore(one.sentence, one.detail?.before, one.detail?.after)),
		...(others?.length ? { also: others } : {}),
		playbook,
		place,
		// A record says something about a page, and reaches nobody's work.
		reach: !isOfWork(one.topic) && one.type !== 'renamed' ? nobody : reachOf(two, playbook, before, after),
	};
}

const nobody = { roles: [], collaborations: [], communities: [], sessions: [], paths: [] };

/** New playbooks that are told before whose duties move; more of them would bury those. */
const mostNew = 12;

/** What means most first; among equals what reaches more roles, then by playbook and place. */
const byWeight =
	(isGrowing: boolean) =>
	(a: Change, b: Change): number =>
		topics.indexOf(a.topic) - topics.indexOf(b.topic) ||
		Number(isGrowing && a.type === 'added') - Number(isGrowing && b.type === 'added') ||
		weightOf(a) - weightOf(b) ||
		Number(isNaming(b)) - Number(isNaming(a)) ||
		types.indexOf(a.type) - types.indexOf(b.type) ||
		b.reach.roles.length - a.reach.roles.length ||
		(a.playbook < b.playbook ? -1 : a.playbook > b.playbook ? 1 : a.place < b.place ? -1 : a.place > b.place ? 1 : 0);

/** Types of change that are told of whole playbooks. */
const wholes = new Set(['merged', 'added', 'removed', 'status']);

/** Places of duties, those first that bind most: to answer, to do, to hand over, to decide, to come, to be asked. */
const places: readonly RegExp[] = [
	/^activities(?:\.[^.]+)?(?:\.accountable)?$/,
	/^accountabilities\b/,
	/^activities\.[^.]+\.responsible$/,
	/^activities\.[^.]+\.next\b/,
	/^(?:decides|rules_of_engagement|escalation|commitments|not_responsible_for)\b/,
	/^(?!activities\b)/,
];

/** How early a change is told among those of its topic. */
function weightOf({ topic, type, place }: Change): number {
	if (wholes.has(type)) return -1;
	if (topic !== 'duty') return 0;
	const found = places.findIndex((form) => form.test(place));
	return found < 0 ? places.length : found;
}

/** Whether it gives something another name, which is told before what else has changed in it. */
const isNaming = ({ type, place }: Change): boolean =>
	type === 'reworded' && /\.(?:decision|situation|trigger|what)$/.test(place);
