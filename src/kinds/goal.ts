import { z } from 'zod';
import { defineKind, ref } from '../core/kind.ts';
import { date, refs, shared, text } from './fields.ts';
import { counting } from './measure.ts';

export const goal = defineKind({
	name: 'goal',
	label: 'a goal',
	plural: 'Goals',
	folder: 'goals',
	also: ['objectives', 'okrs', 'targets', 'aims', 'Ziele', 'objectifs', 'objetivos', 'obiettivi', 'doelen'],
	granted: ['outcome'],
	relies: { measures: [...counting, 'target', 'baseline', 'period'] },
	schema: z.strictObject({
		...shared('goal'),
		outcome: text().describe(
			'What will be different for the business and its customers, as one sentence that can turn out true or false: "Existing customers buy 12 % more by the end of 2026."',
		),
		type: z
			.enum(['win', 'grow', 'retain', 'adopt', 'improve'])
			.optional()
			.describe(
				'What kind of business result it is: win (new customers), grow (more with existing ones), retain (keep and renew), adopt (customers use what they bought) or improve (time, quality or margin).',
			),
		horizon: z
			.strictObject({
				from: date().optional().describe('The first day that counts towards the goal, such as 2026-01-01.'),
				to: date().describe('The day by which the goal is to be reached, such as 2026-12-31.'),
			})
			.optional()
			.describe('The time in which the goal is pursued, from the first to the last day.'),
		sponsor: ref('role')
			.optional()
			.describe(
				'The id of the leadership role that wants this goal and removes what stands in its way, such as "head-of-sales".',
			),
		measures: refs('measure').describe(
			'The ids of the measures that show whether the goal is reached, such as "expansion-revenue".',
		),
		parent: ref('goal').optional().describe('The id of the larger goal this one serves, if there is one.'),
		why_together: text()
			.optional()
			.describe(
				'Why no single role can reach it alone: "Account teams know the need, specialists know what solves it."',
			),
	}),
});
