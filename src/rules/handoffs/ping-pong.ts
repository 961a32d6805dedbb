import { defineEntryRule } from '../../core/rule.ts';
import { process } from '../../kinds/process.ts';
import { activitiesIn, type Step } from '../../kinds/views/activities.ts';
import { isCurrent } from '../../kinds/views/status.ts';

/** Times that the answer may pass between two roles in one process: there, back, and there once more to finish. */
const most = 3;

export const pingPong = defineEntryRule({
	id: 'ping-pong',
	severity: 'warning',
	profile: 'standard',
	kind: process,
	*judge(entry, book) {
		if (!isCurrent(entry)) return;
		const steps = activitiesIn(book, entry).flatMap(({ next }) => next.filter(({ moves }) => moves));
		for (const passed of Map.groupBy(steps, pairOf).values()) {
			const [first] = passed;
			if (!first || passed.length <= most) continue;
			yield {
				entry,
				path: [...first.path, 'activity'],
				key: pairOf(first).replace('\n', ':'),
				message: `In this process the work passes ${passed.length} times between "${first.from.accountable?.title}" and "${first.to.accountable?.title}", and waits each time.`,
				help: 'Let one of the two answer for several steps in a row while the other works along as `responsible`.',
				related: passed.slice(1, 5).map(({ path }) => ({
					entry,
					path: [...path, 'activity'],
					message: 'Here it passes again.',
				})),
			};
		}
	},
});

const pairOf = ({ from, to }: Step) => [from.accountable?.slug, to.accountable?.slug].sort().join('\n');
