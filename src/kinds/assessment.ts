import { z } from 'zod';
import { defineKind, refHere } from '../core/kind.ts';
import { anything, list, refs, shared, slug, text, whole } from './fields.ts';

export const assessment = defineKind({
	name: 'assessment',
	label: 'an assessment',
	plural: 'Assessments',
	folder: 'assessments',
	also: ['surveys', 'reviews', 'checks', 'Bewertungen', 'Einschätzungen', 'évaluations', 'evaluaciones', 'valutazioni'],
	schema: z.strictObject({
		...shared('assessment'),
		respondents: refs('role').describe('The ids of the roles that answer, from every side of the collaboration.'),
		levels: z
			.array(
				z.strictObject({
					value: whole(0, 10).describe('The number that is scored, such as 3.'),
					title: text().describe('What to tick: "Mostly true".'),
					descriptor: text()
						.optional()
						.describe('What one would see at this level: "In two of three accounts, without being asked."'),
				}),
			)
			.min(2)
			.describe('The steps of the scale, from the lowest value to the highest.'),
		items: z
			.array(
				z.strictObject({
					id: slug().describe('Permanent id of the item within the assessment, such as "early-sizing".'),
					text: text().describe(
						'A statement to agree or disagree with: "Specialists are asked before a price is named."',
					),
					about: anything()
						.optional()
						.describe(
							'The entry or part it judges, as folder/id or folder/id#part: "processes/expand-account#size-solution".',
						),
					reverse: z
						.boolean()
						.default(false)
						.describe('Write true when agreeing is bad news, so that the score is turned round.'),
				}),
			)
			.min(1)
			.describe('The statements respondents answer, each about one thing.'),
		follow_up: list({
			item: refHere('items').describe('The id of the item of this assessment, such as "early-sizing".'),
			below: z.number().describe('The average under which something has to happen, such as 3.'),
			// biome-ignore lint/suspicious/noThenProperty: the field is a text, never called.
			then: text().describe('What happens then: "The next deal clinic takes up sizing."'),
		}).describe('What is done about poor results, agreed before anybody answers.'),
	}),
});
