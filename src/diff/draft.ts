import type { Touched } from './focus.ts';
import type { Told } from './found/change.ts';
import type { Pair } from './found/pairs.ts';

/** A sentence about a difference, with the places it stands in. */
export interface Draft extends Touched {
	readonly pair: Pair;
	readonly told: Told;
	readonly place: string;
}
