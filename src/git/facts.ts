import type { CheckOptions } from '../core/handbook.ts';
import { revisionsKnown } from './revisions.ts';
import { changesKnown } from './since.ts';

/** What git knows of the handbook below `root` and its files do not say. git is started at the first question. */
export const knownToGit = (root: string): Required<Pick<CheckOptions, 'changedSince' | 'isRevision'>> => ({
	changedSince: changesKnown(root),
	isRevision: revisionsKnown(root),
});
