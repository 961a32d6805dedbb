import { Ref } from '../core/kind.ts';
import type { Difference } from './found/differences.ts';
import { type Two, targetOf } from './found/pairs.ts';

type SetOf = Extract<Difference, { form: 'set' }>;
type ValueOf = Extract<Difference, { form: 'value' }>;

/** Lists that say in which way roles have to do with one thing. */
const families = [
	['activities.responsible', 'activities.consulted', 'activities.informed'],
	['required', 'optional'],
] as const;

/** The same differences of a playbook, those put together that are one thing to a reader. */
export function together(two: Two, differences: readonly Difference[]): readonly Difference[] {
	return [...Map.groupBy(differences, ({ within }) => within[0]?.after).values()].flatMap((list) =>
		families.reduce((rest, family) => switched(two, rest, family), takenOver(two, list)),
	);
}

/** Where another role answers for an activity, what that says of its part in the work needs no sentence of its own. */
function takenOver(two: Two, list: readonly Difference[]): readonly Difference[] {
	const change = list.find((one): one is ValueOf => one.form === 'value' && one.field === 'activities.accountable');
	if (!(change?.after instanceof Ref)) return list;
	const now = targetOf(two, change.after, 'after');
	const old = change.before instanceof Ref ? targetOf(two, change.before, 'before') : undefined;
	let whole = false;
	const rest = list.flatMap((one): Difference[] => {
		if (one === change) return [];
		if (one.form !== 'set') return [one];
		if (one.field === 'activities.consulted' || one.field === 'activities.informed')
			return without(
				one,
				[],
				one.removed.filter((ref) => leadsTo(two, ref, now, 'before')),
			);
		if (one.field !== 'activities.responsible') return [one];
		const joins = one.added.filter((ref) => leadsTo(two, ref, now, 'after'));
		const leaves = one.removed.filter((ref) => leadsTo(two, ref, old, 'before'));
		if (joins.length === 0 || leaves.length === 0) return [one];
		whole = true;
		return without(one, joins, leaves);
	});
	return [whole ? { ...change, field: `${change.field}+responsible` } : change, ...rest];
}

/** Where a role leaves one list of a family for another, it has another part, and neither came nor went. */
function switched(two: Two, list: readonly Difference[], family: readonly string[]): readonly Difference[] {
	const sets = list.filter((one): one is SetOf => one.form === 'set' && family.includes(one.field));
	if (sets.length < 2) return list;
	const found: Difference[] = [];
	const leaving = new Set<unknown>();
	const joining = new Set<unknown>();
	for (const from of sets)
		for (const before of from.removed) {
			if (!(before instanceof Ref)) continue;
			const target = targetOf(two, before, 'before');
			for (const to of sets) {
				const after = to === from ? undefined : to.added.find((ref) => leadsTo(two, ref, target, 'after'));
				if (after === undefined) continue;
				leaving.add(before);
				joining.add(after);
				const name = to.field.slice(to.field.lastIndexOf('.') + 1);
				found.push({ field: `${from.field}+${name}`, within: from.within, form: 'value', before, after });
			}
		}
	if (found.length === 0) return list;
	const rest = list.flatMap((one): Difference[] =>
		one.form === 'set' && family.includes(one.field)
			? without(
					one,
					one.added.filter((ref) => joining.has(ref)),
					one.removed.filter((ref) => leaving.has(ref)),
				)
			: [one],
	);
	return [...found, ...rest];
}

const leadsTo = (two: Two, value: unknown, target: string | undefined, side: 'before' | 'after') =>
	value instanceof Ref && targetOf(two, value, side) === target;

/** The set without what has been told of; nothing where nothing is left. */
function without(one: SetOf, added: readonly unknown[], removed: readonly unknown[]): SetOf[] {
	const rest = {
		...one,
		added: one.added.filter((value) => !added.includes(value)),
		removed: one.removed.filter((value) => !removed.includes(value)),
	};
	return rest.added.length + rest.removed.length + rest.reworded.length > 0 ? [rest] : [];
}
