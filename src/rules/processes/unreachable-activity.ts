import { defineRule } from '../../core/rule.ts';
import { process } from '../../kinds/process.ts';
import { type Flow, flowOf } from '../../kinds/views/flow.ts';
import { isCurrent, mild } from '../../kinds/views/status.ts';

export const unreachableActivity = defineRule({
	id: 'unreachable-activity',
	severity: 'error',
	profile: 'standard',
	weakens: 'process',
	fromAbsence: ['process'],
	*check(book) {
		for (const entry of book.of(process)) {
			const flow = flowOf(book, entry);
			if (!isCurrent(entry) || !flow) continue;
			for (const { facts, path } of beginningsIn(flow)) {
				yield {
					entry,
					path: [...path, 'title'],
					message: `No way through the process leads to "${facts.title}", so whoever follows it leaves that out.`,
					help: 'Name it under `next` of the activity that comes before it.',
					...mild(entry),
				};
			}
		}
	},
});

/** Where the chains begin that hang in the air: what follows in them is mended with the beginning. */
function beginningsIn({ activities, reached }: Flow) {
	const loose = activities.filter((activity) => !reached.has(activity));
	const led = new Set(loose.flatMap(({ next }) => next.map(({ to }) => to)));
	const beginnings = loose.filter((activity) => !led.has(activity));
	// What is left after these is a circle without an entrance; its first activity stands for it.
	const covered = new Set(beginnings);
	for (const start of [...beginnings, ...loose]) {
		if (!covered.has(start)) beginnings.push(start);
		const chain = new Set([start]);
		for (const { next } of chain) for (const { to } of next) if (!covered.has(to)) chain.add(to);
		for (const one of chain) covered.add(one);
	}
	return beginnings;
}
