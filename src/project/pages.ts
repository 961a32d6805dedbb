import { type Diagnostic, placeOf } from '../core/diagnostic.ts';
import type { Entry } from '../core/entry.ts';
import type { Handbook } from '../core/handbook.ts';
import type { Severity } from '../core/rule.ts';
import { handbook } from '../kinds/handbook.ts';
import { anchorsOf, journeyId, missingPath, pageHref, stageId } from './address.ts';
import { dayIn, type Fact, factsOf, type Words, wordsAt } from './facts.ts';
import { explorer, type NavItem, type Place, placePath, placesOf, trail } from './navigation.ts';
import { outlineOf, type ProseInput, proseInput } from './prose.ts';

/** A page of the site as plain data: all that its HTML depends on but the frame and the prose. */
export interface Page {
	/** Path on the site: `/roles/account-executive/`. */
	readonly path: string;
	readonly title: string;
	readonly summary?: string;
	/** Id of the title, where others link to it as a heading. */
	readonly titleId?: string;
	/** Name of the kind that gives the icon. */
	readonly icon: string;
	readonly crumbs: readonly { readonly title: string; readonly href: string }[];
	readonly nav: readonly NavItem[];
	readonly chips: readonly Chip[];
	readonly notice?: { readonly text: string; readonly link?: Words };
	readonly glance: readonly Fact[];
	readonly sections: readonly Fact[];
	/** The text of a page that cannot be shown as more than text. */
	readonly unreadable?: string;
	readonly stages?: readonly Stage[];
	readonly listing?: Listing;
	readonly outline: readonly { readonly text: string; readonly href: string; readonly level: number }[];
	readonly asides: readonly Aside[];
	readonly edit?: string;
	readonly status: readonly string[];
	readonly findings: readonly ShownFinding[];
	/** Whether the page is older than its file, which could not be read. */
	readonly stale?: true;
}

/** A short fact under the title. */
interface Chip {
	readonly icon: string;
	readonly text: string;
	readonly href?: string;
	readonly tone?: 'good' | 'warning';
}

export interface Stage {
	readonly id: string;
	readonly title: string;
	readonly phase: string;
	readonly goal?: string;
}

/** What stands in a folder. */
export interface Listing {
	readonly id: string;
	readonly heading?: string;
	/** A table of entries, or one card for each folder. */
	readonly form: 'table' | 'cards';
	readonly rows: readonly ListingRow[];
}

interface ListingRow {
	readonly title: string;
	readonly href: string;
	readonly icon: string;
	readonly summary?: string;
	readonly status?: string;
	readonly owner?: Words;
	readonly count?: number;
	/** The first few pages of a folder. */
	readonly first?: readonly { readonly title: string; readonly href: string }[];
}

interface Aside {
	readonly title: string;
	readonly items: readonly {
		readonly text: string;
		readonly href?: string;
		readonly icon?: string;
		readonly note?: string;
	}[];
	/** How many more there are. */
	readonly more?: number;
}

export interface ShownFinding {
	readonly severity: Severity;
	readonly rule: string;
	readonly place: string;
	readonly message: string;
	readonly help?: string;
}

/** What all pages share. */
export interface Frame {
	readonly title: string;
	readonly language: string;
	/** Path under which the site stands; starts and ends with a slash. */
	readonly base: string;
	/** Scheme and host of the site, where known. */
	readonly origin?: string;
}

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
}

export interface PagesOptions {
	/** Path under which the site stands; else that of the handbook's own address. */
	readonly base?: string;
	/** Whether pages show the findings about them. */
	readonly findings?: boolean;
}

/** Entries that link to a page are listed up to here; a glossary term may have a thousand. */
const maxLinkedFrom = 40;

/** Lines of the outline. The longest page of the handbooks we know has 64 headings. */
const maxOutline = 100;

/** How many pages a card names. */
const cardPages = 4;

