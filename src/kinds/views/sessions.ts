import type { Entry } from '../../core/entry.ts';
import type { session } from '../session.ts';
import { perEntry } from './kept.ts';
import { targets } from './reached.ts';

type Session = Entry<typeof session>;

/** A block of an agenda with the minute at which it begins and ends. */
interface Slot {
	readonly index: number;
	readonly block: NonNullable<Session['data']['blocks']>[number];
	readonly start: number;
	readonly end: number;
}

/** The blocks of a session on the clock: parallel blocks begin together, and the next waits for the longest of them. */
export function agendaOf({ data: { blocks = [] } }: Session): Slot[] {
	const slots: Slot[] = [];
	let start = 0;
	let end = 0;
	for (const [index, block] of blocks.entries()) {
		if (!block.parallel) start = end;
		end = Math.max(end, start + block.minutes);
		slots.push({ index, block, start, end: start + block.minutes });
	}
	return slots;
}

/** How many minutes the blocks of a session take. */
export const minutesOf = (entry: Session): number => Math.max(0, ...agendaOf(entry).map(({ end }) => end));

/** The roles a session invites: those it cannot do without, and those that are welcome. */
export const invited = perEntry(
	(book, entry: Entry): ReadonlySet<Entry> =>
		new Set([...targets(book, entry, 'required', '*'), ...targets(book, entry, 'optional', '*')]),
);
