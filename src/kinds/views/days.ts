import { parseInterval } from '../fields.ts';

const daysPer = { day: 1, week: 7, month: 365 / 12, year: 365 } as const;

/** About how many days pass between two times of an interval such as `2 weeks`. */
export function daysBetween(every: string): number {
	const { count, unit } = parseInterval(every);
	return count * daysPer[unit];
}

/** The day that lies `count` days after `day`. */
export function daysAfter(day: string, count: number): string {
	return new Date(Date.parse(`${day}T00:00:00Z`) + Math.round(count) * 86_400_000).toISOString().slice(0, 10);
}

/** The day that lies one interval after `day`; a month that is too short ends it. */
export function dayAfter(day: string, every: string): string {
	const { count, unit } = parseInterval(every);
	const [year, month, date] = day.split('-').map(Number) as [number, number, number];
	if (unit === 'day' || unit === 'week')
		return new Date(Date.UTC(year, month - 1, date + count * daysPer[unit])).toISOString().slice(0, 10);
	const months = month - 1 + count * (unit === 'year' ? 12 : 1);
	const last = new Date(Date.UTC(year, months + 1, 0)).getUTCDate();
	return new Date(Date.UTC(year, months, Math.min(date, last))).toISOString().slice(0, 10);
}

/** A day as readers write it: `31 March 2026`. */
export function dayInWords(text: string): string {
	const known = said.get(text);
	if (known !== undefined) return known;
	// Made when first asked: a formatter takes longer to make than a small handbook to link.
	days ??= new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
	const words = days.format(new Date(`${text}T00:00:00Z`));
	said.set(text, words);
	return words;
}

let days: Intl.DateTimeFormat | undefined;
/** A handbook has some hundred days, and each is said on many pages. */
const said = new Map<string, string>();
