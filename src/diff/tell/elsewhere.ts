import { Ref } from '../../core/kind.ts';
import type { Told } from '../found/change.ts';
import type { Move } from '../found/moves.ts';
import { latest, type NewName } from '../found/pairs.ts';
import { quote, say } from '../found/sentence.ts';
import { mentionOf, told } from './telling.ts';

/** Tells of a part that stands in another playbook. */
export function tellMoved({ from, to }: Move): Told {
	const { field, item } = to.difference;
	const giver = mentionOf(latest(from.pair));
	const entry = to.pair.after!;
	const taker = mentionOf(entry);
	if (field === 'decides')
		return told(
			['duty', 'decision', 'major'],
			say`${taker} may now decide ${quote(String(item.decision))} instead of ${giver}.`,
		);
	const name = mentionOf(entry, String(item.id));
	if (field === 'accountabilities')
		return told(['duty', 'duty-moved', 'major'], say`${taker} answers for ${name} instead of ${giver}.`);
	if (field === 'commitments' && item.by instanceof Ref)
		return told(
			['duty', 'duty-moved', 'major'],
			say`${quote(String(item.behaviour))} moves from ${giver} to ${taker}.`,
		);
	return told(['practice', 'flow', 'minor'], say`${name} moves from ${giver} to ${taker}.`);
}

/** Tells of a name that is another one wherever it stood. */
export const tellNewName = ({ before, after }: NewName): Told =>
	told(['wording', 'renamed', 'patch'], say`${quote(before)} is now called ${quote(after)}.`);
