import type { Derivation } from '../../page/compiled.ts';
import { isJudged } from '../../page/frame.ts';

/** Where readers choose how the handbook looks and what concerns them; the choices themselves are made by scripts. */
export const settingsPages: Derivation = function* ({ book }) {
	yield {
		path: '/settings/',
		title: 'Settings',
		names: ['preferences', 'theme', 'appearance'],
		summary: 'How the handbook looks on this device, and what it puts first for you. Nothing of it leaves the device.',
		icon: 'settings',
		activity: 'settings',
		sections: () => [
			{
				id: 'fb_appearance',
				heading: 'Appearance',
				lead: 'Light, dark or high contrast; left alone, the handbook follows your system.',
				block: { form: 'items', items: [], empty: { text: withoutScripts } },
			},
			...(isJudged(book)
				? [
						{
							id: 'fb_mine',
							heading: 'My role and my stage',
							lead: 'Pages mark and put first what concerns you. This is about relevance: everybody may read everything.',
							block: { form: 'items', items: [], empty: { text: withoutScripts } } as const,
						},
					]
				: []),
		],
	};
};

/** Stands where scripts put the choices. */
const withoutScripts =
	'This is chosen with a script, and your browser runs none here. Every page reads the same without.';
