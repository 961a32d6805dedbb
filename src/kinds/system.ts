import { z } from 'zod';
import { defineKind } from '../core/kind.ts';
import { date, refs, shared, slug, text } from './fields.ts';

export const system = defineKind({
	name: 'system',
	label: 'a system',
	plural: 'Systems',
	folder: 'systems',
	also: [
		'tools',
		'applications',
		'apps',
		'software',
		'Systeme',
		'Werkzeuge',
		'systèmes',
		'sistemas',
		'sistemi',
		'systemen',
	],
	granted: ['purpose', 'levels', 'state'],
	widespread: true,
	schema: z.strictObject({
		...shared('system'),
		purpose: text().describe(
			'What it is used for in the collaboration: "Holds every customer, opportunity and account lead."',
		),
		levels: z
			.array(slug())
			.min(1)
			.default(['read', 'edit', 'admin'])
			.describe(
				'The levels of access, from the least to the most; each includes those before it. Left out: read, edit, admin.',
			),
		request: text()
			.optional()
			.describe(
				'How somebody without access gets it, and how long that takes: "Form in the service desk, one working day."',
			),
		state: z
			.enum(['planned', 'live', 'retiring'])
			.default('live')
			.describe('Whether it can be used: planned (not yet), live, or retiring (not for much longer).'),
		from: date().optional().describe('The first day it can be used, such as 2026-03-01.'),
		to: date().optional().describe('The last day it can be used, such as 2026-12-31.'),
		integrates: refs('system').describe(
			'The ids of the systems it passes data on to by itself, so that nobody logs the same thing twice.',
		),
	}),
});
