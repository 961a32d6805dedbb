import type { Entry } from '../../src/core/entry.ts';
import type { Handbook } from '../../src/core/handbook.ts';
import type { Mutant } from './mutant.ts';

/** What should be said about a kind of mistake. */
export interface Expectation {
	/** Rules of which at least one must speak. */
	readonly must: readonly string[];
	/** Rules that may speak along. */
	readonly may?: readonly string[];
	/** Whether the finding must mark the very text that is wrong. */
	readonly exactly?: boolean;
	/** Whether playbooks that name this one, or are named by it, are the right place, too. */
	readonly around?: boolean;
	/** Mistakes that no rule could know of, since no other fact contradicts them: all, or those for which `when` holds. */
	readonly exempt?: { readonly why: string; readonly when?: Judgement };
}

type Judgement = (mutant: Mutant, book: Handbook) => boolean;

/** What should be said when a reference is removed, its list emptied, or led to another playbook of its kind. */
export interface Relation {
	/** Whether the item that holds the reference is the relation, and goes with it. */
	readonly item?: boolean;
	readonly remove?: Expectation;
	readonly empty?: Expectation;
	readonly swap?: Expectation;
	/** Which of the others something contradicts, where not all are: a swap takes one of those. */
	readonly to?: (peer: Peer, mutant: Pick<Mutant, 'entry' | 'path'>, book: Handbook) => boolean;
}

/** What a reference could name instead. */
export interface Peer {
	/** Written the way the reference is written. */
	readonly text: string;
	readonly entry: Entry;
	readonly part?: string;
}

export const must = (rules: string, options: Omit<Expectation, 'must'> = {}): Expectation => ({
	must: rules.split(' '),
	...options,
});
export const never = (why: string): Expectation => ({ must: [], exempt: { why } });
/** The same for every way to break a relation. */
export const each = (expectation: Expectation): Relation => ({
	remove: expectation,
	empty: expectation,
	swap: expectation,
});
/** Of a field that no other fact repeats, every change is as good as what was there. */
export const free = (why: string): Relation => ({ remove: never(why), empty: never(why), swap: never(why) });
export const unless = (why: string, when: Judgement): Pick<Expectation, 'exempt'> => ({ exempt: { why, when } });

/** Wrong in any field. */
export const wrongText = {
	misspell: must('unknown-reference', { exactly: true }),
	alien: must('wrong-kind-reference unknown-reference', { exactly: true }),
	link: must('broken-link', { exactly: true }),
	heading: must('broken-anchor', { exactly: true }),
};
