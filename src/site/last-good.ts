import type { Entry } from '../core/entry.ts';
import type { Handbook } from '../core/handbook.ts';
import { pathOf } from '../core/link.ts';
import type { Source } from '../core/source.ts';
import type { Sources } from '../load.ts';
import type { Site } from './loader.ts';

/** Files as readers are shown them while they are written: in place of one with an error, the last version without. */
interface Shown {
	readonly sources: Sources;
	/** Ids of the entries that are shown as they last were. */
	readonly stale: ReadonlySet<string>;
}

/**
 * Remembers, from check to check, the files of each entry as they last were without an error in how they are written. A
 * file that is half saved may well be read, with one fact and what hangs on it gone: that is no version to show.
 */
export function lastGood(): (sources: Sources, handbook: Handbook) => Shown {
	const good = new Map<string, Source>();
	return (sources, { entries }) => {
		const shown = new Map(sources);
		const stale = new Set<string>();
		for (const entry of entries) {
			for (const source of entry.sources) {
				if (!isBroken(entry, source)) {
					good.set(source.path, source);
					continue;
				}
				const before = good.get(source.path);
				if (!before || !sources.has(source.path)) continue;
				shown.set(source.path, before);
				stale.add(entry.id);
			}
		}
		return { sources: stale.size > 0 ? shown : sources, stale };
	};
}

const isBroken = (entry: Entry, source: Source) =>
	entry.flaws.some((flaw) => flaw.source === source && (flaw.severity ?? 'error') === 'error');

/** The handbook that is shown, under the findings of the one that is written. */
export function underFindings(shown: Handbook, written: Handbook): Handbook {
	if (shown === written) return written;
	const diagnostics = written.diagnostics.map((one) => {
		const entry = one.entry && shown.find(one.entry.id);
		return entry ? { ...one, entry } : one;
	});
	return { ...shown, diagnostics };
}

/** `site` with a note on the pages that are shown as they last were. */
export function withStale(site: Site, handbook: Handbook, stale: ReadonlySet<string>): Site {
	if (stale.size === 0) return site;
	const paths = new Set(handbook.entries.filter(({ id, kind }) => stale.has(id) && !kind.single).map(pathOf));
	return {
		...site,
		page(path) {
			const page = site.page(path);
			return page && paths.has(path) ? { ...page, stale: true } : page;
		},
	};
}
