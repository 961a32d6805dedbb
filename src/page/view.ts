import type { Entry } from '../core/entry.ts';
import type { Handbook } from '../core/handbook.ts';
import type { Kind } from '../core/kind.ts';
import { pathOf } from '../core/link.ts';
import type { Trend } from '../coverage/stand.ts';
import type { History } from '../history/history.ts';
import type { Step } from '../history/step.ts';
import type { Versions } from '../history/versions.ts';
import type { handbook } from '../kinds/handbook.ts';
import { statusOf } from '../kinds/views/status.ts';
import { anchorsOf, pageHref, stageId } from './address.ts';
import type { Concern, Item } from './blocks.ts';
import type { Place } from './navigation.ts';
import type { Frame } from './page.ts';
import type { Words } from './values.ts';

/** The handbook as the pages look at it. */
export interface View {
	readonly book: Handbook;
	readonly frame: Frame;
	readonly root: Place;
	readonly settings: Entry<typeof handbook>['data'];
	/** What version control knows of it; absent where nothing is known. */
	readonly history?: History | undefined;
	/** What the editions changed, newest first; absent where there are none to compare. */
	readonly steps?: readonly Step[];
	/** How it came to stand as it does; absent where nothing is known. */
	readonly trend?: Trend | undefined;
	/** What is known of the versions of its playbooks. */
	readonly versions?: Versions | undefined;
}

/** What a link needs to know of the site. */
interface Sited {
	readonly frame: Pick<Frame, 'base'>;
}

/** Where the page of `entry` stands, or a part of it. */
export function hrefOf({ frame }: Sited, entry: Entry, part?: string): string {
	const anchor = part === undefined ? undefined : anchorsOf(entry).ids.get(part);
	return pageHref(frame.base, pathOf(entry)) + (anchor ? `#${encodeURIComponent(anchor)}` : '');
}

/** A link to `entry`, or to a part of it by the part's title. */
export function linkTo(view: Sited, entry: Entry, part?: string): Words & { readonly href: string } {
	const title = part === undefined ? entry.title : (entry.parts.find(({ id }) => id === part)?.title ?? part);
	return { form: 'words', text: title, href: hrefOf(view, entry, part) };
}

/** A line that names `entry` with the icon of its kind. */
export function itemOf(view: Sited, entry: Entry, more: Partial<Item> = {}): Item {
	const note = statusNote(entry);
	return {
		text: entry.title,
		href: hrefOf(view, entry),
		icon: entry.kind.name,
		...(note ? { note, tone: 'soft' } : {}),
		...more,
	};
}

/** What readers must know of an entry that is not in force, or not yet. */
const statusNote = (entry: Entry): string | undefined =>
	({ draft: 'draft', active: undefined, deprecated: 'going away', retired: 'retired' })[statusOf(entry)];

/** A stage of the customer's journey. */
export interface Stage {
	readonly id: string;
	readonly title: string;
	readonly phase: string;
	readonly href: string;
	readonly goal?: string;
	readonly entry?: string;
	readonly exit?: string;
}

/** The stages of the journey, in order. */
export const stagesOf = ({ settings, frame }: Pick<View, 'settings'> & Sited): readonly Stage[] =>
	(settings.stages ?? []).map(({ id, title, phase, customer_goal, entry, exit }) => ({
		id,
		title,
		phase,
		href: `${frame.base}#${stageId(id)}`,
		...(customer_goal ? { goal: customer_goal } : {}),
		...(entry ? { entry } : {}),
		...(exit ? { exit } : {}),
	}));

/** Whom something concerns, as the blocks of a page say it. */
export const concerning = (roles: Iterable<Entry>, stages: Iterable<string | undefined> = []): Concern => ({
	roles: [...new Set([...roles].map(({ slug }) => slug))],
	stages: [...new Set(stages)].filter((stage) => stage !== undefined),
});

/** Where the entries of `kind` are listed; nowhere where there are none. */
export const indexHref = ({ book, frame }: Pick<View, 'book' | 'frame'>, kind: Kind): string | undefined =>
	book.of(kind).length > 0 ? pageHref(frame.base, `/${kind.folder}/`) : undefined;
