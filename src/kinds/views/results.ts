import { process } from '../process.ts';
import { activitiesIn, type Process } from './activities.ts';
import { perBook, perEntry } from './kept.ts';
import { statusOf } from './status.ts';
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
	const processes = book.of(process).filter((one) => statusOf(one) !== 'retired');
	const results = new Map(processes.map((one) => [one, resultsIn(book, one)]));
	return {
		made: new Set(results.values().flatMap(({ made }) => made)),
		needed: new Set(results.values().flatMap(({ needed }) => needed)),
		from: new Map([...results].map(([one, { from }]) => [one, from])),
		to: new Map([...results].map(([one, { to }]) => [one, to])),
	};
});

const resultsIn = perEntry((book, one: Process) => {
	const activities = activitiesIn(book, one);
	const handed = activities.flatMap(({ facts }) => facts.next.flatMap(({ handoff }) => handoff?.artefact ?? []));
	return {
		made: activities.flatMap(({ facts }) => facts.outputs.map(folded)),
		needed: [...activities.flatMap(({ facts }) => facts.inputs), ...handed].map(folded),
		from: new Set((one.data.inputs ?? []).map(folded)),
		to: new Set((one.data.outputs ?? []).map(folded)),
	};
});
