import type { Handbook } from '../core/handbook.ts';
import { role } from '../kinds/role.ts';
import { system } from '../kinds/system.ts';
import { type Access, accessOf, type Need, needsOf, rankOf } from '../kinds/views/access.ts';
import type { Role, System } from '../kinds/views/activities.ts';
import { isCurrent, statusOf } from '../kinds/views/status.ts';

/** How what a role may do in a system stands to what its work takes. */
export interface Fit {
	readonly role: Role;
	readonly system: System;
	/** `spare`: it may look without having to, which does no harm. */
	readonly state: 'fits' | 'missing' | 'excess' | 'spare';
	readonly granted?: Access;
	readonly need?: Need;
}

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
				const fit = fitOf(one, to, granted.get(to), needed.get(to));
				return fit ? [[to, fit]] : [];
			});
			return [one, new Map(pairs)] as const;
		}),
	);
	return { roles, systems, fits };
}

function fitOf(one: Role, to: System, granted: Access | undefined, need: Need | undefined): Fit | undefined {
	if (!granted && !need) return undefined;
	const has = granted ? rankOf(to, granted.level) : -1;
	const takes = need ? rankOf(to, need.use.level) : -1;
	const facts = { role: one, system: to, ...(granted ? { granted } : {}), ...(need ? { need } : {}) };
	if (need && has < takes) return { ...facts, state: 'missing' };
	// The lowest level only looks, which partners may without a task that takes it.
	if (has > Math.max(takes, 0)) return { ...facts, state: 'excess' };
	return { ...facts, state: need ? 'fits' : 'spare' };
}
