import type { OfflineFiles } from '../../../page/offline.ts';
import type { SiteData } from '../../../pages/site-data.ts';
import { base, isEarlier, keep, load, recall } from '../shared/store.ts';
import { filesCache, pagesCache, unchanging } from './caches.ts';
import { bytesKey, type Kept, keptKey, showKept } from './kept.ts';

/** Requests at once: few, so that what a reader does meanwhile comes first. */
const atOnce = 4;

/** Until a page is kept after it was opened: what it shows comes first. */
const soon = 1_000;

/** Until all the others are: who only looks something up fetches no more than that. */
const later = 10_000;

/**
 * Keeps the open page and the start page on this device, with what they show, and after a while the whole handbook, so
 * that its search and its pages open without a network. Does nothing where the browser cannot, and keeps no more than
 * what was opened where its reader saves data.
 */
export async function keepWhatIsRead(): Promise<void> {
	if (isEarlier || !(await mayKeep())) return;
	await pause(soon);
	const pages = await caches.open(pagesCache);
	const files = await caches.open(filesCache);
	const shown = performance.getEntriesByType('resource').map(({ name }) => new URL(name));
	const others = ['', 'offline.html', 'edition.css'].map((path) => new URL(base + path, location.href));
	const own = [new URL(location.href), ...others, ...shown]
		.filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith(base))
		.map(({ pathname }) => pathname);
	await Promise.all(
		[...new Set(own)].map(async (path) => {
			const into = unchanging.test(path) ? files : pages;
			if (!(await into.match(path))) await into.add(path).catch(() => {});
		}),
	);
	if (savesData()) return;
	await pause(later);
	await keepOffline();
}

const pause = (time: number) => new Promise((done) => setTimeout(done, time));

const savesData = (): boolean => (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;

async function mayKeep(): Promise<boolean> {
	if (!('serviceWorker' in navigator) || !(await load<SiteData>('site.json')).offline) return false;
	await navigator.serviceWorker.register(`${base}offline.js`, { scope: base });
	return true;
}

/**
 * Keeps the handbook on this device: all that is new or has changed since the last time. Says so in the status bar, and
 * how much it is, when it is done. Does nothing where the browser cannot.
 */
export async function keepOffline(): Promise<void> {
	if (!(await mayKeep())) return;
	const { search, pages, bytes } = await load<OfflineFiles>('offline.json');
	const wanted = Object.fromEntries([...search, ...(savesData() ? [] : pages)]);
	const before = recall<Kept>(keptKey) ?? {};
	const [pagesKept, filesKept] = await Promise.all([caches.open(pagesCache), caches.open(filesCache)]);
	const queue = Object.entries(wanted).filter(([path, digest]) => before[path] !== digest);
	const done: Record<string, string> = Object.fromEntries(
		Object.entries(before).filter(([path]) => wanted[path] !== undefined),
	);
	const work = async () => {
		for (let next = queue.shift(); next; next = queue.shift()) {
			const [path, digest] = next;
			await (unchanging.test(path) ? filesKept : pagesKept).add(base + path);
			done[path] = digest;
		}
	};
	try {
		await Promise.all(Array.from({ length: atOnce }, work));
	} finally {
		keep(keptKey, done);
	}
	for (const { url } of await filesKept.keys()) {
		const path = new URL(url).pathname.slice(base.length);
		if (wanted[path] === undefined) await filesKept.delete(url);
	}
	if (!savesData()) keep(bytesKey, bytes);
	showKept();
}
