import { hash } from 'node:crypto';
import type { Handbook } from '../../core/handbook.ts';
import { GitError } from '../../git/run.ts';
import type { Renamed } from '../../history/alone.ts';
import type { History } from '../../history/history.ts';
import { movedPages } from '../../history/moved.ts';
import type { PlaybookVersions, Version, Versions } from '../../history/versions.ts';
import { engineVersion } from '../engine.ts';
import { type Chosen, chooseStates } from './choose.ts';
import { type Kept, keepVersions, keptVersions } from './keep.ts';
import { readVersions } from './read.ts';

/**
 * What git knows of the versions of the playbooks in `content`. What was read and compared once is kept in `cache` by
 * its content, and the answer is the same without it. Starts git twice, and not at all while nothing has changed.
 */
export function knownVersions(
	book: Handbook,
	history: History | undefined,
	content: string,
	cache: string,
): Versions | undefined {
	if (!history) return undefined;
	const renamed: Renamed = new Map(
		[...movedPages(book.entries, history)]
			.map(([before, now]) => [before.slice(1, -1), now.slice(1, -1)] as const)
			.filter(([before]) => !book.find(before)),
	);
	const chosen = chooseStates(book, history, hash('sha256', JSON.stringify([engineVersion(), [...renamed]])));
	const kept = keptVersions(cache);
	const fresh = chosen.filter(({ key }) => !kept.has(key));
	try {
		const read = new Map(fresh.length > 0 ? readVersions(fresh, renamed, content) : []);
		const known = new Map(chosen.map(({ key }) => [key, (read.get(key) ?? kept.get(key))!]));
		keepVersions(cache, known, kept);
		return new Map(
			chosen.flatMap((one): [string, PlaybookVersions][] => {
				const told = known.get(one.key)!;
				return told.versions.length > 1 ? [[one.entry.id, versionsOf(one, told)]] : [];
			}),
		);
	} catch (error) {
		if (error instanceof GitError) return undefined;
		throw error;
	}
}

function versionsOf({ states, earlier }: Chosen, { versions, tales, clean, partial, texts }: Kept): PlaybookVersions {
	const shown = clean ? states.slice(1) : states;
	const left = versions.length === shown.length ? earlier : partial ? 'unknown' : 'untold';
	return {
		versions: versions.map((facts, i): Version => {
			const { commit, beside } = shown[i]!;
			return { ...facts, ...(commit ? { commit } : {}), ...(beside ? { beside } : {}) };
		}),
		tale: (from, to) => tales[to]?.[from - to - 1] ?? [],
		texts,
		...(left ? { earlier: left } : {}),
	};
}
