import type { Frame, Page } from '../page/page.ts';
import type { ProseInput } from '../prose/prose.ts';
import type { OwnComponents } from './own-components.ts';

/** The handbook as Astro sees it: every page by its path, as plain data. */
export interface Site {
	readonly frame: Frame;
	/** Every page, with a digest of all it shows: while the digest stays, so does its HTML. */
	readonly pages: readonly { readonly path: string; readonly digest: string; readonly unlisted?: true }[];
	page(path: string): Page | undefined;
	/** What a reader sees at an address that leads nowhere. */
	readonly missing: Page;
	/** The text of a page; empty where it has none. */
	prose(path: string): Text;
	/** The texts in MDX, each of which becomes a module, by key. */
	readonly guides: ReadonlyMap<string, () => ProseInput>;
	/** The components of the team's own, where it has some. */
	readonly components?: OwnComponents | undefined;
	/** Files of data that scripts of the pages ask for, by path: `site.json`. */
	readonly data: Readonly<Record<string, () => unknown>>;
	/** Feeds by path: `/changes/feed.xml`. */
	readonly feeds: Readonly<Record<string, () => string>>;
	/** Pages of earlier editions that are written in full, by their path on the whole site. */
	readonly editions?: ReadonlyMap<string, EditionPage>;
}

/** The text of a page: as HTML, or as the guide of this key. */
export type Text = string | { readonly guide: string };

/** A page of an earlier edition, worked out only where it has to be written. */
export interface EditionPage {
	readonly digest: string;
	frame(): Frame;
	page(): Page;
	prose(): Text;
}

// Vite and Node each load a module once for themselves, so a variable of this module would be two variables.
const slot = Symbol.for('fieldbook.site');
const shared = globalThis as { [slot]?: Site };

/** Hands the handbook to Astro. Whoever starts Astro calls this first, and again after each edit. */
export function publish(site: Site): void {
	shared[slot] = site;
}

/**
 * The handbook that was handed over last: the one bridge from the core to Astro. It passes values in memory rather
 * than a content store, which Astro would write, read back and bundle on every build (0.7 of 1.9 CPU seconds).
 */
export function published(): Site {
	const site = shared[slot];
	if (!site) throw new Error('No handbook was handed to Astro; start it through `siteConfig`.');
	return site;
}
