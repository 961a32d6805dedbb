import type { z } from 'zod';
import { type cadence, hoursIn, parseInterval } from '../fields.ts';
import { minutesAhead } from './zone.ts';

type Cadence = z.output<ReturnType<typeof cadence>>;

/**
 * Whether two meetings take place at the same time each time that the rarer of the two does. Where it is left open
 * which weeks or months are meant, only two of the same rhythm are taken to fall into the same ones.
 */
export function coincide(a: Cadence, b: Cadence, usualZone: string | undefined, today: string): boolean {
	return fallOnOneDay(a, b) && overlap(a, b, usualZone, today);
}

function fallOnOneDay(a: Cadence, b: Cadence): boolean {
	const [one, other] = [rhythmOf(a), rhythmOf(b)];
	if (one.daily || other.daily) return true;
	if (one.weekday === undefined || one.weekday !== other.weekday) return false;
	if (one.weekly || other.weekly) return true;
	// Nothing says that two of the same rhythm take turns.
	if (a.every === b.every && one.ordinal === other.ordinal && (a.starts ?? b.starts) === undefined) return true;
	if (one.unit === 'week' && other.unit === 'week') return weeksApart(a, b) % common(one.count, other.count) === 0;
	if (one.unit === 'week' || other.unit === 'week') return false;
	if (one.ordinal === undefined || one.ordinal !== other.ordinal) return false;
	const [months, otherMonths] = [one.count, other.count];
	return months === 1 || otherMonths === 1 || monthsApart(a, b) % common(months, otherMonths) === 0;
}

function rhythmOf({ every, on = '' }: Cadence) {
	const { count, unit } = parseInterval(every);
	const [weekday, ordinal] = on.split(' ').toReversed();
	return {
		unit,
		count: unit === 'year' ? 12 * count : count,
		daily: unit === 'day' && count === 1,
		weekly: unit === 'week' && count === 1,
		weekday: weekday || undefined,
		ordinal,
	};
}

const common = (a: number, b: number): number => (b === 0 ? a : common(b, a % b));

const dayLength = 24 * 60 * 60 * 1000;

/** Weeks between the first dates of two meetings, from Monday to Monday; not a number where one of them has none. */
function weeksApart({ starts: a }: Cadence, { starts: b }: Cadence): number {
	if (a === undefined || b === undefined) return Number.NaN;
	// The first day that is counted from, 1 January 1970, was a Thursday.
	const week = (day: string) => Math.floor((Date.parse(day) / dayLength + 3) / 7);
	return Math.abs(week(a) - week(b));
}

function monthsApart({ starts: a }: Cadence, { starts: b }: Cadence): number {
	if (a === undefined || b === undefined) return Number.NaN;
	const month = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
	return Math.abs(month(a) - month(b));
}

function overlap(a: Cadence, b: Cadence, usualZone: string | undefined, today: string): boolean {
	if (a.at === undefined || b.at === undefined) return false;
	const [zone, otherZone] = [a.timezone ?? usualZone, b.timezone ?? usualZone];
	const shift = zone === otherZone ? 0 : ahead(otherZone, today) - ahead(zone, today);
	const apart = minutesIn(b.at) - minutesIn(a.at) - shift;
	return apart >= 0 ? apart < lengthOf(a) : -apart < lengthOf(b);
}

const minutesIn = (at: string): number => Number(at.slice(0, 2)) * 60 + Number(at.slice(3));

/** Minutes a meeting takes; one that does not say so takes at least its first. */
const lengthOf = ({ duration }: Cadence): number => (duration === undefined ? 1 : hoursIn(duration) * 60);

const ahead = (zone: string | undefined, day: string): number =>
	zone === undefined ? 0 : minutesAhead(zone, Date.parse(`${day}T12:00:00Z`));
