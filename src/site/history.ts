import { join } from 'node:path';
import { readHistory } from '../git/history.ts';
import { stateOf } from '../git/revisions.ts';
import { GitError } from '../git/run.ts';
import type { History } from '../history/history.ts';
import { keepJson, readJson } from './kept.ts';

/**
 * What git knows of the playbooks in `content`, kept in `cache` until there is another commit; nothing where it knows
 * nothing, since a site needs no git.
 */
export const knownHistory = (content: string, cache: string): History | undefined =>
	unlessUnknown(() => historyOf(content, cache));

function historyOf(content: string, cache: string): History {
	const state = stateOf(content);
	const key = `${state.head} ${state.shallow} ${state.prefix}`;
	const file = join(cache, 'history.json');
	const kept = readJson<{ readonly key: string; readonly history: History }>(file);
	if (kept?.key === key) return kept.history;
	const history = readHistory(content, state);
	keepJson(file, { key, history });
	return history;
}

/** The commit that `content` was taken from, short as git writes it; nothing where git knows nothing. */
export const knownRevision = (content: string): string | undefined =>
	unlessUnknown(() => stateOf(content).head?.slice(0, 7));

function unlessUnknown<T>(ask: () => T): T | undefined {
	try {
		return ask();
	} catch (error) {
		if (error instanceof GitError) return undefined;
		throw error;
	}
}