/** The pages of `book`. Pure, and cheap until a page is asked for. */
export function pagesOf(book: Handbook, { base: wanted, findings = false }: PagesOptions = {}): Pages {
	const settings = book.of(handbook)[0]?.data ?? {};
	const site = settings.site === undefined ? undefined : new URL(settings.site);
	const base = `/${(wanted ?? site?.pathname ?? '').split('/').filter(Boolean).join('/')}/`.replace('//', '/');
	const frame: Frame = {
		title: titleOf(book),
		language: settings.language ?? 'en',
		base,
		...(site ? { origin: site.origin } : {}),
	};
	const root = placesOf(book);
	const places = new Map([...walk(root)].map((place) => [placePath(place), place]));
	const byEntry = findings ? Map.groupBy(book.diagnostics, ({ entry }) => entry) : undefined;
	const view: View = { book, frame, root, settings };
	return {
		frame,
		paths: [...places.keys()],
		page(path) {
			const place = places.get(path);
			return place && pageOf(place, (place.entry && byEntry?.get(place.entry)) ?? [], view);
		},
		get missing() {
			return missingPage(view);
		},
		prose(path) {
			const entry = places.get(path)?.entry;
			return entry && proseInput(entry, book, base);
		},
		entry: (path) => places.get(path)?.entry,
	};
}

/** What the handbook is called: by its settings, else by its start page. */
function titleOf(book: Handbook): string {
	const settings = book.of(handbook)[0];
	const stated = settings && settings.stated('title').length > 0;
	return (stated ? settings.data.title : book.find('')?.title) ?? 'Handbook';
}

interface View {
	readonly book: Handbook;
	readonly frame: Frame;
	readonly root: Place;
	readonly settings: Entry<typeof handbook>['data'];
}

function* walk(place: Place): Generator<Place> {
	yield place;
	for (const child of place.children) yield* walk(child);
}

function pageOf(place: Place, findings: readonly Diagnostic[], view: View): Page {
	const { book, frame, root, settings } = view;
	const { base, language } = frame;
	const { entry } = place;
	const path = placePath(place);
	const facts = entry && !entry.kind.free ? factsOf(entry, book, base, language) : { glance: [], sections: [] };
	const listing = listingOf(place, view);
	const stages = place === root ? stagesOf(view) : [];
	const home = place === root;
	const title =
		home && !entry?.prose?.headings.length ? frame.title : (place.kind?.plural ?? entry?.title ?? place.title);
	const summary = entry
		? (textAt(entry, 'summary') ?? textAt(entry, 'description'))
		: home
			? settings.summary
			: undefined;
	const leading = entry ? outlineOf(entry)[0] : undefined;
	const notice = entry && noticeOf(entry, view);
	const edit = entry && editHref(entry, view);
	return {
		path,
		title,
		icon: place.icon,
		crumbs: trail(root, place.path)
			.slice(0, -1)
			.map((one) => ({ title: one === root ? 'Handbook' : one.title, href: pageHref(base, placePath(one)) })),
		nav: explorer(root, place.path, base),
		chips: entry ? chipsOf(entry, view) : [],
		...facts,
		outline: [
			...journeyOutline(stages),
			...sectionOutline(facts.sections),
			...proseOutline(entry),
			...listingOutline(listing),
		].slice(0, maxOutline),
		asides: entry ? asidesOf(entry, view) : [],
		status: entry ? statusOf(entry, view) : [],
		findings: findings.map(shown),
		...(summary ? { summary } : {}),
		...(leading?.level === 0 ? { titleId: leading.id } : {}),
		...(notice ? { notice } : {}),
		...(edit ? { edit } : {}),
		...(entry?.prose?.readable === false ? { unreadable: entry.prose.source.text.slice(entry.prose.range.start) } : {}),
		...(stages.length > 0 ? { stages } : {}),
		...(listing ? { listing } : {}),
	};
}

function missingPage({ root, frame }: View): Page {
	return {
		path: missingPath,
		title: 'Page not found',
		summary:
			'Nothing stands at this address. The page may have been renamed or removed; the contents lead to every page there is.',
		icon: 'page',
		crumbs: [{ title: 'Handbook', href: frame.base }],
		nav: explorer(root, '404', frame.base),
		chips: [],
		glance: [],
		sections: [],
		outline: [],
		asides: [],
		status: [],
		findings: [],
	};
}

