import type { Entry } from '../../src/core/entry.ts';
import type { Handbook } from '../../src/core/handbook.ts';
import { collaborationsOf, entriesAmong, goneWith, isNamedElsewhere, linksBut, named } from './links.ts';
import type { Mutant } from './mutant.ts';
import { activitiesOf } from './work.ts';

/** Whether in each collaboration that is touched every role carries a measure of the goal, and all of them one. */
export function sharesGoal(mutant: Mutant, book: Handbook): boolean {
	const { entry } = mutant;
	const touched =
		entry.kind.name === 'goal'
			? book
					.linksTo(entry)
					.flatMap(({ from, path }) => (path?.[0] === 'goal' && from.kind.name === 'collaboration' ? [from] : []))
			: collaborationsOf(book, entry, 'roles');
	const kept = touched.every((one) => {
		const goal = book.follow(one, ['goal'])!.to!;
		const wanted = entriesAmong(linksBut(book, goal, mutant), 'measures');
		const roles = named(book, one, 'roles', '*').map((role) =>
			entriesAmong(linksBut(book, role, mutant), 'measures').filter((measure) => wanted.includes(measure)),
		);
		return (
			roles.every((own) => own.length > 0) && wanted.some((measure) => roles.every((own) => own.includes(measure)))
		);
	});
	return kept && (entry.kind.name === 'goal' ? isNamedElsewhere(mutant, book) : !onlyReports(mutant, book));
}

/** Whether all the measures that a role keeps report results when nothing can be done any more. */
const onlyReports = (mutant: Mutant, book: Handbook): boolean =>
	entriesAmong(linksBut(book, mutant.entry, mutant), 'measures').every(
		({ data }) => (data as { timing?: string }).timing === 'lagging',
	);

interface Counted {
	readonly quantity?: string;
	readonly direction?: string;
}

/** Whether no two roles of an activity are judged by measures of one thing, one by more of it and the other by less. */
export const isNoOpposite = ({ entry, ends }: Mutant, book: Handbook): boolean =>
	ends.every((other) => {
		const [one, two] = [entry.data as Counted, other.data as Counted];
		const same = one.quantity === two.quantity && one.direction !== two.direction;
		return !same || !measuresOfPartners(book, entry).includes(other);
	});

/** Whether the page of the other measure of a tension says what keeps the two in balance. */
export function isSettledThere({ entry, path }: Mutant, book: Handbook): boolean {
	const other = book.follow(entry, [...path.slice(0, -1), 'with'])?.to;
	const { tensions = [] } = (other?.data ?? {}) as { tensions?: readonly { mitigation?: string }[] };
	return tensions.some(
		({ mitigation }, i) => mitigation !== undefined && book.follow(other!, ['tensions', i, 'with'])?.to === entry,
	);
}

/** Whether an activity of `process` moves a measure of `goal`. */
export const movesMeasureOf = (book: Handbook, process: Entry, goal: Entry): boolean =>
	activitiesOf(book).some(
		(one) =>
			one.process === process && named(book, goal, 'measures', '*').some((measure) => one.measures.includes(measure)),
	);

/** Whether work still leads to each goal of the measures that an activity no longer moves. */
export function isMovedElsewhere(mutant: Mutant, book: Handbook): boolean {
	const moved = book.entries
		.filter(({ kind }) => kind.name === 'process')
		.flatMap((process) =>
			linksBut(book, process, mutant).flatMap(({ to, path }) => (path?.[2] === 'measures' && to ? [to] : [])),
		);
	return goneWith(mutant, book)
		.flatMap((measure) => book.linksTo(measure).flatMap(({ from }) => (from.kind.name === 'goal' ? [from] : [])))
		.every((goal) => named(book, goal, 'measures', '*').some((measure) => moved.includes(measure)));
}

/** Whether no two roles judged by a measure work in one process that moves it, or for one goal that is measured by it. */
export function isNoJointResult({ entry }: Pick<Mutant, 'entry'>, book: Handbook): boolean {
	const areSeveral = (roles: readonly Entry[]) =>
		new Set(roles.filter((role) => named(book, role, 'measures', '*').includes(entry))).size > 1;
	const processes = Map.groupBy(activitiesOf(book), ({ process }) => process).values();
	const works = [...processes].filter((all) => all.some(({ measures }) => measures.includes(entry)));
	const teams = book.entries.filter(
		(one) =>
			one.kind.name === 'collaboration' &&
			named(book, one, 'goal').some((goal) => named(book, goal, 'measures', '*').includes(entry)),
	);
	return (
		!works.some((all) => areSeveral(all.flatMap(({ doers }) => doers))) &&
		!teams.some((one) => areSeveral(named(book, one, 'roles', '*')))
	);
}

/** Whether everybody judged by a measure is judged by another that can still be acted on. */
export const leavesLeading = ({ entry }: Pick<Mutant, 'entry'>, book: Handbook): boolean =>
	book
		.linksTo(entry)
		.filter(({ from, path }) => from.kind.name === 'role' && path?.[0] === 'measures')
		.every(({ from }) =>
			named(book, from, 'measures', '*').some(
				(one) => one !== entry && (one.data as { timing?: string }).timing !== 'lagging',
			),
		);

/** The measures that another role of an activity is judged by, and the one judged by `measure` is not, nor the other way round. */
export const measuresOfPartners = (book: Handbook, measure: Entry): Entry[] =>
	activitiesOf(book).flatMap(({ doers }) => {
		const carried = doers.map((role) => named(book, role, 'measures', '*'));
		return carried
			.filter((own) => own.includes(measure))
			.flatMap((own) =>
				carried
					.filter((other) => !other.includes(measure))
					.flat()
					.filter((other) => !own.includes(other)),
			);
	});
