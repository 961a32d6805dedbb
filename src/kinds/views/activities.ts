import type { z } from 'zod';
import type { Entry } from '../../core/entry.ts';
import type { Ref } from '../../core/kind.ts';
import type { Link } from '../../core/link.ts';
import type { Path } from '../../core/path.ts';
import type { Near } from '../../core/rule.ts';
import { measure } from '../measure.ts';
import { process } from '../process.ts';
import { role } from '../role.ts';
import { system } from '../system.ts';
import { perBook, perEntry } from './kept.ts';
import { entriesOf, entryOf, isKind, linkOf } from './links.ts';
import { statusOf } from './status.ts';

export type Role = Entry<typeof role>;
export type Measure = Entry<typeof measure>;
export type Process = Entry<typeof process>;
export type System = Entry<typeof system>;
type Written = z.output<(typeof process)['schema']>['activities'][number];

/** One activity of a process, with the entries its references name. */
export interface Activity {
	readonly process: Process;
	readonly path: Path;
	/** As it is written. */
	readonly facts: Written;
	/** Id of its stage, where the settings know it. */
	readonly stage: string | undefined;
	readonly accountable: Role | undefined;
	readonly responsible: readonly Role[];
	readonly consulted: readonly Role[];
	readonly informed: readonly Role[];
	/** Who does it or answers for it, each once. */
	readonly actors: readonly Role[];
	readonly measures: readonly Measure[];
	readonly systems: readonly Use[];
	/** The ways on within its process; `waysIn` has those into other ones as well. */
	readonly next: readonly Step[];
	/** Whether it names an activity of another process that follows. */
	readonly leaves: boolean;
}

/** A system an activity takes, and how much of it. */
export interface Use {
	/** As it is written. */
	readonly facts: Written['systems'][number];
	readonly system: System;
	readonly level: string;
	/** Those who need this level, where it is not everybody who does the work. */
	readonly roles?: readonly Role[];
	readonly path: Path;
}

/** The way from one activity to the next. */
export interface Step {
	readonly from: Activity;
	readonly to: Activity;
	readonly facts: Written['next'][number];
	readonly path: Path;
	/** Whether another role answers from here on. */
	readonly moves: boolean;
}

/** The activities of one process, in the order they are written. It may be retired: its page still shows them. */
export const activitiesIn = perEntry(readProcess);

/** Every activity of the processes that are not retired, in order of process and of writing. */
export const activitiesOf = perBook((book): readonly Activity[] =>
	book
		.of(process)
		.filter((entry) => statusOf(entry) !== 'retired')
		.flatMap((entry) => activitiesIn(book, entry)),
);

/** The activities each role does or answers for. */
export const workOf = perBook((book): ReadonlyMap<Role, readonly Activity[]> => {
	const work = new Map<Role, Activity[]>();
	for (const activity of activitiesOf(book)) {
		for (const actor of activity.actors) {
			const list = work.get(actor);
			if (list) list.push(activity);
			else work.set(actor, [activity]);
		}
	}
	return work;
});

const byId = perEntry((book, entry: Process) => Map.groupBy(activitiesIn(book, entry), ({ facts }) => facts.id));

/** The activities that a link is about: the one it names, or all of a process; none of a retired one. */
export function activitiesAt(book: Near, { to, part }: Pick<Link, 'to' | 'part'>): readonly Activity[] {
	if (!to || !isKind(to, process) || statusOf(to) === 'retired') return [];
	return part === undefined ? activitiesIn(book, to) : (byId(book, to).get(part) ?? []);
}

/** The activity that a reference names, as process#activity. */
export function activityOf(book: Near, ref: Ref | undefined): Activity | undefined {
	const link = linkOf(book, ref);
	return link?.part === undefined ? undefined : activitiesAt(book, link)[0];
}

/** Everybody who has a part in an activity, be it only to be told. */
export const everybodyIn = ({ actors, consulted, informed }: Activity): readonly Role[] => [
	...new Set([...actors, ...consulted, ...informed]),
];

function readProcess(book: Near, entry: Process): readonly Activity[] {
	const read = (entry.data.activities ?? []).map((facts, i) => readActivity(book, entry, facts, ['activities', i]));
	const byId = new Map(read.map((activity) => [activity.facts.id, activity]));
	for (const from of read) {
		for (const i of from.facts.next.keys()) {
			const link = linkOf(book, from.facts.next[i]!.activity);
			if (link?.to !== entry) {
				from.leaves ||= link !== undefined;
				continue;
			}
			const to = byId.get(link.part ?? '');
			if (to) from.next.push(stepOf(from, to, i));
		}
	}
	return read;
}

/** The way from an activity that the `i`th entry of its `next` names. */
export function stepOf(from: Activity, to: Activity, i: number): Step {
	const moves = from.accountable !== undefined && to.accountable !== undefined && from.accountable !== to.accountable;
	return { from, to, facts: from.facts.next[i]!, path: [...from.path, 'next', i], moves };
}

function readActivity(book: Near, entry: Process, facts: Written, path: Path): Activity & Unfinished {
	const accountable = entryOf(book, role, facts.accountable);
	const responsible = entriesOf(book, role, facts.responsible);
	return {
		process: entry,
		path,
		facts,
		stage: linkOf(book, facts.stage)?.part,
		accountable,
		responsible,
		consulted: entriesOf(book, role, facts.consulted),
		informed: entriesOf(book, role, facts.informed),
		actors: [...new Set([...(accountable ? [accountable] : []), ...responsible])],
		measures: entriesOf(book, measure, facts.measures),
		systems: facts.systems.flatMap((use, i) => {
			const named = entryOf(book, system, use.system);
			if (!named) return [];
			const roles = use.roles.length > 0 ? { roles: [...new Set(entriesOf(book, role, use.roles))] } : {};
			return [{ facts: use, system: named, level: use.level, ...roles, path: [...path, 'systems', i] }];
		}),
		next: [],
		leaves: false,
	};
}

/** What is known of an activity only when all of its process are read. */
interface Unfinished {
	next: Step[];
	leaves: boolean;
}
