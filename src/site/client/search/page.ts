/** Brings the page of the full search to life, where the reader is on it. */
export async function showSearch(): Promise<void> {
	const lists = document.getElementById('fb_search')?.closest('section');
	if (!lists) return;
	(await import('./full.ts')).fillSearch(lists);
	(await import('../offline/keep.ts')).keepOffline();
}
