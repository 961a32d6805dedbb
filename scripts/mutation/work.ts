import type { Entry } from '../../src/core/entry.ts';
import type { Handbook } from '../../src/core/handbook.ts';
import type { Link } from '../../src/core/link.ts';
import { along, collaborationsOf, entriesAmong, isNamedElsewhere, linksBut, named, valueAt } from './links.ts';
import type { Mutant } from './mutant.ts';

interface Activity {
	readonly process: Entry;
	readonly id: string;
	readonly stage: string | undefined;
	readonly accountable: Entry | undefined;
	/** The roles that answer for it or work on it. */
	readonly doers: readonly Entry[];
	/** These, and the ones that are asked or told. */
	readonly everybody: readonly Entry[];
	readonly systems: readonly Entry[];
	readonly measures: readonly Entry[];
	readonly next: readonly Next[];
}

/** An activity that follows, in this process or in another one. */
interface Next {
	readonly process: Entry;
	readonly id: string;
}

const activities = new WeakMap<Handbook, Activity[]>();

/** Every activity with what it names. */
export function activitiesOf(book: Handbook): Activity[] {
	const known = activities.get(book);
	if (known) return known;
	const found = book.entries.flatMap((process) =>
		process.parts
			.filter(({ list }) => process.kind.name === 'process' && list === 'activities')
			.map(({ id, path: [, index] }) => {
				const links = book.linksFrom(process).filter(({ path }) => path?.[0] === 'activities' && path[1] === index);
				const at = (...fields: string[]) => links.filter(({ path }) => fields.includes(String(path![2])));
				const entries = (...fields: string[]) => at(...fields).flatMap(({ to }) => to ?? []);
				return {
					process,
					id,
					stage: at('stage')[0]?.part,
					accountable: entries('accountable')[0],
					doers: entries('accountable', 'responsible'),
					everybody: entries('accountable', 'responsible', 'consulted', 'informed'),
					systems: entries('systems'),
					measures: entries('measures'),
					next: at('next').flatMap(({ to, part }) => (to && part !== undefined ? [{ process: to, id: part }] : [])),
				};
			}),
	);
	activities.set(book, found);
	return found;
}

/** The roles that answer for an activity or work on it. */
export const doersOf = (
	book: Handbook,
	activity: { to?: Entry | undefined; part?: string | undefined } | undefined,
): readonly (Entry | undefined)[] =>
	activitiesOf(book).find(({ process, id }) => process === activity?.to && id === activity.part)?.doers ?? [];

/** Whether a role has access to a system. */
export const opens = (book: Handbook, role: Entry | undefined, system: Entry | undefined): boolean =>
	!role || !system || named(book, role, 'access', '*', 'system').includes(system);

/** Whether a collaboration has an activity in each of its stages without the process, and each of its roles one that had one. */
export function keepsStages(mutant: Mutant, book: Handbook): boolean {
	const { entry } = mutant;
	const work = (processes: readonly Entry[]) => activitiesOf(book).filter(({ process }) => processes.includes(process));
	const [before, after] = [
		named(book, entry, 'processes', '*'),
		entriesAmong(linksBut(book, entry, mutant), 'processes'),
	].map(work);
	const stages = along(book, entry, 'stages', '*').map(({ part }) => part);
	return (
		isNamedElsewhere(mutant, book) &&
		stages.every(
			(stage) =>
				before!
					.filter((one) => one.stage === stage)
					.flatMap(({ everybody }) => everybody)
					.every(
						(role) =>
							!named(book, entry, 'roles', '*').includes(role) ||
							after!.some((one) => one.stage === stage && one.everybody.includes(role)),
					) && after!.some((one) => one.stage === stage),
		)
	);
}

/** The same for an activity that moves to another stage. */
export function keepsStage({ entry, path }: Mutant, book: Handbook): boolean {
	const id = entry.parts.find(({ path: at }) => at.length === 2 && at[1] === path[1])?.id;
	const moved = activitiesOf(book).find((one) => one.process === entry && one.id === id)!;
	return collaborationsOf(book, entry, 'processes').every((one) => {
		if (!along(book, one, 'stages', '*').some(({ part }) => part === moved.stage)) return true;
		const processes = named(book, one, 'processes', '*');
		const others = activitiesOf(book).filter(
			(other) => other !== moved && other.stage === moved.stage && processes.includes(other.process),
		);
		const roles = named(book, one, 'roles', '*').filter((role) => moved.everybody.includes(role));
		return others.length > 0 && roles.every((role) => others.some(({ everybody }) => everybody.includes(role)));
	});
}

