import { defineRule } from '../../core/rule.ts';
import { process } from '../../kinds/process.ts';
import type { Activity } from '../../kinds/views/activities.ts';
import { flowOf } from '../../kinds/views/flow.ts';
import { isCurrent, mild } from '../../kinds/views/status.ts';
import { listed } from '../../kinds/views/words.ts';

export const endlessLoop = defineRule({
	id: 'endless-loop',
	severity: 'error',
	profile: 'standard',
	weakens: 'process',
	fromAbsence: [],
	*check(book) {
		for (const entry of book.of(process)) {
			const flow = flowOf(book, entry);
			if (!isCurrent(entry) || !flow) continue;
			const { activities, reached, ending } = flow;
			const caught = roundIn(activities.filter((one) => reached.has(one) && !ending.has(one)));
			const [first] = caught;
			if (!first) continue;
			const round = listed(caught.map(({ facts }) => `"${facts.title}"`));
			yield {
				entry,
				path: [...first.path, 'title'],
				message:
					caught.length === 1
						? `"${first.facts.title}" is followed only by itself, so the work is never finished.`
						: `From here on the process goes round and is never finished: ${round}.`,
				help: 'Say under `next` and `when` how one gets out, or leave `next` out where the process ends.',
				...mild(entry),
			};
		}
	},
});

/** The circle itself, without the activities that only lead into it. */
function roundIn(caught: readonly Activity[]): readonly Activity[] {
	const ways = new Map(caught.map((one) => [one, 0]));
	for (const { next } of caught) for (const { to } of next) ways.set(to, (ways.get(to) ?? 0) + 1);
	const outside = new Set(caught.filter((one) => ways.get(one) === 0));
	// A set may grow while it is gone through.
	for (const { next } of outside) {
		for (const { to } of next) {
			const left = (ways.get(to) ?? 0) - 1;
			ways.set(to, left);
			if (left === 0) outside.add(to);
		}
	}
	return caught.filter((one) => !outside.has(one));
}
