import { z } from 'zod';
import { defineKind } from '../core/kind.ts';
import { shared } from './fields.ts';

const fields = shared('guide');

export const guide = defineKind({
	name: 'guide',
	label: 'a guide',
	plural: 'Guides',
	folder: 'guides',
	schema: z.strictObject({
		...fields,
		title: fields.title.optional().describe('The name readers know the page by. Left out, its first heading is used.'),
	}),
});
