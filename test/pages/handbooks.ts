import { check, readSources } from '../../src/load.ts';
import type { Block, Item } from '../../src/page/blocks.ts';
import type { Page } from '../../src/page/page.ts';
import { type Pages, pagesOf } from '../../src/pages/pages.ts';

const today = '2026-11-24';

/** The shipped handbook as pages. */
export const shipped = (): Pages => pagesOf(check(readSources('content'), { today }));

/** A small handbook written out, as pages. */
export const written = (files: Readonly<Record<string, string>>): Pages =>
	pagesOf(check(new Map(Object.entries(files).map(([path, text]) => [path, { path, text }])), { today }));

/** The block under a heading of a page. */
export function blockOf(page: Page | undefined, heading: string): Block | undefined {
	return [...(page?.sections ?? []), ...(page?.after ?? [])].find((section) => section.heading === heading)?.block;
}

/** The lines under a heading: of a list, or of the box `title` among the boxes there. */
export function itemsOf(page: Page | undefined, heading: string, title?: string): readonly Item[] {
	const block = blockOf(page, heading);
	if (block?.form === 'items') return block.items;
	if (block?.form === 'panels') return block.panels.find((panel) => panel.title === title)?.items ?? [];
	return [];
}

/** Every link a page shows in its own sections, chips and asides. */
export const linksOf = ({ sections, after, chips, asides }: Page): readonly string[] =>
	textsAt([sections, after, chips, asides], ['href', 'noteHref']);

/** Every place on a page that a link may name, but for the headings of its prose. */
export const idsOf = ({ sections, after, asides, listing }: Page): ReadonlySet<string> =>
	new Set(textsAt([sections, after, asides, listing], ['id']));

function textsAt(value: unknown, keys: readonly string[], key = ''): readonly string[] {
	if (typeof value === 'string') return keys.includes(key) ? [value] : [];
	if (value === null || typeof value !== 'object') return [];
	return Object.entries(value).flatMap(([name, item]) => textsAt(item, keys, Array.isArray(value) ? key : name));
}
