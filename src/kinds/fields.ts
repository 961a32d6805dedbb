import { z } from 'zod';
import { type Meant, meanings } from '../core/field.ts';
import { ref, refTo } from '../core/kind.ts';
import { plainId } from '../core/plain-id.ts';
import { short } from '../core/said.ts';
import {
	meantAddress,
	meantDay,
	meantLanguage,
	meantLength,
	meantRhythm,
	meantTime,
	meantTimezone,
	meantVersion,
	meantWeekday,
} from './meant.ts';

/** Fields every kind has. `replaced_by` names an entry of the same kind, hence the kind's name. */
export const shared = (kind: string) => ({
	title: text().describe('The name readers know it by, without its kind: "Account executive", "Expand an account".'),
	summary: text()
		.optional()
		.describe('One or two sentences that tell a reader in a hurry what this is and when it concerns them.'),
	status: z
		.enum(['draft', 'active', 'deprecated', 'retired'])
		.default('active')
		.describe(
			'How far readers may rely on it: draft (being written, judged mildly), active (in force), deprecated (going away, replace what points here) or retired (nothing may point here).',
		),
	owner: owner()
		.optional()
		.describe(
			'The role or group that keeps this page true: the id of either, such as "field-enablement". Never a person.',
		),
	version: semver()
		.optional()
		.describe(
			'Version of this page, such as 2.1.0. The first number rises when somebody’s duties change, the second when something is added, the third for wording.',
		),
	changes: list({
		version: semver().describe('The version this change led to, such as 2.1.0.'),
		date: date().describe('The day it came into force, such as 2026-03-31.'),
		note: text().describe('What is different for the people who do the work: "Specialist joins before sizing."'),
		parts: texts().describe(
			'Ids of the parts and names of the fields that are different, such as size-solution or target: only pages that rely on one of them have to be looked at again.',
		),
	}).describe('What changed and when, newest first. The first entry carries the current version.'),
	reviewed: z
		.strictObject({
			on: date().describe('The day somebody last confirmed that the page matches reality, such as 2026-03-31.'),
			every: interval()
				.optional()
				.describe('How soon to look again, such as "6 months". Left out, the handbook’s own rhythm holds.'),
			evidence: text()
				.optional()
				.describe('How it was confirmed: "Walked through with two account teams." Say what was done, not who did it.'),
		})
		.optional()
		.describe('The last time somebody checked this page against how the work is really done.'),
	aliases: texts().describe('Other names people use for it, so that search and links find it: "Presales consultant".'),
	keywords: texts().describe(
		'Words readers look for that the page itself does not say: "shoutout", "deal stuck". Searched, and not shown on the page.',
	),
	tags: z
		.array(slug())
		.default([])
		.describe('Words to group pages by, in lower case with hyphens, such as "key-accounts".'),
	formerly: texts().describe(
		'Ids it had before it was renamed or moved, such as roles/sales-manager: links to the old address lead here.',
	),
	replaced_by: ref(kind)
		.optional()
		.describe('The id of the entry to use instead, once this one is deprecated or retired.'),
});

/** The role or group that answers for something; `describe` it where it is used. */
export const owner = () => refTo({ kind: 'role' }, { kind: 'handbook', list: 'groups' });

/** Any entry, as `folder/id`, or any part of one, as `folder/id#part`; `describe` it where it is used. */
export const anything = () => refTo({ kind: '*', list: '*' });

/** When and how often people meet or do something. */
export const cadence = () =>
	z.strictObject({
		every: interval().describe('How often: "week", "2 weeks", "month", "quarter", "6 months".'),
		on: pattern(
			onDay,
			'is not a day to meet on; write a weekday, such as tuesday, or first tuesday for the first of the month.',
			meantWeekday,
		)
			.optional()
			.describe('The day: "tuesday", or within a month "first tuesday" or "last friday".'),
		at: time().optional().describe('When it starts, on the clock of the time zone below, such as 09:30.'),
		duration: duration().optional().describe('How long it takes, such as "45 minutes" or "2 hours".'),
		timezone: timezone()
			.optional()
			.describe('The time zone of the start, such as Europe/Berlin. Left out, the handbook’s own holds.'),
		starts: date()
			.optional()
			.describe(
				'The first date, such as 2026-01-13. It settles which weeks or months are meant when they are not all.',
			),
	});

/** What somebody needs or has in a system. Whether the level exists is for a rule to say. */
export const access = () => ({
	system: ref('system').describe('The id of the system, such as "crm".'),
	level: slug().describe('One of the levels that system lists, such as "read" or "edit".'),
});

/** A list of things with fields of their own; absent means empty. */
export const list = <Fields extends z.core.$ZodLooseShape>(fields: Fields) =>
	z.array(z.strictObject(fields)).default([]);

/** A list of entries of `kind`, each by its id; absent means empty. */
export const refs = (kind: string) => z.array(ref(kind)).default([]);

/** A list of short texts; absent means empty. */
export const texts = () => z.array(text()).default([]);

/** Words for a reader, not blank. */
export const text = () => z.string().trim().min(1);

/** A whole number from `low` to `high`. */
export const whole = (low: number, high: number) => z.int().min(low).max(high);

/** How many minutes something takes, at most a day. */
export const minutes = () => whole(1, 24 * 60);

