import { recall } from '../shared/store.ts';

/** What is kept on this device, by path, with the digest of what it held. */
export type Kept = Readonly<Record<string, string>>;

export const keptKey = 'offline';

/** How much is kept once all of it is, in bytes. */
export const bytesKey = 'offline-bytes';

/** Says in the status bar that the handbook is kept, where it is. */
export function showKept(): void {
	const place = document.querySelector<HTMLElement>('[data-kept]');
	if (!place || !recall<Kept>(keptKey)) return;
	const bytes = recall<number>(bytesKey);
	if (bytes) place.lastChild!.textContent = `Available offline (${(bytes / 1e6).toFixed(1)} MB)`;
	place.hidden = false;
}
