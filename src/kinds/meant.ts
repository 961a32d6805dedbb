import type { Meant } from '../core/field.ts';
import { counted } from '../words/words.ts';

/** What authors mean by texts that are no day, time, version or the like, where it is plain. Each result is tried before anybody hears of it. */

const monthNames: readonly string[] = [
	'jan janv ene gen',
	'feb fev fév',
	'mar mär mrz maer',
	'apr avr abr',
	'may mai mag mayo',
	'jun juin giu',
	'jul juil lug',
	'aug aoû aou ago',
	'sep set sett',
	'oct okt ott',
	'nov',
	'dec dez déc dic',
];

/** A day in another order, with the name of its month, with a time, or as a spreadsheet counts days. */
export function meantDay(text: string): Meant | string | undefined {
	const bare = text
		.replace(/[T ]\d{1,2}:\d{2}.*$/, '')
		.replace(/^\p{L}+,? +(?=\d)/u, '')
		.trim();
	const yearFirst = /^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})\.?$/.exec(bare) ?? /^(20\d{2})(\d{2})(\d{2})$/.exec(bare);
	if (yearFirst) return day(yearFirst[1]!, yearFirst[2]!, yearFirst[3]!);
	const dots = /^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4}|\d{2})$/.exec(bare);
	if (dots) return day(dots[3]!, dots[2]!, dots[1]!);
	const slashes = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})$/.exec(bare);
	if (slashes) {
		const [, first = '', second = '', year = ''] = slashes;
		if (first === second || Number(second) > 12) return day(year, first, second);
		if (Number(first) > 12) return day(year, second, first);
		const other = day(year, second, first);
		return { text: day(year, first, second), note: ` if the month stands first; \`${other}\` if the day does` };
	}
	const named = /^(\d{1,2})(?:st|nd|rd|th|\.|er|º)? ?(?:of |de |-)?(\p{L}+)\.?,? ?(?:de |-)?(\d{4})$/u.exec(bare);
	if (named) return monthDay(named[3]!, named[2]!, named[1]!);
	const american = /^(\p{L}+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/u.exec(text.trim());
	if (american) return monthDay(american[3]!, american[1]!, american[2]!);
	if (/^[34567]\d{4}(?:[.,]\d+)?$/.test(bare)) {
		const written = new Date(Date.UTC(1899, 11, 30 + Number.parseInt(bare, 10))).toISOString().slice(0, 10);
		return { text: written, note: `: a spreadsheet keeps that day as the number ${bare}` };
	}
	return undefined;
}

function monthDay(year: string, name: string, date: string): string | undefined {
	const month = monthNames.findIndex((names) => names.split(' ').some((start) => name.toLowerCase().startsWith(start)));
	return month < 0 ? undefined : day(year, String(month + 1), date);
}

