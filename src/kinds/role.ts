import { z } from 'zod';
import { defineKind, ref, refPart, setting } from '../core/kind.ts';
import { access, list, refs, shared, slug, text } from './fields.ts';

/** What a role is there for and may do. */
export const duties = [
	'mission',
	'accountabilities',
	'decides',
	'measures',
	'access',
	'escalates_to',
	'not_responsible_for',
] as const;

export const role = defineKind({
	name: 'role',
	label: 'a role',
	plural: 'Roles',
	folder: 'roles',
	also: ['jobs', 'positions', 'functions', 'people', 'persons', 'Rollen', 'Rolle', 'rôles', 'puestos', 'ruoli'],
	components: [{ name: 'RoleCard', prop: 'role' }],
	granted: ['mission'],
	relies: { escalates_to: ['decides'], access: ['levels', 'request', 'state'] },
	widespread: true,
	schema: z.strictObject({
		...shared('role'),
		mission: text().describe(
			'Why the role exists, in one sentence: "Turns a customer problem into a solution the customer can size, trust and buy."',
		),
		function: setting('functions')
			.optional()
			.describe('The part of the company the role belongs to, by its id in the settings, such as "sales".'),
		leadership: z
			.boolean()
			.default(false)
			.describe('Write true for a role that leads others: it may sponsor goals and make commitments on culture pages.'),
		accountabilities: list({
			id: slug().describe('Permanent id of this accountability within the role, such as "account-plan".'),
			title: text().describe('What the role answers for: "The account plan is true and agreed with the customer."'),
			activity: refPart('process', 'activities')
				.optional()
				.describe('The activity in which it is done, as process#activity: "expand-account#qualify-whitespace".'),
		}).describe('What the role answers for, each tied to the activity in which it is done.'),
		decides: list({
			decision: text().describe('What is decided, in the words others would use: "Discount on a proposal".'),
			limits: text().optional().describe('How far the role may go alone: "Up to 10 %; beyond that the sales manager."'),
		}).describe('The decisions this role may take without asking, and their limits.'),
		measures: refs('measure').describe(
			'The ids of the measures by which the role’s success is judged, such as "expansion-revenue".',
		),
		not_responsible_for: list({
			what: text().describe('What others might expect of this role and should not: "Pricing".'),
			partner: ref('role').optional().describe('The id of the role that does it instead, such as "account-executive".'),
		}).describe('What the role leaves to its partners, so that nobody waits for it.'),
		access: list(access()).describe('The systems the role can open and how far its rights go there.'),
		escalates_to: ref('role')
			.optional()
			.describe('The id of the role that helps when this one is stuck, such as "sales-manager".'),
		coached_by: ref('role').optional().describe('The id of the role that coaches this one, such as "sales-manager".'),
		hours_per_week: z
			.number()
			.min(0)
			.max(168)
			.optional()
			.describe('The working hours a week the role has for everything in this handbook, such as 24.'),
	}),
});
