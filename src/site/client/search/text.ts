import { editionsPath } from '../../../history/edition-names.ts';
import { type Missing, phraseIn, quotedIn, wordingsFor } from '../../../search/asks.ts';
import { excerptOf } from '../../../search/excerpt.ts';
import { keywordsId, textId, textScript } from '../../../search/files.ts';
import { unfolded } from '../../../search/folding.ts';
import { joined, phraseAsk, placesOf, signsOf, spacedAsk, tokensOf } from '../../../search/spacing.ts';
import { plain } from '../../../search/words.ts';
import { base, edition, root } from '../shared/store.ts';

/** A page found by its text. */
export interface TextHit {
	readonly url: string;
	/** The same, at the words that were found. */
	readonly href: string;
	readonly title: string;
	readonly kind: string;
	/** The words around what was found, marked by `mark` elements. */
	readonly excerpt: string;
	/** Whether it says word for word what was asked. */
	readonly exact: boolean;
	/** Parts of the page in which it was found. */
	readonly parts: readonly {
		readonly url: string;
		readonly href: string;
		readonly title: string;
		readonly excerpt: string;
	}[];
}

/** What was found in texts. */
export interface TextFinds {
	readonly count: number;
	readonly hits: readonly TextHit[];
	/** Words that no text has either. */
	readonly missing: readonly Missing[];
}

/** What the full-text search of a built site offers. */
interface Pagefind {
	options(options: { readonly excerptLength: number; readonly baseUrl: string }): Promise<void>;
	init(): Promise<void>;
	search(
		text: string | null,
		options: { readonly filters: Filters | PagesFilter },
	): Promise<{ readonly results: readonly Result[]; readonly filters: Facets }>;
	filters(): Promise<Facets>;
}

interface Result {
	readonly id: string;
	data(): Promise<FoundPage>;
}

interface FoundPage {
	readonly url: string;
	/** All of its text, words between spaces. */
	readonly content: string;
	readonly meta: Readonly<Record<string, string>>;
	/** Elements with an id, with the number of the word at which each stands. */
	readonly anchors: readonly {
		readonly element: string;
		readonly id: string;
		readonly text: string;
		readonly location: number;
	}[];
	/** Words that were found, by their number. */
	readonly weighted_locations: readonly { readonly location: number; readonly balanced_score: number }[];
}

type Facets = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Values that pages must have, by the name of the facet. */
export type Filters = Readonly<Record<string, readonly string[]>>;

/** Pages that are looked at. */
interface PagesFilter {
	readonly page: { readonly any: readonly string[] };
}

/** Words in an excerpt. Each sign of Chinese and Japanese counts as one. */
const excerptLength = /^(?:zh|ja)\b/.test(document.documentElement.lang) ? 96 : 32;

let started: Promise<Pagefind | undefined> | undefined;

/** Starts the full-text search; `undefined` where the site has none, as while it is written. */
function start(): Promise<Pagefind | undefined> {
	started ??= (async () => {
		try {
			const pagefind = (await import(/* @vite-ignore */ root + textScript)) as Pagefind;
			await pagefind.options({ excerptLength, baseUrl: '/' });
			await pagefind.init();
			return pagefind;
		} catch {
			started = undefined;
			return undefined;
		}
	})();
	return started;
}

/** The facets there are, and how many pages each of their values has; `undefined` where they cannot be read. */
export async function facets(): Promise<Facets | undefined> {
	const pagefind = await start();
	if (!pagefind) return undefined;
	// The index tells of all editions unless it is asked for one.
	return edition === undefined ? pagefind.filters() : (await pagefind.search(null, { filters: within({}) })).filters;
}

/** One index serves all editions of a handbook. */
const within = (filters: Filters): Filters => (edition === undefined ? filters : { ...filters, edition: [edition] });

/** The address of a page in the edition one reads, wherever its text is kept. */
const hereOf = (url: string): string =>
	edition === undefined || !url.startsWith(root)
		? url
		: base + url.slice(root.length).replace(new RegExp(`^${editionsPath.slice(1)}[^/]+/`), '');

/**
 * Pages whose text fits `text`, best first: those that say it word for word before those that have its words. Of words
 * that titles do not know, `missing`, it says which no text has either. `undefined` where there is no full-text search.
 */
export async function findText(
	text: string,
	filters: Filters,
	limit: number,
	missing: readonly Missing[] = [],
): Promise<TextFinds | undefined> {
	const pagefind = await start();
	if (!pagefind) return undefined;
	const find = async (asked: string | null) => (await pagefind.search(asked, { filters: within(filters) })).results;
	const read = (results: readonly Result[]) => Promise.all(results.slice(0, limit).map((result) => result.data()));
	if (text.trim() === '') {
		const all = await find(null);
		return { count: all.length, hits: (await read(all)).map((page) => hitOf(page, [])), missing: [] };
	}
	const lost = (await Promise.all(missing.map(async (one) => ((await isThere(one.typed, find)) ? [] : [one])))).flat();
	const signs = signsOf(text);
	const phrase = signs ? text.trim() : phraseIn(text);
	const literal = phrase ? await find(phraseAsk(phrase)) : [];
	let results: readonly Result[] = [];
	// Each sign is found by itself wherever it stands; a reader looks for all of them in a row.
	for (const wording of signs && literal.length > 0 ? [] : wordingsFor(quotedIn(text) ?? text, lost)) {
		results = await find(spacedAsk(wording));
		if (results.length > 0) break;
	}
	const said = phrase ? (await read(literal)).filter((page) => places(page, phrase).length > 0) : [];
	const urls = new Set(said.map(({ url }) => url));
	const others = (await read(results)).filter(({ url }) => !urls.has(url));
	return {
		count: new Set([...literal, ...results].map(({ id }) => id)).size,
		hits: [
			...said.map((page) => hitOf(page, places(page, phrase ?? ''), true)),
			...others.map((page) => hitOf(page, page.weighted_locations)),
		].slice(0, limit),
		missing: lost,
	};
}