/** Whether an activity can be reached without the step: from another one, or because its process begins there. */
export function isReachedElsewhere(mutant: Mutant, book: Handbook): boolean {
	const { entry } = mutant;
	const stay = new Set(linksBut(book, entry, mutant));
	return nextOf(book.linksFrom(entry))
		.filter((link) => !stay.has(link))
		.every(({ to, part }) => {
			const first = to?.parts.find(({ list }) => list === 'activities')?.id;
			const others = to ? nextOf(book.linksTo(to)).filter((link) => link.from !== entry || stay.has(link)) : [];
			return part === first || others.some((link) => link.part === part);
		});
}

const nextOf = (links: readonly Link[]): Link[] => links.filter(({ path }) => path?.[2] === 'next');

/**
 * The same, and that nobody would notice between two processes: the work goes on here in another way, or what the next
 * process begins with is not what this one ends with, or no collaboration knows both sides.
 */
export const isLedElsewhere = (mutant: Mutant, book: Handbook): boolean =>
	isReachedElsewhere(mutant, book) && !losesTheHandOver(mutant, book);

function losesTheHandOver({ entry, path }: Mutant, book: Handbook): boolean {
	const own = activitiesOf(book).filter(({ process }) => process === entry);
	const from = own[Number(path[1])]!;
	const [only, ...others] = from.next;
	if (!only || others.length > 0 || only.process === entry) return false;
	const to = activitiesOf(book).find(({ process, id }) => process === only.process && id === only.id)!;
	if (from.accountable === to.accountable) return false;
	const made = (valueAt(entry.data, ['activities', path[1]!]) as Lists).outputs ?? [];
	const at = to.process.parts.find(({ list, id }) => list === 'activities' && id === to.id)!.path;
	const taken = (valueAt(to.process.data, at) as Lists).inputs?.some((input) => made.includes(input));
	const shared = (field: string, one: Entry, other: Entry) =>
		collaborationsOf(book, one, field).some((both) => collaborationsOf(book, other, field).includes(both));
	return (
		taken === true && (shared('processes', entry, to.process) || shared('roles', from.accountable!, to.accountable!))
	);
}

const levelIn = (book: Handbook, role: Entry, system: Entry): { level: string; lowest: boolean } | undefined => {
	const link = along(book, role, 'access', '*', 'system').find(({ to }) => to === system);
	const { access = [] } = role.data as { access?: readonly { level: string }[] };
	const level = link && access[Number(link.path![1])]?.level;
	const { levels = [] } = system.data as { levels?: readonly string[] };
	return level === undefined ? undefined : { level, lowest: levels[0] === level };
};

/** Whether a role that no longer does an activity needs its access, is seen in its stage and has its actions elsewhere. */
export function hasOtherWork({ entry, path, ends: [role] }: Mutant, book: Handbook): boolean {
	const id = entry.parts.find(({ path: at }) => at.length === 2 && at[1] === path[1])?.id;
	const left = activitiesOf(book).find((one) => one.process === entry && one.id === id)!;
	if (left.accountable === role) return true;
	const others = activitiesOf(book).filter((one) => one !== left && one.doers.includes(role!));
	const owns = book
		.linksTo(entry)
		.some(({ from, part }) => from.kind.name === 'action' && part === id && book.follow(from, ['owner'])?.to === role);
	return (
		!owns &&
		left.systems.every(
			(system) =>
				levelIn(book, role!, system)?.lowest !== false || others.some(({ systems }) => systems.includes(system)),
		)
	);
}

/** Whether the same holds of a system for everybody who does an activity. */
export function isUsedElsewhere({ entry, path, ends: [system] }: Mutant, book: Handbook): boolean {
	const id = entry.parts.find(({ path: at }) => at.length === 2 && at[1] === path[1])?.id;
	const left = activitiesOf(book).find((one) => one.process === entry && one.id === id)!;
	const others = activitiesOf(book).filter((one) => one !== left && one.systems.includes(system!));
	return left.doers.every(
		(role) => levelIn(book, role, system!)?.lowest !== false || others.some(({ doers }) => doers.includes(role)),
	);
}

export function needsNoSystem({ entry, ends: [system] }: Mutant, book: Handbook): boolean {
	const works = activitiesOf(book).some(({ doers, systems }) => doers.includes(entry) && systems.includes(system!));
	const reads = book
		.linksTo(system!)
		.some(
			({ from, path }) =>
				path?.[0] === 'source' &&
				(named(book, from, 'owners', '*').includes(entry) || coachesOf(book, from).includes(entry)),
		);
	return !works && !reads;
}

/** Those who coach others on a measure. */
const coachesOf = (book: Handbook, measure: Entry): Entry[] =>
	book.linksTo(measure).flatMap(({ from }) => (from.kind.name === 'coaching' ? named(book, from, 'by') : []));

