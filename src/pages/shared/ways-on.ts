import { pageHref } from '../../page/address.ts';
import type { Section } from '../../page/blocks.ts';
import { placePath } from '../../page/navigation.ts';
import type { Activity } from '../../page/page.ts';
import type { View } from '../../page/view.ts';
import { waysId } from './ways-id.ts';

/** Where to go from an address that leads nowhere: the start page, the search, and every list there is. */
export function waysOn({ frame, root }: View): readonly Section[] {
	const folders = root.children.filter(({ children }) => children.length > 0);
	const parts = frame.activities.flatMap((part) => {
		const icon = icons[part.activity];
		return icon ? [{ ...part, icon }] : [];
	});
	return [
		{
			id: waysId,
			heading: 'Where to go on',
			block: {
				form: 'buttons',
				items: parts.map(({ activity, title, href, icon }) => ({
					form: 'words',
					text: activity === 'handbook' ? 'Start page' : title,
					href,
					icon,
				})),
			},
		},
		...(folders.length > 0
			? [
					{
						id: 'fb_contents',
						heading: 'Contents',
						lead: 'Every page stands in one of these.',
						block: {
							form: 'items' as const,
							items: folders.map((place) => ({
								text: place.title,
								href: pageHref(frame.base, placePath(place)),
								icon: place.icon,
								note: String(place.count),
							})),
						},
					},
				]
			: []),
	];
}

const icons: Partial<Record<Activity, string>> = {
	handbook: 'home',
	search: 'search',
	role: 'role',
	calendar: 'calendar',
	changes: 'history',
};
