import type { Entry } from '../core/entry.ts';
import { slugOf } from '../core/file-names.ts';
import { pathOf } from '../core/link.ts';
import { otherAddressesOf } from '../core/other-addresses.ts';
import { formerPathsOf, type History } from './history.ts';

/** Where pages stand now that have another address than before, by the address they had. */
export type Moved = ReadonlyMap<string, string>;

/** The pages of `entries` that had another address, as they say themselves or as far as version control knows from the paths of their files. */
export function movedPages(entries: readonly Entry[], history: History | undefined): Moved {
	const moved = new Map<string, string>();
	for (const entry of entries)
		for (const { address, path } of otherAddressesOf(entry))
			if (path[0] === 'formerly') moved.set(`/${address}/`, pathOf(entry));
	if (!history) return moved;
	for (const entry of entries)
		for (const { path } of entry.sources)
			for (const former of formerPathsOf(history, path)) {
				const before = `/${slugOf(former)}/`;
				if (before !== pathOf(entry) && !moved.has(before)) moved.set(before, pathOf(entry));
			}
	return moved;
}
