import type { Handbook } from '../core/handbook.ts';
import { pathOf } from '../core/link.ts';
import { otherAddressesOf } from '../core/other-addresses.ts';
import { html } from '../escape/markup.ts';
import type { Moved } from '../history/moved.ts';
import { pageHref } from '../page/address.ts';
import type { Frame } from '../page/page.ts';

/** A page that stood, or stands on another site, at an address where the site has nothing. */
export interface Redirect {
	/** The file that leads on, by its path on the site. */
	readonly file: string;
	/** Path of the page. */
	readonly to: string;
	readonly title: string;
}

/**
 * The addresses that lead on to pages: those which pages name themselves, then those of which version control knows
 * (`moved`). `paths` are those of the pages there are, which go before any.
 */
export function redirectsOf(book: Handbook, paths: readonly string[], moved: Moved): readonly Redirect[] {
	const taken = new Set(paths.map((path) => path.toLowerCase()));
	const titles = new Map(book.entries.map((entry) => [pathOf(entry), entry.title]));
	const redirects: Redirect[] = [];
	const lead = (address: string, to: string) => {
		const bare = address.replace(/\.html?$/i, '');
		if (!isOurs(address) || taken.has(`/${bare}/`.toLowerCase())) return;
		taken.add(`/${bare}/`.toLowerCase());
		redirects.push({ file: bare === address ? `${address}/index.html` : address, to, title: titles.get(to) ?? '' });
	};
	for (const entry of book.entries) {
		if (entry.kind.single) continue;
		for (const { address } of otherAddressesOf(entry)) lead(address, pathOf(entry));
	}
	for (const [before, to] of moved) lead(before.slice(1, -1), to);
	return redirects;
}

/** Those redirects whose files find a place beside these files of the site. */
export function placeable(redirects: readonly Redirect[], files: Iterable<string>): readonly Redirect[] {
	const taken = new Set(files);
	const within = new Set([...taken].flatMap(foldersOf));
	return redirects.filter(
		({ file }) => !within.has(file) && ![file, ...foldersOf(file)].some((path) => taken.has(path)),
	);
}

/** The folders that a file stands in. */
const foldersOf = (file: string): string[] => [...file.matchAll(/\//g)].map(({ index }) => file.slice(0, index));

/** Whether a file of the program or of the host could not be meant, and every system can have one of that name. */
const isOurs = (address: string): boolean =>
	address !== '' &&
	!/^(?:404(?:\.html)?$|(?:_astro|editions|pagefind)(?:\/|$))/i.test(address) &&
	address.split('/').every((name) => !/^\.|[. ]$/.test(name) && name.length < 100);

/** The page at such an address: it leads on without a script, with one to the same place on the page, and no search lists it. */
export function redirectPage({ to, title }: Redirect, { base, origin, language, editions }: Frame): string {
	const href = pageHref(base, to);
	const root = editions?.root ?? base;
	return [
		`<!DOCTYPE html><html lang="${html(language)}"><head><meta charset="utf-8">`,
		'<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">',
		`<meta name="robots" content="noindex"><link rel="canonical" href="${html((origin ?? '') + href)}">`,
		`<title>${html(title)}</title><script src="${html(root)}moved.js"></script>`,
		`<meta http-equiv="refresh" content="0;url=${html(href)}"></head>`,
		`<body><p>This page has moved to <a href="${html(href)}">${html(title)}</a>.</p></body></html>\n`,
	].join('');
}
