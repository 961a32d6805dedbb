import { type Diagnostic, placeOf } from '../core/diagnostic.ts';
import type { Entry } from '../core/entry.ts';
import type { Handbook } from '../core/handbook.ts';
import type { Trend } from '../coverage/stand.ts';
import { feedHref } from '../exports/feeds.ts';
import { type EditionName, editionsPath } from '../history/edition-names.ts';
import type { History } from '../history/history.ts';
import type { Step } from '../history/step.ts';
import type { Versions } from '../history/versions.ts';
import { handbook } from '../kinds/handbook.ts';
import { isOwn } from '../kinds/views/own.ts';
import { isDraft } from '../kinds/views/status.ts';
import { sameTongue, tongueOf } from '../kinds/views/tongue.ts';
import { markdownPath, missingPath, pageHref } from '../page/address.ts';
import type { Section } from '../page/blocks.ts';
import type { DerivedPage } from '../page/compiled.ts';
import { type Current, noteOf } from '../page/edition-note.ts';
import { factsOf } from '../page/facts.ts';
import { activitiesIn, frameOf } from '../page/frame.ts';
import { explorer, type Place, placePath, placesOf, trail } from '../page/navigation.ts';
import type { Frame, Listing, OtherPage, Page, ShownFinding } from '../page/page.ts';
import type { View } from '../page/view.ts';
import { outlineOf, type ProseInput, proseInput } from '../prose/prose.ts';
import { contentsPage } from './editions/contents.ts';
import { editionsPage, type ListedEdition } from './editions/listed.ts';
import { homeSections } from './home/home.ts';
import { compiledOf, derivedPages } from './index.ts';
import { listingOf } from './shared/listing.ts';
import { asidesOf, chipsOf, editHref, noticeOf, partEdits, statusLine, textAt } from './shared/playbook.ts';
import { waysOn } from './shared/ways-on.ts';

/** Every page of a handbook, worked out when it is asked for. */
export interface Pages {
	readonly frame: Frame;
	/** Paths of all pages, in order. */
	readonly paths: readonly string[];
	page(path: string): Page | undefined;
	/** What a reader sees at an address that leads nowhere. */
	readonly missing: Page;
	prose(path: string): ProseInput | undefined;
	entry(path: string): Entry | undefined;
	/** Those that stand for no playbook and no list of a kind, as the search knows them. */
	readonly others: readonly OtherPage[];
}

export interface PagesOptions {
	/** Path under which the site stands; else that of the handbook's own address. */
	readonly base?: string;
	/** Whether pages show the findings about them. */
	readonly findings?: boolean;
	/** Whether the page of each playbook stands beside it as Markdown. */
	readonly markdown?: boolean;
	/** What version control knows of the handbook. */
	readonly history?: History | undefined;
	/** What the editions changed, newest first. */
	readonly steps?: readonly Step[];
	/** How it came to stand as it does, where that is known. */
	readonly trend?: Trend | undefined;
	/** What is known of the versions of its playbooks. */
	readonly versions?: Versions | undefined;
	/** The editions the site holds besides, newest first. */
	readonly editions?: readonly ListedEdition[];
	/** Of which edition these are the pages, where it is not the current one. */
	readonly edition?: { readonly reading: EditionName; readonly current: Current };
}

/** Lines of the outline. The longest page of the handbooks we know has 64 headings. */
const maxOutline = 100;

