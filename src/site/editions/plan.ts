import { hash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { assetPath } from '../../core/link.ts';
import { placeable, redirectPage } from '../../exports/redirects.ts';
import { currentEdition, editionsPath } from '../../history/edition-names.ts';
import type { Moved } from '../../history/moved.ts';
import { keepersOf } from '../../history/share.ts';
import { pageHref } from '../../page/address.ts';
import { type Current, noteOf } from '../../page/edition-note.ts';
import { type Frame, windowTitle } from '../../page/page.ts';
import { stubOf } from '../../pages/editions/stub.ts';
import { type Pages, pagesOf } from '../../pages/pages.ts';
import type { ProseInput } from '../../prose/prose.ts';
import { renderProse } from '../../prose/prose-html.ts';
import type { TextPage } from '../../search/full-text.ts';
import type { IndexedPage } from '../full-text.ts';
import { keepJson, namesIn, readJson } from '../kept.ts';
import type { EditionPage, Site } from '../loader.ts';
import type { Edition } from './record.ts';

/** The current edition as the others are compared with it. */
export interface Present {
	readonly site: Site & { readonly meanings: ReadonlyMap<string, string> };
	readonly objects: ReadonlyMap<string, string>;
	readonly texts: readonly TextPage[];
	/** Its pages that had another address before. */
	readonly moved: Moved;
	/** Folder for the guides of editions, by key. */
	readonly cache: string;
}

/** What a site holds of its editions beyond the current one, each thing at the newest edition that has it. */
export interface Plan {
	/** Pages that are written in full, by their path on the whole site. */
	readonly pages: ReadonlyMap<string, EditionPage>;
	/** The texts in MDX among them, by key. */
	readonly guides: Site['guides'];
	/** By edition: the small files that stand for pages which read the same in a newer one, and files pages show. */
	readonly folders: readonly EditionFolder[];
	/** The pages of all editions, each version once, as the full-text index takes them. */
	readonly texts: readonly IndexedPage[];
}

export interface EditionFolder {
	readonly edition: Edition;
	/** Path of the folder on the site. */
	readonly path: string;
	/** Files by path below the folder: of the pages in full, and of those that read the same elsewhere. */
	readonly pages: readonly string[];
	readonly stubs: ReadonlyMap<string, string>;
	readonly assets: ReadonlyMap<string, string>;
}

/** Shares the pages of `editions`, newest first, with each other and with the current one. */
export function planEditions(editions: readonly Edition[], { site, objects, texts, moved, cache }: Present): Plan {
	const { frame, meanings } = site;
	const current: Current = {
		root: frame.base,
		at: (path) => [path, moved.get(path)].find((one) => one !== undefined && meanings.has(one)),
		...(frame.origin ? { origin: frame.origin } : {}),
	};
	const pageKeepers = keepersOf([
		meanings,
		...editions.map(({ record }) => new Map(record.pages.map(([path, , meaning]) => [path, meaning]))),
	]);
	const assetKeepers = keepersOf([objects, ...editions.map(({ record }) => new Map(record.assets))]);
	const placeOf = (keeper: number) => ({
		base: editions[keeper - 1]?.base ?? frame.base,
		...nameOf(editions[keeper - 1]),
	});
	const canonicalOf = (path: string) => {
		const now = current.at(path);
		return frame.origin && now !== undefined ? frame.origin + pageHref(frame.base, now) : undefined;
	};
	const plans = editions.map((edition, i) => {
		const keepers = pageKeepers[i + 1]!;
		const isOwn = (path: string) => keepers.get(path) === i + 1;
		const located = new Map(
			[...assetKeepers[i + 1]!].flatMap(([path, keeper]): [string, string][] =>
				keeper === i + 1 ? [] : [[hrefIn(edition.base, path), hrefIn(placeOf(keeper).base, path)]],
			),
		);
		const stubs = edition.record.pages
			.filter(([path]) => !isOwn(path))
			.map(([path, title]): [string, string] => [
				fileOf(path),
				stubOf({
					path,
					title,
					windowTitle: windowTitle({ path, title }, frameOf(edition, frame)),
					language: edition.record.language,
					root: frame.base,
					base: edition.base,
					note: noteOf(edition, path, current),
					edition,
					keeper: placeOf(keepers.get(path)!),
					canonical: canonicalOf(path),
				}),
			]);
		return {
			...ownPages(edition, { current, isOwn, located, site, cache }),
			folder: {
				edition,
				path: `${editionsPath.slice(1)}${edition.slug}`,
				pages: edition.record.pages.flatMap(([path]) => (isOwn(path) ? [fileOf(path)] : [])),
				stubs: new Map([...redirectPages(edition, frame), ...stubs]),
				assets: new Map(edition.record.assets.filter(([path]) => assetKeepers[i + 1]!.get(path) === i + 1)),
			},
		};
	});
	const guides = new Map(plans.flatMap(({ guides }) => guides));
	for (const name of namesIn(cache)) if (!guides.has(name)) rmSync(join(cache, name), { recursive: true, force: true });
	return {
		pages: new Map(plans.flatMap(({ pages }) => pages)),
		guides,
		folders: plans.map(({ folder }) => folder),
		texts: indexed(texts, editions, pageKeepers, frame.base),
	};
}

const fileOf = (path: string) => `${path.slice(1)}index.html`;
const nameOf = (edition: Edition | undefined) => (edition ? { name: edition.name } : {});
const hrefIn = (base: string, asset: string) => base.slice(0, -1) + assetPath(asset);

const frameOf = ({ record, base, name, slug, date }: Edition, { base: root }: Frame): Frame => ({
	title: record.title,
	language: record.language,
	base,
	activities: [],
	hasRoles: false,
	editions: { root, reading: { name, slug, date } },
});

/** The files of the edition that lead on from addresses its pages had before, where nothing else of it stands. */
function redirectPages(edition: Edition, frame: Frame): [string, string][] {
	const { redirects, assets, pages } = edition.record;
	const files = [...assets.map(([path]) => path), ...pages.map(([path]) => fileOf(path)), ...edition.data.keys()];
	const own = { ...frameOf(edition, frame), ...(frame.origin ? { origin: frame.origin } : {}) };
	return placeable(redirects, files).map((redirect) => [redirect.file, redirectPage(redirect, own)]);
}

interface Keeping extends Pick<Present, 'site' | 'cache'> {
	readonly current: Current;
	readonly isOwn: (path: string) => boolean;
	/** Where the files stand that its pages show and a newer edition keeps. */
	readonly located: ReadonlyMap<string, string>;
}

/** The pages that an edition keeps itself; the handbook of an edition is read only where one of them is rendered. */
function ownPages(edition: Edition, { current, isOwn, located, site, cache }: Keeping) {
	const { name, slug, date, base, record } = edition;
	let known: Pages | undefined;
	const pages = () => {
		known ??= pagesOf(edition.book(), {
			base,
			history: edition.history(),
			edition: { reading: { name, slug, date }, current },
		});
		return known;
	};
	const placed = <T>(data: T): T =>
		located.size === 0
			? data
			: (JSON.parse(
					JSON.stringify(data, (_, value) => (typeof value === 'string' ? (located.get(value) ?? value) : value)),
				) as T);
	const shared = JSON.stringify([record.key, current.origin, [...located], site.components?.digest]);
	const inMdx = new Set(record.guides);
	const own: [string, EditionPage][] = [];
	const guides: [string, () => ProseInput][] = [];
	for (const [path, , meaning] of record.pages) {
		if (!isOwn(path)) continue;
		const digest = hash('sha256', [shared, path, meaning, String(current.at(path))].join('\0'));
		const isGuide = inMdx.has(path);
		// A bundler asks for every guide, whether its page is rendered or not.
		if (isGuide) guides.push([digest, () => kept(join(cache, digest), () => placed(pages().prose(path)!))]);
		own.push([
			`${editionsPath}${slug}${path}`,
			{
				digest,
				frame: () => pages().frame,
				page: () => placed(pages().page(path)!),
				prose: () => {
					if (isGuide) return { guide: digest };
					const text = pages().prose(path);
					return text ? renderProse(placed(text)) : '';
				},
			},
		]);
	}
	return { pages: own, guides };
}

function kept(file: string, input: () => ProseInput): ProseInput {
	const before = readJson<ProseInput>(file);
	if (before) return before;
	const now = input();
	keepJson(file, now);
	return now;
}

/**
 * One index serves all editions, and a filter keeps each to itself: every version of a page stands in it once, with the
 * names of the editions that have it.
 */
function indexed(
	texts: readonly TextPage[],
	editions: readonly Edition[],
	keepers: readonly ReadonlyMap<string, number>[],
	root: string,
): IndexedPage[] {
	const sharing = new Map<string, string[]>();
	for (const [i, { slug }] of editions.entries())
		for (const [path, keeper] of keepers[i + 1]!) {
			const names = sharing.get(`${keeper} ${path}`) ?? [];
			sharing.set(`${keeper} ${path}`, names);
			names.push(slug);
		}
	const pathOf = new Map([...keepers[0]!.keys()].map((path) => [pageHref(root, path), path]));
	const present = texts.map(({ url, html }) => {
		const names = [currentEdition, ...(sharing.get(`0 ${pathOf.get(url)}`) ?? [])];
		return { url, stamp: `${names} ${html}`, html: () => among(names, html) };
	});
	const earlier = editions.flatMap((edition, i) => {
		let known: Readonly<Record<string, string>> | undefined;
		return edition.record.pages
			.filter(([path]) => keepers[i + 1]!.get(path) === i + 1)
			.map(([path, , meaning]): IndexedPage => {
				const names = sharing.get(`${i + 1} ${path}`) ?? [];
				return {
					url: pageHref(edition.base, path),
					stamp: `${names} ${meaning}`,
					html: () => {
						known ??= edition.texts();
						const html = known[pageHref(root, path)];
						return html === undefined ? undefined : among(names, html);
					},
				};
			});
	});
	return [...present, ...earlier];
}

const among = (names: readonly string[], html: string): string =>
	html.replace(
		'data-pagefind-body>',
		(body) => body + names.map((name) => `<i data-pagefind-filter="edition:${name}"></i>`).join(''),
	);
