import { z } from 'zod';
import { defineKind, ref, setting } from '../core/kind.ts';
import { duration, list, refs, shared, text } from './fields.ts';

export const collaboration = defineKind({
	name: 'collaboration',
	label: 'a collaboration',
	plural: 'Collaborations',
	folder: 'collaborations',
	also: [
		'partnerships',
		'cooperations',
		'interfaces',
		'Zusammenarbeit',
		'Kooperationen',
		'Partnerschaften',
		'colaboraciones',
		'collaborazioni',
		'samenwerking',
	],
	relies: {
		// Who does what with whom stands in the processes, which a collaboration names as well.
		roles: ['mission', 'decides', 'measures'],
		rules_of_engagement: ['decides'],
		escalation: ['decides'],
		processes: 'everything',
		goal: 'everything',
		communities: 'everything',
	},
	schema: z.strictObject({
		...shared('collaboration'),
		goal: ref('goal').describe(
			'The id of the one business goal these roles pursue together, such as "grow-existing-accounts".',
		),
		roles: z
			.array(ref('role'))
			.min(2)
			.describe('The ids of the roles that work together, at least two: "account-executive", "solution-specialist".'),
		stages: z
			.array(setting('stages'))
			.default([])
			.describe(
				'The stages of the customer’s journey this collaboration covers, by their ids in the settings: "discover", "shape".',
			),
		processes: refs('process').describe(
			'The ids of the processes in which the roles do the work, such as "expand-account".',
		),
		communities: refs('community').describe(
			'The ids of the communities in which the roles meet, such as "growth-circle".',
		),
		coaching: refs('coaching').describe(
			'The ids of the coaching guides that keep the collaboration alive, one or more per role.',
		),
		culture: refs('culture').describe(
			'The ids of the culture pages that hold what leaders commit to for this collaboration.',
		),
		assessment: ref('assessment')
			.optional()
			.describe('The id of the questionnaire that shows how well the collaboration works, such as "growth-check".'),
		rules_of_engagement: list({
			situation: text().describe(
				'The situation in which colleagues would otherwise argue: "Two specialists are asked for the same account."',
			),
			decision: text().describe('What holds then, as a plain sentence: "The specialist of the larger part leads."'),
			decided_by: ref('role').optional().describe('The id of the role that decides when the rule does not settle it.'),
		}).describe('What is agreed in advance for the situations in which the roles would otherwise argue.'),
		escalation: list({
			trigger: text().describe(
				'What has to happen before it goes further up: "A proposal waits more than three days for sizing."',
			),
			to: ref('role').describe('The id of the role that takes it, such as "sales-manager".'),
			within: duration().optional().describe('How soon that role answers, such as "2 working days".'),
		}).describe('Who takes over when the roles cannot solve a problem between themselves, and how soon.'),
	}),
});
