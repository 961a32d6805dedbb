import { lastingKey, type NotedChange, weightWords } from '../../history/changes.ts';
import type { ChangeLine } from '../../page/blocks.ts';
import { dayIn } from '../../page/facts.ts';
import { concerning, hrefOf, type View } from '../../page/view.ts';
import { counted } from '../../words/words.ts';

/** Roles named in a line; a change that concerns more concerns nearly everybody. */
const maxNamed = 5;

/** A change as a line of a page. */
export function changeLine(change: NotedChange, view: View): ChangeLine {
	const { entry, version, date, note, weight, roles } = change;
	const word = weightWords[weight];
	return {
		key: lastingKey(change, view.book, view.history),
		title: entry.title,
		href: hrefOf(view, entry),
		icon: entry.kind.name,
		version,
		date,
		day: dayIn(view.frame.language, date),
		note,
		...(word ? { weight: word } : {}),
		...(weight === 'duties' ? { tone: 'warning' } : weight === 'new' ? { tone: 'good' } : {}),
		...(roles.length > 0 ? { concerns: namesOf(roles.map(({ title }) => title)) } : {}),
		...concerning(roles),
	};
}

/** `A, B and C`; past a handful, how many more. */
export function namesOf(titles: readonly string[]): string {
	// One more is named as quickly as counted.
	const shown = titles.slice(0, titles.length === maxNamed + 1 ? titles.length : maxNamed);
	const rest = titles.length - shown.length;
	const last = rest > 0 ? counted(rest, 'more role') : shown.pop()!;
	return shown.length > 0 ? `${shown.join(', ')} and ${last}` : last;
}
