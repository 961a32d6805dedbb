import type { Link } from '../../core/link.ts';
import type { Facts } from '../../core/rule.ts';
import { activitiesOf, type Process } from './activities.ts';
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

const known = new WeakMap<readonly Link[], Results>();

/** The results that pass between activities. They are named in words, so a name is the same whatever its capitals. */
export function resultsOf(book: Facts): Results {
	const before = known.get(book.links);
	if (before) return before;
	const activities = activitiesOf(book);
	const processes = [...new Set(activities.map(({ process }) => process))];
	const handed = activities.flatMap(({ facts }) => facts.next.flatMap(({ handoff }) => handoff?.artefact ?? []));
	const results: Results = {
		made: new Set(activities.flatMap(({ facts }) => facts.outputs.map(folded))),
		needed: new Set([...activities.flatMap(({ facts }) => facts.inputs), ...handed].map(folded)),
		from: new Map(processes.map((one) => [one, new Set((one.data.inputs ?? []).map(folded))])),
		to: new Map(processes.map((one) => [one, new Set((one.data.outputs ?? []).map(folded))])),
	};
	known.set(book.links, results);
	return results;
}
