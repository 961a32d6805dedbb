import type { Entry } from '../../core/entry.ts';
import { defineRule } from '../../core/rule.ts';
import { mostInOneLook, reviewOf } from '../../kinds/views/history.ts';
import { isCurrent } from '../../kinds/views/status.ts';

export const bulkReview = defineRule({
	id: 'bulk-review',
	severity: 'warning',
	profile: 'strict',
	weakens: 'page',
	*check({ entries }) {
		const looks = new Map<string, Entry[]>();
		for (const entry of entries) {
			const reviewed = reviewOf(entry);
			if (!isCurrent(entry) || !reviewed) continue;
			// Pages that say how each was checked were looked at one by one.
			const look = `${reviewed.on} ${reviewed.evidence ?? ''}`;
			const together = looks.get(look);
			if (together) together.push(entry);
			else looks.set(look, [entry]);
		}
		for (const [entry, ...others] of looks.values()) {
			if (!entry || others.length < mostInOneLook) continue;
			yield {
				entry,
				path: ['reviewed', 'on'],
				message: `${others.length + 1} pages carry this day and ${reviewOf(entry)?.evidence ? 'the same words on how they were checked' : 'do not say how they were checked'}; nobody compares so many with the work at once, so the day cannot be trusted.`,
				help: 'Put back the days of those that were not compared, and say in `evidence` how the others were.',
				related: others
					.slice(0, mostShown)
					.map((other) => ({ entry: other, path: ['reviewed', 'on'], message: 'The same day, the same look.' })),
			};
		}
	},
});

/** Other pages shown: enough to recognise the day it happened. */
const mostShown = 5;
