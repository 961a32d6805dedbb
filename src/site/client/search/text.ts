import { editionsPath } from '../../../project/editions/names.ts';
import { textScript } from '../../../project/search/files.ts';
import { wordingsFor } from '../../../project/search/question.ts';
import { excerptOf, joined, signsOf, spacedAsk } from '../../../project/search/spacing.ts';
import { base, edition, root } from '../store.ts';

/** A page found by its text. */
export interface TextHit {
	readonly url: string;
	readonly title: string;
	readonly kind: string;
	/** The words around what was found, marked by `mark` elements. */
	readonly excerpt: string;
	/** Parts of the page in which it was found. */
	readonly parts: readonly { readonly url: string; readonly title: string; readonly excerpt: string }[];
}

/** What the full-text search of a built site offers. */
interface Pagefind {
	options(options: { readonly excerptLength: number; readonly baseUrl: string }): Promise<void>;
	init(): Promise<void>;
	search(
		text: string | null,
		options: { readonly filters: Filters },
	): Promise<{ readonly results: readonly Result[]; readonly filters: Facets }>;
	filters(): Promise<Facets>;
}

interface Result {
	data(): Promise<FoundPage>;
}

interface FoundPage {
	readonly url: string;
	/** All of its text, words between spaces. */
	readonly content: string;
	readonly excerpt: string;
	readonly meta: Readonly<Record<string, string>>;
	/** Headings, with the number of the word at which each stands. */
	readonly anchors: readonly { readonly location: number }[];
	readonly sub_results: readonly {
		readonly url: string;
		readonly title: string;
		readonly excerpt: string;
		readonly anchor?: { readonly location: number };
	}[];
}

type Facets = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Values that pages must have, by the name of the facet. */
export type Filters = Readonly<Record<string, readonly string[]>>;

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

/** The facets there are, and how many pages each of their values has. */
export async function facets(): Promise<Facets> {
	const pagefind = await start();
	if (!pagefind) return {};
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

/** Pages whose text fits, best first, with how many there are; `undefined` where there is no full-text search. */
export async function findText(
	text: string,
	filters: Filters,
	limit: number,
): Promise<{ readonly count: number; readonly hits: readonly TextHit[] } | undefined> {
	const pagefind = await start();
	if (!pagefind) return undefined;
	const signs = signsOf(text);
	let results: readonly Result[] = [];
	for (const wording of asksFor(text)) {
		({ results } = await pagefind.search(wording, { filters: within(filters) }));
		if (results.length > 0) break;
	}
	const found = await Promise.all(results.slice(0, limit).map((result) => result.data()));
	return { count: results.length, hits: found.map((page) => hitOf(page, signs)) };
}

/** What is asked in turn, until something is found; `null` is everything. */
function asksFor(text: string): readonly (string | null)[] {
	if (text.trim() === '') return [null];
	const signs = signsOf(text);
	return [...(signs ? [`"${signs.join(' ')}"`] : []), ...wordingsFor(text).map(spacedAsk)];
}

function hitOf(
	{ url, content, excerpt, meta, anchors, sub_results }: FoundPage,
	signs: readonly string[] | undefined,
): TextHit {
	const words = content.split(/\s+/);
	const ends = anchors.map(({ location }) => location).sort((a, b) => a - b);
	// Each sign is found by itself wherever it stands; a reader looks for all of them in a row.
	const around = (from: number) => {
		const until = ends.find((end) => end > from) ?? words.length;
		return signs && excerptOf(words.slice(from, from === 0 ? undefined : until), signs, excerptLength);
	};
	const whole = around(0);
	return {
		url: hereOf(url),
		title: joined(meta.title ?? url),
		kind: meta.kind ?? 'page',
		excerpt: told(whole ?? joined(excerpt), meta.title),
		parts: sub_results
			.flatMap(({ url: place, title, excerpt, anchor }) => {
				if (place === url) return [];
				const own = around(anchor?.location ?? 0);
				return whole !== undefined && own === undefined
					? []
					: [{ url: hereOf(place), title: joined(title), excerpt: told(own ?? joined(excerpt), title) }];
			})
			.slice(0, 4),
	};
}

/** An excerpt as it reads below `title`: without it, without a label of which the text is cut off, and open where it was cut. */
function told(html: string, title = ''): string {
	const bare = (text: string) => text.replace(/<\/?mark>/g, '').trim();
	const unended = (text: string) => bare(text).replace(/\.$/, '');
	const [first = ''] = /^.*?\.(?:<\/mark>)?\s+/u.exec(html) ?? [];
	const repeats = first !== '' && unended(joined(title)).endsWith(unended(first));
	const rest = (repeats ? html.slice(first.length) : html)
		.replace(/(?<=[.!?…。]\s*)\p{Lu}[\p{L} ]{0,30}:?$/u, '')
		.trim();
	if (rest === '') return rest;
	const ended = /[.!?…。？！]$/u.test(bare(rest)) ? rest : `${rest.replace(/[,;:]$/, '')} …`;
	return /^\p{Ll}/u.test(bare(ended)) ? `… ${ended}` : ended;
}

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
