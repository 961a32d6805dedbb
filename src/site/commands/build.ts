import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { build } from 'astro';
import type { Handbook, Watch } from '../../core/handbook.ts';
import { headersOf, headersPath } from '../../exports/hosting.ts';
import { placeable, type Redirect, redirectPage, redirectsOf } from '../../exports/redirects.ts';
import { referenceFolder, withReference } from '../../exports/reference.ts';
import { knownToGit } from '../../git/facts.ts';
import { movedPages } from '../../history/moved.ts';
import { check, readSources, ruleReference } from '../../load.ts';
import { missingPath } from '../../page/address.ts';
import { switchFile } from '../../page/edition-switch.ts';
import { frameOf } from '../../page/frame.ts';
import { assetsOf } from '../../prose/prose.ts';
import { textPages } from '../../search/full-text.ts';
import { assemble } from '../assemble.ts';
import { copyAssets } from '../assets.ts';
import { siteConfig } from '../astro.ts';
import { inWords } from '../disk.ts';
import { openEditions, switchesOf } from '../editions/open.ts';
import { keptFolders } from '../editions/place.ts';
import { planEditions } from '../editions/plan.ts';
import { stepsOf } from '../editions/steps.ts';
import { programFolder } from '../engine.ts';
import { placeProgramFiles } from '../for-programs.ts';
import { indexedPages, indexText } from '../full-text.ts';
import { knownHistory, knownRevision } from '../history.ts';
import { takeUp } from '../left.ts';
import { publish, type Site } from '../loader.ts';
import { takeLock } from '../lock.ts';
import { offlineFiles, offlineScript, placeOffline } from '../offline.ts';
import { filesIn, healOutput, pruneFolder, requireOutput, swapIn } from '../output.ts';
import { namesOf, type OwnComponents } from '../own-components.ts';
import { writePortable } from '../portable.ts';
import { knownTrend } from '../trend.ts';
import { knownVersions } from '../versions/known.ts';

export interface BuildOptions {
	/** Folder with the playbooks. */
	readonly content: string;
	/** Folder for the site; replaced whole. */
	readonly out: string;
	/** Folder for what is kept between builds; a build has it to itself. */
	readonly cache: string;
	/** The checked handbook, where the caller has it already. */
	readonly handbook?: Handbook;
	/** The components of the team's own. */
	readonly components?: OwnComponents | undefined;
	/** Path under which the site will stand, such as `/team/handbook/`; else that of the handbook's own address. */
	readonly base?: string;
	/** Whether to replace a folder that holds files Fieldbook did not write. */
	readonly force?: boolean;
	/** Whether the site is to open from a disk, without a server. */
	readonly portable?: boolean;
	/** Hears what the build does, in words for a person. */
	readonly onProgress?: (text: string) => void;
	readonly watch?: Watch;
}

/** Another build holds the cache. */
export class BuildRunning extends Error {}

export interface Built {
	/** Pages of the current edition. */
	readonly pages: number;
	readonly files: number;
	/** What could not be built as the settings want it, and why, in words for a person. */
	readonly warnings: readonly string[];
}

/**
 * Builds the site of a handbook and puts it in the place of the last one, whole: whatever goes wrong, the old site
 * stays. Pages that show what they showed at the last build are taken from it.
 *
 * @throws OutputRefused where `out` may not be replaced; BuildRunning where another build uses the same cache;
 * SystemRefused where something cannot be written.
 */
export async function buildSite(options: BuildOptions): Promise<Built> {
	try {
		return await buildIn(options);
	} catch (error) {
		throw inWords(error, options.cache);
	}
}

