import { defineRule } from '../../core/rule.ts';
import { activitiesOf, type Step } from '../../kinds/views/activities.ts';
import { isCurrent } from '../../kinds/views/status.ts';

/** Times that the answer may pass between two roles in one process: there, back, and there once more to finish. */
const most = 3;

export const pingPong = defineRule({
	id: 'ping-pong',
	severity: 'warning',
	profile: 'standard',
	*check(book) {
		for (const [process, activities] of Map.groupBy(activitiesOf(book), (one) => one.process)) {
			if (!isCurrent(process)) continue;
			const steps = activities.flatMap(({ next }) => next.filter(({ moves }) => moves));
			for (const passed of Map.groupBy(steps, pairOf).values()) {
				const [first] = passed;
				if (!first || passed.length <= most) continue;
				yield {
					entry: process,
					path: [...first.path, 'activity'],
					key: pairOf(first).replace('\n', ':'),
					message: `In this process the work passes ${passed.length} times between "${first.from.accountable?.title}" and "${first.to.accountable?.title}", and waits each time.`,
					help: 'Let one of the two answer for several steps in a row while the other works along as `responsible`.',
					related: passed.slice(1, 5).map(({ path }) => ({
						entry: process,
						path: [...path, 'activity'],
						message: 'Here it passes again.',
					})),
				};
			}
		}
	},
});

const pairOf = ({ from, to }: Step) => [from.accountable?.slug, to.accountable?.slug].sort().join('\n');
