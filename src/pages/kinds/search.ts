import { pageHref } from '../../page/address.ts';
import type { Derivation } from '../../page/compiled.ts';
import { isJudged } from '../../page/frame.ts';
import { placePath } from '../../page/navigation.ts';

/** Where readers search all text; without scripts, the way to every list there is. */
export const searchPages: Derivation = function* ({ book, frame, root, settings }) {
	if (book.entries.every(({ kind }) => kind.single)) return;
	const folders = root.children.filter(({ children }) => children.length > 0);
	const loose = root.children.length - folders.length;
	const suggest = settings.repository?.url && suggestHref(settings.repository.url);
	yield {
		path: '/search/',
		title: 'Search',
		names: ['find', 'full text'],
		summary: isJudged(book)
			? 'Ask in your own words. Answers come first, then playbooks, then what their text says.'
			: 'Ask in your own words.',
		icon: 'search',
		activity: 'search',
		sections: () => [
			{
				id: 'fb_search',
				heading: 'Lists',
				lead: 'Every page stands in one of these.',
				block: {
					form: 'items',
					items: [
						...folders.map((place) => ({
							text: place.title,
							href: pageHref(frame.base, placePath(place)),
							icon: place.icon,
							note: String(place.count),
						})),
						// What is in no folder is listed where readers begin.
						...(loose > 0
							? [{ text: 'Start page', href: pageHref(frame.base, '/'), icon: 'page', note: String(loose) }]
							: []),
					],
				},
			},
			...(suggest
				? [
						{
							id: 'fb_suggest',
							heading: 'Nothing found?',
							lead: 'Say what you looked for, so that somebody writes it down.',
							block: {
								form: 'buttons',
								items: [{ form: 'words', text: 'Suggest that this is documented', href: suggest, icon: 'edit' }],
							} as const,
						},
					]
				: []),
		],
	};
};

/** The form for a new issue on the git host. Hosts agree on its place but for one. */
const suggestHref = (repository: string): string =>
	`${repository.replace(/\/$/, '')}${/\bgitlab\b/.test(repository) ? '/-' : ''}/issues/new`;
