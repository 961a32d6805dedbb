import type { Handbook } from '../core/handbook.ts';
import { pathOf } from '../core/link.ts';
import type { Page } from '../project/page.ts';
import type { Site } from './loader.ts';

/**
 * `site` with the last good version of each page whose file cannot be read now, under the findings of now.
 * `before` is the site an edit ago, with the pages that were kept in it.
 */
export function keepLastGood(site: Site, handbook: Handbook, before?: Site): Site {
	const kept = new Map<string, { page: Page; prose: string }>();
	for (const path of brokenPaths(handbook)) {
		const page = before?.page(path);
		if (page) kept.set(path, { page, prose: before!.prose(path) });
	}
	if (kept.size === 0) return site;
	return {
		...site,
		page(path) {
			const now = site.page(path);
			const old = kept.get(path);
			return now && old ? { ...old.page, nav: now.nav, findings: now.findings, stale: true } : now;
		},
		prose: (path) => kept.get(path)?.prose ?? site.prose(path),
	};
}

/** Pages of entries that could not be read, rather than read with a fact that does not fit. */
function brokenPaths({ entries }: Handbook): string[] {
	return entries
		.filter((entry) => entry.flaws.some(({ rule, severity = 'error' }) => severity === 'error' && unreadable.has(rule)))
		.map(pathOf);
}

const unreadable = new Set([
	'yaml-syntax',
	'front-matter',
	'merge-conflict',
	'unreadable-file',
	'input-limit',
	'unsafe-markup',
]);
