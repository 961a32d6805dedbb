import { z } from 'zod';
import { defineKind, ref } from '../core/kind.ts';
import { cadence, date, refs, shared, text } from './fields.ts';

export const community = defineKind({
	name: 'community',
	label: 'a community',
	plural: 'Communities',
	folder: 'communities',
	also: [
		'circles',
		'guilds',
		'chapters',
		'Gemeinschaften',
		'Kreise',
		'communautés',
		'comunidades',
		'comunità',
		'gemeenschappen',
	],
	granted: ['purpose', 'members'],
	relies: { sessions: 'everything' },
	schema: z.strictObject({
		...shared('community'),
		purpose: text()
			.optional()
			.describe(
				'What the members get done by meeting, beyond talking: "Turns what members know of an account into owned account leads."',
			),
		goals: refs('goal').describe('The ids of the goals the community works for, such as "grow-existing-accounts".'),
		members: refs('role').describe('The ids of the roles that belong to it, such as "solution-specialist".'),
		moderator: ref('role')
			.optional()
			.describe('The id of the role that prepares and leads the meetings; better not one that judges the members.'),
		backup: ref('role').optional().describe('The id of the role that steps in when the moderator cannot.'),
		cadence: cadence().optional().describe('When and how often the community meets, in words a calendar can read.'),
		sessions: refs('session').describe(
			'The ids of the session templates its meetings follow, such as "account-brainstorm".',
		),
		review_on: date()
			.optional()
			.describe('The day the members decide whether the community is still worth their time, such as 2026-09-30.'),
		success_signal: text()
			.optional()
			.describe('What would show that it works: "Two of three account leads reach a proposal."'),
	}),
});
