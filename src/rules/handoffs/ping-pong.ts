import type { Facts } from '../../core/handbook.ts';
import { defineRule } from '../../core/rule.ts';
import { process } from '../../kinds/process.ts';
import type { Step } from '../../kinds/views/activities.ts';
import { keyOf } from '../../kinds/views/handoffs.ts';
import { isCurrent } from '../../kinds/views/status.ts';
import { isCrossing, waysIn } from '../../kinds/views/ways.ts';

/** Times that the answer may pass between two roles in one process: there, back, and there once more to finish. */
const most = 3;

export const pingPong = defineRule({
	id: 'ping-pong',
	severity: 'warning',
	profile: 'standard',
	weakens: 'process',
	*check(book) {
		for (const passed of Map.groupBy(passagesIn(book), placeOf).values()) {
			const [first] = passed;
			if (!first || passed.length <= most) continue;
			const [one, other] = [first.from.process, first.to.process];
			const where = isCrossing(first) ? `Between "${one.title}" and "${other.title}"` : 'In this process';
			yield {
				entry: one,
				path: [...first.path, 'activity'],
				key: isCrossing(first) ? keyOf(first) : rolesOf(first),
				message: `${where} the work passes ${passed.length} times between "${first.from.accountable?.title}" and "${first.to.accountable?.title}", and waits each time.`,
				help: 'Let one of the two answer for several steps in a row while the other works along as `responsible`.',
				related: passed.slice(1, 5).map(({ from, path }) => ({
					entry: from.process,
					path: [...path, 'activity'],
					message: 'Here it passes again.',
				})),
			};
		}
	},
});

function* passagesIn(book: Facts): Generator<Step> {
	for (const entry of book.of(process))
		if (isCurrent(entry)) for (const step of waysIn(book, entry)) if (step.moves) yield step;
}

/** The process, or the two of them, and the roles between which work passes, whichever way. */
const placeOf = (step: Step) => [...[step.from.process.id, step.to.process.id].sort(), rolesOf(step)].join('\n');

const rolesOf = ({ from, to }: Step) => [from.accountable?.slug, to.accountable?.slug].sort().join(':');
