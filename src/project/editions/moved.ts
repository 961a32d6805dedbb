import type { Entry } from '../../core/entry.ts';
import { slugOf } from '../../core/identity.ts';
import { pathOf } from '../../core/link.ts';
import { formerPathsOf, type History } from '../history.ts';

/** Where pages stand now that have another address than before, by the address they had. */
export type Moved = ReadonlyMap<string, string>;

/** The pages of `entries` that their files had another path for, as far as version control knows. */
export function movedPages(entries: readonly Entry[], history: History | undefined): Moved {
	const moved = new Map<string, string>();
	if (!history) return moved;
	for (const entry of entries)
		for (const { path } of entry.sources)
			for (const former of formerPathsOf(history, path)) {
				const before = `/${slugOf(former)}/`;
				if (before !== pathOf(entry)) moved.set(before, pathOf(entry));
			}
	return moved;
}
