import type { Entry } from '../core/entry.ts';
import type { Handbook } from '../core/handbook.ts';
import type { Block, Concern } from '../page/blocks.ts';
import type { Frame } from '../page/page.ts';
import { hrefOf } from '../page/view.ts';

/** What a component of a text shows of an entry, as plain data: a box that leads to the page where all of it stands. */
export interface Shown extends Concern {
	readonly title: string;
	readonly href: string;
	/** Name of the kind that gives the icon. */
	readonly icon: string;
	/** Beside the title, softer. */
	readonly note?: string;
	/** A sentence or two before the blocks. */
	readonly lead?: string;
	readonly blocks: readonly Block[];
}

/** The handbook as components look at it. */
export interface Showing {
	readonly book: Handbook;
	readonly frame: Pick<Frame, 'base'>;
}

/** The box of `entry`. */
export const boxOf = (entry: Entry, view: Showing, inside: Partial<Shown>): Shown => ({
	title: entry.title,
	href: hrefOf(view, entry),
	icon: entry.kind.name,
	blocks: [],
	...inside,
});

/** Says that nothing is there; the box leads to where it could be added. */
export const nothing = (text: string): Block => ({ form: 'items', items: [], empty: { text } });
