import type { Entry } from '../../core/entry.ts';
import { goal } from '../../kinds/goal.ts';
import { measure } from '../../kinds/measure.ts';
import { type Activity, activitiesOf, type Measure } from '../../kinds/views/activities.ts';
import { perBook } from '../../kinds/views/kept.ts';
import { entriesOf, entryOf } from '../../kinds/views/links.ts';
import { isCurrent } from '../../kinds/views/status.ts';

/** Goals of which the chain to the work is laid out on one page; past these a reader is better served by the goal's own. */
export const maxMapped = 24;

/** A goal with its measures and the work that leads to it. */
export interface GoalWork {
	readonly goal: Entry<typeof goal>;
	readonly measures: readonly Measure[];
	/** Every activity that moves one of the measures, or whose process serves the goal. */
	readonly activities: readonly Activity[];
	/** Those of them that move none of the measures. */
	readonly unmeasured: readonly Activity[];
}

/** The work behind every goal that is or will be in force. */
export const goalWorkOf = perBook((book): readonly GoalWork[] => {
	const activities = activitiesOf(book);
	const byMeasure = new Map<Measure, Activity[]>();
	for (const activity of activities)
		for (const moved of activity.measures) byMeasure.set(moved, [...(byMeasure.get(moved) ?? []), activity]);
	const serving = Map.groupBy(activities, ({ process }) => entryOf(book, goal, process.data.goal));
	return book
		.of(goal)
		.filter(isCurrent)
		.map((one) => {
			const measures = entriesOf(book, measure, one.data.measures);
			const moving = new Set(measures.flatMap((each) => byMeasure.get(each) ?? []));
			const unmeasured = (serving.get(one) ?? []).filter((activity) => !moving.has(activity));
			return { goal: one, measures, activities: [...moving, ...unmeasured], unmeasured };
		});
});
