import type { SiteData } from '../../pages/site-data.ts';
import { choose, group, mine } from './shared/mine.ts';
import { load } from './shared/store.ts';
import { chooseTheme, chosenTheme, type Theme } from './shared/theme.ts';

const system = 'system';

/** Fills the page of settings with the choices that scripts can offer. */
export async function showSettings(): Promise<void> {
	const appearance = document.getElementById('fb_appearance')?.closest('section');
	if (!appearance) return;
	for (const empty of document.querySelectorAll('#fb_appearance ~ .empty, #fb_mine ~ .empty')) empty.remove();
	const themes = [
		{ value: system, title: 'As the system' },
		{ value: 'light', title: 'Light' },
		{ value: 'dark', title: 'Dark' },
		{ value: 'contrast', title: 'High contrast' },
	];
	appearance.append(
		group(
			'Theme',
			themes,
			chosenTheme() ?? system,
			(value) => chooseTheme(value === system ? undefined : (value as Theme)),
			{
				always: true,
			},
		),
	);
	const own = document.getElementById('fb_mine')?.closest('section');
	if (!own) return;
	const { roles, stages } = await load<SiteData>('site.json');
	const { role, stage } = mine();
	own.append(
		group(
			'My role',
			roles.map(({ slug, title }) => ({ value: slug, title })),
			role,
			(value) => choose({ role: value }),
		),
		group(
			'Where my customer is',
			stages.map(({ id, title }) => ({ value: id, title })),
			stage,
			(value) => choose({ stage: value }),
		),
	);
}
