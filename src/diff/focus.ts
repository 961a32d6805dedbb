import type { Entry } from '../core/entry.ts';
import type { Focus } from './concern.ts';
import type { Difference } from './found/differences.ts';
import type { Item } from './found/match.ts';
import { refsIn } from './found/merges.ts';
import type { Pair } from './found/pairs.ts';

/** The places that a difference touches in both handbooks, with the pages in which the same change stands. */
export function focus(
	pair: Pair,
	difference?: Difference,
	also: readonly Required<Pair>[] = [],
	field?: string,
): Touched {
	return {
		before: [
			...focusIn(pair.before, 'before', difference, field),
			...also.flatMap(({ before }) => focusIn(before, 'before', undefined, 'prose')),
		],
		after: [
			...focusIn(pair.after, 'after', difference, field),
			...also.flatMap(({ after }) => focusIn(after, 'after', undefined, 'prose')),
		],
	};
}

/** Where in one of the two handbooks a difference stands. */
export function focusIn(
	entry: Entry | undefined,
	side: 'before' | 'after',
	difference?: Difference,
	field: string = difference?.field.replace(/\+.*$/, '') ?? '',
): readonly Focus[] {
	if (!entry) return [];
	const within = difference?.within.map((one) => one[side]).filter((one) => one !== undefined) ?? [];
	const came = difference?.form === 'added' || difference?.form === 'removed' ? difference : undefined;
	const isHere = came?.form === (side === 'after' ? 'added' : 'removed');
	return [
		{
			entry,
			field,
			items: came && isHere ? [...within, came.item] : within,
			named: difference ? refsIn(difference, side) : [],
		},
	];
}

/** The places that a change touches. */
export interface Touched {
	readonly before: readonly Focus[];
	readonly after: readonly Focus[];
}

/** Names of fields and ids of items on the way to a difference. */
export function placeOf({ field, within }: Difference, item?: Item): string {
	const ids = [...within.map(({ after, before }) => after ?? before), item];
	return field
		.replace(/\+.*$/, '')
		.split('.')
		.flatMap((name, i) => {
			const id = ids[i]?.id;
			return typeof id === 'string' ? [name, id] : [name];
		})
		.join('.');
}
