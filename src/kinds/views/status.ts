import type { Entry } from '../../core/entry.ts';
import type { Near, Problem } from '../../core/rule.ts';

type Status = 'draft' | 'active' | 'deprecated' | 'retired';

/** How far readers may rely on `entry`. Free pages have no status, but some say that they are being written. */
export function statusOf({ kind, data }: Entry): Status {
	if (!kind.free) return (data as { status?: Status }).status ?? 'active';
	const { draft, published } = data as { draft?: boolean; published?: boolean };
	return draft || published === false ? 'draft' : 'active';
}

/** Whether an entry is or will be in force: only then is it judged for what it lacks. */
export const isCurrent = (entry: Entry): boolean => statusOf(entry) === 'active' || statusOf(entry) === 'draft';

/** What a finding about something that is absent weighs: where a draft is one of its ends, it is a note on what is left to write. */
export const mild = (...ends: readonly Entry[]): Pick<Problem, 'severity'> =>
	ends.some(isDraft) ? { severity: 'info' } : {};

export const isDraft = (entry: Entry): boolean => statusOf(entry) === 'draft';

/** The entry that takes the place of `entry`, where it names one. */
export const successorOf = (book: Near, entry: Entry): Entry | undefined => book.follow(entry, ['replaced_by'])?.to;