/** The pages of `book`. Pure, and cheap until a page is asked for. */
export function pagesOf(
	book: Handbook,
	{
		base,
		findings = false,
		markdown = false,
		history,
		versions,
		steps,
		trend,
		editions = [],
		edition,
	}: PagesOptions = {},
): Pages {
	const settings = book.of(handbook)[0]?.data ?? {};
	const plain = frameOf(book, base);
	const feed = feedHref(book, plain);
	const shared: Frame = edition
		? frameOfEdition(plain, edition)
		: {
				...plain,
				...(feed ? { feed } : {}),
				...(editions.length > 0 ? { editions: { root: plain.base } } : {}),
			};
	const root = placesOf(book);
	const places = new Map([...walk(root)].map((place) => [placePath(place), place]));
	const byEntry = findings ? Map.groupBy(book.diagnostics, ({ entry }) => entry) : undefined;
	// A page that somebody wrote goes before one that is worked out.
	const early: View = { book, frame: shared, root, settings, history, versions, trend, ...(steps ? { steps } : {}) };
	const worked = [...derivedPages(early)].filter(({ path }) => !places.has(path));
	const more = [
		...(editions.length > 0 ? [editionsPage(early, editions)] : []),
		...(edition ? [contentsPage(early, worked, edition.reading)] : []),
	].filter(({ path }) => !places.has(path));
	const derived = new Map([...worked, ...more].map((page) => [page.path, page]));
	const paths = [...places.keys(), ...derived.keys()];
	const frame: Frame = { ...shared, activities: activitiesIn(new Set(paths), shared.base) };
	const view: View = { ...early, frame };
	// What is wrong with the settings is told where everybody begins.
	const findingsAt = (place: Place) =>
		[place.entry, place === root ? book.settings : undefined].flatMap((entry) => (entry && byEntry?.get(entry)) ?? []);
	const has = (path: string) =>
		!path.endsWith('/') ||
		places.has(path) ||
		derived.has(path) ||
		(editions.length > 0 && path.startsWith(editionsPath));
	const pageAt = (path: string) => {
		const place = places.get(path);
		if (place)
			return {
				...pageOf(place, findingsAt(place), view),
				...(markdown && place.entry && isOwn(place.entry, book)
					? { markdown: pageHref(frame.base, markdownPath(path)) }
					: {}),
			};
		const page = derived.get(path);
		return page && derivedPage(page, derived.get(page.parent ?? '') ?? places.get(page.parent ?? '/') ?? root, view);
	};
	return {
		frame,
		paths,
		page(path) {
			const page = pageAt(path);
			return page && edition ? asHistory(page, view, edition) : page;
		},
		get missing() {
			return missingPage(view);
		},
		prose(path) {
			const entry = places.get(path)?.entry;
			return entry && proseInput(entry, book, frame.base, has);
		},
		entry: (path) => places.get(path)?.entry,
		others: [
			...[...places].flatMap(([path, { entry, kind, title }]): OtherPage[] =>
				entry || kind ? [] : [path === '/' ? homeOf(frame, settings) : { path, title, summary: '' }],
			),
			...[...derived.values()].filter(({ unlisted }) => !unlisted),
		],
	};
}

const homeOf = ({ title }: Frame, { summary = '' }: View['settings']): OtherPage => ({
	path: '/',
	title,
	summary,
	names: ['handbook', 'home', 'start page'],
});

function* walk(place: Place): Generator<Place> {
	yield place;
	for (const child of place.children) yield* walk(child);
}

function pageOf(place: Place, findings: readonly Diagnostic[], view: View): Page {
	const { book, frame, root, settings } = view;
	const { entry } = place;
	const home = place === root;
	const compiled = entry && compiledOf(entry.kind);
	const index = place.kind && compiledOf(place.kind);
	const facts =
		entry && !entry.kind.free
			? factsOf(entry, book, frame.base, frame.language, compiled?.shows)
			: { glance: [], sections: [] };
	const start = home ? homeSections(view) : [];
	// What is begun says first what to do next.
	const textFirst = entry !== undefined && isDraft(entry);
	const sections = [
		...(textFirst ? [] : start),
		...(index?.index?.(view) ?? []),
		...(entry && compiled ? compiled.sections(entry, view) : []),
		...facts.sections,
	];
	const after = [...(entry && compiled?.after ? compiled.after(entry, view) : []), ...(textFirst ? start : [])];
	const listing = listingOf(place, view, sections.length + start.length > 0);
	const summary = entry
		? (textAt(entry, 'summary') ?? textAt(entry, 'description'))
		: home
			? settings.summary
			: undefined;
	const leading = entry ? outlineOf(entry)[0] : undefined;
	const notice = entry && noticeOf(entry, view);
	const tongue = entry && tongueOf(entry);
	const feed = entry && compiled?.feed?.(entry, view);
	const edit = entry && editHref(entry, view);
	return {
		path: placePath(place),
		title: home && !entry?.prose?.headings.length ? frame.title : (place.kind?.plural ?? entry?.title ?? place.title),
		icon: place.icon,
		activity: (compiled ?? index)?.activity ?? 'handbook',
		crumbs: crumbsTo(root, place.path, view).slice(0, -1),
		nav: explorer(root, place.path, frame.base),
		chips: entry ? [...chipsOf(entry, view), ...(compiled?.chips?.(entry, view) ?? [])] : [],
		glance: facts.glance,
		sections,
		after,
		outline: [
			...sectionOutline(sections),
			...proseOutline(entry),
			...sectionOutline(after),
			...listingOutline(listing),
		].slice(0, maxOutline),
		asides: entry ? [...(compiled?.asides?.(entry, view) ?? []), ...asidesOf(entry, view)] : [],
		status: entry ? statusLine(entry, view) : [],
		findings: findings.map(shown),
		...(summary ? { summary } : {}),
		...(tongue?.dir === 'rtl' || (tongue?.lang && !sameTongue(frame.language, tongue.lang)) ? { tongue } : {}),
		...(leading?.level === 0 ? { titleId: leading.id } : {}),
		...(notice ? { notice } : {}),
		...(edit ? { edit: { href: edit, parts: partEdits(entry, view) } } : {}),
		...(entry?.prose?.readable === false ? { unreadable: entry.prose.source.text.slice(entry.prose.range.start) } : {}),
		...(listing ? { listing } : {}),
		...(feed ? { feed } : {}),
	};
}

