import { copy, say } from '../copy.ts';
import { askMine } from '../mine.ts';
import { toggleBar } from '../sidebars.ts';
import { chooseTheme } from '../theme.ts';
import { addCommands } from './registry.ts';

/** What every page offers, and a way to each part of the handbook. */
addCommands(
	{ title: 'Theme: light', icon: 'color-mode', run: () => chooseTheme('light') },
	{ title: 'Theme: dark', icon: 'color-mode', run: () => chooseTheme('dark') },
	{ title: 'Theme: high contrast', icon: 'color-mode', run: () => chooseTheme('contrast') },
	{ title: 'Theme: as the system', icon: 'color-mode', run: () => chooseTheme(undefined) },
	{
		title: 'Choose my role and stage',
		icon: 'account',
		when: () => document.querySelector('[data-choose="role"]') !== null,
		run: () => void askMine(),
	},
	{ title: 'Print this page', icon: 'file', run: () => print() },
	{
		title: 'Copy link to this page',
		icon: 'link',
		run: async () => {
			if (await copy(location.href)) say('Link copied');
		},
	},
	{
		title: 'Edit this page',
		icon: 'edit',
		when: () => document.querySelector('a[data-edit]') !== null,
		run: () => document.querySelector<HTMLAnchorElement>('a[data-edit]')?.click(),
	},
	{ title: 'Show or hide the contents', icon: 'layout-sidebar-left', run: () => toggleBar('side') },
	{ title: 'Show or hide the outline', icon: 'layout-sidebar-right', run: () => toggleBar('aside') },
	...[...document.querySelectorAll<HTMLAnchorElement>('[data-activity]')].map((link) => ({
		title: `Go to ${link.textContent?.trim().toLowerCase() ?? ''}`,
		icon: [...(link.querySelector('.icon')?.classList ?? [])].find((one) => one.startsWith('of-'))?.slice(3) ?? 'page',
		run: () => link.click(),
	})),
);
