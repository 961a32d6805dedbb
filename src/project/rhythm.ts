/** How often something takes place, in a word where there is one: `monthly`, `every 2 weeks`. */
export const rhythmOf = (every: string): string => adverbs[every.replace(/^1 /, '')] ?? `every ${every}`;

const adverbs: Readonly<Record<string, string>> = {
	day: 'daily',
	week: 'weekly',
	month: 'monthly',
	quarter: 'quarterly',
	year: 'yearly',
};
