import { recall } from '../store.ts';

/** What is kept on this device, by path, with the digest of what it held. */
export type Kept = Readonly<Record<string, string>>;

export const keptKey = 'offline';

/** Says in the status bar that the handbook is kept, where it is. */
export function showKept(): void {
	const place = document.querySelector<HTMLElement>('[data-kept]');
	if (!place || !recall<Kept>(keptKey)) return;
	place.hidden = false;
}
