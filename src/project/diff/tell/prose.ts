import type { Entry } from '../../../core/entry.ts';
import type { Told } from '../change.ts';
import type { ProseDifference, Section } from '../prose.ts';
import { listed, type Piece, quote, type Sentence, say } from '../sentence.ts';
import { mentionOf, type Telling, told } from './telling.ts';

/** Tells of a section that stands in the text of another playbook. */
export const tellSectionMoved = (section: Section, from: Entry, to: Entry): Told =>
	told(
		['wording', 'reworded', 'minor'],
		say`The section ${nameOf(section)} moves from the text of ${mentionOf(from)} to that of ${mentionOf(to)}.`,
	);

/** Tells of prose in one sentence that names the sections. */
export function tellProse(difference: ProseDifference, { self }: Telling): Told {
	const { added, removed, reworded } = difference;
	const text = (sections: readonly Section[]) =>
		sections.map((section) => [section.title, section.text].filter(Boolean).join('\n')).join('\n\n');
	return told(
		['wording', 'reworded', added.length > 0 || removed.length > 0 ? 'minor' : 'patch'],
		say`The text of ${self} ${listed([...clauses(difference)])}.`,
		{
			before: text([...removed, ...reworded.map(([old]) => old)]),
			after: text([...added, ...reworded.map(([, now]) => now)]),
		},
	);
}

function* clauses({ added, removed, reworded, retitled, moved }: ProseDifference): Generator<Sentence> {
	const same = (by: (section: Section) => string) => (pair: readonly [Section, Section]) => by(pair[0]) === by(pair[1]);
	const otherWords = reworded.filter((pair) => !same(wordsIn)(pair));
	const otherOrder = reworded.filter((pair) => same(wordsIn)(pair) && !same(({ text }) => text)(pair));
	const otherLinks = reworded.filter((pair) => same(({ text }) => text)(pair) && !same(({ targets }) => targets)(pair));
	const names = (pairs: typeof reworded) => listed(pairs.map(([, now]) => nameOf(now)));
	if (otherWords.length > 0) yield say`is reworded in ${names(otherWords)}`;
	if (otherOrder.length > 0) yield say`has the lines of ${names(otherOrder)} in another order`;
	if (otherLinks.length > 0) yield say`has links in ${names(otherLinks)} that lead elsewhere`;
	const otherDepth = reworded.filter((pair) => same(({ text }) => text)(pair) && same(({ targets }) => targets)(pair));
	if (otherDepth.length > 0) yield say`has ${names(otherDepth)} under another section`;
	if (added.length > 0) yield say`has ${sections(added, 'new ')}`;
	if (removed.length > 0) yield say`no longer has ${sections(removed, '')}`;
	for (const [old, now] of retitled)
		yield now.title && old.title
			? say`calls the section ${nameOf(old)} now ${nameOf(now)}`
			: say`has ${nameOf(now)} where ${nameOf(old)} was`;
	if (moved) yield say`has its sections in another order`;
}

/** The lines of a section, whatever their order. */
const wordsIn = ({ text }: Section) => text.split('\n').sort().join('\n');

/** `the new sections A and B`, and what stands before the first heading by what it is. */
function sections(list: readonly Section[], which: string): Sentence {
	const titled = list.filter(({ title }) => title);
	const untitled = list.length > titled.length ? [say`${which ? 'a' : 'the'} ${which}introduction`] : [];
	const named =
		titled.length > 0
			? [say`the ${which}${titled.length > 1 ? 'sections' : 'section'} ${listed(titled.map(nameOf))}`]
			: [];
	return listed([...untitled, ...named]);
}

const nameOf = ({ title }: Section): Piece => (title ? quote(title) : 'the introduction');
