import type { Path } from '../../core/yaml.ts';
import { role } from '../role.ts';
import { system } from '../system.ts';
import { type Activity, activitiesOf, type Role, type System, type Use } from './activities.ts';
import { perBook, perEntry } from './kept.ts';
import { entryOf } from './links.ts';

/** What a role may do in a system. */
export interface Access {
	readonly system: System;
	readonly level: string;
	readonly path: Path;
}

/** What a role has to do in a system, and the activity that asks most of it. */
export interface Need {
	readonly role: Role;
	readonly use: Use;
	readonly activity: Activity;
}

/** How far a level of access goes in its system, counted from zero; -1 where the system has no such level. */
export const rankOf = ({ data }: System, level: string): number => (data.levels ?? []).indexOf(level);

/** The access a role has, by system; of several grants the highest counts. */
export const accessOf = perEntry((book, of: Role): ReadonlyMap<System, Access> => {
	const granted = new Map<System, Access>();
	for (const [i, { system: ref, level }] of (of.data.access ?? []).entries()) {
		const to = entryOf(book, system, ref);
		if (!to) continue;
		const before = granted.get(to);
		if (!before || rankOf(to, before.level) < rankOf(to, level))
			granted.set(to, { system: to, level, path: ['access', i] });
	}
	return granted;
});

/** Whether `access` is enough for `use`. A level that the system does not have is a finding of its own. */
export function suffices(access: Access | undefined, { system, level }: Use): boolean {
	if (!access) return false;
	const rank = rankOf(system, access.level);
	return rank < 0 || rank >= rankOf(system, level);
}

/** What each role needs for all activities it does. */
export const needsOf = perBook((book): ReadonlyMap<Role, ReadonlyMap<System, Need>> => {
	const needs = new Map<Role, ReadonlyMap<System, Need>>(book.of(role).map((one) => [one, new Map()]));
	for (const [one, needed] of needsAmong(activitiesOf(book))) needs.set(one, needed);
	return needs;
});

/**
 * What each role needs for those of `activities` it does: those it is responsible for, and those it answers for while
 * nobody is named to do them. Of several activities the one that asks the highest level counts.
 */
export function needsAmong(activities: Iterable<Activity>): ReadonlyMap<Role, ReadonlyMap<System, Need>> {
	const needs = new Map<Role, Map<System, Need>>();
	for (const activity of activities) {
		const doers = activity.responsible.length > 0 ? activity.responsible : activity.actors;
		for (const use of activity.systems) {
			for (const doer of doers) {
				const own = needs.get(doer) ?? new Map<System, Need>();
				needs.set(doer, own);
				const most = own.get(use.system);
				if (most && rankOf(use.system, most.use.level) >= rankOf(use.system, use.level)) continue;
				own.set(use.system, { role: doer, use, activity });
			}
		}
	}
	return needs;
}
