import type { Entry } from '../core/entry.ts';
import type { Facts } from '../core/handbook.ts';
import { memoized } from '../core/memoized.ts';
import { nth } from '../words/sure.ts';
import { differences } from './found/differences.ts';
import { itemsOf } from './found/match.ts';
import { type Merge, mergesAmong } from './found/merges.ts';
import { type Found, type Move, movesAmong } from './found/moves.ts';
import { artefactNames, artefactsOf, levelNames } from './found/names.ts';
import { latest, type Pair, pairHandbooks, type Two } from './found/pairs.ts';
import { together } from './together.ts';

/** Two handbooks with all in which their facts differ. */
export interface Compared {
	readonly two: Two;
	readonly found: readonly Found[];
	readonly moves: readonly Move[];
	/** Playbooks that went into others. */
	readonly merges: readonly Merge[];
}

/** Finds what is the same in two handbooks under another name or in another place, and in what the rest differs. */
export const compareHandbooks = (before: Facts, after: Facts): Compared => comparedWith(before)(after);

const comparedWith = memoized((before: Facts) => memoized((after: Facts) => compare(before, after)));

function compare(before: Facts, after: Facts): Compared {
	const paired = pairHandbooks(before, after);
	const used = { before: artefactsOf(before), after: artefactsOf(after) };
	const two = { ...paired, levels: levelNames(paired), artefacts: artefactNames(paired), used };
	let compared = comparedIn(two);
	const merges = mergesAmong(two, compared.found, compared.moves);
	if (merges.length > 0) {
		const heirs = merges.flatMap(({ gone, heir }) => gone.map(({ id }): [string, string] => [id, heir.id]));
		compared = { ...comparedIn({ ...two, renamed: new Map([...two.renamed, ...heirs]) }), merges };
	}
	// What leads to a part that moved leads to it in its new place.
	if (compared.moves.length > 0)
		compared = {
			...comparedIn({ ...compared.two, parts: new Map([...two.parts, ...compared.moves.flatMap(partMoved)]) }),
			merges,
		};
	return compared;
}

function comparedIn(two: Two): Compared {
	const reused = [...two.renamed.keys(), ...two.parts.keys()].some((id) => isThere(two.after, id));
	const found: Found[] = [];
	const wholes: Found[] = [];
	for (const pair of two.pairs) {
		const { before, after } = pair;
		if (!before || !after) wholes.push(...partsOf(pair));
		else if (reused || !isUnchanged(before, after))
			for (const difference of together(two, [...differences(two, { before, after })]))
				found.push({ pair, difference });
	}
	return { two, found, moves: movesAmong(two, [...found, ...wholes]), merges: [] };
}

function isThere(book: Facts, id: string): boolean {
	const [playbook = '', part] = id.split('#');
	const entry = book.find(playbook);
	return entry !== undefined && (part === undefined || entry.parts.some((one) => one.id === part));
}

/** The same text in the same place has the same meaning, unless what it refers to by its id is something else. */
export const isUnchanged = (a: Entry, b: Entry): boolean =>
	a === b ||
	(a.id === b.id &&
		a.sources.length === b.sources.length &&
		a.sources.every(({ path, text }, i) => path === nth(b.sources, i).path && text === nth(b.sources, i).text));

/** The parts of a playbook that is new or gone, since they may come from another one, or be in it. */
export function* partsOf(pair: Pair): Generator<Found> {
	const { after } = pair;
	const entry = latest(pair);
	for (const list of new Set(entry.parts.map((part) => part.list)))
		for (const item of itemsOf(entry.data[list]))
			yield {
				pair: after ? { after } : { before: entry },
				difference: { field: list, within: [], form: after ? 'added' : 'removed', item },
			};
}

function partMoved({ from, to }: Move): [string, string][] {
	const [old, now] = [from.difference.item.id, to.difference.item.id];
	if (typeof old !== 'string' || typeof now !== 'string') return [];
	return [[`${from.pair.before!.id}#${old}`, `${to.pair.after!.id}#${now}`]];
}