/** What the pages at `urls` say of `text`, by their addresses: where it was found there, else how they begin. */
export async function textAt(urls: readonly string[], text: string): Promise<ReadonlyMap<string, TextHit>> {
	const pagefind = urls.length > 0 ? await start() : undefined;
	if (!pagefind) return new Map();
	const find = async (asked: string | null, at: readonly string[]) => {
		const filters = { ...within({}), page: { any: at.map((url) => decodeURI(url.slice(base.length - 1))) } };
		const { results } = at.length > 0 ? await pagefind.search(asked, { filters }) : { results: [] };
		return Promise.all(results.map((result) => result.data()));
	};
	const inRow = signsOf(text) !== undefined;
	const [wording] = wordingsFor(text);
	const found = wording ? await find(inRow ? phraseAsk(text.trim()) : spacedAsk(wording), urls) : [];
	const had = new Set(found.map(({ url }) => hereOf(url)));
	const others = await find(
		null,
		urls.filter((url) => !had.has(url)),
	);
	return new Map(
		[...found, ...others].map((page) => [
			hereOf(page.url),
			hitOf(page, inRow ? places(page, text.trim()) : page.weighted_locations),
		]),
	);
}

/** Pages that are looked at for a word. */
const maxLooked = 5;

/** Whether a text has `word` or a longer one. The search would else take its stem or its first letters for it. */
async function isThere(word: string, find: (asked: string) => Promise<readonly Result[]>): Promise<boolean> {
	const results = await find(spacedAsk(word));
	const pages = await Promise.all(results.slice(0, maxLooked).map((result) => result.data()));
	return pages.some((page) => {
		const words = wordsOf(page);
		return page.weighted_locations.some(({ location }) => plain(words[location] ?? '').includes(plain(word)));
	});
}

type Place = FoundPage['weighted_locations'][number];

/** Where a page says `phrase` word for word. */
const places = (page: FoundPage, phrase: string): readonly Place[] =>
	placesOf(wordsOf(page), tokensOf(phrase)).map((location) => ({ location, balanced_score: 1 }));

const wordsOf = ({ content }: FoundPage): readonly string[] =>
	content.split(content.includes('\u200b') ? '\u200b' : /\s+/).map(unfolded);

function hitOf(page: FoundPage, found: readonly Place[], exact = false): TextHit {
	const { url, meta, anchors } = page;
	const words = wordsOf(page);
	const at = (id: string) => anchors.find((anchor) => anchor.id === id)?.location;
	const end = at(keywordsId) ?? words.length;
	const headings = anchors.filter(({ element }) => element === 'h2').sort((a, b) => a.location - b.location);
	const excerpt = (from: number, until: number) => excerptOf(words, found, { from, until, size: excerptLength });
	const whole = excerpt(at(textId) ?? 0, end);
	return {
		url: hereOf(url),
		href: landing(hereOf(url), whole),
		title: joined(meta.title ?? url),
		kind: meta.kind ?? 'page',
		excerpt: whole,
		exact,
		parts: headings
			.flatMap(({ id, text, location }, i) => {
				const until = Math.min(headings[i + 1]?.location ?? end, end);
				if (!found.some((one) => one.location >= location && one.location < until)) return [];
				const own = excerpt(location + text.split(/\s+/).length, until);
				const place = `${hereOf(url)}#${encodeURIComponent(id)}`;
				return [{ url: place, href: landing(place, own), title: joined(text).replace(/\.$/, ''), excerpt: own }];
			})
			.slice(0, 4),
	};
}

/** Words that a page marks when one lands on it. */
const maxLanded = 3;

/** `url` with what is marked in `excerpt`, for browsers that scroll to it and mark it themselves. */
function landing(url: string, excerpt: string): string {
	if (!('fragmentDirective' in document)) return url;
	const texts = new Set(
		[...excerpt.matchAll(/<mark>(.*?)<\/mark>(?:\s+<mark>(.*?)<\/mark>)*/g)].map(([run]) => bareOf(run)),
	);
	const asked = [...texts].filter(Boolean).slice(0, maxLanded);
	if (asked.length === 0) return url;
	const directive = asked.map((text) => `text=${encodeURIComponent(text).replaceAll('-', '%2D')}`).join('&');
	return `${url}${url.includes('#') ? '' : '#'}:~:${directive}`;
}

const bareOf = (html: string): string =>
	excerptNodes(html)
		.map((node) => node.textContent)
		.join('')
		.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}\p{M}]+$/gu, '');

/** The nodes of an excerpt: its texts, and `mark` elements; nothing else it may hold. */
export function excerptNodes(html: string): readonly Node[] {
	const { body } = new DOMParser().parseFromString(html, 'text/html');
	return [...body.childNodes].map((node) => {
		if (node.nodeName !== 'MARK') return document.createTextNode(node.textContent ?? '');
		const mark = document.createElement('mark');
		mark.textContent = node.textContent;
		return mark;
	});
}
