import type { Entry } from '../../core/entry.ts';
import type { process } from '../../kinds/process.ts';
import { type Activity, activitiesOf, everybodyIn, type Role } from '../../kinds/views/activities.ts';
import type { Block, Duty } from '../blocks.ts';
import { concerning, hrefOf } from '../view.ts';
import type { Showing, ShownEntry } from './shown.ts';

/** Who answers, works, is asked and is told, activity by activity. */
export interface ShownRaci extends ShownEntry {
	readonly form: 'raci';
	readonly matrix: Matrix;
}

type Matrix = Omit<Extract<Block, { form: 'matrix' }>, 'form'>;

export function raciOf(entry: Entry<typeof process>, view: Showing): ShownRaci {
	const own = activitiesOf(view.book).filter((activity) => activity.process === entry);
	const roles = [...new Set([...own.flatMap(({ actors }) => actors), ...own.flatMap(everybodyIn)])];
	return {
		form: 'raci',
		title: entry.title,
		href: hrefOf(view, entry),
		matrix: {
			label: `Who does what: ${entry.title}`,
			corner: 'Activity',
			columns: roles.map((one) => ({ text: one.title, href: hrefOf(view, one), ...concerning([one]) })),
			rows: own.map((activity) => ({
				head: {
					text: activity.facts.title,
					href: hrefOf(view, entry, activity.facts.id),
					...concerning(activity.actors, [activity.stage]),
				},
				cells: roles.map((one) => {
					const duties = dutiesOf(activity, one);
					return duties.length > 0 ? { duties } : {};
				}),
			})),
		},
	};
}

function dutiesOf({ accountable, responsible, consulted, informed }: Activity, role: Role): Duty[] {
	return [
		...(accountable === role ? (['A'] as const) : []),
		...(responsible.includes(role) ? (['R'] as const) : []),
		...(consulted.includes(role) ? (['C'] as const) : []),
		...(informed.includes(role) ? (['I'] as const) : []),
	];
}
