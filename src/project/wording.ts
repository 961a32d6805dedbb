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
export const joined = (words: readonly string[]): string =>
	words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

/** Every text as a sentence of its own, one after the other. */
export const sentences = (texts: readonly (string | undefined)[]): string =>
	texts
		.filter((text) => text !== undefined && text !== '')
		.map((text) => (/[.!?…]$/.test(text!) ? text : `${text}.`))
		.join(' ');
