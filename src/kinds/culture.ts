import { z } from 'zod';
import { defineKind, ref, setting } from '../core/kind.ts';
import { cadence, date, list, shared, slug, text } from './fields.ts';

export const culture = defineKind({
	name: 'culture',
	label: 'a culture page',
	plural: 'Culture in practice',
	folder: 'culture',
	also: ['cultures', 'values', 'Kultur', 'Kulturen', 'Werte', 'valeurs', 'cultura', 'cultuur'],
	schema: z.strictObject({
		...shared('culture'),
		dimension: setting('dimensions').describe(
			'The side of the culture it is about, by its id in the settings, such as "shared-success".',
		),
		statement: text().describe(
			'What people here do, as a sentence one can see happen or not: "We name the colleagues behind a result."',
		),
		signals: list({
			statement: text().describe('Something one can observe: "Specialists learn of a proposal after it was sent."'),
			effect: z
				.enum(['enabler', 'disabler', 'unclear'])
				.describe('What it does to the collaboration: enabler (helps), disabler (harms) or unclear (to be found out).'),
			response: text()
				.optional()
				.describe('What is done about it: "The sales manager asks for the sizing before signing off."'),
		}).describe('What can be observed every day that helps or harms the collaboration.'),
		commitments: list({
			id: slug().describe('Permanent id of the commitment on this page, such as "open-the-clinic".'),
			by: ref('role').describe('The id of the leadership role that commits itself, such as "head-of-sales".'),
			behaviour: text().describe(
				'What that role does, visibly and itself: "Opens every second account brainstorm with a joint success."',
			),
			where: ref('session', 'process')
				.optional()
				.describe(
					'The session or process in which it can be seen: "sessions/account-brainstorm" or "processes/expand-account".',
				),
			cadence: cadence().optional().describe('How often it happens, such as every month.'),
			evidence: text()
				.optional()
				.describe('How others can tell that it happened: "The opening is noted in the minutes."'),
			since: date().optional().describe('The day from which it holds, such as 2026-01-15.'),
		}).describe('What leaders promise to do themselves, where it can be seen and how often.'),
	}),
});
