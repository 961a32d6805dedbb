import { defineEntryRule } from '../../core/rule.ts';
import { path } from '../../kinds/path.ts';
import { isCurrent } from '../../kinds/views/status.ts';

export const unorderedSteps = defineEntryRule({
	id: 'unordered-steps',
	severity: 'warning',
	profile: 'standard',
	weakens: 'roles',
	kind: path,
	*judge(entry) {
		if (!isCurrent(entry)) return;
		const { steps = [], days = Number.POSITIVE_INFINITY } = entry.data;
		const [undated, ...others] = steps
			.entries()
			.toArray()
			.filter(([, { by_day, optional }]) => by_day === undefined && !optional);
		// Where several steps have no day, the order of the list is what counts.
		if (undated && others.length === 0 && steps.length > 1)
			yield {
				entry,
				path: ['steps', undated[0], 'title'],
				severity: 'info',
				message: 'This step alone has no day, so nobody notices when it is not done.',
				help: 'Say in `by_day` by which day it is done.',
			};
		let latest = { day: 0, index: 0 };
		for (const [index, { by_day: day }] of steps.entries()) {
			if (day === undefined) continue;
			if (day > days)
				yield {
					entry,
					path: ['steps', index, 'by_day'],
					message: `This is done by day ${day}, and the path ends after ${days} days, when nobody looks any more.`,
					help: 'Do it earlier, or let the path take longer.',
				};
			else if (day < latest.day)
				yield {
					entry,
					path: ['steps', index, 'by_day'],
					message: `This is done by day ${day} and stands below a step for day ${latest.day}, so a newcomer who goes by the list is late for it.`,
					help: 'Put the steps in the order of their days.',
					related: [{ entry, path: ['steps', latest.index, 'by_day'], message: 'This step comes later.' }],
				};
			if (day > latest.day) latest = { day, index };
		}
	},
});
