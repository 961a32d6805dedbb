import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Handbook } from '../core/handbook.ts';
import { assetPath } from '../core/link.ts';
import { onDisk } from '../load.ts';
import { pageHref } from '../page/address.ts';
import type { Page } from '../page/page.ts';
import type { Pages } from '../pages/pages.ts';
import { assetsOf, type ProseInput } from '../prose/prose.ts';
import { textPages } from '../search/full-text.ts';
import { engineVersion } from './engine.ts';
import { objectName } from './find.ts';

/**
 * Says what a page amounts to: a digest of all a reader learns from it. States of a handbook whose page has the same
 * one need it written only once. Both have to be looked at as if they stood at the same place.
 *
 * What stands beside a page is left out, as is the way to edit it; files it shows count by what they hold, `objects`.
 */
export function meanings(
	book: Handbook,
	{ frame, others }: Pick<Pages, 'frame' | 'others'>,
	objects: ReadonlyMap<string, string>,
): { of(page: Page, prose: ProseInput | undefined): string; readonly texts: ReadonlyMap<string, string> } {
	const { editions: _, origin: __, feed: ___, ...common } = frame;
	const shared = `${engineVersion()}\0${JSON.stringify(common)}`;
	const texts = new Map(textPages(book, frame.base, frame.language, others).map(({ url, html }) => [url, html]));
	const hrefs = new Map([...objects].map(([path, object]) => [frame.base.slice(0, -1) + assetPath(path), object]));
	// Better words for what an edit changed are known of the current edition alone.
	const told = (key: string, value: unknown) =>
		key === 'told' || key === 'versions'
			? undefined
			: typeof value === 'string' && hrefs.has(value)
				? `${value}\0${hrefs.get(value)}`
				: value;
	return {
		texts,
		of({ nav, edit, findings, feed, markdown, ...page }, prose) {
			const text = texts.get(pageHref(frame.base, page.path)) ?? '';
			return hash('sha256', [shared, JSON.stringify(page, told), JSON.stringify(prose ?? null, told), text].join('\0'));
		},
	};
}

/** Names what each file that pages of the handbook show holds, as git does. */
export function objectsOf(book: Handbook, content: string, algorithm: 'sha1' | 'sha256'): ReadonlyMap<string, string> {
	return new Map(
		assetsOf(book).flatMap((path): [string, string][] => {
			try {
				return [[path, objectName(readFileSync(onDisk(content, path)), algorithm)]];
			} catch {
				return [];
			}
		}),
	);
}
