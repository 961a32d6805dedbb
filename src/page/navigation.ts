import type { Entry } from '../core/entry.ts';
import type { Handbook } from '../core/handbook.ts';
import type { Kind } from '../core/kind.ts';
import { pathOf } from '../core/link.ts';
import { handbook } from '../kinds/handbook.ts';
import { kinds } from '../kinds/index.ts';
import { nameOf, orderOf } from '../kinds/views/habits.ts';
import { sameTongue, tongueOf } from '../kinds/views/tongue.ts';
import { humanise } from '../words/words.ts';
import { pageHref } from './address.ts';

/** A place on the site: a page, a folder of pages, or both. */
export interface Place {
	/** Path on the site without slashes around it: `roles/account-executive`; empty for the start page. */
	readonly path: string;
	readonly title: string;
	readonly entry?: Entry;
	/** The kind whose entries this folder holds. */
	readonly kind?: Kind;
	/** Name of the kind that gives the icon; `folder` for other folders. */
	readonly icon: string;
	readonly children: readonly Place[];
	/** How many entries stand below. */
	readonly count: number;
}

/** One line of the explorer. */
export interface NavItem {
	readonly title: string;
	readonly href: string;
	readonly icon: string;
	readonly count?: number;
	readonly current?: true;
	readonly items?: readonly NavItem[];
	/** How many more there are than `items`; the link leads to all of them. */
	readonly more?: number;
}

/**
 * Lines of one level of the explorer that a page repeats. A team reads two dozen at a glance; past that, pages
 * would grow with the handbook, and the list of the folder serves better.
 */
const maxItems = 24;

/** The places of a handbook, from the root. */
export function placesOf(book: Handbook): Place {
	const root: Draft = { path: '', children: new Map() };
	for (const entry of book.entries) {
		if (entry.kind.single) continue;
		let draft = root;
		const names = entry.id === '' ? [] : entry.id.split('/');
		for (const [i, name] of names.entries()) {
			const child = draft.children.get(name) ?? { path: names.slice(0, i + 1).join('/'), children: new Map() };
			draft.children.set(name, child);
			draft = child;
		}
		draft.entry = entry;
	}
	const populated = new Map<string, Kind>(
		kinds.filter((kind) => !kind.single && !kind.free && book.of(kind).length > 0).map((kind) => [kind.folder, kind]),
	);
	return finish(root, { populated, language: book.of(handbook)[0]?.data.language ?? 'en' });
}

/** What places need to know of their handbook. */
interface Known {
	/** The kinds that have entries, by their folders. */
	readonly populated: ReadonlyMap<string, Kind>;
	readonly language: string;
}

interface Draft {
	readonly path: string;
	entry?: Entry;
	readonly children: Map<string, Draft>;
}

function finish({ path, entry, children }: Draft, known: Known): Place {
	const { populated } = known;
	const kind = populated.get(path);
	const own = entry && nameOf(entry);
	const places = toldApart(
		[...children.values()].map((child) => finish(child, known)),
		own,
		known,
	);
	const order = [...populated.keys()];
	const rank = (place: Place) =>
		place.kind ? order.indexOf(place.path) : place.children.length > 0 ? order.length : order.length + 1;
	// Entries of a kind are found by name; pages of a folder often carry their order in the name of the file.
	const typed = places.some((place) => place.entry && !place.entry.kind.free);
	const name = (place: Place) => (typed ? place.title : (place.path.split('/').at(-1) ?? ''));
	places.sort(
		(a, b) =>
			Number(!a.kind) - Number(!b.kind) ||
			wish(a) - wish(b) ||
			rank(a) - rank(b) ||
			collator.compare(name(a), name(b)) ||
			(a.path < b.path ? -1 : 1),
	);
	return {
		path,
		title: kind?.plural ?? own ?? humanise(path.slice(path.lastIndexOf('/') + 1)),
		icon: kind?.name ?? (places.length > 0 ? 'folder' : (entry?.kind.name ?? 'page')),
		children: places,
		count: places.reduce((sum, place) => sum + place.count + (place.entry ? 1 : 0), 0),
		...(entry ? { entry } : {}),
		...(kind ? { kind } : {}),
	};
}

/** Pages of one title, of which some are translations of another one here, or of the page they stand below: those say in which language they are. */
function toldApart(places: readonly Place[], above: string | undefined, { language }: Known): Place[] {
	const titles = Map.groupBy(places, ({ title }) => title);
	return places.map((place) => {
		const { entry, title } = place;
		if (!entry || (titles.get(title)?.length === 1 && title !== above)) return place;
		const { lang } = tongueOf(entry);
		if (!lang || sameTongue(language, lang)) return place;
		return { ...place, title: `${title} (${new Intl.DisplayNames('en', { type: 'language' }).of(lang) ?? lang})` };
	});
}

/** Where a place asks to stand; behind all that ask, where it does not. */
const wish = ({ entry }: Place): number => (entry && orderOf(entry)) ?? Number.MAX_VALUE;

const collator = new Intl.Collator('en', { numeric: true });

/** The places from the root to `path`, both included. */
export function trail(root: Place, path: string): readonly Place[] {
	const next = root.children.find((child) => child.path === path || path.startsWith(`${child.path}/`));
	return next ? [root, ...trail(next, path)] : [root];
}

/** The explorer as the page at `path` shows it: the sections, and what stands around the page in its own. */
export function explorer(root: Place, path: string, base: string): readonly NavItem[] {
	const [, ...open] = trail(root, path);
	return itemsOf(root, open, path, base).items;
}

/** The explorer with everything in it. */
export const explorerTree = ({ children }: Place, base: string): readonly NavItem[] =>
	children.map((child) => ({
		title: child.title,
		href: pageHref(base, placePath(child)),
		icon: child.icon,
		...(child.children.length > 0 ? { count: child.count, items: explorerTree(child, base) } : {}),
	}));

function itemsOf(
	place: Place,
	open: readonly Place[],
	path: string,
	base: string,
): { items: readonly NavItem[]; more: number } {
	const [here, ...deeper] = open;
	const shown = around(place.children, here);
	const items = shown.map((child): NavItem => {
		const below = child === here && child.children.length > 0 ? itemsOf(child, deeper, path, base) : undefined;
		return {
			title: child.title,
			href: pageHref(base, placePath(child)),
			icon: child.icon,
			...(child.children.length > 0 ? { count: child.count } : {}),
			...(child.path === path ? { current: true } : {}),
			...(below ? { items: below.items } : {}),
			...(below && below.more > 0 ? { more: below.more } : {}),
		};
	});
	return { items, more: place.children.length - shown.length };
}

/** Up to `maxItems` of `places`, with `here` among them. */
function around(places: readonly Place[], here: Place | undefined): readonly Place[] {
	if (places.length <= maxItems) return places;
	const index = here ? places.indexOf(here) : 0;
	const start = Math.max(0, Math.min(index - maxItems / 2, places.length - maxItems));
	return places.slice(start, start + maxItems);
}

/** The path of a place's page on the site. */
export const placePath = ({ path, entry }: Place): string => (entry ? pathOf(entry) : path === '' ? '/' : `/${path}/`);
