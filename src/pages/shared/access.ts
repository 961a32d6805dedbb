import type { Handbook } from '../../core/handbook.ts';
import { role } from '../../kinds/role.ts';
import { system } from '../../kinds/system.ts';
import { type Access, accessOf, type Need, needsOf, type Standing, standingOf } from '../../kinds/views/access.ts';
import type { Role, System } from '../../kinds/views/activities.ts';
import { isCurrent, statusOf } from '../../kinds/views/status.ts';
import type { Tone } from '../../page/blocks.ts';

/** How what a role may do in a system stands to what its work takes. */
export interface Fit {
	readonly role: Role;
	readonly system: System;
	readonly state: Standing;
	readonly granted?: Access;
	readonly need?: Need;
}

/** How each standing looks, wherever it is shown. */
export const accessTones: Readonly<Record<Standing, Tone>> = {
	fits: 'good',
	spare: 'soft',
	excess: 'warning',
	unclear: 'warning',
	missing: 'bad',
};

/** Roles and systems that are or will be in force, and how they fit; pairs that have nothing to do with each other are left out. */
export function accessFits(book: Handbook): {
	readonly roles: readonly Role[];
	readonly systems: readonly System[];
	readonly fits: ReadonlyMap<Role, ReadonlyMap<System, Fit>>;
} {
	const roles = book.of(role).filter(isCurrent);
	const systems = book.of(system).filter((one) => statusOf(one) !== 'retired');
	const needs = needsOf(book);
	const fits = new Map(
		roles.map((one) => {
			const granted = accessOf(book, one);
			const needed = needs.get(one) ?? new Map<System, Need>();
			const pairs = systems.flatMap((to): [System, Fit][] => {
				const [access, need] = [granted.get(to), needed.get(to)];
				const state = standingOf(access, need?.use);
				if (!state) return [];
				return [
					[to, { role: one, system: to, state, ...(access ? { granted: access } : {}), ...(need ? { need } : {}) }],
				];
			});
			return [one, new Map(pairs)] as const;
		}),
	);
	return { roles, systems, fits };
}
