import { measure } from '../measure.ts';
import { role } from '../role.ts';
import { type Activity, activitiesOf, type Measure, type Role } from './activities.ts';
import { perBook, perEntry } from './kept.ts';
import { entriesOf } from './links.ts';
import { isCurrent } from './status.ts';

/** The measures a role is judged by. */
export const measuresOf = perEntry((book, of: Role): readonly Measure[] => entriesOf(book, measure, of.data.measures));

/** The roles that are judged by each measure. */
const carriersOf = perBook((book): ReadonlyMap<Measure, ReadonlySet<Role>> => {
	const carriers = new Map<Measure, Set<Role>>();
	for (const one of book.of(role)) {
		if (!isCurrent(one)) continue;
		for (const carried of measuresOf(book, one)) {
			const roles = carriers.get(carried) ?? new Set();
			carriers.set(carried, roles.add(one));
		}
	}
	return carriers;
});

/** A measure and an activity that moves it in which several of the roles it judges work. */
export interface JointResult {
	readonly measure: Measure;
	readonly activity: Activity;
	readonly roles: readonly Role[];
}

/** The measures that several roles move together, each with the first activity in which they do. */
export const jointResultsOf = perBook((book): readonly JointResult[] => {
	const carriers = carriersOf(book);
	const found = new Map<Measure, JointResult>();
	for (const activity of activitiesOf(book)) {
		for (const moved of activity.measures) {
			if (found.has(moved)) continue;
			const roles = activity.actors.filter((actor) => carriers.get(moved)?.has(actor));
			if (roles.length > 1) found.set(moved, { measure: moved, activity, roles });
		}
	}
	return [...found.values()];
});
