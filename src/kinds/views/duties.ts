import type { Activity, Role } from './activities.ts';

/** A part in an activity: accountable, responsible, consulted, informed. */
export type Duty = 'A' | 'R' | 'C' | 'I';

/** The parts `role` has in `activity`, the weightiest first. */
export function dutiesOf({ accountable, responsible, consulted, informed }: Activity, role: Role): readonly Duty[] {
	const parts: readonly [Duty, boolean][] = [
		['A', accountable === role],
		['R', responsible.includes(role)],
		['C', consulted.includes(role)],
		['I', informed.includes(role)],
	];
	return parts.filter(([, has]) => has).map(([duty]) => duty);
}

/** The parts in words. */
export const dutyNames: Readonly<Record<Duty, string>> = {
	A: 'accountable',
	R: 'responsible',
	C: 'consulted',
	I: 'informed',
};
