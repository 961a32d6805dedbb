import { z } from 'zod';
import { defineKind } from '../core/kind.ts';
import { refs, shared, text } from './fields.ts';

export const term = defineKind({
	name: 'term',
	label: 'a glossary term',
	plural: 'Glossary',
	folder: 'terms',
	also: [
		'glossary',
		'glossaries',
		'vocabulary',
		'definitions',
		'Begriffe',
		'Glossar',
		'glossaire',
		'glosario',
		'glossario',
		'términos',
		'termini',
		'begrippen',
	],
	components: [{ name: 'Term', prop: 'id', inline: true }],
	granted: ['definition'],
	schema: z.strictObject({
		...shared('term'),
		definition: text().describe('What the word means here, in one or two sentences a newcomer understands.'),
		abbreviation: text().optional().describe('The short form people write, such as "CPQ".'),
		not_to_confuse_with: refs('term').describe(
			'The ids of terms that sound alike or are mixed up with it, such as "account-lead".',
		),
	}),
});
