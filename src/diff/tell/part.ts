import { type Piece, say } from '../found/sentence.ts';
import { dutyAdded, dutyMoved, dutyRemoved } from './as.ts';
import { pieceOf, type Teller, type Tellers, told } from './telling.ts';

/** The ways in which a role has to do with an activity, as said of one that has it and of one that had it. */
const parts = {
	responsible: {
		now: (role: Piece, thing: Piece) => say`${role} now does ${thing}`,
		before: 'it did it',
		as: dutyAdded,
	},
	consulted: {
		now: (role: Piece, thing: Piece) => say`${role} is now asked before the result of ${thing} stands`,
		before: 'it was asked before the result stood',
		as: dutyMoved,
	},
	informed: {
		now: (role: Piece, thing: Piece) => say`${role} is now told of the result of ${thing}`,
		before: 'it was told of the result',
		as: dutyRemoved,
	},
} as const;

/** A role that has another part in an activity than before, from each part to each other one. */
export const partTellers: Tellers = Object.fromEntries(
	Object.entries(parts).flatMap(([from, was]) =>
		Object.entries(parts).map(([to, is]): [string, Teller] => [
			`activities.${from}+${to}`,
			(difference, telling) => {
				if (difference.form !== 'value') return [];
				const role = pieceOf(telling, difference.after, 'after');
				// From being told to being asked, a duty comes.
				const as = from === 'informed' ? dutyAdded : is.as;
				return [told(as, say`${is.now(role, telling.thing)}; before, ${was.before}.`)];
			},
		]),
	),
);