async function buildIn(options: BuildOptions): Promise<Built> {
	const { content, out, components, force = false, onProgress = () => {}, watch = (_, run) => run() } = options;
	const cache = resolve(options.cache);
	requireOutput(out, content, force);
	const unlock = takeLock(cache);
	if (!unlock)
		throw new BuildRunning(
			`Another build is running with the cache \`${options.cache}\`. If none is, delete \`${join(options.cache, 'lock')}\`.`,
		);
	try {
		healOutput(out);
		const handbook =
			options.handbook ?? check(readSources(content), { watch, ...knownToGit(content) }, namesOf(components));
		const book = withReference(handbook, ruleReference(referenceFolder));
		const place = options.base === undefined ? {} : { base: options.base };
		const history = knownHistory(content, cache);
		const versions = knownVersions(handbook, history, content, join(cache, 'versions'));
		const editions = openEditions(handbook, {
			root: frameOf(book, options.base).base,
			content,
			cache: join(cache, 'editions'),
			known: history,
			ownComponents: namesOf(components),
			onProgress,
		});
		const { objects } = editions;
		const steps = stepsOf(editions.open, handbook.sources, join(cache, 'steps'));
		const current = assemble(book, {
			cache: join(cache, 'prose'),
			offline: true,
			markdown: true,
			components,
			watch,
			history,
			versions,
			revision: knownRevision(content),
			trend: knownTrend(content, cache, handbook, namesOf(components)),
			editions: editions.listed,
			...(steps.length > 0 ? { steps } : {}),
			objects,
			...place,
		});
		const { base, language } = current.frame;
		const texts = textPages(book, base, language, current.others);
		const moved = movedPages(book.entries, history);
		const plan = objects
			? planEditions(editions.open, { site: current, objects, texts, moved, cache: join(cache, 'guides') })
			: undefined;
		const site: Site = plan
			? {
					...current,
					editions: plan.pages,
					guides: new Map([...current.guides, ...plan.guides]),
					data: { ...current.data, [switchFile]: () => switchesOf(editions.open, current.meanings, moved) },
				}
			: current;
		const staging = join(cache, 'staging');
		onProgress(`Writing ${site.pages.length} pages …`);
		const leave = takeUp(cache);
		const indexing = indexText(plan?.texts ?? indexedPages(texts), join(cache, 'text'));
		const rendering = render(site, staging, cache);
		const scripting = offlineScript(join(cache, 'offline'));
		// The cache is free for the next build only when all have ended, whatever became of the others.
		await Promise.allSettled([indexing, rendering, scripting]);
		await rendering;
		const index = await indexing;
		placeOffline(await scripting, site, index, staging);
		const shown = assetsOf(handbook);
		const leading = redirectsOf(
			book,
			current.pages.map(({ path }) => path),
			moved,
		);
		const redirects = placeRedirects(current, placeable(leading, [...filesOf(site, staging), ...shown]), staging);
		const copied = copyAssets(content, staging, shown);
		const forPrograms = placeProgramFiles(current, handbook, staging, {
			file: join(cache, 'for-programs.json'),
			taken: new Set(copied),
		});
		const assets = [...redirects, ...copied, ...forPrograms, ...offlineFiles, headersPath];
		writeFileSync(join(staging, headersPath), headersOf(base));
		pruneFolder(staging, new Set([...filesOf(site, staging), ...assets]));
		const kept = [index, ...(plan ? keptFolders(plan.folders, staging, join(cache, 'editions')) : [])];
		let files = 0;
		watch('write', () => {
			if (options.portable) {
				const folder = join(cache, 'portable');
				writePortable(staging, kept, folder, base);
				files = swapIn(folder, out, { renew: true });
				rmSync(folder, { recursive: true, force: true });
			} else files = swapIn(staging, out, force ? { kept, renew: true } : { kept });
		});
		leave();
		return { pages: site.pages.length, files, warnings: editions.warnings };
	} finally {
		unlock();
	}
}

async function render(site: Site, staging: string, cache: string): Promise<void> {
	mkdirSync(staging, { recursive: true });
	// Written anew by every build; what stays of an earlier one would be served for ever.
	for (const folder of [join(staging, '_astro'), join(cache, 'server')])
		rmSync(folder, { recursive: true, force: true });
	process.env.ASTRO_TELEMETRY_DISABLED = '1';
	const config = await siteConfig({ site, out: staging, cache, guides: site.guides.size > 0 });
	await inTurn(() => {
		publish(site);
		return build({ ...config, logLevel: 'error' });
	});
	// Astro has every page a second time, for those that are missing in the staging area; none ever is.
	for (const folder of ['server', 'astro/dist']) rmSync(join(cache, folder), { recursive: true, force: true });
}

let last: Promise<unknown> = Promise.resolve();

/** The builds of one process take turns, since it has one place from which Astro reads the handbook. */
function inTurn(run: () => Promise<void>): Promise<void> {
	const now = last.then(run);
	last = now.catch(() => {});
	return now;
}

/** Writes the pages that lead on from former addresses, and answers with their files. */
function placeRedirects({ frame }: Site, redirects: readonly Redirect[], staging: string): string[] {
	return redirects.flatMap((redirect) => {
		const to = join(staging, redirect.file);
		try {
			mkdirSync(dirname(to), { recursive: true });
			writeFileSync(to, redirectPage(redirect, frame));
			return [redirect.file];
		} catch {
			// An earlier build left a file where a folder would have to be.
			return [];
		}
	});
}

/** Files of `staging` that belong to the site, but for the handbook's own. */
function* filesOf({ pages, editions = new Map(), frame, data, feeds }: Site, staging: string): Generator<string> {
	yield* Object.keys(data);
	for (const path of Object.keys(feeds)) yield path.slice(1);
	for (const { path } of pages) if (path !== missingPath) yield `${path.slice(1)}index.html`;
	for (const path of editions.keys()) yield `${path.slice(1)}index.html`;
	yield '404.html';
	yield 'robots.txt';
	yield 'manifest.webmanifest';
	if (frame.origin) yield 'sitemap.xml';
	yield* filesIn(join(programFolder, 'public'));
	for (const file of filesIn(staging)) if (file.startsWith('_astro/')) yield file;
}
