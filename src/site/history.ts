import { readHistory } from '../git/log.ts';
import { stateOf } from '../git/revisions.ts';
import { GitError } from '../git/run.ts';
import type { History } from '../project/history.ts';

/** What git knows of the playbooks in `content`, kept in `cache`; nothing where it knows nothing, since a site needs no git. */
export const knownHistory = (content: string, cache: string): History | undefined =>
	unlessUnknown(() => readHistory(content, cache));

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
