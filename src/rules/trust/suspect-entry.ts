import { defineEntryRule } from '../../core/rule.ts';
import { lastRealChange, reviewOf } from '../../kinds/views/history.ts';
import { changedSinceReview } from '../../kinds/views/reviews.ts';
import { statusOf } from '../../kinds/views/status.ts';
import { listed } from '../words.ts';

export const suspectEntry = defineEntryRule({
	id: 'suspect-entry',
	severity: 'warning',
	profile: 'standard',
	*judge(entry, book) {
		const reviewed = reviewOf(entry);
		if (statusOf(entry) !== 'active' || !reviewed) return;
		const changed = changedSinceReview(book, entry);
		if (changed.size === 0) return;
		const others = [...changed.keys()];
		yield {
			entry,
			path: ['reviewed', 'on'],
			message: `${listed(others.map(({ title }) => `"${title}"`))} ${others.length > 1 ? 'have' : 'has'} changed since the last look at this page, which builds on ${others.length > 1 ? 'them' : 'it'}: colleagues may be following two versions.`,
			help: 'Read the changes, mend what no longer fits, and write the day of this look.',
			related: others.slice(0, mostShown).map((other) => ({
				entry: other,
				path: ['changes', lastRealChange(other)?.index ?? 0],
				message: 'This changed.',
			})),
		};
	},
});

/** Changes shown: whoever has more to read starts with these. */
const mostShown = 5;
