import type { Entry } from '../../core/entry.ts';
import { defineEntryRule, type Problem } from '../../core/rule.ts';
import { assessment } from '../../kinds/assessment.ts';
import { isCurrent, mild } from '../../kinds/views/status.ts';

export const resultWithoutFollowUp = defineEntryRule({
	id: 'result-without-follow-up',
	severity: 'warning',
	profile: 'standard',
	weakens: 'community',
	fromAbsence: true,
	kind: assessment,
	*judge(entry) {
		if (!isCurrent(entry)) return;
		if ((entry.data.follow_up ?? []).length === 0)
			yield {
				entry,
				path: ['title'],
				message: `Nothing is agreed for the case that "${entry.title}" goes badly, so people answer it once and learn that it changes nothing.`,
				help: 'State in `follow_up` for each item under which average what happens.',
				...mild(entry),
			};
		else yield* gaps(entry);
	},
});

/** Items that nothing follows from, and limits that no answer can fall under. */
function* gaps(entry: Entry<typeof assessment>): Generator<Problem> {
	const { items = [], follow_up = [], levels = [] } = entry.data;
	const followed = new Set(follow_up.map(({ item }) => item.id));
	for (const [index, { id }] of items.entries()) {
		if (followed.has(id)) continue;
		yield {
			entry,
			path: ['items', index, 'text'],
			message: 'Nothing is agreed for the case that this is answered badly, so the answer costs time and trust.',
			help: `Add a follow-up for \`${id}\`, or leave the statement out.`,
			...mild(entry),
		};
	}
	const lowest = Math.min(...levels.map(({ value }) => value));
	for (const [index, { below }] of follow_up.entries()) {
		if (below > lowest) continue;
		yield {
			entry,
			path: ['follow_up', index, 'below'],
			message: `No average can fall under ${below}, since the scale begins at ${lowest}: this never happens, however bad the answers are.`,
			help: `Write a number above ${lowest}.`,
			...mild(entry),
		};
	}
}
