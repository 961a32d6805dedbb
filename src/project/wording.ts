import type { Activity, Role } from '../kinds/views/activities.ts';
import type { Duty } from './blocks.ts';

/** The parts `role` has in `activity`, the weightiest first. */
export function dutiesOf({ accountable, responsible, consulted, informed }: Activity, role: Role): readonly Duty[] {
	const parts: readonly [Duty, boolean][] = [
		['A', accountable === role],
		['R', responsible.includes(role)],
		['C', consulted.includes(role)],
		['I', informed.includes(role)],
	];
	return parts.filter(([, has]) => has).map(([duty]) => duty);
}

/** The parts in words. */
export const dutyNames: Readonly<Record<Duty, string>> = {
	A: 'accountable',
	R: 'responsible',
	C: 'consulted',
	I: 'informed',
};

/** How often something happens, in the middle of a sentence: `weekly`, `every 2 weeks`. */
export const rhythmOf = (every: string): string => adverbs[every.replace(/^1 /, '')] ?? `every ${every}`;

const adverbs: Readonly<Record<string, string>> = {
	day: 'daily',
	week: 'weekly',
	month: 'monthly',
	quarter: 'quarterly',
	year: 'yearly',
};

/** `a`, `a and b`, `a, b and c`. */
export const joined = (words: readonly string[]): string => listed(words, words.length);

/** Every text as a sentence of its own, one after the other. */
export const sentences = (texts: readonly (string | undefined)[]): string =>
	texts
		.filter((text) => text !== undefined && text !== '')
		.map((text) => (/[.!?…]$/.test(text!) ? text : `${text}.`))
		.join(' ');

/** `A, B and C`; past `most` names, the rest is counted. */
export function listed(names: readonly string[], most = 4): string {
	const shown = names.length > most ? [...names.slice(0, most - 1), `${names.length - most + 1} more`] : names;
	return shown.length < 2 ? (shown[0] ?? '') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}

/** A name as it stands in a sentence. */
export const quoted = (name: string): string => `“${name}”`;
