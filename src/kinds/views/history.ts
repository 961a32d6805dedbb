import type { Entry } from '../../core/entry.ts';
import { memoized } from '../../core/memoized.ts';

interface Change {
	readonly version: string;
	readonly date: string;
	readonly note: string;
	/** Ids of the parts and names of the fields that are different, where the author names them. */
	readonly parts?: readonly string[];
}

/** When an entry was last confirmed; pages have no such day. */
export const reviewOf = ({
	data,
}: Entry): { readonly on: string; readonly every?: string; readonly evidence?: string } | undefined =>
	(data as { reviewed?: { on: string; every?: string; evidence?: string } }).reviewed;

/** The version an entry says it has. */
export const versionOf = ({ data: { version } }: Entry): string | undefined =>
	typeof version === 'string' ? version : undefined;

/** What was noted as changed in an entry, as it stands there. */
export const changesOf = ({ data }: Entry): readonly Change[] =>
	(data as { changes?: readonly Change[] }).changes ?? [];

/**
 * The changes of an entry that are more than wording, newest first: those that raised the first or second number of its
 * version. What was there from the beginning is no change.
 */
export const realChanges = memoized((entry: Entry): readonly RealChange[] => {
	const ordered = changesOf(entry)
		.map((change, index) => ({ ...change, index }))
		.sort((a, b) => compareVersions(b.version, a.version));
	return ordered.filter(({ version }, i) => {
		const before = ordered[i + 1];
		if (before) return minorOf(version) !== minorOf(before.version);
		return version.endsWith('.0') && compareVersions(version, firstVersion) > 0;
	});
});

/** A change with its place in the list. */
export type RealChange = Change & { readonly index: number };

/** What a playbook begins with; a log that begins higher has lost its beginning. */
const firstVersion = '1.0.0';

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
