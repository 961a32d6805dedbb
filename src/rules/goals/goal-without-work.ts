import type { Entry } from '../../core/entry.ts';
import type { Facts } from '../../core/handbook.ts';
import { defineRule, type Problem } from '../../core/rule.ts';
import { goal } from '../../kinds/goal.ts';
import { measure } from '../../kinds/measure.ts';
import { type Activity, activitiesOf, type Measure } from '../../kinds/views/activities.ts';
import { teamsOf } from '../../kinds/views/collaborations.ts';
import { entriesOf, entryOf } from '../../kinds/views/links.ts';
import { isCurrent, mild } from '../../kinds/views/status.ts';

export const goalWithoutWork = defineRule({
	id: 'goal-without-work',
	severity: 'error',
	profile: 'standard',
	weakens: 'goal',
	fromAbsence: ['process', 'goal'],
	*check(book) {
		const judged = goalsByMeasure(book);
		const worked = servedBy(book, activitiesOf(book), judged);
		for (const entry of book.of(goal)) {
			if (!isCurrent(entry) || worked.has(entry) || !entry.data.measures?.length) continue;
			yield {
				entry,
				path: ['measures'],
				part: 'key',
				message: `No activity of any process moves a measure of the goal "${entry.title}", so nobody's daily work leads there.`,
				help: 'Name one of these measures in the activity that moves it, or write the process that is missing.',
				...mild(entry),
			};
		}
		for (const { entry, served, activities, noun } of promisesIn(book)) {
			// A goal that nothing works for is told so itself, and activities that move nothing contradict no goal.
			if (!worked.has(served) || activities.every(({ measures }) => measures.length === 0)) continue;
			if (servedBy(book, activities, judged).has(served)) continue;
			yield {
				entry,
				path: ['goal'],
				message: `The ${noun} works for the goal "${served.title}", and none of its activities moves a measure of it: whoever does the work is busy with something else.`,
				help: `Name a measure of the goal in the activity that moves it, or name the goal that the ${noun} does work for.`,
				severity: 'warning',
				related: [{ entry: served, path: ['measures'], message: 'The measures of the goal.' }],
				...mild(entry),
			};
		}
	},
});

type Goal = Entry<typeof goal>;

/** Who says to work for a goal, and with which activities. */
function* promisesIn(book: Facts): Generator<{
	entry: Problem['entry'];
	served: Goal;
	activities: readonly Activity[];
	noun: string;
}> {
	for (const [entry, activities] of Map.groupBy(activitiesOf(book), ({ process }) => process)) {
		const served = entryOf(book, goal, entry.data.goal);
		if (served && isCurrent(entry)) yield { entry, served, activities, noun: 'process' };
	}
	for (const { collaboration, goal: served, activities } of teamsOf(book))
		if (served) yield { entry: collaboration, served, activities, noun: 'collaboration' };
}

/** The goals that `activities` move a measure of, and the larger ones these serve: what is done for a goal is done for those, too. */
function servedBy(
	book: Facts,
	activities: readonly Activity[],
	judged: ReadonlyMap<Measure, readonly Goal[]>,
): ReadonlySet<Goal> {
	const served = new Set<Goal>();
	for (const moved of new Set(activities.flatMap(({ measures }) => measures))) {
		for (const start of judged.get(moved) ?? []) {
			let one: Goal | undefined = start;
			while (one && !served.has(one)) {
				served.add(one);
				one = entryOf(book, goal, one.data.parent);
			}
		}
	}
	return served;
}

function goalsByMeasure(book: Facts): ReadonlyMap<Measure, readonly Goal[]> {
	const goals = new Map<Measure, Goal[]>();
	for (const entry of book.of(goal)) {
		for (const one of new Set(entriesOf(book, measure, entry.data.measures))) {
			const list = goals.get(one);
			if (list) list.push(entry);
			else goals.set(one, [entry]);
		}
	}
	return goals;
}
