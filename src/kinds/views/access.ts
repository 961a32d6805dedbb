import type { Path } from '../../core/path.ts';
import { role } from '../role.ts';
import { system } from '../system.ts';
import { type Activity, activitiesOf, type Role, type System, type Use } from './activities.ts';
import { perBook, perEntry } from './kept.ts';
import { entryOf } from './links.ts';
import { isDraft } from './status.ts';

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

/**
 * How what a role may do in a system stands to what its work takes. `spare`: it may look without having to, which does
 * no harm. `unclear`: the system has no such level, so nobody can say; that is a finding of its own.
 */
export type Standing = 'fits' | 'missing' | 'excess' | 'spare' | 'unclear';

/** The one answer to whether access is enough and not too much; none where there is neither access nor work. */
export function standingOf(access: Access | undefined, use: Use | undefined): Standing | undefined {
	if (!access) return use && 'missing';
	const { system } = access;
	const has = rankOf(system, access.level);
	const takes = use ? rankOf(system, use.level) : 0;
	if ((system.data.levels ?? []).length > 0 && (has < 0 || takes < 0)) return 'unclear';
	if (has < takes && use) return 'missing';
	// The lowest level only looks, and partners who can see each other's records ask less.
	if (has > Math.max(takes, 0)) return 'excess';
	return use ? 'fits' : 'spare';
}

/** The level a role has, and where that is not known to be enough what its work takes: `read`, `edit, has none`. */
export const levelsOf = (access: Access | undefined, use: Use | undefined): string =>
	use && !suffices(standingOf(access, use))
		? `${use.level}, has ${access?.level ?? 'none'}`
		: (access?.level ?? 'none');

/** Whether the work can be done for certain. */
export const suffices = (standing: Standing | undefined): boolean => standing !== 'missing' && standing !== 'unclear';

/** Who needs a level of access for an activity: the roles it names; else those who do the work, and who answers for it while nobody is named to. */
export const usersOf = ({ responsible, actors }: Activity, { roles }: Use): readonly Role[] =>
	roles ?? (responsible.length > 0 ? responsible : actors);

/** What each role needs for all activities it does. */
export const needsOf = perBook((book): ReadonlyMap<Role, ReadonlyMap<System, Need>> => {
	const needs = new Map<Role, ReadonlyMap<System, Need>>(book.of(role).map((one) => [one, new Map()]));
	for (const [one, needed] of needsAmong(activitiesOf(book))) needs.set(one, needed);
	return needs;
});

/** The same, by role and system, what processes in force ask for before what drafts will: a draft hides nothing in force. */
export const needsInTurn = perBook((book): readonly Need[] => {
	const drafted = ({ process }: Activity) => isDraft(process);
	const turns = [activitiesOf(book).filter((one) => !drafted(one)), activitiesOf(book).filter(drafted)];
	return turns.flatMap((turn) => [...needsAmong(turn).values()].flatMap((needs) => [...needs.values()]));
});

/**
 * What each role needs for its part in `activities`. Of several that take the same system, the one that asks the
 * highest level counts.
 */
export function needsAmong(activities: Iterable<Activity>): ReadonlyMap<Role, ReadonlyMap<System, Need>> {
	const needs = new Map<Role, Map<System, Need>>();
	for (const activity of activities) {
		for (const use of activity.systems) {
			for (const doer of usersOf(activity, use)) {
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
