import type { Facts } from '../core/handbook.ts';
import { feedsOf } from '../exports/feeds.ts';
import { hasReference, referenceFolder } from '../exports/reference.ts';
import { changesPath } from '../history/changes.ts';
import { editionsPath, slugsOf } from '../history/edition-names.ts';
import { handbook } from '../kinds/handbook.ts';
import { pagesOf } from '../pages/pages.ts';
import { versionsPath } from '../pages/shared/versions.ts';
import { programFiles } from './files.ts';

/**
 * Knows the addresses at which the site of a handbook has something that nobody wrote: pages that are worked out, feeds,
 * and files for programs. `rules` are the ids that have a page in the reference of the rules. What git alone knows of,
 * such as the pages of an edition that is named, counts as there.
 *
 * @public
 */
export function sitePaths(facts: Facts, rules: Iterable<string>): (path: string) => boolean {
	const book = { ...facts, diagnostics: [], waived: [], profile: { name: '', unrun: [] } };
	const pages = pagesOf(book, { base: '/' });
	const named = book.of(handbook)[0]?.data.editions ?? [];
	const slugs = slugsOf(named.map(({ name }) => name));
	const written = book.entries.filter(({ kind }) => !kind.single);
	const paths = new Set([
		...pages.paths,
		...programFiles(book, pages).map(({ file }) => `/${file}`),
		...Object.keys(feedsOf(book, pages.frame)),
		...(hasReference(book) ? [`/${referenceFolder}/`, ...[...rules].map((id) => `/${referenceFolder}/${id}/`)] : []),
		...(written.length > 0 ? [changesPath, ...written.map((entry) => versionsPath(entry))] : []),
		...(named.length > 0 ? [editionsPath, `${changesPath}editions/`] : []),
		...slugs.map((slug) => `${changesPath}editions/${slug}/`),
	]);
	const editions = slugs.map((slug) => `${editionsPath}${slug}/`);
	return (path) => paths.has(path) || editions.some((edition) => path.startsWith(edition));
}
