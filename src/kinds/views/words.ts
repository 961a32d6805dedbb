import type { Kind } from '../../core/kind.ts';
import { listed as listedUpTo } from '../../words/words.ts';
import { kinds } from '../index.ts';
import type { JointResult } from './measures.ts';

/** Names that a sentence lists before it says how many more there are: past that, nobody reads them. */
const longestList = 5;

/** `a, b and c`; a long list is cut short and counted. */
export const listed = (names: readonly string[], joint = 'and'): string => listedUpTo(names, longestList, joint);

/** What readers call a kind, without its article: `session template`. */
export const nounOf = (kind: Kind): string => kind.label.replace(/^(?:an?|the) /, '');

/** The same, by the kind's name. */
export const nounOfKind = (name: string): string => labelOfKind(name).replace(/^(?:an?|the) /, '');

/** What readers call a kind, by its name: `a session template`. */
export const labelOfKind = (name: string): string => kinds.find((kind) => kind.name === name)?.label ?? `a ${name}`;

/** One item of a list, by the list's name: `activity` of `activities`. */
export const itemOf = (list: string): string => list.replace(/ies$/, 'y').replace(/s$/, '');

/** Text as an author wrote it, short and on one line. */
export function quoted(text: string): string {
	const line = text.replace(/\s+/g, ' ');
	return `\`${line.length > 80 ? `${line.slice(0, 79)}…` : line}\``;
}

/** Titles in quotation marks, as a sentence names entries. */
export const titles = (entries: Iterable<{ readonly title: string }>, joint = 'and'): string =>
	listed(
		[...entries].map(({ title }) => `"${title}"`),
		joint,
	);

/** How a sentence begins that says who moves a measure together, and where. */
export function movedTogether({ measure, roles, by, place }: JointResult): string {
	const who = titles(roles);
	if (by === 'activity') return `The roles ${who} move "${measure.title}" together in "${place.title}"`;
	if (by === 'process')
		return `The roles ${who} work towards "${measure.title}" in different activities of "${place.title}"`;
	return `The roles ${who} are judged by "${measure.title}", a measure of their common goal in "${place.title}"`;
}
