/** The day that lies `days` after `day`, both as year-month-day. */
export const dayLater = (day: string, days: number): string =>
	new Date(Date.parse(`${day}T00:00:00Z`) + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);

/** The Monday of the week in which `day` lies. */
export const mondayOf = (day: string): string => dayLater(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));

/** `Tuesday 1 December 2026`, as the language writes it. */
export const longDay = (language: string, day: string): string =>
	format(language, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }, day);

/** `Tuesday 1 December`, where the year is clear. */
export const shortDay = (language: string, day: string): string =>
	format(language, { weekday: 'long', day: 'numeric', month: 'long' }, day);

/** From one day to another: `21–27 December 2026`. */
export const span = (language: string, from: string, until: string): string =>
	new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).formatRange(
		new Date(`${from}T00:00:00Z`),
		new Date(`${until}T00:00:00Z`),
	);

const format = (language: string, form: Intl.DateTimeFormatOptions, day: string): string =>
	new Intl.DateTimeFormat(language, { ...form, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
