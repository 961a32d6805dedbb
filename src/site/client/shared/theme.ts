import { keepWord } from './store.ts';

export type Theme = 'light' | 'dark' | 'contrast';

/** The theme a reader chose; `undefined` where the system decides. */
export const chosenTheme = (): Theme | undefined => document.documentElement.dataset.theme as Theme | undefined;

/** Sets and keeps the theme; `undefined` follows the system. */
export function chooseTheme(theme: Theme | undefined): void {
	const { dataset } = document.documentElement;
	if (theme) dataset.theme = theme;
	else delete dataset.theme;
	keepWord('theme', theme);
}

export function toggleTheme(): void {
	const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
	const now = chosenTheme();
	chooseTheme((now === 'contrast' ? system : (now ?? system)) === 'dark' ? 'light' : 'dark');
}
