import { dayInWords } from '../../kinds/views/days.ts';
import { capital } from '../../words/words.ts';
import type { Item } from '../found/match.ts';
import { listed, type Sentence, say } from '../found/sentence.ts';
import { cadence } from './as.ts';
import { type Teller, type Telling, told } from './telling.ts';

/** The parts of a rhythm as one would say them. */
const facets: Readonly<Record<string, (value: string) => string>> = {
	every: (every) => `every ${every}`,
	on: (day) => `on ${day.replace(/\w+$/, capital)}`,
	at: (time) => `at ${time}`,
	timezone: (zone) => `on the clock of ${zone}`,
	duration: (length) => `for ${length}`,
	starts: (date) => `from ${dayInWords(date)} on`,
};

const facet = (value: unknown, name: string): string | undefined => {
	const text = (value as Item)[name];
	return text === undefined ? undefined : facets[name]!(String(text));
};

/** When people meet. */
const rhythm = (value: unknown): string =>
	Object.keys(facets)
		.flatMap((name) => facet(value, name) ?? [])
		.join(' ');

/** In which parts two rhythms differ: `on Thursday at 14:00 instead of on Tuesday at 09:30`. */
function rhythmChange(before: unknown, after: unknown): Sentence {
	const changed = Object.keys(facets).flatMap((name) => {
		const [old, now] = [facet(before, name), facet(after, name)];
		return old === now ? [] : [{ old, now }];
	});
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
