import type { Facts } from '../../core/handbook.ts';
import { defineRule, type Problem } from '../../core/rule.ts';
import { measure } from '../../kinds/measure.ts';
import { type Activity, activitiesOf, type Measure, type Role } from '../../kinds/views/activities.ts';
import { entryOf } from '../../kinds/views/links.ts';
import { countSame, measuresOf } from '../../kinds/views/measures.ts';
import { isCurrent, mild } from '../../kinds/views/status.ts';

export const opposedMeasures = defineRule({
	id: 'opposed-measures',
	severity: 'error',
	profile: 'standard',
	weakens: 'goal',
	fromAbsence: ['measure', 'role'],
	*check(book) {
		const told = new Map<Measure, Set<Measure>>();
		for (const activity of activitiesOf(book)) {
			for (const pair of opposedIn(book, activity.actors, told))
				yield problemOf(book, activity, `In "${activity.facts.title}"`, pair);
		}
		// Whoever works on together is told first; then those of whom one takes up what the other leaves.
		for (const activity of activitiesOf(book)) {
			for (const { to, moves } of activity.next) {
				if (!moves) continue;
				const way = `From "${activity.facts.title}" to "${to.facts.title}"`;
				for (const pair of opposedIn(book, [...activity.actors, ...to.actors], told))
					yield problemOf(book, activity, way, pair);
			}
		}
	},
});

interface Pair {
	readonly up: Measure;
	readonly down: Measure;
	/** Judged by the one only, and by the other only. */
	readonly pulls: Role;
	readonly holds: Role;
}

/** Measures of one quantity by which one of the roles wants more and another less, without anything in between; each pair is `told` once. */
function* opposedIn(book: Facts, actors: readonly Role[], told: Map<Measure, Set<Measure>>): Generator<Pair> {
	const carriers = new Map<Measure, Set<Role>>();
	for (const actor of actors) {
		for (const carried of measuresOf(book, actor)) {
			if (!isCurrent(carried)) continue;
			carriers.set(carried, (carriers.get(carried) ?? new Set()).add(actor));
		}
	}
	const downs = [...carriers.keys()].filter(({ data }) => data.direction === 'down');
	for (const up of carriers.keys()) {
		if (up.data.direction !== 'up') continue;
		const known = told.get(up) ?? new Set();
		told.set(up, known);
		for (const down of downs) {
			if (known.has(down) || !countSame(up, down)) continue;
			const pulls = [...carriers.get(up)!].find((one) => !carriers.get(down)!.has(one));
			const holds = [...carriers.get(down)!].find((one) => !carriers.get(up)!.has(one));
			if (!pulls || !holds) continue;
			known.add(down);
			if (!isMitigated(book, up, down) && !isMitigated(book, down, up)) yield { up, down, pulls, holds };
		}
	}
}

const isMitigated = (book: Facts, from: Measure, to: Measure) =>
	(from.data.tensions ?? []).some(
		(tension) => tension.mitigation !== undefined && entryOf(book, measure, tension.with) === to,
	);

function problemOf(book: Facts, activity: Activity, where: string, { up, down, pulls, holds }: Pair): Problem {
	const [entry, other] = up.id < down.id ? [up, down] : [down, up];
	const tension = (entry.data.tensions ?? []).findIndex((one) => entryOf(book, measure, one.with) === other);
	const { quantity } = up.data.quantity === undefined ? down.data : up.data;
	const more = quantity === undefined ? `of "${up.title}"` : `\`${quantity}\``;
	const stated = entry.data.quantity === undefined ? 'direction' : 'quantity';
	return {
		entry,
		path: tension < 0 ? [stated] : ['tensions', tension, 'with'],
		key: other.id,
		message: `${where} the role "${pulls.title}" wins by more ${more} and the role "${holds.title}" by less, so each succeeds at the other's expense.`,
		help: 'Let both roles carry both measures, or write under `tensions` what keeps the two in balance (`mitigation`).',
		related: [
			{ entry: other, path: ['direction'], message: 'The measure that pulls the other way.' },
			{ entry: activity.process, path: [...activity.path, 'title'], message: 'Where the two roles meet.' },
		],
		...mild(entry, other, activity.process, pulls, holds),
	};
}
