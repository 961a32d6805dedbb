import type { z } from 'zod';
import { joined } from '../words/words.ts';
import type { Named } from './answers.ts';

/** What an author writes in a file of a kind. */
export type Written<Kind extends { readonly schema: z.ZodObject }> = z.input<Kind['schema']>;

/** How each playbook begins. */
export const begun = { status: 'draft', version: '0.1.0' } as const;

/** What the playbooks are called by each other; those about a role have its id. */
export const ids = {
	goal: 'shared-goal',
	measure: 'shared-result',
	system: 'customer-records',
	process: 'from-interest-to-service',
	collaboration: 'working-together',
	community: 'customer-circle',
	session: 'customer-session',
	action: 'next-step',
	culture: 'shared-success',
} as const;

export const titles = (roles: readonly Named[]): string => joined(roles.map(({ title }) => title));

export const idsOf = (list: readonly Named[]): string[] => list.map(({ id }) => id);