/** Whether no hand-off depends on the data that these systems pass on to each other. */
export function isNoOnlyRoute({ entry, path, ends }: Mutant, book: Handbook): boolean {
	const gone = typeof path.at(-1) === 'number' ? ends.slice(0, 1) : ends;
	const passes = (from: Entry, to: Entry) =>
		named(book, from, 'integrates', '*').includes(to) && !(from === entry && gone.includes(to));
	const meet = (from: Entry, to: Entry) => from === to || passes(from, to) || passes(to, from);
	return activitiesOf(book).every((from) =>
		from.next.every(({ process, id }) => {
			const to = activitiesOf(book).find((one) => one.process === process && one.id === id);
			if (!to || to.accountable === from.accountable || !from.systems.length || !to.systems.length) return true;
			return from.systems.some((one) => to.systems.some((other) => meet(one, other)));
		}),
	);
}

/** Whether nobody misses what a process or activity no longer lists among its inputs or outputs. */
export function isNotMissed({ entry, path }: Mutant, book: Handbook): boolean {
	const item = valueAt(entry.data, path);
	const lists = (process: Entry, data: Lists, at: Mutant['path'], field: keyof Lists) =>
		(data[field] ?? []).some(
			(one, i) => one === item && !(process === entry && [...at, field, i].join() === path.join()),
		);
	// What enters or leaves a process by its own account needs no other activity.
	const inActivities = (field: keyof Lists) =>
		book.entries.some((process) => {
			const { activities = [], ...border } = process.data as Lists & { activities?: readonly Lists[] };
			if (process.kind.name !== 'process' || lists(process, border, [], field)) return false;
			return activities.some((one, i) => lists(process, one, ['activities', i], field));
		});
	const listed = (field: keyof Lists) =>
		book.entries.some((process) =>
			((process.data as { activities?: readonly Lists[] }).activities ?? []).some((one, i) =>
				lists(process, one, ['activities', i], field),
			),
		);
	const leavesNeed = path.includes('inputs') === (path[0] === 'activities');
	return leavesNeed
		? !inActivities('outputs') || listed('inputs') || isHandedOver(book, item)
		: !inActivities('inputs') || listed('outputs');
}

interface Lists {
	readonly inputs?: readonly string[];
	readonly outputs?: readonly string[];
}

/** Whether some hand-off passes it on. */
const isHandedOver = (book: Handbook, item: unknown): boolean =>
	book.entries.some(({ data }) =>
		(
			(data as { activities?: readonly { next?: readonly { handoff?: { artefact: string } }[] }[] }).activities ?? []
		).some(({ next = [] }) => next.some(({ handoff }) => handoff?.artefact === item)),
	);

/** Whether everybody who does an activity has the highest level of the system already. */
export function haveHighest({ entry, path, ends }: Mutant, book: Handbook): boolean {
	const system = ends.find(({ kind }) => kind.name === 'system')!;
	const { levels = [] } = system.data as { levels?: readonly string[] };
	return named(book, entry, 'activities', String(path[1]), 'responsible', '*').every(
		(role) => levelIn(book, role, system)?.level === levels.at(-1),
	);
}

/** Whether everybody who does an activity has the level that it asks of some. */
export function haveThatLevel({ entry, path, ends }: Mutant, book: Handbook): boolean {
	const use = path.slice(0, 4);
	const system = book.follow(entry, [...use, 'system'])?.to ?? ends[0]!;
	const { levels = [] } = system.data as { levels?: readonly string[] };
	const asked = levels.indexOf(String(valueAt(entry.data, [...use, 'level'])));
	return named(book, entry, 'activities', String(path[1]), 'responsible', '*').every(
		(role) => levels.indexOf(levelIn(book, role, system)?.level ?? '') >= asked,
	);
}

/** Whether nobody has or needs the highest level of a system. */
export function usesNoHighest({ entry }: Mutant, book: Handbook): boolean {
	const { levels = [] } = entry.data as { levels?: readonly string[] };
	return !book
		.linksTo(entry)
		.some(
			({ from, path }) =>
				path?.at(-1) === 'system' && valueAt(from.data, [...path.slice(0, -1), 'level']) === levels.at(-1),
		);
}

/** Whether no role claims an activity for itself, and the work changes hands before and after it already. */
export function isAnsweredFreely({ entry, path }: Mutant, book: Handbook): boolean {
	const id = entry.parts.find(({ path: at }) => at.length === 2 && at[1] === path[1])?.id;
	const one = activitiesOf(book).find((other) => other.process === entry && other.id === id)!;
	const follows = (a: typeof one, b: typeof one) =>
		a.next.some(({ process, id }) => process === b.process && id === b.id);
	const beside = activitiesOf(book).filter((other) => follows(one, other) || follows(other, one));
	const claimed = book.linksTo(entry).some(({ part, path: at }) => part === id && at?.[0] === 'accountabilities');
	return !claimed && beside.every(({ accountable }) => accountable !== one.accountable);
}
