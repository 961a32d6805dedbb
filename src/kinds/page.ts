import { z } from 'zod';
import { defineKind } from '../core/kind.ts';
import { text, texts } from './fields.ts';

export const page = defineKind({
	name: 'page',
	label: 'a page',
	plural: 'Pages',
	folder: '',
	free: true,
	schema: z.strictObject({
		title: text()
			.optional()
			.describe('The name readers know the page by. Left out, its first heading is used, then the file’s name.'),
		summary: text().optional().describe('One or two sentences that tell a reader in a hurry what the page is about.'),
		description: text().optional().describe('Another name for the summary, as many handbooks write it.'),
		permalink: text()
			.optional()
			.describe('The address the page has on another site, such as /teams/sales/: links that use it lead here.'),
		aliases: texts().describe('Other names people use for the page, so that search and links find it.'),
		keywords: texts().describe(
			'Words readers look for that the page itself does not say. Searched, and not shown on the page.',
		),
	}),
});
