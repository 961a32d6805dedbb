import { z } from 'zod';
import { defineKind } from '../core/kind.ts';
import { text, texts } from './fields.ts';

const place = () => z.number().optional();
const yesOrNo = () => z.boolean().optional();

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
		url: text().optional().describe('The same, as Hugo calls it.'),
		slug: text()
			.optional()
			.describe('The last part of such an address, or all of it where it starts with a slash, as Docusaurus has it.'),
		redirect_from: z
			.union([text(), texts()])
			.optional()
			.describe('Addresses from which the page moved, as Jekyll calls them: they lead here.'),
		formerly: texts().describe(
			'Addresses the page had before it was renamed or moved, such as teams/sales: they lead here.',
		),
		aliases: texts().describe(
			'Other names people use for the page, so that search and links find it. One that starts or ends with a slash is an address, as in Hugo, and leads here.',
		),
		keywords: texts().describe(
			'Words readers look for that the page itself does not say. Searched, and not shown on the page.',
		),
		weight: place().describe('Where the page stands among those of its folder, as Hugo calls it: the smallest first.'),
		order: place().describe('Where the page stands among those of its folder: the smallest first.'),
		nav_order: place().describe('Where the page stands among those of its folder, as Just the Docs calls it.'),
		sidebar_position: place().describe('Where the page stands among those of its folder, as Docusaurus calls it.'),
		sidebar: z
			.unknown()
			.optional()
			.describe('Settings of a sidebar, as Starlight has them: its `order` and its `label` count.'),
		menu: z.unknown().optional().describe('Menus the page stands in, as Hugo has them: a `weight` there counts.'),
		linkTitle: text().optional().describe('A shorter name of the page for lists, as Hugo calls it.'),
		sidebar_label: text().optional().describe('A shorter name of the page for lists, as Docusaurus calls it.'),
		lang: text()
			.optional()
			.describe('The language of the page by its code, such as de, where it is not that of the handbook.'),
		language: text().optional().describe('Another name for the language of the page, as some programs write it.'),
		dir: text().optional().describe('The direction of the text, `rtl` or `ltr`, where its letters do not tell.'),
		draft: yesOrNo().describe('Whether the page is still being written: it is shown as a draft.'),
		published: yesOrNo().describe('Whether the page is finished, as Jekyll asks: if not, it is shown as a draft.'),
		hidden: yesOrNo().describe('Whether another program leaves the page out of its lists. Here every page is listed.'),
		unlisted: yesOrNo().describe(
			'Whether another program leaves the page out of its lists. Here every page is listed.',
		),
		nav_exclude: yesOrNo().describe(
			'Whether another program leaves the page out of its lists. Here every page is listed.',
		),
	}),
});
