import type { DerivedPage } from '../compiled/compiled.ts';
import type { EditionName } from '../page.ts';
import type { View } from '../view.ts';

/** Where the editions of a handbook are listed, and below which they stand. */
export const editionsPath = '/editions/';

/** What the current edition is called where the others have their names in addresses; no name of theirs holds an underscore. */
export const currentEdition = '_current';

/** An edition as the list of all of them shows it. */
export interface ListedEdition extends EditionName {
	/** Path of its start page; absent where it could not be built. */
	readonly href?: string;
}

/** The page that leads to every edition: what the switcher offers, for those who read without scripts. */
export const editionsPage = ({ frame }: View, editions: readonly ListedEdition[]): DerivedPage => ({
	path: editionsPath,
	title: 'Editions',
	summary: 'The handbook as it is, and as it was on the days on which an edition came into force.',
	icon: 'versions',
	activity: 'changes',
	sections: () => [
		{
			id: 'fb_current',
			heading: 'In force',
			block: {
				form: 'items',
				items: [{ text: 'Current edition', href: frame.base, icon: 'versions', detail: 'What holds today.' }],
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
	],
});

/** Names of editions as addresses carry them, each once. */
export function slugsOf(names: readonly string[]): readonly string[] {
	const taken = new Set<string>();
	return names.map((name) => {
		const plain = name
			.normalize('NFC')
			.toLowerCase()
			.replace(/[^\p{L}\p{N}.]+/gu, '-')
			.replace(/^[-.]+|[-.]+$/g, '');
		const wanted = plain || 'edition';
		let slug = wanted;
		for (let n = 2; taken.has(slug); n++) slug = `${wanted}-${n}`;
		taken.add(slug);
		return slug;
	});
}
