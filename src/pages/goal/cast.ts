import type { Activity, Role } from '../../kinds/views/activities.ts';

/** The roles that do some of `activities` or answer for them, in order of appearance. */
export const rolesIn = (activities: readonly Activity[]): readonly Role[] => [
	...new Set(activities.flatMap(({ actors }) => actors)),
];
