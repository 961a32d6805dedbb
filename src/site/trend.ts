import { join } from 'node:path';
import type { Handbook } from '../core/handbook.ts';
import { type Moment, momentsOf } from '../coverage/moments.ts';
import { type PastStand, standOf, type Trend } from '../coverage/stand.ts';
import { placesOf } from '../git/places.ts';
import { datedCommits, stateOf } from '../git/revisions.ts';
import { GitError } from '../git/run.ts';
import { readRevisions } from '../git/snapshots.ts';
import { type Checker, checker, type Sources } from '../load.ts';
import { keepJson, readJson } from './kept.ts';

interface Kept {
	/** The state of the repository at which it was worked out. */
	readonly key: string;
	readonly trend: Trend;
	/** The moments of the trend, as the keys of its past in the same order; a handbook that was not there yet has none. */
	readonly moments: Readonly<Record<string, PastStand | null>>;
}

/**
 * How the handbook in `content` came to stand as `book` does: worked out from git without a checkout, each moment once,
 * and kept in `cache`. Nothing where git knows nothing.
 */
export function knownTrend(
	content: string,
	cache: string,
	book: Handbook,
	ownComponents: readonly string[] = [],
): Trend | undefined {
	try {
		return trendOf(content, cache, book, ownComponents);
	} catch (error) {
		if (error instanceof GitError) return undefined;
		throw error;
	}
}

function trendOf(content: string, cache: string, book: Handbook, ownComponents: readonly string[]): Trend | undefined {
	const state = stateOf(content);
	const { head, shallow, prefix } = state;
	if (!head) return undefined;
	const file = join(cache, 'trend.json');
	const key = `${head} ${shallow} ${prefix} ${ownComponents}`;
	const kept = readJson<Kept>(file);
	if (kept?.key === key) return kept.trend;
	const moments = momentsOf(
		datedCommits(
			content,
			head,
			placesOf(content, state).map(({ folder }) => folder),
		),
	);
	const known = kept?.moments ?? {};
	const found = new Map(moments.map((moment) => [keyOf(moment), known[keyOf(moment)]]));
	const fresh = moments.filter((moment) => found.get(keyOf(moment)) === undefined);
	const states = readRevisions(
		content,
		fresh.map(({ commit }) => ({ name: commit, commit })),
		book.sources,
	);
	const check = checker(ownComponents);
	// From the newest back, each state differs least from the one before it, and is checked for the difference alone.
	for (const [i, moment] of [...fresh.entries()].reverse())
		found.set(keyOf(moment), states[i]!.size > 0 ? pastStand(moment, states[i]!, check) : null);
	const past = moments.flatMap((moment) => found.get(keyOf(moment)) ?? []);
	const trend = { complete: !shallow, past };
	keepJson(file, { key, trend, moments: Object.fromEntries(found) } satisfies Record<keyof Kept, unknown>);
	return trend;
}

const keyOf = ({ commit, day }: Moment) => `${commit} ${day}`;

function pastStand({ day, commit, sameDay }: Moment, sources: Sources, check: Checker): PastStand {
	return { day, ...(sameDay ? { revision: commit.slice(0, 7) } : {}), ...standOf(check(sources, { today: day })) };
}
