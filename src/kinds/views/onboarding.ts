import type { Entry } from '../../core/entry.ts';
import type { Facts } from '../../core/rule.ts';
import { path } from '../path.ts';
import { type Activity, activitiesOf } from './activities.ts';
import { reached, targets } from './reached.ts';
import { invited } from './sessions.ts';
import { isCurrent } from './status.ts';

type Path = Entry<typeof path>;

/** A step of an onboarding path with what it is about. */
interface Step {
	readonly index: number;
	readonly step: NonNullable<Path['data']['steps']>[number];
	readonly to?: Entry;
	/** The activities it is about: one, or all of a process. */
	readonly activities: readonly Activity[];
}

/** Every onboarding path that is or will be in force, by the role it leads to. */
export function pathsByRole(book: Facts): ReadonlyMap<Entry, readonly Path[]> {
	const found = new Map<Entry, Path[]>();
	for (const entry of book.of(path)) {
		const role = book.follow(entry, ['role'])?.to;
		if (role && isCurrent(entry)) found.set(role, [...(found.get(role) ?? []), entry]);
	}
	return found;
}

export function stepsOf(book: Facts, entry: Path): Step[] {
	const about = new Map([...reached(book, entry, 'steps', '*', 'ref')].map((link) => [link.path[1], link]));
	return (entry.data.steps ?? []).map((step, index) => {
		const link = about.get(index);
		const activities = (activitiesIn(book).get(link?.to) ?? []).filter(
			({ facts }) => link?.part === undefined || facts.id === link.part,
		);
		return { index, step, activities, ...(link ? { to: link.to } : {}) };
	});
}

/** Steps of a kind that do not refer to what such a step is about. */
export function* stepsAboutNothing(
	book: Facts,
	...kinds: readonly Step['step']['kind'][]
): Generator<Step & { entry: Path }> {
	for (const entry of book.of(path)) {
		if (!isCurrent(entry)) continue;
		for (const [index, step] of (entry.data.steps ?? []).entries())
			if (kinds.includes(step.kind) && !step.ref) yield { entry, index, step, activities: [] };
	}
}

/** The roles somebody meets in a step: the role itself, those a session invites or a community has, those who do the activity. */
export function rolesMetIn(book: Facts, { to, activities }: Step): Set<Entry> {
	if (to?.kind.name === 'role') return new Set([to]);
	if (to?.kind.name === 'session') return invited(book, to);
	if (to?.kind.name === 'community') return new Set(targets(book, to, 'members', '*'));
	return new Set(activities.flatMap(({ actors, consulted }) => [...actors, ...consulted]));
}

const byProcess = new WeakMap<readonly Activity[], ReadonlyMap<Entry | undefined, readonly Activity[]>>();

function activitiesIn(book: Facts): ReadonlyMap<Entry | undefined, readonly Activity[]> {
	const activities = activitiesOf(book);
	const known = byProcess.get(activities);
	if (known) return known;
	const found = Map.groupBy(activities, ({ process }): Entry | undefined => process);
	byProcess.set(activities, found);
	return found;
}
