import type { Handbook } from '../core/handbook.ts';
import { standingsOf, type Verdict } from './standing.ts';

/** How a handbook stands, in numbers. */
export interface Stand {
	readonly errors: number;
	readonly warnings: number;
	/** How each collaboration stands with each of the seven things it needs, in their order, by its id. */
	readonly collaborations: Readonly<Record<string, readonly Verdict[]>>;
}

/** How the handbook stood at one time. */
export interface PastStand extends Stand {
	/** Year-month-day; it was judged as of that day. */
	readonly day: string;
	/** The commit, short as git writes it, where the day alone does not say which. */
	readonly revision?: string;
}

/** How a handbook came to stand as it does. */
export interface Trend {
	/** Whether everything there was is known. */
	readonly complete: boolean;
	/** Oldest first; the present is not among them. */
	readonly past: readonly PastStand[];
}

/** How `book` stands. */
export function standOf(book: Handbook): Stand {
	const count = (severity: string) => book.diagnostics.filter((one) => one.severity === severity).length;
	return {
		errors: count('error'),
		warnings: count('warning'),
		collaborations: Object.fromEntries(
			standingsOf(book).map(({ team, judgements }) => [
				team.collaboration.id,
				judgements.map(({ verdict }) => verdict),
			]),
		),
	};
}
