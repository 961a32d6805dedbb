import { structuredPatch } from 'diff';
import type { Source } from '../core/source.ts';
import type { Sources } from '../load.ts';
import { revisionOf } from './revisions.ts';
import { readRevisions } from './snapshots.ts';

/** Lines changed in each file, counted from one: `[first, last]`. Paths are the handbook's own. */
export type Changes = ReadonlyMap<string, readonly (readonly [number, number])[]>;

/**
 * What `present`, the files below `root`, have changed since a git revision. The files are compared here: git itself
 * would send them through the filters that the repository names, which are programs.
 *
 * @throws GitError where git cannot tell: no repository, no such revision, no git.
 */
export function changesSince(name: string, root: string, present: Sources): Changes {
	const [before] = readRevisions(root, [revisionOf(root, name)], present);
	return new Map(
		[...present].flatMap(([path, source]): [string, [number, number][]][] => {
			const old = before!.get(path);
			const lines = old === source ? [] : linesChanged(old, source);
			return lines.length > 0 ? [[path, lines]] : [];
		}),
	);
}

const wholeFile: [number, number] = [1, Number.POSITIVE_INFINITY];

/** Lines that may differ before a file counts as written anew: what differs is looked for in the square of that time. */
const mostEdits = 2_000;

function linesChanged(old: Source | undefined, source: Source): [number, number][] {
	if (!old || old.flaw || source.flaw) return [wholeFile];
	const [was, is] = [old, source].map(({ text }) => text.replaceAll(/\r\n?/g, '\n'));
	const options = { context: 0, maxEditLength: mostEdits };
	const patch = structuredPatch('', '', was!, is!, '', '', options);
	if (!patch) return [wholeFile];
	// Where lines only went, the one above them is the place.
	return patch.hunks.map(({ newStart, newLines }) =>
		newLines > 0 ? [newStart, newStart + newLines - 1] : [newStart - 1, newStart - 1],
	);
}