/** What authors mean by a text that a field cannot hold, where that is plain. */
type Guess = (text: string) => Meant | string | undefined;

/** A text of the given form; `flaw` completes a sentence that begins with the text. */
export function pattern(form: RegExp, flaw: string, meant: Guess = () => undefined) {
	// Stock editors show `patternErrorMessage` in place of the bare expression.
	return z
		.string()
		.regex(form, { error: ({ input }) => `\`${short(String(input))}\` ${flaw}` })
		.meta({ patternErrorMessage: `This ${flaw}` })
		.register(meanings, { meant });
}

/** Permanent id: lower-case letters, digits and single hyphens. */
export const slug = () =>
	pattern(
		/^[a-z0-9]+(?:-[a-z0-9]+)*$/,
		'cannot be an id; write lower-case letters and digits, joined by single hyphens, such as size-solution.',
		plainId,
	);

/** Three numbers, such as 2.1.0. */
export const semver = () =>
	pattern(
		/^(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)$/,
		'is not a version; write three numbers joined by dots, such as 2.1.0.',
		meantVersion,
	);

/** Time of day, such as 09:30. */
export const time = () =>
	pattern(
		/^(?:[01]\d|2[0-3]):[0-5]\d$/,
		'is not a time of day; write hours and minutes of a 24-hour clock, such as 09:30.',
		meantTime,
	);

/** How often something recurs, such as `2 weeks`; `parseInterval` reads it. */
export const interval = () =>
	pattern(
		amountOf(['day', 'week', 'month', 'quarter', 'year'], '(?:1 )?'),
		'does not say how often; write week, 2 weeks, month, quarter, 6 months or the like.',
		meantRhythm,
	);

/** How long something may take, such as `5 working days`; `hoursIn` reads it. */
export const duration = () =>
	pattern(
		amountOf(['minute', 'hour', 'working day', 'day', 'week', 'month'], '1 '),
		'is not a length of time; write a whole number and a unit, such as 45 minutes, 4 hours, 5 working days or 2 weeks.',
		meantLength,
	);

/** Day of the calendar, such as 2026-03-31. */
export const date = () =>
	checked(isDay, 'is not a day of the calendar; write a date as year-month-day, such as 2026-03-31.', meantDay).meta({
		format: 'date',
	});

/** Time zone by its IANA name, such as Europe/Berlin. */
export const timezone = () =>
	checked(
		isTimezone,
		'is not the name of a time zone; write the name of a region and city, such as Europe/Berlin, or UTC.',
		meantTimezone,
	);

/** Language by its IETF tag, such as en or de-CH. */
export const language = () =>
	checked(isLanguage, 'is not the code of a language; write one such as en, de or pt-BR.', meantLanguage);

/** Address of a page on the web. */
export const address = () =>
	checked(
		isAddress,
		'is not an address on the web; write it whole, such as https://handbook.example.com.',
		meantAddress,
	).meta({
		format: 'uri',
	});

/** Elapsed hours in a `duration()`, weekends counted, so that hand-offs told in different units compare. */
export function hoursIn(length: string): number {
	const [amount, ...unit] = length.split(' ');
	return Number(amount) * (hoursPer[unit.join(' ').replace(/s$/, '')] ?? 0);
}

/** Reads an `interval()` as a count of days, weeks, months or years; a quarter is three months. */
export function parseInterval(every: string): { count: number; unit: 'day' | 'week' | 'month' | 'year' } {
	const count = Number.parseInt(every, 10) || 1;
	if (every.includes('quarter')) return { count: 3 * count, unit: 'month' };
	const unit = (['day', 'week', 'year'] as const).find((name) => every.includes(name)) ?? 'month';
	return { count, unit };
}

const hoursPer: Readonly<Record<string, number>> = {
	minute: 1 / 60,
	hour: 1,
	// Five working days pass in seven days of the calendar.
	'working day': (24 * 7) / 5,
	day: 24,
	week: 24 * 7,
	month: (24 * 365) / 12,
};

const onDay = /^(?:(?:first|second|third|fourth|last) )?(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)$/;

function amountOf(units: readonly string[], one: string): RegExp {
	return new RegExp(`^(?:${one}(?:${units.join('|')})|(?:[2-9]|[1-9]\\d{1,2}) (?:${units.join('|')})s)$`);
}

function checked(holds: (value: string) => boolean, flaw: string, meant: Guess) {
	return z
		.string()
		.refine(holds, { error: ({ input }) => `\`${input}\` ${flaw}` })
		.register(meanings, { meant });
}

function isDay(value: string): boolean {
	const day = new Date(`${value}T00:00:00Z`);
	// Some days that do not exist are read as the first days of the next month.
	return /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}

function isTimezone(value: string): boolean {
	try {
		return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone.length > 0;
	} catch {
		return false;
	}
}

function isLanguage(value: string): boolean {
	try {
		// Longer names are well-formed as well, and stand for no language.
		return /^[a-z]{2,3}(?:-|$)/i.test(value) && Intl.getCanonicalLocales(value).length > 0;
	} catch {
		return false;
	}
}

function isAddress(value: string): boolean {
	return /^https?:\/\/[^\s/]/.test(value) && URL.canParse(value);
}
