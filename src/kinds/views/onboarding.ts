import type { Entry } from '../../core/entry.ts';
import type { Near } from '../../core/rule.ts';
import { path } from '../path.ts';
import { type Activity, activitiesAt } from './activities.ts';
import { perBook } from './kept.ts';
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
export const pathsByRole = perBook((book): ReadonlyMap<Entry, readonly Path[]> => {
	const leading = book.of(path).filter((entry) => isCurrent(entry) && book.follow(entry, ['role']));
	return Map.groupBy(leading, (entry) => book.follow(entry, ['role'])!.to!);
});

/** The steps of a path with what they are about. */
export function stepsOf(book: Near, entry: Path): Step[] {
	const about = new Map([...reached(book, entry, 'steps', '*', 'ref')].map((link) => [link.path[1], link]));
	return (entry.data.steps ?? []).map((step, index) => {
		const link = about.get(index);
		return { index, step, activities: activitiesAt(book, link ?? {}), ...(link ? { to: link.to } : {}) };
	});
}

/** Places of the steps of some kinds that do not refer to what such a step is about. */
export const stepsAboutNothing = (entry: Path, ...kinds: readonly Step['step']['kind'][]): number[] =>
	(entry.data.steps ?? []).flatMap((step, index) => (kinds.includes(step.kind) && !step.ref ? [index] : []));

/** The roles somebody meets in a step: the role itself, those a session invites or a community has, those who do the activity. */
export function rolesMetIn(book: Near, { to, activities }: Step): ReadonlySet<Entry> {
	if (to?.kind.name === 'role') return new Set([to]);
	if (to?.kind.name === 'session') return invited(book, to);
	if (to?.kind.name === 'community') return new Set(targets(book, to, 'members', '*'));
	return new Set(activities.flatMap(({ actors, consulted }) => [...actors, ...consulted]));
}
