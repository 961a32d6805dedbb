import { filesBelow } from './files.ts';

const prefix = 'fieldbook-';

/** What this device keeps under `key`; `undefined` where it keeps nothing or may not. */
export function recall<T>(key: string): T | undefined {
	try {
		const text = localStorage.getItem(prefix + key);
		return text === null ? undefined : (JSON.parse(text) as T);
	} catch {
		return undefined;
	}
}

/** Keeps `value` on this device; without storage it holds for this page only. */
export function keep(key: string, value: unknown): void {
	try {
		if (value === undefined) localStorage.removeItem(prefix + key);
		else localStorage.setItem(prefix + key, JSON.stringify(value));
	} catch {
		// Private windows may refuse; nothing depends on it.
	}
}

/** A short word that `theme.js` reads before the page is drawn, kept as it is. */
export function keepWord(key: string, word: string | undefined): void {
	try {
		if (word === undefined) localStorage.removeItem(prefix + key);
		else localStorage.setItem(prefix + key, word);
	} catch {
		// As above.
	}
}

/** What this window keeps under `key` while it is open. */
export function recallHere<T>(key: string): T | undefined {
	try {
		const text = sessionStorage.getItem(prefix + key);
		return text === null ? undefined : (JSON.parse(text) as T);
	} catch {
		return undefined;
	}
}

/** Keeps `value` for as long as this window is open. */
export function keepHere(key: string, value: unknown): void {
	try {
		if (value === undefined) sessionStorage.removeItem(prefix + key);
		else sessionStorage.setItem(prefix + key, JSON.stringify(value));
	} catch {
		// As above.
	}
}

const { dataset } = document.documentElement;

/** Path of the edition one reads: of the whole site, unless it is an earlier one. */
export const base = dataset.base ?? '/';

/** Path of the whole site. */
export const root = dataset.root ?? base;

/** Name of the edition in addresses, where the handbook has several. */
export const { edition } = dataset;

/** Whether an earlier edition is read. */
export const isEarlier = root !== base;

/** A data file of the site, asked for once a page. */
export const load = filesBelow(base, isEarlier);

/** An element with attributes and children. Texts stay texts. */
export function make<K extends keyof HTMLElementTagNameMap>(
	name: K,
	attributes: Readonly<Record<string, string | boolean | undefined>> = {},
	...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
	const element = document.createElement(name);
	for (const [key, value] of Object.entries(attributes))
		if (value !== undefined && value !== false) element.setAttribute(key, value === true ? '' : value);
	element.append(...children);
	return element;
}

/** A field to choose from, with the sign that more lies below. */
export const dropDown = (select: HTMLElement): HTMLElement =>
	make('span', { class: 'select' }, select, icon('chevron-down'));

export const icon = (name: string): HTMLElement => make('span', { class: `icon of-${name}` });
