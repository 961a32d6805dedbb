import { GitError, readHistory } from '../git.ts';
import type { History } from '../project/history.ts';

/** What git knows of the playbooks in `content`, kept in `cache`; nothing where it knows nothing, since a site needs no git. */
export function knownHistory(content: string, cache: string): History | undefined {
	try {
		return readHistory(content, cache);
	} catch (error) {
		if (error instanceof GitError) return undefined;
		throw error;
	}
}
