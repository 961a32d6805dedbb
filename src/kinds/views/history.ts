import type { Entry } from '../../core/entry.ts';

interface Change {
	readonly version: string;
	readonly date: string;
	readonly note: string;
}

/** When an entry was last confirmed; pages have no such day. */
export const reviewOf = ({
	data,
}: Entry): { readonly on: string; readonly every?: string; readonly evidence?: string } | undefined =>
	(data as { reviewed?: { on: string; every?: string; evidence?: string } }).reviewed;

/** What was noted as changed in an entry, as it stands there. */
export const changesOf = ({ data }: Entry): readonly Change[] =>
	(data as { changes?: readonly Change[] }).changes ?? [];

/** The newest change of an entry that is more than wording: one that raised the first or second number of its version. */
export function lastRealChange(entry: Entry): RealChange | undefined {
	const known = realChanges.get(entry);
	if (known) return known.change;
	const change = findRealChange(entry);
	realChanges.set(entry, { change });
	return change;
}

type RealChange = Change & { readonly index: number };

const realChanges = new WeakMap<Entry, { readonly change: RealChange | undefined }>();

function findRealChange(entry: Entry): RealChange | undefined {
	const changes = changesOf(entry).map((change, index) => ({ ...change, index }));
	const ordered = changes.toSorted((a, b) => compareVersions(b.version, a.version));
	return ordered.find((change, i) => {
		const before = ordered[i + 1];
		return before ? minorOf(change.version) !== minorOf(before.version) : change.version.endsWith('.0');
	});
}

/** Below zero where version `a` is older than `b`. */
export function compareVersions(a: string, b: string): number {
	const [left, right] = [a.split('.').map(Number), b.split('.').map(Number)];
	return left[0]! - right[0]! || left[1]! - right[1]! || left[2]! - right[2]!;
}

const minorOf = (version: string) => version.slice(0, version.lastIndexOf('.'));

/** What stands in a change until somebody has written what is different. */
export const stubNote = 'To write: what is different for the people who do the work.';

/** Pages that one look can confirm: comparing a page with the work takes an hour, and a working day has eight. */
export const mostInOneLook = 8;
