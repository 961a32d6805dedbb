import { type EditionName, editionsPath } from '../../history/edition-names.ts';
import type { DerivedPage } from '../../page/compiled.ts';
import type { View } from '../../page/view.ts';
import { stepItems } from '../changes/between.ts';

/** An edition as the list of all of them shows it. */
export interface ListedEdition extends EditionName {
	/** Path of its start page; absent where it could not be built. */
	readonly href?: string;
}

/** The page that leads to every edition: what the switcher offers, for those who read without scripts. */
export const editionsPage = (view: View, editions: readonly ListedEdition[]): DerivedPage => ({
	path: editionsPath,
	title: 'Editions',
	names: ['earlier editions', 'archive'],
	summary: 'The handbook as it is, and as it was on the days on which an edition came into force.',
	icon: 'versions',
	activity: 'changes',
	sections: () => [
		{
			id: 'fb_current',
			heading: 'In force',
			block: {
				form: 'items',
				items: [{ text: 'Current edition', href: view.frame.base, icon: 'versions', detail: 'What holds today.' }],
			},
		},
		{
			id: 'fb_earlier',
			heading: 'Earlier editions',
			lead: 'Each says on every page that it is one, and keeps to itself: its links and its search lead to its own pages.',
			block: {
				form: 'items',
				items: editions.map(({ name, date, href }) => ({
					text: name,
					icon: 'tag',
					detail: href
						? `Came into force on ${date}.`
						: `Came into force on ${date}. This copy of the site does not hold it.`,
					...(href ? { href } : {}),
				})),
			},
		},
		...(view.steps && view.steps.length > 0
			? [
					{
						id: 'fb_between',
						heading: 'What they changed',
						block: { form: 'items' as const, items: stepItems(view) },
					},
				]
			: []),
	],
});
