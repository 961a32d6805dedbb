import { parseInterval } from '../kinds/fields.ts';
import type { Cadence } from './cadence.ts';

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const ordinals = ['first', 'second', 'third', 'fourth', 'last'] as const;
type Ordinal = (typeof ordinals)[number];

/**
 * The days of meetings from `from` to `until`, both included, as year-month-day. Empty where the cadence does not
 * settle them: every second week of which nobody said which, or a month without a day.
 */
export function datesBetween(cadence: Cadence, from: string, until: string): readonly string[] {
	const first = numberOf(from);
	const last = numberOf(until);
	const days: string[] = [];
	for (const day of daysOf(cadence, first)) {
		if (day > last) break;
		if (day >= first) days.push(dayOf(day));
	}
	return days;
}

/** The day of a meeting without end, in order, from shortly before the day `from` on. Days are counted since 1970. */
function* daysOf({ every, on, starts }: Cadence, from: number): Generator<number> {
	const { count, unit } = parseInterval(every);
	const start = starts === undefined ? undefined : numberOf(starts);
	const [ordinal, weekday] = on === undefined ? [] : on.includes(' ') ? on.split(' ') : [undefined, on];
	if (unit === 'day' || unit === 'week') {
		if (ordinal) return;
		const step = unit === 'week' ? 7 * count : count;
		// Only what recurs every week, or every day, is settled without a first date.
		const origin = start ?? (count === 1 && (unit === 'day' || weekday) ? from : undefined);
		if (origin === undefined) return;
		const anchor = unit === 'week' && weekday ? nextWeekday(origin, weekdays.indexOf(weekday)) : origin;
		for (let day = anchor + Math.max(0, Math.floor((from - anchor) / step)) * step; ; day += step) yield day;
	}
	const step = unit === 'year' ? 12 * count : count;
	const origin = start ?? (step === 1 && ordinal ? from : undefined);
	if (origin === undefined || (weekday && !ordinal)) return;
	const anchor = monthOf(origin);
	const dayOfMonth = new Date(origin * dayLength).getUTCDate();
	for (let month = anchor + Math.max(0, Math.floor((monthOf(from) - anchor) / step)) * step; ; month += step) {
		const day = weekday ? inMonth(month, weekdays.indexOf(weekday), ordinal as Ordinal) : clamped(month, dayOfMonth);
		if (start === undefined || day >= start) yield day;
	}
}

const dayLength = 24 * 60 * 60 * 1000;
const numberOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) / dayLength;
const dayOf = (day: number): string => new Date(day * dayLength).toISOString().slice(0, 10);
const weekdayOf = (day: number): number => new Date(day * dayLength).getUTCDay();
const nextWeekday = (day: number, weekday: number): number => day + ((weekday - weekdayOf(day) + 7) % 7);

/** Months since the year 0, so that they can be counted through. */
function monthOf(day: number): number {
	const date = new Date(day * dayLength);
	return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

const dayIn = (month: number, day: number): number => Date.UTC(Math.floor(month / 12), month % 12, day) / dayLength;

/** A day of the month, or the last one of a month that is too short. */
const clamped = (month: number, day: number): number => Math.min(dayIn(month, day), dayIn(month + 1, 0));

function inMonth(month: number, weekday: number, ordinal: Ordinal): number {
	if (ordinal !== 'last') return nextWeekday(dayIn(month, 1), weekday) + 7 * ordinals.indexOf(ordinal);
	return nextWeekday(dayIn(month + 1, 0) - 6, weekday);
}
