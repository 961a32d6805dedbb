import type { Severity } from '../core/source.ts';
import type { EditionName } from '../history/edition-names.ts';
import type { Concern, Section, Tone } from './blocks.ts';
import type { EditionNote } from './edition-note.ts';
import type { NavItem } from './navigation.ts';
import type { Fact, Words } from './values.ts';

/** A page of the site as plain data: all that its HTML depends on but the frame and the prose. */
export interface Page {
	/** Path on the site: `/roles/account-executive/`. */
	readonly path: string;
	readonly title: string;
	readonly summary?: string;
	/** Id of the title, where others link to it as a heading. */
	readonly titleId?: string;
	/** The language of its title and text, where it is not that of the handbook, and their direction. */
	readonly tongue?: { readonly lang?: string; readonly dir?: 'rtl' | 'ltr' };
	/** Name of the kind that gives the icon. */
	readonly icon: string;
	/** The part of the activity bar it belongs to. */
	readonly activity: Activity;
	readonly crumbs: readonly { readonly title: string; readonly href: string }[];
	readonly nav: readonly NavItem[];
	readonly chips: readonly Chip[];
	readonly notice?: { readonly text: string; readonly link?: Words };
	/** Short facts, seen at a glance. */
	readonly glance: readonly Fact[];
	/** What the page shows before its text, and after it. */
	readonly sections: readonly Section[];
	readonly after: readonly Section[];
	/** The text of a page that cannot be shown as more than text. */
	readonly unreadable?: string;
	readonly listing?: Listing;
	readonly outline: readonly { readonly text: string; readonly href: string; readonly level: number }[];
	readonly asides: readonly Aside[];
	/** Where its file can be edited, and where each part of it, by anchor. */
	readonly edit?: { readonly href: string; readonly parts: Readonly<Record<string, string>> };
	/** What the status bar says of the page. */
	readonly status: readonly string[];
	readonly findings: readonly ShownFinding[];
	/** What a reader can follow in a feed reader, beside the feed of the whole handbook. */
	readonly feed?: { readonly title: string; readonly href: string };
	/** Where it stands as Markdown. */
	readonly markdown?: string;
	/** Whether the page is older than its file, which could not be read. */
	readonly stale?: true;
	/** Whether it is reached from one other page alone, and neither listed nor found. */
	readonly unlisted?: true;
	/** What stands above a page of an earlier edition. */
	readonly edition?: EditionNote;
}

/** The parts of the site that the activity bar leads to. */
export type Activity = 'handbook' | 'search' | 'role' | 'calendar' | 'coverage' | 'changes' | 'settings';

/** A short fact under the title. */
export interface Chip {
	readonly icon: string;
	readonly text: string;
	readonly href?: string;
	readonly tone?: Tone;
	/** What pressing it does, where scripts run; without them it is not there. */
	readonly command?: 'print';
}

/** What stands in a folder. */
export interface Listing {
	readonly id: string;
	readonly heading?: string;
	/** A table of entries, or one card for each folder. */
	readonly form: 'table' | 'cards';
	readonly rows: readonly ListingRow[];
}

export interface ListingRow extends Concern {
	readonly title: string;
	readonly href: string;
	readonly icon: string;
	readonly summary?: string;
	readonly status?: string;
	readonly owner?: Words;
	/** When it was last compared with the work, as readers write it and as year-month-day. */
	readonly review?: string;
	readonly reviewedOn?: string;
	readonly count?: number;
	/** The first few pages of a folder. */
	readonly first?: readonly { readonly title: string; readonly href: string }[];
}

export interface Aside {
	/** Where the page itself leads to it. */
	readonly id?: string;
	readonly title: string;
	readonly items: readonly {
		readonly text: string;
		readonly href?: string;
		readonly icon?: string;
		readonly note?: string;
		/** Better words for both, where earlier versions are known. */
		readonly told?: { readonly text: string; readonly note?: string };
	}[];
	/** How many more there are. */
	readonly more?: number;
	/** Where all that is known of it stands. */
	readonly versions?: Words & { readonly href: string };
}

export interface ShownFinding {
	readonly severity: Severity;
	readonly rule: string;
	readonly place: string;
	readonly message: string;
	readonly help?: string;
}

/** What all pages share. */
export interface Frame {
	readonly title: string;
	readonly language: string;
	/** Path under which the site stands; starts and ends with a slash. */
	readonly base: string;
	/** Scheme and host of the site, where known. */
	readonly origin?: string;
	/** Feed of all changes, where the site knows its own address. */
	readonly feed?: string;
	/** The activity bar, in order. */
	readonly activities: readonly { readonly activity: Activity; readonly title: string; readonly href: string }[];
	/** Whether there are roles to choose one's own from. */
	readonly hasRoles: boolean;
	/** Where the handbook has earlier editions: the path of the whole site, and which of them this is. */
	readonly editions?: { readonly root: string; readonly reading?: EditionName };
}

/** Search engines and tabs cut a longer title off. */
const longestTitle = 70;

/** What the window of a page is called. */
export function windowTitle({ path, title }: Pick<Page, 'path' | 'title'>, frame: Frame): string {
	const name = frame.editions?.reading?.name;
	const book = name === undefined ? frame.title : `${frame.title} ${name}`;
	const whole = `${title} · ${book}`;
	return path === '/' || title === frame.title ? book : whole.length <= longestTitle ? whole : title;
}

/** A page that stands for no playbook. */
export interface OtherPage {
	readonly path: string;
	readonly title: string;
	readonly summary: string;
	readonly names?: readonly string[];
	/** Id of the role from whose side it tells of two. */
	readonly side?: string;
}
