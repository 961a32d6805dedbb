import { got, nth } from '../../words/sure.ts';
import type { Told } from '../found/change.ts';
import type { Difference } from '../found/differences.ts';
import { listed, type Piece, quote, say } from '../found/sentence.ts';
import { order } from './as.ts';
import { itemName } from './item.ts';
import { type Telling, told } from './telling.ts';

/** What one of a list is called, and several. */
const nouns: Readonly<Record<string, readonly [string, string]>> = {
	activities: ['activity', 'activities'],
	areas: ['area', 'areas'],
	blocks: ['block', 'blocks'],
	levels: ['level', 'levels'],
	stages: ['stage', 'stages'],
	steps: ['step', 'steps'],
};

/** So many that moved are told one by one; past it, the whole order says more. */
const mostMoved = 2;

/** Tells which of a list stands elsewhere in it. */
export function tellOrder(difference: Extract<Difference, { form: 'order' }>, telling: Telling): readonly Told[] {
	const { before, after, field } = difference;
	const [one, several] = nouns[field.slice(field.lastIndexOf('.') + 1)] ?? ['entry', 'entries'];
	const name = (item: (typeof after)[number] | undefined): Piece =>
		typeof item === 'string' ? quote(item) : itemName(item ?? {}, telling, 'after');
	const detail = { before: before.map(wordsOf).join('\n'), after: after.map(wordsOf).join('\n') };
	const moved = movedIn(before, after);
	if (moved.length > mostMoved)
		return [
			told(order, say`The ${several} of ${telling.thing} follow in another order: ${listed(after.map(name))}.`, detail),
		];
	return moved.map((item) => {
		const place = (list: typeof after) => {
			const previous = list[list.indexOf(item) - 1];
			return previous === undefined ? say`first` : say`after ${name(previous)}`;
		};
		return told(
			order,
			say`In ${telling.thing}, the ${one} ${name(item)} now comes ${place(after)} instead of ${place(before)}.`,
		);
	});
}

const wordsOf = (item: string | Readonly<Record<string, unknown>>) =>
	typeof item === 'string' ? item : String(item.title ?? item.text ?? item.id ?? '');

/** The fewest that have to be moved to get from one order to the other. */
function movedIn<One>(before: readonly One[], after: readonly One[]): readonly One[] {
	const places = new Map(before.map((one, i) => [one, i]));
	// For each, the longest run up to it whose places rise.
	const runs: { readonly length: number; readonly last: number | undefined }[] = [];
	for (const [i, one] of after.entries()) {
		let best: (typeof runs)[number] = { length: 1, last: undefined };
		for (let j = 0; j < i; j++)
			if (got(places, nth(after, j)) < got(places, one) && nth(runs, j).length >= best.length)
				best = { length: nth(runs, j).length + 1, last: j };
		runs.push(best);
	}
	const kept = new Set<One>();
	let at: number | undefined = runs.reduce((best, { length }, i) => (length > nth(runs, best).length ? i : best), 0);
	for (; at !== undefined && runs[at]; at = nth(runs, at).last) kept.add(nth(after, at));
	return after.filter((one) => !kept.has(one));
}
