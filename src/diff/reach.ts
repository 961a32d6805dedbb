import type { Entry } from '../core/entry.ts';
import type { Facts } from '../core/handbook.ts';
import type { KindName } from '../kinds/index.ts';
import { got, nth } from '../words/sure.ts';
import { concernedBy, type Focus } from './concern.ts';
import type { Reach } from './found/change.ts';
import type { Two } from './found/pairs.ts';

const kindsReached = ['role', 'collaboration', 'community', 'session', 'path'] as const satisfies readonly KindName[];
type Reached = (typeof kindsReached)[number];

/** Whom a change of `self` concerns beside it, in the handbooks before and after: ids, those first whom it concerns most. */
export function reachOf(two: Two, self: string, before: readonly Focus[], after: readonly Focus[]): Reach {
	const found = new Map<string, Set<string>>(kindsReached.map((kind) => [kind, new Set()]));
	const add = (entry: Entry) => {
		const id = idNow(two, entry);
		if (id !== self) found.get(entry.kind.name)?.add(id);
	};
	for (const entry of inTurns(all(two.after, after), all(two.before, before))) add(entry);
	const ids = (kind: Reached) => [...got(found, kind)];
	return {
		roles: ids('role'),
		collaborations: ids('collaboration'),
		communities: ids('community'),
		sessions: ids('session'),
		paths: ids('path'),
	};
}

const idNow = (two: Two, { id }: Entry) => (two.after.find(id) ? id : (two.renamed.get(id) ?? id));

const all = (book: Facts, focuses: readonly Focus[]): readonly Entry[] =>
	focuses.flatMap((focus) => [...concernedBy(book, focus)]);

/** One of each in turn: who has a duty now, who had it, and so on down. */
function* inTurns(a: readonly Entry[], b: readonly Entry[]): Generator<Entry> {
	for (let i = 0; i < Math.max(a.length, b.length); i++) {
		if (a[i]) yield nth(a, i);
		if (b[i]) yield nth(b, i);
	}
}
