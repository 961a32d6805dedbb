import type { Activity, Process, Role } from '../kinds/views/activities.ts';
import { entryNamed, type Named, type NameOptions, named } from './names.ts';
import { place } from './place.ts';

/** Who has which part in each activity: a row for each activity, a column for each role. */
export interface Raci {
	/** Roles that answer for an activity first, in the order of their lanes. */
	readonly roles: readonly (Named & { readonly slug: string })[];
	readonly rows: readonly RaciRow[];
}

interface RaciRow {
	readonly id: string;
	readonly activity: Named;
	/** For each role: `A` accountable, `R` responsible, `C` consulted, `I` informed, or several of them, or nothing. */
	readonly cells: readonly string[];
	readonly systems: readonly Named[];
}

/** The matrix of who does what in `process`, in the order of its stages. */
export function raciOf(process: Process, activities: readonly Activity[], options: NameOptions): Raci {
	const own = activities.filter((activity) => activity.process === process);
	const { roles: lanes, stages, cells } = place(own, options.stages, 'airy');
	const ordered = stages.flatMap(({ stage }) =>
		cells.filter((cell) => cell.stage === stage).map(({ activity }) => activity),
	);
	const others = ordered.flatMap(({ responsible, consulted, informed }) => [...responsible, ...consulted, ...informed]);
	const roles = [...new Set([...lanes.filter((role) => role !== undefined), ...others])];
	return {
		roles: roles.map((role) => ({ ...entryNamed(role, options), slug: role.slug })),
		rows: ordered.map((activity) => ({
			id: activity.facts.id,
			activity: named(activity.facts.title, options.activityHref(activity)),
			cells: roles.map((role) => partsOf(role, activity)),
			systems: [...new Set(activity.systems.map(({ system }) => system))].map((system) => entryNamed(system, options)),
		})),
	};
}

const partsOf = (role: Role, { accountable, responsible, consulted, informed }: Activity): string =>
	[
		accountable === role ? 'A' : '',
		responsible.includes(role) ? 'R' : '',
		consulted.includes(role) ? 'C' : '',
		informed.includes(role) ? 'I' : '',
	].join('');
