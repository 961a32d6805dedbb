import { hash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Handbook, Watch } from '../core/handbook.ts';
import { feedsOf } from '../exports/feeds.ts';
import { type ProgramFile, programFiles } from '../for-programs/files.ts';
import type { History } from '../history/history.ts';
import { type Pages, type PagesOptions, pagesOf } from '../pages/pages.ts';
import { changeData, type SiteData, siteData, siteTree } from '../pages/site-data.ts';
import { isGuide, type ProseInput } from '../prose/prose.ts';
import { renderProse } from '../prose/prose-html.ts';
import { cardFileCount, type SearchData, searchData } from '../search/data.ts';
import { cardFile, titleFile, wordFile } from '../search/files.ts';
import { engineVersion } from './engine.ts';
import { keep, namesIn, readKept } from './kept.ts';
import type { Site, Text } from './loader.ts';
import { meanings } from './meaning.ts';
import type { OwnComponents } from './own-components.ts';

interface AssembleOptions extends PagesOptions {
	/** Files that pages show, by what they hold, where it has to be known what each page amounts to. */
	readonly objects?: ReadonlyMap<string, string> | undefined;
	/** Folder for the HTML of texts, by digest. Without it nothing is kept and nothing digested. */
	readonly cache?: string;
	/** The components of the team's own. */
	readonly components?: OwnComponents | undefined;
	readonly watch?: Watch | undefined;
	/** Whether the files for reading without a network stand beside the pages. */
	readonly offline?: boolean;
	/** The commit the handbook was taken from, where known. */
	readonly revision?: string | undefined;
}

/** The site of `book`. Pages are worked out when they are asked for; the HTML of an unchanged text comes from the cache. */
export function assemble(
	book: Handbook,
	{ cache, objects, components, watch = (_, run) => run(), offline = false, revision, ...options }: AssembleOptions,
): Site & {
	readonly meanings: ReadonlyMap<string, string>;
	readonly others: Pages['others'];
	readonly forPrograms: readonly ProgramFile[];
} {
	const pages = pagesOf(book, options);
	const keys = new Map<string, string>();
	const guides = new Map<string, () => ProseInput>();
	const prose = (path: string): Text => {
		const input = pages.prose(path);
		if (!input) return '';
		if (isGuide(input)) {
			const guide = keys.get(path) ?? keyOf(input);
			guides.set(guide, () => input);
			return { guide };
		}
		let html = '';
		watch('render', () => {
			html = cache === undefined ? renderProse(input) : rendered(input, join(cache, keys.get(path)!));
		});
		return html;
	};
	const { frame, page, missing } = pages;
	const data = dataOf(
		book,
		pages,
		{ ...(offline ? { offline } : {}), ...(revision ? { revision } : {}) },
		options.history,
	);
	const feeds = feedsOf(book, frame, options.history);
	const told = new Map<string, string>();
	const forPrograms = options.markdown ? programFiles(book, pages) : [];
	const site = {
		...{ frame, page, missing, prose, guides, components, data, feeds },
		...{ others: pages.others, forPrograms, meanings: told },
	};
	if (cache === undefined) return { ...site, pages: pages.paths.map((path) => ({ path, digest: '' })) };
	const meaning = objects && meanings(book, pages, objects).of;
	// A component brings its styles onto every page, in one file with those of the site.
	const shared = [engineVersion(), JSON.stringify(frame), components?.digest ?? ''];
	const list = pages.paths.map((path) => {
		const input = pages.prose(path);
		if (input) keys.set(path, keyOf(input));
		if (input && isGuide(input)) guides.set(keys.get(path)!, () => pages.prose(path)!);
		const shown = page(path)!;
		const { unlisted } = shown;
		if (meaning && !unlisted) told.set(path, meaning(shown, input));
		return {
			path,
			digest: digest(...shared, JSON.stringify(shown), keys.get(path) ?? ''),
			...(unlisted ? { unlisted } : {}),
		};
	});
	prune(cache, new Set(keys.values()));
	return { ...site, pages: list };
}

/** Files of data that scripts of the pages ask for, worked out when they are asked for. */
export const dataOf = (
	book: Handbook,
	{ frame, others }: Pick<Pages, 'frame' | 'others'>,
	{ past = false, ...more }: Pick<SiteData, 'offline' | 'revision'> & { readonly past?: boolean },
	history?: History,
): Site['data'] => ({
	'site.json': () => ({ ...siteData(book, frame, { history, past }), ...more }),
	'changes.json': () => changeData(book, history),
	'explorer.json': () => siteTree(book, frame),
	...searchFiles(book, frame.base, others),
});

/** What the command box searches, worked out when the first of its files is asked for. */
function searchFiles(book: Handbook, base: string, others: Pages['others']): Record<string, () => unknown> {
	let made: SearchData | undefined;
	const data = () => {
		made ??= searchData(book, base, others);
		return made;
	};
	const answers = Array.from({ length: cardFileCount(book) }, (_, i) => [cardFile(i), () => data().cards[i]] as const);
	return { [titleFile]: () => data().titles, [wordFile]: () => data().words, ...Object.fromEntries(answers) };
}

/** Names all that a text shows. */
const keyOf = (input: ProseInput) => digest(engineVersion(), JSON.stringify(input));

const digest = (...parts: readonly string[]) => hash('sha256', parts.join('\0'));

function rendered(input: ProseInput, file: string): string {
	const known = readKept(file);
	if (known) return known.toString('utf8');
	const html = renderProse(input);
	keep(file, html);
	return html;
}

function prune(cache: string, used: ReadonlySet<string>): void {
	for (const name of namesIn(cache)) if (!used.has(name)) rmSync(join(cache, name), { recursive: true, force: true });
}
