import { z } from 'zod';
import { defineKind, ref, setting } from '../core/kind.ts';
import { cadence, list, refs, shared, slug, text, texts } from './fields.ts';
import { duties } from './role.ts';

const area = z.strictObject({
	id: slug().describe('Permanent id of the area within the guide, such as "first-signals".'),
	title: text().describe('What this part of the talk is about: "Reading first signals".'),
	stage: setting('stages')
		.optional()
		.describe('The stage of the customer’s journey it belongs to, by its id in the settings, such as "discover".'),
	measures: refs('measure').describe('The ids of the measures that this part of the talk should move.'),
	questions: list({
		text: text().describe(
			'The question as the coach asks it, one that cannot be answered with yes or no: "Whom did you bring in before you sized it?"',
		),
		about: z
			.enum(['self', 'customer', 'collaboration'])
			.describe(
				'What it makes the coached person look at: self (own work), customer, or collaboration (work with colleagues).',
			),
		with: ref('role')
			.optional()
			.describe('The id of the colleague’s role the question is about, such as "solution-specialist".'),
	}).describe('The questions to choose from. In every area at least one is about the collaboration.'),
	good_signs: texts().describe(
		'Answers or facts that show it goes well: "Names the specialist’s doubt before the coach asks."',
	),
	warning_signs: texts().describe('Answers or facts that call for help: "First contact after the proposal was sent."'),
});

export const coaching = defineKind({
	name: 'coaching',
	label: 'a coaching guide',
	plural: 'Coaching guides',
	folder: 'coaching',
	also: ['coaching guides', 'coachings', 'Gesprächsleitfäden', 'Leitfäden', 'accompagnement', 'entrenamiento'],
	concerns: ['for', 'by'],
	relies: { for: duties },
	schema: z.strictObject({
		...shared('coaching'),
		for: ref('role').describe('The id of the role that is coached, such as "account-executive".'),
		by: ref('role').optional().describe('The id of the role that coaches, such as "sales-manager".'),
		cadence: cadence().optional().describe('How often the two talk and for how long: every 2 weeks, 30 minutes.'),
		form: z
			.enum(['one-to-one', 'group', 'peer', 'joint-visit', 'call-review'])
			.optional()
			.describe(
				'How coaching takes place: one-to-one (two people talk), group, peer (colleagues coach each other), joint-visit (coach comes along to the customer) or call-review (both listen to a recorded call).',
			),
		areas: z
			.array(area)
			.min(1)
			.describe('The parts of the talk, along the customer’s journey, each with questions and signs.'),
	}),
});
