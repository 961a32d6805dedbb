import type { EditionName } from '../../history/edition-names.ts';
import { pageHref } from '../../page/address.ts';
import type { Item, Section } from '../../page/blocks.ts';
import type { DerivedPage } from '../../page/compiled.ts';
import { type Place, placePath } from '../../page/navigation.ts';
import type { View } from '../../page/view.ts';

/** Where an edition lists all its pages, for those who read it without scripts. */
export const contentsPath = '/contents/';

/** All pages of an edition: one section for each folder, and one for the pages of no single playbook, `derived`. */
export function contentsPage(
	{ root, frame }: View,
	derived: readonly DerivedPage[],
	{ name, date }: EditionName,
): DerivedPage {
	const folders = root.children.filter(({ children }) => children.length > 0);
	const others = root.children.filter(({ children }) => children.length === 0);
	const overviews = derived.map(
		({ path, title, icon }): Item => ({ text: title, href: pageHref(frame.base, path), icon }),
	);
	return {
		path: contentsPath,
		title: 'All pages',
		summary: `Every page of the ${name} edition of ${date}.`,
		icon: 'folder',
		activity: 'handbook',
		sections: () => [
			...folders.map((folder, i) => section(`fb_folder${i}`, folder.title, [...below(folder, frame.base)])),
			...(others.length > 0
				? [
						section(
							'fb_others',
							'Other pages',
							others.map((one) => itemOf(one, frame.base)),
						),
					]
				: []),
			...(overviews.length > 0 ? [section('fb_overviews', 'Overviews', overviews)] : []),
		],
	};
}

function* below(place: Place, base: string): Generator<Item> {
	yield itemOf(place, base);
	for (const child of place.children) yield* below(child, base);
}

const itemOf = (place: Place, base: string): Item => ({
	text: place.title,
	href: pageHref(base, placePath(place)),
	icon: place.icon,
});

const section = (id: string, heading: string, items: readonly Item[]): Section => ({
	id,
	heading,
	block: { form: 'items', items },
});
