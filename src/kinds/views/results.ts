import { activitiesOf, type Process } from './activities.ts';
import { perBook } from './kept.ts';
import { folded } from './text.ts';

/** What the activities of a handbook make and need, by folded name. */
export interface Results {
	/** What some activity makes. */
	readonly made: ReadonlySet<string>;
	/** What some activity needs, or hands over. */
	readonly needed: ReadonlySet<string>;
	/** What comes into a process from outside the handbook. */
	readonly from: ReadonlyMap<Process, ReadonlySet<string>>;
	/** What a process gives to others outside the handbook. */
	readonly to: ReadonlyMap<Process, ReadonlySet<string>>;
}

/** The results that pass between activities. They are named in words, so a name is the same whatever its capitals. */
export const resultsOf = perBook((book): Results => {
	const activities = activitiesOf(book);
	const processes = [...new Set(activities.map(({ process }) => process))];
	const handed = activities.flatMap(({ facts }) => facts.next.flatMap(({ handoff }) => handoff?.artefact ?? []));
	return {
		made: new Set(activities.flatMap(({ facts }) => facts.outputs.map(folded))),
		needed: new Set([...activities.flatMap(({ facts }) => facts.inputs), ...handed].map(folded)),
		from: new Map(processes.map((one) => [one, new Set((one.data.inputs ?? []).map(folded))])),
		to: new Map(processes.map((one) => [one, new Set((one.data.outputs ?? []).map(folded))])),
	};
});
