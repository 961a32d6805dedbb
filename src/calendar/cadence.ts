import type { z } from 'zod';
import { type cadence, hoursIn } from '../kinds/fields.ts';
import { daysBetween } from '../kinds/views/days.ts';
import { capital } from '../words/words.ts';

export type Cadence = z.output<ReturnType<typeof cadence>>;

/** How often: `Every week`, `Every 2 weeks on Tuesday`, `Every month on the first Monday`. */
export function rhythm({ every, on }: Cadence): string {
	const often = `Every ${every.replace(/^1 /, '')}`;
	if (!on) return often;
	const [first, second] = on.split(' ');
	return second ? `${often} on the ${first} ${capital(second)}` : `${often} on ${capital(first!)}`;
}

/** When on the clock: `09:30–11:00`; the length alone where no time is set. */
export function hours({ at, duration }: Cadence): string | undefined {
	if (!at) return duration;
	const [hour, minute] = at.split(':').map(Number) as [number, number];
	const end = duration ? hour * 60 + minute + Math.round(hoursIn(duration) * 60) : undefined;
	// What ends on another day reads better by its length.
	if (end !== undefined && end < 24 * 60) return `${at}–${clock(end)}`;
	return duration ? `${at}, ${duration}` : at;
}

/** The same with its time zone, where it is not the `usual` one of the page: `09:30–11:00 (Europe/Berlin)`. */
export function hoursInZone(cadence: Cadence, usual?: string): string | undefined {
	const time = hours(cadence);
	const { at, timezone } = cadence;
	return at && timezone && timezone !== usual ? `${time} (${timezone})` : time;
}

/** Both on one line, for those who talk when it suits them: `every 2 weeks, 30 minutes`. */
export const inShort = (cadence: Cadence): string =>
	[rhythm(cadence), cadence.at, cadence.duration].filter((word) => word !== undefined).join(', ');

/** Hours a month that the meetings take; `undefined` where their length is not set. */
export const hoursPerMonth = ({ every, duration }: Cadence): number | undefined =>
	duration === undefined ? undefined : (hoursIn(duration) * (365 / 12)) / daysBetween(every);

const clock = (minutes: number) =>
	`${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
