import type { Activity, Role, System } from '../kinds/views/activities.ts';
import type { StageName } from './place.ts';

/** A name with the page it leads to, if there is one. */
export interface Named {
	readonly title: string;
	readonly href?: string;
}

export interface NameOptions {
	/** The journey of the handbook, in order. */
	readonly stages: readonly StageName[];
	/** Where the name of an activity, a role or a system leads, if anywhere. */
	activityHref(activity: Activity): string | undefined;
	entryHref(entry: Role | System): string | undefined;
}

export const named = (title: string, href: string | undefined): Named => ({ title, ...(href ? { href } : {}) });

export const entryNamed = (entry: Role | System, { entryHref }: NameOptions): Named =>
	named(entry.title, entryHref(entry));

/** What the lane of `role` is called. */
export const roleTitle = (role: Role | undefined): string => role?.title ?? 'Nobody answers';
