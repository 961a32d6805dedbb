import type { Entry } from '../core/entry.ts';
import type { Kind } from '../core/kind.ts';
import type { Section } from './blocks.ts';
import type { Activity, Aside, Chip, Page } from './page.ts';
import type { View } from './view.ts';

/** The page of a playbook of one kind: what it shows beyond its plain facts, worked out from the whole handbook. */
export interface Compiled<K extends Kind = Kind> {
	readonly kind: K;
	readonly activity?: Activity;
	/** Fields of the kind that the sections show; all others are shown as plain facts. */
	readonly shows: readonly (keyof Entry<K>['data'] & string)[];
	/** Short facts under the title, after those every page has. */
	chips?(entry: Entry<K>, view: View): readonly Chip[];
	/** What stands before the text of the page. */
	sections(entry: Entry<K>, view: View): readonly Section[];
	/** What stands after it. */
	after?(entry: Entry<K>, view: View): readonly Section[];
	asides?(entry: Entry<K>, view: View): readonly Aside[];
	/** What of it can be followed in a feed reader. */
	feed?(entry: Entry<K>, view: View): Page['feed'];
	/** What the page that lists the kind shows before the list. */
	index?(view: View): readonly Section[];
}

/** Keeps the type of a kind's facts while the page is written; pages of all kinds are kept in one list. */
export const definePage = <K extends Kind>(page: Compiled<K>): Compiled => page as unknown as Compiled;

/** A page that stands for no single playbook. */
export interface DerivedPage {
	/** Path on the site, with slashes around it. */
	readonly path: string;
	readonly title: string;
	readonly summary: string;
	readonly icon: string;
	readonly activity: Activity;
	/** Path of the page above it, where it is not the start page. */
	readonly parent?: string;
	/** What readers call it besides its title, by which they look for it. */
	readonly names?: readonly string[];
	/** Id of the role from whose side it tells of two. */
	readonly side?: string;
	/** Whether it is reached from its parent alone, and neither listed nor found. */
	readonly unlisted?: true;
	chips?(): readonly Chip[];
	sections(): readonly Section[];
	asides?(): readonly Aside[];
}

/** Pages worked out from the handbook as a whole; none where the handbook has nothing for them. */
export type Derivation = (view: View) => Iterable<DerivedPage>;
