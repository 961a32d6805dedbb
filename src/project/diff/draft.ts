import type { Told } from './change.ts';
import type { Touched } from './focus.ts';
import type { Pair } from './pairs.ts';

/** A sentence about a difference, with the places it stands in. */
export interface Draft extends Touched {
	readonly pair: Pair;
	readonly told: Told;
	readonly place: string;
}
