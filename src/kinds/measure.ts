import { z } from 'zod';
import { defineKind, ref } from '../core/kind.ts';
import { date, list, refs, shared, slug, text } from './fields.ts';

/** What makes a measure the number it is, whatever is to be reached. */
export const counting = ['unit', 'direction', 'quantity', 'formula'] as const;

export const measure = defineKind({
	name: 'measure',
	label: 'a measure',
	plural: 'Measures',
	folder: 'measures',
	also: [
		'metrics',
		'kpis',
		'indicators',
		'Kennzahlen',
		'Messgrößen',
		'Metriken',
		'mesures',
		'indicateurs',
		'medidas',
		'misure',
		'maatstaven',
	],
	granted: counting,
	relies: { tensions: [...counting, 'target'] },
	schema: z.strictObject({
		...shared('measure'),
		unit: text().describe('What the number is counted in: "EUR", "%", "days", "proposals".'),
		direction: z
			.enum(['up', 'down', 'band'])
			.describe(
				'Which way is better: up (more), down (less) or band (close to the target, neither much more nor much less).',
			),
		target: z
			.strictObject({
				value: z.number().describe('The number to reach, in the unit of the measure, such as 12.'),
				tolerance: z
					.number()
					.nonnegative()
					.optional()
					.describe('For the direction band: how far above or below the target is still fine, such as 2.'),
				by: date().optional().describe('The day by which to reach it, such as 2026-12-31.'),
			})
			.optional()
			.describe('Where the number should be, and by when.'),
		baseline: z
			.strictObject({
				value: z.number().describe('The number at the start, in the unit of the measure, such as 7.5.'),
				on: date().optional().describe('The day it was read, such as 2025-12-31.'),
			})
			.optional()
			.describe('Where the number was when the work began, so that progress can be told from luck.'),
		period: z
			.enum(['week', 'month', 'quarter', 'half-year', 'year'])
			.optional()
			.describe('The span one reading covers: week, month, quarter, half-year or year.'),
		formula: text()
			.optional()
			.describe(
				'How the number is worked out, so that two people get the same one: "Orders from customers older than a year, less cancellations."',
			),
		quantity: slug()
			.optional()
			.describe(
				'The thing that is counted, in one or two words with hyphens, such as "discount" or "order-value". Write the same words in every measure that counts the same thing: opposed measures are found by it.',
			),
		timing: z
			.enum(['leading', 'lagging'])
			.optional()
			.describe(
				'Whether the number moves before the result and can still be acted on (leading) or only reports it (lagging).',
			),
		source: ref('system').optional().describe('The id of the system in which the number can be read, such as "crm".'),
		owners: refs('role').describe(
			'The ids of the roles that keep the definition and the figures right. They need access to the source. Roles judged by the measure list it on their own page.',
		),
		credit: z
			.enum(['own', 'shared', 'double', 'split'])
			.optional()
			.describe(
				'How a joint result counts: own (for one role only), shared (one number for all roles), double (in full for each role) or split (divided between them).',
			),
		tensions: list({
			with: ref('measure').describe('The id of the measure that pulls the other way, such as "discount-discipline".'),
			mitigation: text()
				.optional()
				.describe('What keeps the two from setting colleagues against each other: "Both roles carry both numbers."'),
		}).describe('Measures that are easily improved at this one’s expense, and what is done about it.'),
	}),
});
