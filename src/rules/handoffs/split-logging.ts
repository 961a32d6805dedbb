import { defineEntryRule, type Near } from '../../core/rule.ts';
import { process } from '../../kinds/process.ts';
import type { Activity, System, Use } from '../../kinds/views/activities.ts';
import { keyOf } from '../../kinds/views/handoffs.ts';
import { targets } from '../../kinds/views/reached.ts';
import { isCurrent, mild } from '../../kinds/views/status.ts';
import { waysIn } from '../../kinds/views/ways.ts';
import { titles } from '../../kinds/views/words.ts';

export const splitLogging = defineEntryRule({
	id: 'split-logging',
	severity: 'warning',
	profile: 'standard',
	weakens: 'systems',
	fromAbsence: true,
	kind: process,
	*judge(entry, book) {
		if (!isCurrent(entry)) return;
		for (const step of waysIn(book, entry)) {
			const { from, to, path, moves } = step;
			if (!moves) continue;
			const [here, there] = [seenBy(from), seenBy(to)];
			if (here.length === 0 || there.length === 0 || meets(book, here, there)) continue;
			yield {
				entry,
				path: [...path, 'activity'],
				key: keyOf(step),
				message: `Work passes from ${titlesOf(here)} to ${titlesOf(there)}, which do not pass data on to each other: what one role knows, the other types in again or never sees.`,
				help: 'Log the hand-off in a system both sides use, or name the connection under `integrates` if there is one.',
				related: [
					{ entry: to.process, path: [...to.path, 'systems'], message: 'Where the next activity is logged.' },
					...endsOf([...here, ...there]),
				],
				...mild(entry),
			};
		}
	},
});

/** The systems that the role which answers for an activity looks into for it; where it works in none, those of whoever does. */
function seenBy(activity: Activity): readonly Use[] {
	const own = activity.systems.filter(({ roles }) => !roles || roles.some((role) => role === activity.accountable));
	return own.length > 0 ? own : activity.systems;
}

/** Whether two sides share a system, or one passes data on to the other. */
const meets = (book: Near, here: readonly Use[], there: readonly Use[]): boolean =>
	here.some(({ system: one }) =>
		there.some(({ system: other }) => one === other || connects(book, one, other) || connects(book, other, one)),
	);

const connects = (book: Near, from: System, to: System) => targets(book, from, 'integrates', '*').includes(to);

const endsOf = (uses: readonly Use[]) =>
	[...new Set(uses.map((use) => use.system))].map((entry) => ({
		entry,
		path: ['integrates'],
		message: 'A connection would be named here.',
	}));

const titlesOf = (uses: readonly Use[]) => titles(new Set(uses.map((use) => use.system)));
