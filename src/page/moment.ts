import type { Cadence } from '../calendar/cadence.ts';
import { hoursIn } from '../kinds/fields.ts';
import { minutesAhead } from '../kinds/views/zone.ts';
import type { Moment } from './blocks.ts';

/**
 * A meeting on `day` as a browser reads it: `2026-12-01T09:30+01:00`, with the clocks of the meeting's own zone, else
 * of the `usual` one; the day alone where no time is set.
 */
export function momentOf(day: string, { at, duration, timezone }: Cadence, usual: string): Omit<Moment, 'text'> {
	if (at === undefined) return { at: day };
	const minutes = duration === undefined ? {} : { minutes: Math.round(hoursIn(duration) * 60) };
	return { at: `${day}T${at}${offset(day, at, timezone ?? usual)}`, ...minutes };
}

/** How the clocks of a zone differ from UTC when they show `at`, as dates write it: `+01:00`. */
function offset(day: string, at: string, zone: string): string {
	const asUtc = Date.parse(`${day}T${at}Z`);
	// The clocks may change between the two moments.
	const ahead = minutesAhead(zone, asUtc - minutesAhead(zone, asUtc) * 60_000);
	const size = Math.abs(ahead);
	return `${ahead < 0 ? '-' : '+'}${twoFigures(Math.floor(size / 60))}:${twoFigures(size % 60)}`;
}

const twoFigures = (number: number) => String(number).padStart(2, '0');
