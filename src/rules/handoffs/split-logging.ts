import { defineEntryRule, type Near } from '../../core/rule.ts';
import { process } from '../../kinds/process.ts';
import { activitiesIn, type System, type Use } from '../../kinds/views/activities.ts';
import { targets } from '../../kinds/views/reached.ts';
import { isCurrent, mild } from '../../kinds/views/status.ts';
import { titles } from '../words.ts';

export const splitLogging = defineEntryRule({
	id: 'split-logging',
	severity: 'warning',
	profile: 'standard',
	fromAbsence: true,
	kind: process,
	*judge(entry, book) {
		if (!isCurrent(entry)) return;
		for (const { next } of activitiesIn(book, entry)) {
			for (const { from, to, path, moves } of next) {
				if (!moves || from.systems.length === 0 || to.systems.length === 0) continue;
				if (meets(book, from.systems, to.systems)) continue;
				yield {
					entry,
					path: [...path, 'activity'],
					key: `${from.facts.id}:${to.facts.id}`,
					message: `Work passes from ${titlesOf(from.systems)} to ${titlesOf(to.systems)}, which do not pass data on to each other: what one role knows, the other types in again or never sees.`,
					help: 'Log the hand-off in a system both sides use, or name the connection under `integrates` if there is one.',
					related: [
						{ entry, path: [...to.path, 'systems'], message: 'Where the next activity is logged.' },
						...endsOf([...from.systems, ...to.systems]),
					],
					...mild(entry),
				};
			}
		}
	},
});

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
