/** `3 roles`, `1 role`, `2 activities`. */
export const counted = (count: number, one: string, several = `${one}s`): string =>
	`${count} ${count === 1 ? one : several}`;

/** `A, B and C`; past `most` names, the rest is counted. */
export function listed(names: readonly string[], most = 4, joint = 'and'): string {
	const shown = names.length > most ? [...names.slice(0, most - 1), `${names.length - most + 1} more`] : names;
	return shown.length < 2 ? (shown[0] ?? '') : `${shown.slice(0, -1).join(', ')} ${joint} ${shown.at(-1)}`;
}

/** `a`, `a and b`, `a, b and c`, however many there are. */
export const joined = (names: readonly string[], joint = 'and'): string => listed(names, names.length, joint);

/** Every text as a sentence of its own, one after the other. */
export const sentences = (texts: readonly (string | undefined)[]): string =>
	texts
		.filter((text) => text !== undefined && text !== '')
		.map((text) => (/[.!?…]$/.test(text!) ? text : `${text}.`))
		.join(' ');

/** A name as it stands in a sentence. */
export const quoted = (name: string): string => `“${name}”`;

/** A text as a sentence or a title begins. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** `rules_of_engagement` as a reader sees it: `Rules of engagement`. */
export const humanise = (name: string): string => capital(name.replace(/[-_]+/g, ' ').trim());

/** How often something happens, in the middle of a sentence: `weekly`, `every 2 weeks`. */
export const rhythmOf = (every: string): string => adverbs[every.replace(/^1 /, '')] ?? `every ${every}`;

const adverbs: Readonly<Record<string, string>> = {
	day: 'daily',
	week: 'weekly',
	month: 'monthly',
	quarter: 'quarterly',
	year: 'yearly',
};
