import { dayInWords } from '../../kinds/views/days.ts';
import { capital } from '../../words/words.ts';
import { itemOf } from '../found/match.ts';
import { listed, type Sentence, say } from '../found/sentence.ts';
import { cadence } from './as.ts';
import { type Teller, type Telling, told } from './telling.ts';

/** The parts of a rhythm as one would say them. */
const facets: readonly [name: string, say: (value: string) => string][] = Object.entries({
	every: (every: string) => `every ${every}`,
	on: (day: string) => `on ${day.replace(/\w+$/, capital)}`,
	at: (time: string) => `at ${time}`,
	timezone: (zone: string) => `on the clock of ${zone}`,
	duration: (length: string) => `for ${length}`,
	starts: (date: string) => `from ${dayInWords(date)} on`,
});

/** What a rhythm says in each of them. */
const facetsIn = (value: unknown): readonly (string | undefined)[] =>
	facets.map(([name, say]) => {
		const text = itemOf(value)[name];
		return text === undefined ? undefined : say(String(text));
	});

/** When people meet. */
const rhythm = (value: unknown): string =>
	facetsIn(value)
		.filter((facet) => facet !== undefined)
		.join(' ');

/** In which parts two rhythms differ: `on Thursday at 14:00 instead of on Tuesday at 09:30`. */
function rhythmChange(before: unknown, after: unknown): Sentence {
	const then = facetsIn(before);
	const changed = facetsIn(after).flatMap((now, i) => (then[i] === now ? [] : [{ old: then[i], now }]));
	const instead = changed.filter(({ old, now }) => old !== undefined && now !== undefined);
	const words = (side: 'old' | 'now') => instead.map((one) => one[side]).join(' ');
	return listed([
		...(instead.length > 0 ? [`${words('now')} instead of ${words('old')}`] : []),
		...changed.flatMap(({ old, now }) => (old === undefined && now !== undefined ? [now] : [])),
		...changed.flatMap(({ old, now }) => (now === undefined ? [`no longer ${old}`] : [])),
	]);
}

/** Tells of a rhythm; `what` takes place in it. */
export const cadenceOf =
	(what: (telling: Telling) => Sentence): Teller =>
	(difference, telling) => {
		if (difference.form !== 'value') return [];
		const { before, after } = difference;
		if (after === undefined)
			return [told(cadence, say`${what(telling)} no longer has a stated rhythm; it was ${rhythm(before)}.`)];
		if (before === undefined) return [told(cadence, say`${what(telling)} now takes place ${rhythm(after)}.`)];
		return [told(cadence, say`${what(telling)} now takes place ${rhythmChange(before, after)}.`)];
	};
