import type { Activity, Process, Step } from '../kinds/views/activities.ts';
import { entryNamed, type Named, type NameOptions, named } from './names.ts';
import { place, type StageName } from './place.ts';

/** The blueprint in words: what is done in a stage, in the order of the flow. */
export interface StageSteps {
	/** Absent for the activities that name no stage the settings know. */
	readonly stage?: StageName;
	readonly activities: readonly ActivityStep[];
}

interface ActivityStep {
	readonly id: string;
	readonly title: string;
	readonly href?: string;
	readonly accountable?: Named;
	readonly responsible: readonly Named[];
	readonly consulted: readonly Named[];
	readonly informed: readonly Named[];
	readonly systems: readonly (Named & { readonly level: string })[];
	readonly doneWhen?: string;
	/** Slugs of the roles that do it or answer for it. */
	readonly roles: readonly string[];
	readonly onward: readonly Onward[];
}

/** What follows an activity. */
interface Onward {
	readonly to: Named;
	/** The stage it leads to, where that is another one. */
	readonly stage?: StageName;
	/** Who answers from there on, where that is another role. */
	readonly role?: Named;
	readonly when?: string;
	readonly handoff?: {
		readonly artefact: string;
		readonly acceptWhen: readonly string[];
		readonly within?: string;
		readonly ifRefused?: string;
	};
}

/** The activities of `process`, stage by stage; stages without any are left out. */
export function stepsByStage(
	process: Process,
	activities: readonly Activity[],
	options: NameOptions,
): readonly StageSteps[] {
	const own = activities.filter((activity) => activity.process === process);
	const { stages, cells, steps } = place(own, options.stages, 'airy');
	return stages
		.filter(({ empty }) => !empty)
		.map(({ stage }) => ({
			...(stage ? { stage } : {}),
			activities: cells
				.filter((cell) => cell.stage === stage)
				.map(({ activity }) => ({
					id: activity.facts.id,
					...named(activity.facts.title, options.activityHref(activity)),
					...(activity.accountable ? { accountable: entryNamed(activity.accountable, options) } : {}),
					responsible: activity.responsible.map((role) => entryNamed(role, options)),
					consulted: activity.consulted.map((role) => entryNamed(role, options)),
					informed: activity.informed.map((role) => entryNamed(role, options)),
					systems: activity.systems.map(({ system, level }) => ({ ...entryNamed(system, options), level })),
					...(activity.facts.done_when ? { doneWhen: activity.facts.done_when } : {}),
					roles: activity.actors.map(({ slug }) => slug),
					onward: steps.filter(({ from }) => from === activity).map((step) => onwardOf(step, options)),
				})),
		}));
}

function onwardOf({ from, to, facts, moves }: Step, options: NameOptions): Onward {
	const { when, handoff } = facts;
	const stage = options.stages.find(({ id }) => id === to.stage);
	return {
		to: named(to.facts.title, options.activityHref(to)),
		...(stage && to.stage !== from.stage ? { stage } : {}),
		...(moves && to.accountable ? { role: entryNamed(to.accountable, options) } : {}),
		...(when ? { when } : {}),
		...(handoff
			? {
					handoff: {
						artefact: handoff.artefact,
						acceptWhen: handoff.accept_when,
						...(handoff.within ? { within: handoff.within } : {}),
						...(handoff.if_refused ? { ifRefused: handoff.if_refused } : {}),
					},
				}
			: {}),
	};
}
