/** Brings the page of the full search to life, where the reader is on it. */
export async function showSearch(): Promise<void> {
	const lists = document.getElementById('fb_search')?.closest('section');
	if (lists) (await import('./full.ts')).fillSearch(lists);
}
