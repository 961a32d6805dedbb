import { z } from 'zod';
import { defineKind, ref, refPart } from '../core/kind.ts';
import { duration, list, shared, text, texts } from './fields.ts';

export const action = defineKind({
	name: 'action',
	label: 'an action template',
	plural: 'Action templates',
	folder: 'actions',
	also: [
		'action templates',
		'action plans',
		'tasks',
		'todos',
		'Maßnahmen',
		'Aktionen',
		'tâches',
		'acciones',
		'azioni',
		'acties',
	],
	schema: z.strictObject({
		...shared('action'),
		pattern: z
			.enum(['account-lead', 'improvement', 'access', 'content', 'decision'])
			.describe(
				'What sort of result it records: account-lead (a chance to follow up), improvement (of how we work), access (to a system), content (to write or show) or decision (to take or carry out).',
			),
		owner: ref('role')
			.optional()
			.describe(
				'The id of the role that carries such an action out, such as "account-executive". It must have a part in the activity below.',
			),
		activity: refPart('process', 'activities')
			.optional()
			.describe('The activity that comes next, as process#activity: "expand-account#qualify-whitespace".'),
		system: ref('system').optional().describe('The id of the system in which it is logged, such as "crm".'),
		due: duration()
			.optional()
			.describe('How long after the session it is due unless the group says otherwise, such as "5 working days".'),
		fields: list({
			name: text().describe('What to fill in, as the form should say it: "Expected order value".'),
			type: z
				.enum(['text', 'number', 'date', 'choice'])
				.default('text')
				.describe('What may be filled in: text, number, date or choice (one of the choices below).'),
			choices: texts().describe('For the type choice: what there is to choose from, one a line.'),
			column: text()
				.optional()
				.describe(
					'The name of the column in the file for the system, such as "Amount". Left out, the name above is used.',
				),
		}).describe('What to write down for each action, besides its title, owner, activity and date.'),
		done_when: text()
			.optional()
			.describe('How everybody can see that it is finished: "The customer has agreed to a first talk."'),
	}),
});
