import type { Shown } from '../components/showing.ts';
import { shownIn } from '../components/shown.ts';
import type { Entry } from '../core/entry.ts';
import { isAsset } from '../core/file-names.ts';
import type { Handbook } from '../core/handbook.ts';
import { isMdx } from '../core/markdown.ts';
import { isExternal, safeScheme } from '../core/markup.ts';
import { proseText } from '../core/prose.ts';
import type { Source } from '../core/source.ts';
import { type Address, addressOf, anchorsOf, authorPrefix, frameIds } from '../page/address.ts';

/** All that the HTML of a text depends on, as plain data: its digest is the key of a cache. */
export interface ProseInput {
	readonly text: string;
	readonly headings: readonly ShownHeading[];
	/** For every address in the text, where it leads; `null` where it leads nowhere. */
	readonly addresses: Readonly<Record<string, Address | null>>;
	/** Ids that stand elsewhere on the page. */
	readonly taken: readonly string[];
	/** What the components of the text show, by name and id; absent where the text is not MDX and has none. */
	readonly shown?: Readonly<Record<string, Shown>>;
}

/** Whether a text is MDX, whose components are shown by those of the site. */
export const isGuide = ({ shown }: ProseInput): boolean => shown !== undefined;

/** A heading as the page shows it. Level 0 is left out, since the page says it as its title. */
export interface ShownHeading {
	readonly text: string;
	readonly id: string;
	readonly level: number;
}

/**
 * What `renderProse` needs to know about `entry`; absent where it has no text that can be shown. `has` knows whether the
 * site has the page at a path: git alone tells of some.
 */
export function proseInput(
	entry: Entry,
	book: Handbook,
	base: string,
	has: (path: string) => boolean = () => true,
): ProseInput | undefined {
	const { prose } = entry;
	if (!prose?.readable) return undefined;
	const text = proseText(prose);
	if (text.trim() === '') return undefined;
	const addresses: Record<string, Address | null> = Object.create(null);
	for (const link of book.linksFrom(entry)) {
		if (!link.written || link.ref) continue;
		const address = link.outcome === 'external' ? externalAddress(link.written.url) : addressOf(link, base);
		const served = link.asset === undefined || isServed(link.asset, book);
		const there = link.page === undefined || has(link.page);
		addresses[decoded(link.written.url)] = (served && there && address) || null;
	}
	const { headings, ids } = anchorsOf(entry);
	const own = new Set(headings);
	const taken = [...frameIds, ...ids.values()].filter((id) => !own.has(id) && !id.startsWith(authorPrefix));
	const shown = isMdx(prose.source.path) ? { shown: shownIn(entry, { book, frame: { base } }) } : {};
	return { text, headings: outlineOf(entry), addresses, taken, ...shown };
}

/** Files that pages link to and that are neither code nor flawed, by path: they go onto the site with the pages. */
export function assetsOf(book: Handbook): readonly string[] {
	const paths = book.links.flatMap(({ asset, outcome }) => (asset !== undefined && outcome === 'found' ? [asset] : []));
	return [...new Set(paths)].filter((path) => isServed(path, book)).sort();
}

const isServed = (path: string, { sources }: Handbook) => isAsset(path) && isWhole(sources.get(path));

// A remark on a file is no reason to keep it from readers.
const isWhole = (source?: Source) => !source?.flaw || (source.flaw.severity ?? 'error') !== 'error';

/** The headings of a text as the page shows them: its title is not said twice, and no level is skipped. */
export function outlineOf(entry: Entry): readonly ShownHeading[] {
	const { title, prose } = entry;
	if (!prose) return [];
	const { headings: ids } = anchorsOf(entry);
	const first = prose.headings[0];
	const leads =
		first?.depth === 1 &&
		first.text === title &&
		prose.source.text.slice(prose.range.start, first.range.start).trim() === '';
	const above: number[] = [];
	return prose.headings.map(({ text, depth }, i) => {
		const id = ids[i]!;
		if (leads && i === 0) return { text, id, level: 0 };
		while (above.length > 0 && above.at(-1)! >= depth) above.pop();
		above.push(depth);
		return { text, id, level: Math.min(above.length + 1, 6) };
	});
}

/** The address of a page elsewhere; `undefined` where following it could run code, or where it is none. */
export function externalAddress(written: string): Address | undefined {
	// Browsers skip control characters in an address.
	const url = written.replace(/[\u0000-\u001f\u007f]/g, '').trim();
	if (!isExternal(url) || !safeScheme(url)) return undefined;
	if (/^[/\\]/.test(url)) return { href: `https:${url.replace(/\\/g, '/')}`, external: true };
	return { href: url, external: true };
}

/** An address in the one form in which texts and trees of the same link agree. */
export function decoded(url: string): string {
	try {
		return decodeURIComponent(url);
	} catch {
		return url;
	}
}
