import { Ref } from '../../core/kind.ts';
import type { Item } from '../found/match.ts';
import type { Piece } from '../found/sentence.ts';
import { pieceOf, type Side, type Telling } from './telling.ts';

/** What readers would call an item of a list: its title, its text, or what it refers to. */
export function itemName(item: Item, telling: Telling, side: Side): Piece {
	const entry = telling.pair[side];
	const id = typeof item.id === 'string' ? item.id : undefined;
	const text = [item.title, item.text, item.name].find((one) => typeof one === 'string');
	if (id !== undefined && entry) return { text: text ?? id, id: entry.id, part: id };
	const first = text ?? Object.values(item).find((one) => typeof one === 'string' || one instanceof Ref);
	return first === undefined ? 'an entry' : pieceOf(telling, first, side);
}
