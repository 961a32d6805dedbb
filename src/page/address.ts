import type { Entry } from '../core/entry.ts';
import { assetPath, type Link, pathOf } from '../core/link.ts';
import { memoized } from '../core/memoized.ts';

/** Where a link of the handbook leads on the site; absent where it leads nowhere a page could show. */
export interface Address {
	readonly href: string;
	readonly external?: boolean;
}

/** The address of a page, under the site's base path. `base` starts and ends with a slash. */
export const pageHref = (base: string, path: string): string => base.slice(0, -1) + encodeURI(path);

/** Where `link` leads, or `undefined` where it dangles. */
export function addressOf(link: Link, base: string): Address | undefined {
	const { to, part, asset, page, outcome, text } = link;
	if (outcome === 'external' || outcome === 'missing' || outcome === 'outside' || outcome === 'wrong-kind')
		return undefined;
	if (asset !== undefined) return { href: base.slice(0, -1) + assetPath(asset) };
	if (to?.kind.single) return part === undefined ? undefined : settingAddress(to, part, base);
	if (to) {
		const anchor = part === undefined || outcome !== 'found' ? undefined : anchorsOf(to).ids.get(part);
		return { href: pageHref(base, pathOf(to)) + (anchor ? `#${encodeURIComponent(anchor)}` : '') };
	}
	if (page === undefined) return undefined;
	// What stands behind the address of such a page says what of it is shown.
	return { href: pageHref(base, page) + (outcome === 'found' ? (/[?#].*$/s.exec(text)?.[0] ?? '') : '') };
}

/** Where hosts look for the page to show when there is none. A handbook's own page `404.md` takes its place. */
export const missingPath = '/404/';

/** The stages of the journey stand on the start page; other settings stand nowhere. */
function settingAddress(settings: Entry, id: string, base: string): Address | undefined {
	const stage = settings.parts.some((part) => part.list === 'stages' && part.id === id);
	return stage ? { href: `${base}#${stageId(id)}` } : undefined;
}

/** The anchor of the customer's journey on the start page, and of each of its stages. */
export const journeyId = 'fb_journey';
export const stageId = (id: string): string => `stage-${id}`;

/** Ids the frame of every page uses; their underscore keeps them apart from the ids of parts, which have none. */
export const frameIds = ['fb_content', 'fb_nav', 'fb_outline', 'fb_journey', 'fb_list', 'fb_trust'] as const;

/** Put before ids that authors give in HTML, so that none of them can stand for an element of the page. */
export const authorPrefix = 'user-content-';

/** The ids of a page. */
export interface Anchors {
	/** What others may write after `#`, and the id it stands for. */
	readonly ids: ReadonlyMap<string, string>;
	/** The id of each heading of the prose, in order. */
	readonly headings: readonly string[];
	/** The id of each section of facts, by the name of its field. */
	sectionId(field: string): string;
}

/** Gives every part, heading and section of a page an id of its own: parts first, since others refer to them. */
export const anchorsOf = memoized((entry: Entry): Anchors => {
	const taken = new Set<string>(frameIds);
	const claim = (wanted: string) => {
		let id = wanted;
		for (let n = 1; taken.has(id); n++) id = `${wanted}-${n}`;
		taken.add(id);
		return id;
	};
	const ids = new Map<string, string>();
	for (const { id } of entry.parts) if (!ids.has(id)) ids.set(id, claim(id));
	const headings = (entry.prose?.headings ?? []).map(({ slug }) => {
		const id = claim(slug);
		if (!ids.has(slug)) ids.set(slug, id);
		return id;
	});
	for (const id of entry.prose?.ids ?? []) if (!ids.has(id)) ids.set(id, authorPrefix + id);
	const sections = new Map<string, string>();
	return {
		ids,
		headings,
		sectionId(field) {
			const id = sections.get(field) ?? claim(field);
			sections.set(field, id);
			return id;
		},
	};
});

/** Where the page at `path` stands as Markdown, beside its HTML. */
export const markdownPath = (path: string): string => `${path}index.md`;
