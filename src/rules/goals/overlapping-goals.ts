import type { Entry } from '../../core/entry.ts';
import { defineRule } from '../../core/rule.ts';
import { goal } from '../../kinds/goal.ts';
import { measure } from '../../kinds/measure.ts';
import { entriesOf } from '../../kinds/views/links.ts';
import { isCurrent } from '../../kinds/views/status.ts';

export const overlappingGoals = defineRule({
	id: 'overlapping-goals',
	severity: 'info',
	profile: 'strict',
	weakens: 'goal',
	fromAbsence: [],
	*check(book) {
		const shownBy = new Map<string, Entry>();
		for (const entry of book.of(goal)) {
			const measures = new Set(entriesOf(book, measure, entry.data.measures).map(({ id }) => id));
			if (!isCurrent(entry) || measures.size === 0) continue;
			const key = [...measures].sort().join('\n');
			const other = shownBy.get(key);
			if (!other) {
				shownBy.set(key, entry);
				continue;
			}
			yield {
				entry,
				path: ['measures'],
				part: 'key',
				message: `The goals "${other.title}" and "${entry.title}" are shown by the same measures, so nobody can tell which of them is reached.`,
				help: 'Merge them, or give each a measure of its own.',
				related: [{ entry: other, path: ['measures'], message: 'The other goal.' }],
			};
		}
	},
});
