import type { Entry } from '../../core/entry.ts';
import { defineRule, type Facts } from '../../core/rule.ts';
import { system } from '../../kinds/system.ts';
import { activitiesOf, type System, type Use } from '../../kinds/views/activities.ts';
import { entriesOf } from '../../kinds/views/links.ts';
import { isCurrent, mild } from '../../kinds/views/status.ts';
import { titles } from '../words.ts';

export const splitLogging = defineRule({
	id: 'split-logging',
	severity: 'warning',
	profile: 'standard',
	fromAbsence: true,
	*check(book) {
		const connected = connectionsOf(book);
		for (const { process, next } of activitiesOf(book)) {
			if (!isCurrent(process)) continue;
			for (const { from, to, path, moves } of next) {
				if (!moves || from.systems.length === 0 || to.systems.length === 0) continue;
				if (meets(from.systems, to.systems, connected)) continue;
				yield {
					entry: process,
					path: [...path, 'activity'],
					key: `${from.facts.id}:${to.facts.id}`,
					message: `Work passes from ${titlesOf(from.systems)} to ${titlesOf(to.systems)}, which do not pass data on to each other: what one role knows, the other types in again or never sees.`,
					help: 'Log the hand-off in a system both sides use, or name the connection under `integrates` if there is one.',
					related: [
						{ entry: process, path: [...to.path, 'systems'], message: 'Where the next activity is logged.' },
						...endsOf([...from.systems, ...to.systems]),
					],
					...mild(process),
				};
			}
		}
	},
});

/** The systems each one passes data on to. */
const connectionsOf = (book: Facts) =>
	new Map<Entry, ReadonlySet<Entry>>(
		book.of(system).map((one) => [one, new Set<Entry>(entriesOf(book, system, one.data.integrates))]),
	);

function meets(from: readonly Use[], to: readonly Use[], connected: ReadonlyMap<Entry, ReadonlySet<Entry>>): boolean {
	const there = new Set<System>(to.map((use) => use.system));
	return from.some(
		({ system: one }) =>
			there.has(one) || [...there].some((other) => connected.get(one)?.has(other) || connected.get(other)?.has(one)),
	);
}

const endsOf = (uses: readonly Use[]) =>
	[...new Set(uses.map((use) => use.system))].map((entry) => ({
		entry,
		path: ['integrates'],
		message: 'A connection would be named here.',
	}));

const titlesOf = (uses: readonly Use[]) => titles(new Set(uses.map((use) => use.system)));
