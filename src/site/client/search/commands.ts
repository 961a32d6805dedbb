import { copy, say } from '../shared/copy.ts';
import { askMine } from '../shared/mine.ts';
import { toggleBar } from '../shared/sidebars.ts';
import { chooseTheme } from '../shared/theme.ts';
import { addCommands } from './registry.ts';

/** The icon of a part of the handbook, as the link to it has it. */
export const activityIcon = (link: Element): string =>
	[...(link.querySelector('.icon')?.classList ?? [])].find((one) => one.startsWith('of-'))?.slice(3) ?? 'page';

/** What every page offers, and a way to each part of the handbook. */
addCommands(
	{
		title: 'Theme: light',
		icon: 'color-mode',
		names: ['light mode', 'light theme', 'day mode'],
		run: () => chooseTheme('light'),
	},
	{
		title: 'Theme: dark',
		icon: 'color-mode',
		names: ['dark mode', 'dark theme', 'dark', 'night mode'],
		run: () => chooseTheme('dark'),
	},
	{
		title: 'Theme: high contrast',
		icon: 'color-mode',
		names: ['high contrast', 'contrast theme', 'contrast'],
		run: () => chooseTheme('contrast'),
	},
	{ title: 'Theme: as the system', icon: 'color-mode', names: ['system theme'], run: () => chooseTheme(undefined) },
	{
		title: 'Choose my role and stage',
		icon: 'account',
		names: ['my role', 'choose role', 'change role', 'my stage'],
		when: () => document.querySelector('[data-choose="role"]') !== null,
		run: () => void askMine(),
	},
	{ title: 'Print this page', icon: 'file', names: ['print', 'print page', 'save as pdf', 'pdf'], run: () => print() },
	{
		title: 'Copy link to this page',
		icon: 'link',
		names: ['copy link', 'share link', 'link to this page'],
		run: async () => {
			if (await copy(location.href)) say('Link copied');
		},
	},
	{
		title: 'Edit this page',
		icon: 'edit',
		names: ['edit page', 'edit'],
		when: () => document.querySelector('.edit a') !== null,
		run: () => document.querySelector<HTMLAnchorElement>('.edit a')?.click(),
	},
	{ title: 'Show or hide the contents', icon: 'layout-sidebar-left', run: () => toggleBar('side') },
	{ title: 'Show or hide the outline', icon: 'layout-sidebar-right', run: () => toggleBar('aside') },
	...[...document.querySelectorAll<HTMLAnchorElement>('[data-activity]')].map((link) => ({
		title: `Go to ${link.textContent?.trim().toLowerCase() ?? ''}`,
		icon: activityIcon(link),
		run: () => link.click(),
	})),
);