const textAt = (entry: Entry, key: string): string | undefined => {
	const value = (entry.data as Readonly<Record<string, unknown>>)[key];
	return typeof value === 'string' ? value : undefined;
};

/** Facts that every typed entry has. */
type Shared = Partial<
	Pick<Entry<typeof handbook>['data'], 'status' | 'version' | 'reviewed' | 'changes' | 'aliases' | 'tags'>
>;

const sharedOf = ({ kind, data }: Entry): Shared =>
	(kind.free ? { aliases: (data as Shared).aliases } : (data as Shared)) as Shared;

function chipsOf(entry: Entry, { book, frame }: View): Chip[] {
	const { status, version, reviewed, tags = [] } = sharedOf(entry);
	const owner = wordsAt(entry, 'owner', book, frame.base);
	return [
		...(status
			? [
					{
						icon: statusIcons[status],
						text: statusNames[status],
						...(status === 'draft' ? {} : ({ tone: status === 'active' ? 'good' : 'warning' } as const)),
					},
				]
			: []),
		...(version ? [{ icon: 'versions', text: `v${version}` }] : []),
		...(owner ? [{ icon: 'organization', text: owner.text, ...(owner.href ? { href: owner.href } : {}) }] : []),
		...(reviewed ? [{ icon: 'history', text: `Reviewed ${dayIn(frame.language, reviewed.on)}` }] : []),
		...tags.map((tag) => ({ icon: 'tag', text: tag })),
	];
}

const statusIcons = { draft: 'edit', active: 'verified', deprecated: 'warning', retired: 'warning' } as const;
const statusNames = { draft: 'Draft', active: 'Active', deprecated: 'Going away', retired: 'Retired' } as const;

function noticeOf(entry: Entry, { book, frame }: View): Page['notice'] {
	const { status } = sharedOf(entry);
	if (status !== 'deprecated' && status !== 'retired') return undefined;
	const link = wordsAt(entry, 'replaced_by', book, frame.base);
	const text = status === 'retired' ? 'This is no longer in force.' : 'This is going away.';
	return link ? { text: `${text} Use instead:`, link } : { text };
}

function editHref(entry: Entry, { book, settings }: View): string | undefined {
	// The reference of the rules is not among the handbook's own files.
	if (!entry.sources.some(({ path }) => book.sources.has(path))) return undefined;
	const { edit, branch } = settings.repository ?? {};
	const path = encodeURI(fileOf(entry));
	// A function, since a path may hold what `replace` reads as a pattern.
	return edit?.replaceAll('{path}', () => path).replaceAll('{branch}', () => encodeURI(branch ?? 'main'));
}

const fileOf = ({ prose, sources }: Entry): string => (prose?.source ?? sources[0])?.path ?? '';

function statusOf(entry: Entry, { book, frame }: View): string[] {
	const owner = wordsAt(entry, 'owner', book, frame.base);
	const { version, reviewed } = sharedOf(entry);
	return [
		fileOf(entry),
		...(owner ? [`Owner: ${owner.text}`] : []),
		...(version || reviewed
			? [[version && `v${version}`, reviewed && `reviewed ${reviewed.on}`].filter(Boolean).join(' · ')]
			: []),
	];
}

const journeyOutline = (stages: readonly Stage[]): Page['outline'] =>
	stages.length > 0 ? [{ text: 'The customer’s journey', href: `#${journeyId}`, level: 2 }] : [];

const sectionOutline = (sections: readonly Fact[]): Page['outline'] =>
	sections.flatMap(({ label, id, value }) => [
		{ text: label, href: `#${id}`, level: 2 },
		...(value.form === 'cards'
			? value.cards.flatMap((card) => (card.id ? [{ text: card.title, href: `#${card.id}`, level: 3 }] : []))
			: []),
	]);

