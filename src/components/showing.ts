import type { Handbook } from '../core/handbook.ts';
import type { Frame } from '../page/page.ts';

/** What all of them have: the page on which the whole stands. */
export interface ShownEntry {
	readonly title: string;
	readonly href: string;
}

/** The handbook as components look at it. */
export interface Showing {
	readonly book: Handbook;
	readonly frame: Pick<Frame, 'base'>;
}