function derivedPage(page: DerivedPage, parent: Place | DerivedPage, view: View): Page {
	const { root, frame } = view;
	const above =
		'children' in parent
			? crumbsTo(root, parent.path, view)
			: [...crumbsTo(root, '', view), { title: parent.title, href: pageHref(frame.base, parent.path) }];
	const sections = page.sections();
	return {
		...blank,
		path: page.path,
		title: page.title,
		summary: page.summary,
		icon: page.icon,
		activity: page.activity,
		crumbs: above,
		// What few readers open has the folders alone, which scripts fill.
		nav: explorer(root, page.unlisted ? '' : page.path.slice(1, -1), frame.base),
		chips: page.chips?.() ?? [],
		sections,
		outline: sectionOutline(sections),
		asides: page.asides?.() ?? [],
		...(page.unlisted ? { unlisted: page.unlisted } : {}),
	};
}

/** An edition stands where the current one does, whatever its own settings say. */
function frameOfEdition({ origin: _, ...frame }: Frame, edition: NonNullable<PagesOptions['edition']>): Frame {
	const { root, origin } = edition.current;
	return { ...frame, ...(origin ? { origin } : {}), editions: { root, reading: edition.reading } };
}

/**
 * The page of an edition: not to be edited, and under a note. Of the explorer it has the folders alone, which scripts
 * fill: what stands beside a page is no part of what it says, and must not make it another.
 */
function asHistory(
	{ edit: _, feed: __, ...page }: Page,
	view: View,
	edition: NonNullable<PagesOptions['edition']>,
): Page {
	const { reading, current } = edition;
	return {
		...page,
		nav: explorer(view.root, '', view.frame.base),
		edition: noteOf(reading, page.path, current),
	};
}

function missingPage(view: View): Page {
	const { root, frame } = view;
	return {
		...blank,
		path: missingPath,
		title: 'Page not found',
		summary: 'Nothing stands at this address. The page may have been renamed or removed.',
		icon: 'page',
		activity: 'handbook',
		crumbs: crumbsTo(root, '', view),
		nav: explorer(root, '404', frame.base),
		sections: waysOn(view),
	};
}

const blank = { chips: [], glance: [], sections: [], after: [], outline: [], asides: [], status: [], findings: [] };

const crumbsTo = (root: Place, path: string, { frame }: View): Page['crumbs'] =>
	trail(root, path).map((one) => ({
		title: one === root ? 'Handbook' : one.title,
		href: pageHref(frame.base, placePath(one)),
	}));

const sectionOutline = (sections: readonly Section[]): Page['outline'] =>
	sections.flatMap(({ heading, id, parts = [] }) => [
		{ text: heading, href: `#${id}`, level: 2 },
		...parts.map((part) => ({ text: part.text, href: `#${part.id}`, level: 3 })),
	]);

const proseOutline = (entry: Entry | undefined): Page['outline'] =>
	(entry?.prose?.readable ? outlineOf(entry) : [])
		.filter(({ level }) => level === 2 || level === 3)
		.map(({ text, id, level }) => ({ text, href: `#${encodeURIComponent(id)}`, level }));

const listingOutline = (listing: Listing | undefined): Page['outline'] =>
	listing?.heading ? [{ text: listing.heading, href: `#${listing.id}`, level: 2 }] : [];

const shown = (diagnostic: Diagnostic): ShownFinding => ({
	severity: diagnostic.severity,
	rule: diagnostic.rule,
	place: placeOf(diagnostic),
	message: diagnostic.message,
	...(diagnostic.help ? { help: diagnostic.help } : {}),
});
