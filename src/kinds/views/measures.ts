import type { Path } from '../../core/path.ts';
import { measure } from '../measure.ts';
import { role } from '../role.ts';
import { activitiesOf, type Measure, type Process, type Role } from './activities.ts';
import { type Team, teamsOf } from './collaborations.ts';
import { perBook, perEntry } from './kept.ts';
import { entriesOf, entryOf } from './links.ts';
import { isCurrent } from './status.ts';
import { folded } from './text.ts';

/** The measures a role is judged by. */
export const measuresOf = perEntry((book, of: Role): readonly Measure[] => entriesOf(book, measure, of.data.measures));

/**
 * Whether two measures count the same thing: they name the same quantity, or leave it out, in one at least, and have the
 * same formula or a title of the same words.
 */
export function countSame(one: Measure, other: Measure): boolean {
	const [a, b] = [one.data, other.data];
	if (a.quantity !== undefined && b.quantity !== undefined) return a.quantity === b.quantity;
	if (a.formula !== undefined && b.formula !== undefined && folded(a.formula) === folded(b.formula)) return true;
	const subject = subjectOf(one);
	return subject !== '' && subject === subjectOf(other);
}

/** The words of a title that say what is counted, whatever their form and order. */
function subjectOf({ title }: Measure): string {
	const words = folded(title)
		// What stands behind "per" says by what the number is divided.
		.replace(/[([].*?[)\]]|\bper\b.*$/gu, ' ')
		.split(/[^\p{Letter}\p{Number}]+/u)
		.filter((word) => word !== '' && !neutral.has(word));
	return [...new Set(words.map((word) => word.replace(/(?<=\p{Letter}{3})(?:ed|s)$/u, '')))].sort().join(' ');
}

/** Words of a title that do not say what is counted: how it is added up, and that it took place. */
const neutral = new Set(
	(
		'a an the of in for to by our all each number count amount sum total average mean median share rate ratio ' +
		'percentage volume value level given granted used spent taken booked reported more less fewer higher lower ' +
		'anzahl summe anteil quote höhe der die das des von gewährte gewährter verbrauchte'
	).split(' '),
);

/** The roles that are judged by each measure; retired ones are judged no more. */
export const carriersOf = perBook((book): ReadonlyMap<Measure, ReadonlySet<Role>> => {
	const carriers = new Map<Measure, Set<Role>>();
	for (const one of book.of(role)) {
		if (!isCurrent(one)) continue;
		for (const carried of measuresOf(book, one)) {
			const roles = carriers.get(carried) ?? new Set();
			carriers.set(carried, roles.add(one));
		}
	}
	return carriers;
});

/** A measure that several of the roles it judges move together, and where they do. */
export interface JointResult {
	readonly measure: Measure;
	readonly roles: readonly Role[];
	/** An activity they do together, a process they do one after the other, or a collaboration whose goal it measures. */
	readonly place: { readonly entry: Process | Team['collaboration']; readonly path: Path; readonly title: string };
	readonly by: 'activity' | 'process' | 'goal';
}

/** The measures that several roles move together, each with the first place in which they do: the narrowest there is. */
export const jointResultsOf = perBook((book): readonly JointResult[] => {
	const found = new Map<Measure, JointResult>();
	const note = (measure: Measure, actors: Iterable<Role>, by: JointResult['by'], place: JointResult['place']) => {
		if (found.has(measure)) return;
		const carriers = carriersOf(book).get(measure);
		const roles = [...new Set(actors)].filter((actor) => carriers?.has(actor));
		if (roles.length > 1) found.set(measure, { measure, roles, by, place });
	};
	const activities = activitiesOf(book);
	for (const { measures, actors, process, path, facts } of activities)
		for (const moved of measures)
			note(moved, actors, 'activity', { entry: process, path: [...path, 'title'], title: facts.title });
	for (const [process, all] of Map.groupBy(activities, (one) => one.process)) {
		const actors = all.flatMap((one) => one.actors);
		for (const moved of new Set(all.flatMap(({ measures }) => measures)))
			note(moved, actors, 'process', { entry: process, path: ['title'], title: process.title });
	}
	for (const { collaboration, goal, roles } of teamsOf(book))
		for (const moved of entriesOf(book, measure, goal?.data.measures)) {
			const place = { entry: collaboration, path: ['goal'], title: collaboration.title };
			note(
				moved,
				roles.map(({ role }) => role),
				'goal',
				place,
			);
		}
	return [...found.values()];
});

/** Two measures of which one is easily improved at the other's expense. */
export interface Tension {
	readonly other: Measure;
	readonly mitigation: string | undefined;
}

/** What pulls against each measure: because either of the two says so, or because one wants more and the other less of the same thing. */
export const tensionsOf = perBook((book): ReadonlyMap<Measure, readonly Tension[]> => {
	const tensions = new Map<Measure, Tension[]>();
	const add = (one: Measure, other: Measure, mitigation: string | undefined) => {
		const list = tensions.get(one) ?? [];
		tensions.set(one, list);
		const known = list.findIndex((tension) => tension.other === other);
		if (known < 0) list.push({ other, mitigation });
		else if (list[known]!.mitigation === undefined) list[known] = { other, mitigation };
	};
	for (const one of book.of(measure)) {
		if (!isCurrent(one)) continue;
		for (const { with: ref, mitigation } of one.data.tensions ?? []) {
			const other = entryOf(book, measure, ref);
			if (!other || other === one || !isCurrent(other)) continue;
			add(one, other, mitigation);
			add(other, one, mitigation);
		}
	}
	const current = book.of(measure).filter(isCurrent);
	const downs = current.filter(({ data }) => data.direction === 'down');
	for (const up of current.filter(({ data }) => data.direction === 'up'))
		for (const down of downs) {
			if (!countSame(up, down)) continue;
			add(up, down, undefined);
			add(down, up, undefined);
		}
	return tensions;
});
