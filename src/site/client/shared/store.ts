import { filesBelow } from './files.ts';

const prefix = 'fieldbook-';

/** What this device keeps under `key`; `undefined` where it keeps nothing or may not. */
export const recall = <T>(key: string): T | undefined => read<T>(() => localStorage, key);

/** Keeps `value` on this device; without storage it holds for this page only. */
export const keep = (key: string, value: unknown): void => write(() => localStorage, key, jsonOf(value));

/** A short word that `theme.js` reads before the page is drawn, kept as it is. */
export const keepWord = (key: string, word: string | undefined): void => write(() => localStorage, key, word);

/** What this window keeps under `key` while it is open. */
export const recallHere = <T>(key: string): T | undefined => read<T>(() => sessionStorage, key);

/** Keeps `value` for as long as this window is open. */
export const keepHere = (key: string, value: unknown): void => write(() => sessionStorage, key, jsonOf(value));

// A browser may refuse even to name a storage, so each is asked for where a refusal is caught.

function read<T>(storage: () => Storage, key: string): T | undefined {
	try {
		const text = storage().getItem(prefix + key);
		return text === null ? undefined : (JSON.parse(text) as T);
	} catch {
		return undefined;
	}
}

function write(storage: () => Storage, key: string, text: string | undefined): void {
	try {
		if (text === undefined) storage().removeItem(prefix + key);
		else storage().setItem(prefix + key, text);
	} catch {
		// Private windows may refuse; nothing depends on it.
	}
}

const jsonOf = (value: unknown): string | undefined => (value === undefined ? undefined : JSON.stringify(value));

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
