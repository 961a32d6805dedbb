import type { OfflineFiles } from '../../../project/offline.ts';
import type { SiteData } from '../../../project/site-data.ts';
import { base, keep, load, recall } from '../store.ts';
import { filesCache, pagesCache, unchanging } from './caches.ts';
import { type Kept, keptKey, showKept } from './kept.ts';

/** Requests at once: few, so that what a reader does meanwhile comes first. */
const atOnce = 4;

/**
 * Keeps the handbook on this device, so that its search and its pages open without a network: all that is new or has
 * changed since the last time. Says so in the status bar when it is done. Does nothing where the browser cannot.
 */
export async function keepOffline(): Promise<void> {
	if (!('serviceWorker' in navigator) || !(await load<SiteData>('site.json')).offline) return;
	await navigator.serviceWorker.register(`${base}offline.js`, { scope: base });
	const { search, pages } = await load<OfflineFiles>('offline.json');
	const connection = (navigator as { connection?: { saveData?: boolean } }).connection;
	const wanted = Object.fromEntries([...search, ...(connection?.saveData ? [] : pages)]);
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
	showKept();
}