const proseOutline = (entry: Entry | undefined): Page['outline'] =>
	(entry?.prose?.readable ? outlineOf(entry) : [])
		.filter(({ level }) => level === 2 || level === 3)
		.map(({ text, id, level }) => ({ text, href: `#${encodeURIComponent(id)}`, level }));

const listingOutline = (listing: Listing | undefined): Page['outline'] =>
	listing?.heading ? [{ text: listing.heading, href: `#${listing.id}`, level: 2 }] : [];

function asidesOf(entry: Entry, { book, frame }: View): Aside[] {
	const { aliases = [], changes = [] } = sharedOf(entry);
	const from = [...new Set(book.linksTo(entry).map((link) => link.from))].filter(
		(one) => one !== entry && !one.kind.single,
	);
	const linked = from.slice(0, maxLinkedFrom).map((one) => ({
		text: one.title,
		href: pageHref(frame.base, one.id === '' ? '/' : `/${one.id}/`),
		icon: one.kind.name,
	}));
	const timeline = changes.map(({ version, date, note }) => ({
		text: `v${version} · ${note}`,
		note: dayIn(frame.language, date),
	}));
	return [
		...(aliases.length > 0 ? [{ title: 'Also called', items: aliases.map((text) => ({ text })) }] : []),
		...(linked.length > 0
			? [
					{
						title: 'Linked from',
						items: linked,
						...(from.length > linked.length ? { more: from.length - linked.length } : {}),
					},
				]
			: []),
		...(timeline.length > 0 ? [{ title: 'Timeline', items: timeline }] : []),
	];
}

function listingOf(place: Place, view: View): Listing | undefined {
	const { children } = place;
	if (children.length === 0) return undefined;
	const id = freeId(place);
	if (place.kind) return { id, form: 'table', rows: [...descendants(place)].map((child) => rowOf(child, view)) };
	if (place.path === '' && children.some(({ kind }) => kind)) {
		return { id, heading: 'Contents', form: 'cards', rows: children.map((child) => rowOf(child, view)) };
	}
	return {
		id,
		heading: place.path === '' ? 'Contents' : 'In this folder',
		form: 'table',
		rows: children.map((child) => rowOf(child, view)),
	};
}

const freeId = ({ entry }: Place): string => (entry ? anchorsOf(entry).sectionId('contents') : 'fb_list');

/** Every page below a place that has one of its own. */
function* descendants(place: Place): Generator<Place> {
	for (const child of place.children) {
		if (child.entry) yield child;
		yield* descendants(child);
	}
}

function rowOf(place: Place, { book, frame }: View): ListingRow {
	const { entry, children } = place;
	const owner = entry && wordsAt(entry, 'owner', book, frame.base);
	const summary = entry && (textAt(entry, 'summary') ?? textAt(entry, 'description'));
	const status = entry && sharedOf(entry).status;
	return {
		title: place.title,
		href: pageHref(frame.base, placePath(place)),
		icon: place.icon,
		...(summary ? { summary } : {}),
		...(status ? { status: statusNames[status] } : {}),
		...(owner ? { owner } : {}),
		...(children.length > 0
			? {
					count: place.count,
					first: children
						.slice(0, cardPages)
						.map((child) => ({ title: child.title, href: pageHref(frame.base, placePath(child)) })),
				}
			: {}),
	};
}

function stagesOf({ book, settings }: View): Stage[] {
	// A folder of plain pages has no journey to show.
	if (!book.entries.some(({ kind }) => !kind.free && !kind.single)) return [];
	return (settings.stages ?? []).map(({ id, title, phase, customer_goal }) => ({
		id: stageId(id),
		title,
		phase,
		...(customer_goal ? { goal: customer_goal } : {}),
	}));
}

const shown = (diagnostic: Diagnostic): ShownFinding => ({
	severity: diagnostic.severity,
	rule: diagnostic.rule,
	place: placeOf(diagnostic),
	message: diagnostic.message,
	...(diagnostic.help ? { help: diagnostic.help } : {}),
});