const day = (year: string, month: string, date: string) =>
	`${year.length === 2 ? `20${year}` : year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;

/** A time of day with another sign between hours and minutes, without minutes, or on a clock of twelve hours. */
export function meantTime(text: string): Meant | string | undefined {
	if (/^0[.,](?:5|\d{3,})$/.test(text)) {
		const minutes = Math.round(Number(text.replace(',', '.')) * 24 * 60);
		const written = [Math.trunc(minutes / 60) % 24, minutes % 60]
			.map((part) => String(part).padStart(2, '0'))
			.join(':');
		return { text: written, note: `: a spreadsheet keeps that time as the part ${text} of a day` };
	}
	const found = /^(?:at |um |à )?(\d{1,2})(?:[:.,h ]?([0-5]\d)(?::\d{2})?)? ?(h|uhr|o['’]?clock|[ap]\.?m\.?)?$/i.exec(
		text,
	);
	if (!found) return undefined;
	const [, hour = '', minute = '00', mark = ''] = found;
	const late = /^p/i.test(mark) && Number(hour) < 12 ? 12 : 0;
	const midnight = /^a/i.test(mark) && Number(hour) === 12 ? -12 : 0;
	return `${String(Number(hour) + late + midnight).padStart(2, '0')}:${minute}`;
}

/** A version with fewer numbers, or a letter in front. */
export function meantVersion(text: string): string | undefined {
	const found = /^(?:v(?:ersion)?\.? ?)?(\d+)(?:[.,](\d+))?(?:[.,](\d+))?(?:[.,]0+)?$/i.exec(text);
	if (!found) return undefined;
	return [found[1], found[2] ?? '0', found[3] ?? '0'].map((part) => String(Number(part))).join('.');
}

const numbers = [
	'a',
	'one',
	'two',
	'three',
	'four',
	'five',
	'six',
	'seven',
	'eight',
	'nine',
	'ten',
	'eleven',
	'twelve',
];
const amounts = new Map([
	...numbers.map((word, i): [string, number] => [word, Math.max(1, i)]),
	['an', 1],
	['half a', 0.5],
]);

/** Units by how they are shortened and named in other languages. */
const units: readonly (readonly [RegExp, string])[] = [
	[/^(?:min|mins|minute|minutes?n?|'|′)$/, 'minute'],
	[/^(?:h|hr|hrs|hour|hours|std|stunden?|heures?)$/, 'hour'],
	[
		/^(?:wd|bd|working[ -]?days?|work ?days?|business[ -]?days?|week ?days?|at|arbeitstage?n?|werktage?n?)$/,
		'working day',
	],
	[/^(?:d|days?|tage?n?|jours?)$/, 'day'],
	[/^(?:w|wk|wks|weeks?|wochen?|semaines?|kw)$/, 'week'],
	[/^(?:mon|mth|mths|months?|monate?n?|mois)$/, 'month'],
	[/^(?:q|qtr|quarters?|quartale?)$/, 'quarter'],
	[/^(?:y|yr|yrs|years?|jahre?n?|ans?)$/, 'year'],
];

/** A length of time with a short unit, a number in words, or a fraction of an hour. */
export function meantLength(text: string): string | undefined {
	const found =
		/^(?:(?:within|in|max\.?|about|ca\.?|~|≤|<|up to) ?)?(\d+(?:[.,]\d+)?|half an?|\p{L}+)[ -]?(\p{L}[\p{L} -]*|'|′)\.?$/u.exec(
			text.toLowerCase(),
		);
	if (!found) return undefined;
	const number = amounts.get(found[1]!.replace('half an', 'half a')) ?? Number(found[1]!.replace(',', '.'));
	const unit = units.find(([form]) => form.test(found[2]!.trim()))?.[1];
	if (!unit || Number.isNaN(number)) return undefined;
	if (Number.isInteger(number)) return counted(number, unit);
	if (unit === 'hour' && Number.isInteger(number * 60)) return counted(number * 60, 'minute');
	return undefined;
}

const rhythms: Readonly<Record<string, string>> = {
	daily: 'day',
	weekly: 'week',
	biweekly: '2 weeks',
	'bi-weekly': '2 weeks',
	fortnightly: '2 weeks',
	fortnight: '2 weeks',
	monthly: 'month',
	bimonthly: '2 months',
	quarterly: 'quarter',
	'half-yearly': '6 months',
	'half yearly': '6 months',
	'twice a year': '6 months',
	'every other week': '2 weeks',
	'every second week': '2 weeks',
	yearly: 'year',
	annually: 'year',
	annual: 'year',
	täglich: 'day',
	wöchentlich: 'week',
	monatlich: 'month',
	vierteljährlich: 'quarter',
	jährlich: 'year',
};

/** How often, in an adverb or with words around it. */
export function meantRhythm(text: string): string | undefined {
	const folded = text.toLowerCase().trim();
	const rest = folded.replace(
		/^(?:every|each|once (?:an?|per|every)|(?:1x|1 x|1×|one time) (?:an?|per)|per|alle|jede[nrs]?) /,
		'',
	);
	const known = rhythms[folded] ?? rhythms[rest];
	if (known) return known;
	const alone = units.find(([form]) => rest.length > 2 && form.test(rest))?.[1];
	return alone ?? meantLength(rest)?.replace(/^1 /, '');
}

const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const shortDays: readonly string[] = ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su'];
const otherDays = ['montag', 'dienstag', 'mittwoch', 'donnerstag', 'freitag', 'samstag', 'sonntag'];
const places: Readonly<Record<string, string>> = {
	'1st': 'first',
	'1': 'first',
	'2nd': 'second',
	'2': 'second',
	'3rd': 'third',
	'3': 'third',
	'4th': 'fourth',
	'4': 'fourth',
};

/** A weekday with a capital, in the plural, shortened or in German. */
export function meantWeekday(text: string): string | undefined {
	const words = text
		.toLowerCase()
		.replace(/^(?:on|every|each|the|am|jeden) /, '')
		.replace(/ of (?:the|each|every) month$/, '')
		.split(/[ .]+/)
		.filter(Boolean);
	const name = words.pop() ?? '';
	const single = name.replace(/s$/, '');
	const index = days.includes(single)
		? days.indexOf(single)
		: otherDays.includes(single)
			? otherDays.indexOf(single)
			: name.length <= 5
				? shortDays.findIndex((start) => name.startsWith(start) && days.some((day) => day.startsWith(name)))
				: -1;
	if (index < 0 || words.length > 1) return undefined;
	const [which] = words;
	return which === undefined ? days[index] : `${places[which] ?? which} ${days[index]}`;
}

/** The name of a city instead of that of its time zone. */
export const meantTimezone = (text: string): string | undefined => {
	const city = text.trim().toLowerCase().replace(/[ -]+/g, '_');
	return Intl.supportedValuesOf('timeZone').find((zone) => {
		const name = zone.toLowerCase();
		return name === city || name.endsWith(`/${city}`);
	});
};

const languages: Readonly<Record<string, string>> = {
	english: 'en',
	german: 'de',
	deutsch: 'de',
	french: 'fr',
	français: 'fr',
	spanish: 'es',
	español: 'es',
	italian: 'it',
	italiano: 'it',
	portuguese: 'pt',
	dutch: 'nl',
	polish: 'pl',
	japanese: 'ja',
	chinese: 'zh',
};

/** The name of a language, or its code with an underscore. */
export const meantLanguage = (text: string): string => languages[text.toLowerCase()] ?? text.replace('_', '-');

/** An address without its beginning. */
export const meantAddress = (text: string): string => `https://${text.replace(/^(?:https?:)?\/*/i, '')}`;
