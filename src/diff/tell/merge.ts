import type { KindName } from '../../kinds/index.ts';
import { counted } from '../../words/words.ts';
import type { Told } from '../found/change.ts';
import type { Merge } from '../found/merges.ts';
import type { Found, Move } from '../found/moves.ts';
import { latest } from '../found/pairs.ts';
import { listed, type Piece, quote, type Sentence, say } from '../found/sentence.ts';
import { mentionOf, told } from './telling.ts';

/** Tells that playbooks went into another one, and what that one has to do for it. */
export function tellMerge({ gone, heir, found }: Merge): Told {
	const name = mentionOf(heir);
	const noun = heir.kind.label.replace(/^(?:an?|the) /, '');
	const into = say`The ${noun}${gone.length > 1 ? 's' : ''} ${listed(gone.map((one) => mentionOf(one)))} ${gone.length > 1 ? 'are' : 'is'} merged into ${name}`;
	const clauses = [...takenOver(found)];
	return told(
		[heir.kind.name === 'role' ? 'duty' : 'practice', 'merged', 'major'],
		clauses.length > 0 ? say`${into}, which now ${listed(clauses)}.` : say`${into}.`,
	);
}

function* takenOver(found: readonly Found[]): Generator<Sentence> {
	const activities = (field: RegExp) =>
		found.flatMap(({ pair, difference }): Piece[] => {
			const id = difference.within[0]?.after?.id;
			return field.test(difference.field) && pair.after && typeof id === 'string' ? [mentionOf(pair.after, id)] : [];
		});
	const answers = activities(/^activities\.accountable/);
	if (answers.length > 0) yield say`answers for ${listed(answers)}`;
	const does = activities(/^activities\.responsible$/);
	if (does.length > 0) yield say`does ${listed(does)}`;
	const asked = activities(/^activities\.consulted/);
	if (asked.length > 0)
		yield say`is asked about ${asked.length > 1 ? counted(asked.length, 'activity', 'activities') : asked}`;
	const others = found.flatMap(({ pair, difference }) =>
		pair.after && !/^activities\.(?:accountable|responsible|consulted)/.test(difference.field) ? [pair.after] : [],
	);
	const byKind = Map.groupBy(new Set(others), ({ kind }) => (namedKinds.has(kind.name) ? kind.name : ''));
	const counts = [...namedKinds.keys(), ''].flatMap((kind) => {
		const n = byKind.get(kind)?.length ?? 0;
		return n > 0 ? [counted(n, ...(namedKinds.get(kind) ?? otherPlaybooks(byKind.size)))] : [];
	});
	if (counts.length > 0) yield say`stands in its place in ${listed(counts)}`;
}

/** Kinds that are counted apart, since people meet there. */
const namedKinds: ReadonlyMap<string, readonly [string, string]> = new Map<KindName, readonly [string, string]>([
	['session', ['session', 'sessions']],
	['community', ['community', 'communities']],
	['collaboration', ['collaboration', 'collaborations']],
]);

const otherPlaybooks = (groups: number) =>
	groups > 1 ? (['other playbook', 'other playbooks'] as const) : (['playbook', 'playbooks'] as const);

/** Tells which duties and decisions the heir of a role takes over, and which nobody does. */
export function* tellHeritage({ gone, heir }: Merge, moves: readonly Move[], left: readonly Found[]): Generator<Told> {
	const from = listed(gone.map((one) => mentionOf(one)));
	if (moves.length > 0)
		yield told(
			['duty', 'duty-moved', 'major'],
			say`From ${from}, ${mentionOf(heir)} takes over ${listed(moves.map(({ to }) => nameOf(to)))}.`,
		);
	if (left.length > 0)
		yield told(['duty', 'duty-removed', 'major'], say`Nobody takes over from ${from}: ${listed(left.map(nameOf))}.`);
}

function nameOf({ pair, difference }: Found): Piece {
	const item = difference.form === 'added' || difference.form === 'removed' ? difference.item : {};
	const entry = latest(pair);
	return typeof item.id === 'string' ? mentionOf(entry, item.id) : quote(String(item.decision ?? ''));
}
