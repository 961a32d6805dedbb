import { diffArrays } from 'diff';
import type { Entry } from '../../core/entry.ts';
import { hasPart } from '../../core/names.ts';
import { nth } from '../../words/sure.ts';
import type { Told } from '../found/change.ts';
import { isDifferent, type ProseDifference, type Section } from '../found/prose.ts';
import { listed, type Piece, quote, type Sentence, say } from '../found/sentence.ts';
import { turnsRound } from '../found/weighty.ts';
import { reworded as asReworded, sense } from './as.ts';
import { mentionOf, type Side, type Telling, told } from './telling.ts';

/** Tells of a section that stands in the text of another playbook. */
export const tellSectionMoved = (section: Section, from: Entry, to: Entry): Told =>
	told(
		['wording', 'reworded', 'minor'],
		say`The section ${nameOf(section)} moves from the text of ${mentionOf(from)} to that of ${mentionOf(to)}.`,
	);

/** Tells of prose: of what may change its sense first, then of the rest. */
export function* tellProse(difference: ProseDifference, telling: Telling): Generator<Told> {
	const { added, removed, reworded } = difference;
	const links = reworded.filter((pair) => same(textOf)(pair) && !same(targetsOf)(pair));
	const turned = reworded.filter(([old, now]) => turnsRound(old.text, now.text));
	const rest = reworded.filter((pair) => !turned.includes(pair) && !links.includes(pair));
	for (const pair of turned) yield* sectionTold(pair, sense, telling);
	for (const pair of links) yield linksTold(pair, telling);
	if (rest.length === 1 && added.length + removed.length + difference.retitled.length === 0 && !difference.moved) {
		yield* sectionTold(nth(rest, 0), asReworded, telling);
		return;
	}
	const left = { ...difference, reworded: rest };
	if (!isDifferent(left)) return;
	yield told(
		['wording', 'reworded', added.length > 0 || removed.length > 0 ? 'minor' : 'patch'],
		say`The text of ${telling.self} ${listed([...clauses(left)])}.`,
		{
			before: textOfAll([...removed, ...rest.map(([old]) => old)]),
			after: textOfAll([...added, ...rest.map(([, now]) => now)]),
		},
	);
}

const textOf = ({ text }: Section) => text;
const targetsOf = ({ targets }: Section) => targets;
const textOfAll = (sections: readonly Section[]) =>
	sections.map((section) => [section.title, section.text].filter(Boolean).join('\n')).join('\n\n');

/** Sentences of one section that are quoted one by one; past it, the words themselves say more. */
const mostSentences = 2;

/** Tells of a section that reads otherwise: by its sentences where they are few. */
function* sectionTold([old, now]: Pair, as: Parameters<typeof told>[0], { self }: Telling): Generator<Told> {
	const detail = { before: old.text, after: now.text };
	const changed = sentencesIn(old.text, now.text);
	const here = say`In ${nameOf(now)}, the text of ${self}`;
	if (same(linesOf)([old, now]) && !same(textOf)([old, now]))
		yield told(as, say`The text of ${self} has the lines of ${nameOf(now)} in another order.`, detail);
	else if (same(textOf)([old, now])) yield told(as, say`The text of ${self} has ${nameOf(now)} under another section.`);
	else if (changed.length === 0 || changed.reduce((sum, { size }) => sum + size, 0) > mostSentences)
		yield told(as, say`The text of ${self} is reworded in ${nameOf(now)}.`, detail);
	else
		for (const { before, after } of changed) {
			const words = { before, after };
			const how = turnsRound(before, after) ? sense : asReworded;
			if (before && after) yield told(how, say`${here} now reads: ${quote(after)}.`, words);
			else if (after) yield told(how, say`${here} now also says: ${quote(after)}.`);
			else yield told(how, say`${here} no longer says: ${quote(before)}.`);
		}
}

type Pair = readonly [Section, Section];

/** The sentences that differ, each with the one in whose place it stands. */
function sentencesIn(old: string, now: string): { before: string; after: string; size: number }[] {
	const found: ReturnType<typeof sentencesIn> = [];
	let before: readonly string[] = [];
	for (const { value, added, removed } of diffArrays(split(old), split(now))) {
		if (removed) before = value;
		else if (added) {
			found.push({ before: before.join(' '), after: value.join(' '), size: Math.max(before.length, value.length) });
			before = [];
		} else if (before.length > 0) {
			found.push({ before: before.join(' '), after: '', size: before.length });
			before = [];
		}
	}
	if (before.length > 0) found.push({ before: before.join(' '), after: '', size: before.length });
	return found;
}

const split = (text: string) => text.split(/(?<=[.!?…:]["”’)]?)\s+|\n/).filter(Boolean);

/** Tells where the links of a section lead that lead elsewhere. */
function linksTold([old, now]: Pair, telling: Telling): Told {
	const [before, after] = [old.targets.split('\n'), now.targets.split('\n')];
	const gone = before.filter((target) => !after.includes(target));
	const come = after.filter((target) => !before.includes(target));
	const names = (list: readonly string[], side: Side) =>
		listed([...new Set(list.filter(Boolean))].map((target) => targetName(target, telling, side)));
	const here = say`In ${nameOf(now)}, the text of ${telling.self}`;
	if (come.some(Boolean) && gone.some(Boolean))
		return told(asReworded, say`${here} links to ${names(come, 'after')} instead of ${names(gone, 'before')}.`);
	if (come.some(Boolean)) return told(asReworded, say`${here} now also links to ${names(come, 'after')}.`);
	if (gone.some(Boolean)) return told(asReworded, say`${here} no longer links to ${names(gone, 'before')}.`);
	return told(asReworded, say`${here} has its links in another order.`);
}

function targetName(target: string, { two }: Telling, side: Side): Piece {
	const [id = '', part] = target.split('#');
	const sides = side === 'after' ? [two.after, two.before] : [two.before, two.after];
	const entry = sides.map((book) => book.find(id)).find((one) => one !== undefined);
	return entry && (part === undefined || hasPart(entry, part)) ? mentionOf(entry, part) : quote(target);
}

const same =
	(by: (section: Section) => string) =>
	([old, now]: Pair): boolean =>
		by(old) === by(now);

function* clauses({ added, removed, reworded, retitled, moved }: ProseDifference): Generator<Sentence> {
	const otherWords = reworded.filter((pair) => !same(linesOf)(pair));
	const otherOrder = reworded.filter((pair) => same(linesOf)(pair) && !same(textOf)(pair));
	const otherDepth = reworded.filter(same(textOf));
	const names = (pairs: typeof reworded) => listed(pairs.map(([, now]) => nameOf(now)));
	if (otherWords.length > 0) yield say`is reworded in ${names(otherWords)}`;
	if (otherOrder.length > 0) yield say`has the lines of ${names(otherOrder)} in another order`;
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
const linesOf = ({ text }: Section) => text.split('\n').sort().join('\n');

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
