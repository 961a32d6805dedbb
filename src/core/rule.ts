import type { Entry } from './entry.ts';
import type { Edit } from './fix.ts';
import type { Facts } from './handbook.ts';
import type { Kind } from './kind.ts';
import type { Path } from './path.ts';
import type { Range, Severity, Source } from './source.ts';

/** How much of a handbook is checked: each profile includes the ones before it. */
type Profile = 'starter' | 'standard' | 'strict';

/** What a rule found: where, what is wrong and why, and how to mend it. */
export interface Problem {
	readonly entry: Entry;
	/** Path in the data; together with rule and entry it identifies the finding, whatever line it stands on. */
	readonly path?: Path;
	readonly part?: 'key' | 'value';
	/** Where it stands, for what is not in the data: prose, a file. */
	readonly source?: Source;
	readonly range?: Range;
	/** Names the finding within the entry where there is no path: a link's address, say. */
	readonly key?: string;
	readonly message: string;
	readonly help?: string;
	/** Only where a rule's cases differ in weight. */
	readonly severity?: Severity;
	/** What mends it for certain; absent where a person has to decide. */
	readonly fix?: readonly Edit[];
	/** Id of what it names and the handbook does not have. */
	readonly lacks?: string;
	/** What `help` says to write, where it names a text. */
	readonly suggests?: readonly Edit[];
	/** Names of the kinds among which something was sought in vain, where it is not the same for all problems of the rule. */
	readonly sought?: readonly string[];
	/** The other ends of the problem. */
	readonly related?: readonly { readonly entry: Entry; readonly path: Path; readonly message: string }[];
}

/** What can be seen from one playbook: the day, the settings, and whatever its links lead to, however far. */
export type Near = Pick<Facts, 'today' | 'settings' | 'linksFrom' | 'follow'>;

interface Terms {
	/** Kebab-case and permanent: people search for it. */
	readonly id: string;
	readonly severity: Severity;
	/** The smallest profile in which it runs. */
	readonly profile: Profile;
	/**
	 * What its findings make less reliable: one of the things that collaborations need, by id; `playbook` for whatever its
	 * playbook stands for, `page` for nothing but how pages are written, linked and kept.
	 */
	readonly weakens: string;
	/** Whether it speaks of texts that are still to be filled, of which all others keep silent. */
	readonly ofToDos?: true;
}

/** A rule that compares playbooks, so that an edit anywhere may change what it finds. */
export interface BookRule extends Terms {
	/**
	 * Whether it argues from something being absent: then it keeps silent while a reference is broken or a file
	 * unreadable. With names of kinds, only where it is so in a playbook of these, or in one that the problem is about.
	 */
	readonly fromAbsence?: true | readonly string[];
	/** Makes a check that may keep for the next time what it worked out: one for each checker. */
	checker(): (book: Facts) => Iterable<Problem>;
}

/** A rule that judges one playbook at a time. What it found stands until that playbook, or one it came to along links, is edited. */
export interface EntryRule extends Terms {
	/** Whether it argues from something being absent: then it keeps silent where a playbook it came to is not sound. */
	readonly fromAbsence?: true;
	/** Name of the kind it judges; all kinds where absent. */
	readonly kind?: string;
	judge(entry: Entry, book: Near): Iterable<Problem>;
}

export type Rule = BookRule | EntryRule;

/** Defines a rule that compares playbooks, by its check or, where that keeps something, by what makes one. */
export const defineRule = (
	rule: BookRule | (Omit<BookRule, 'checker'> & { check(book: Facts): Iterable<Problem> }),
): Rule => ('checker' in rule ? rule : { ...rule, checker: () => rule.check });

/** Defines a rule that judges each playbook of `kind`, or of every kind, by itself. */
export function defineEntryRule<K extends Kind>({
	kind,
	judge,
	...terms
}: Terms &
	Pick<EntryRule, 'fromAbsence'> & { readonly kind?: K; judge(entry: Entry<K>, book: Near): Iterable<Problem> }): Rule {
	return { ...terms, ...(kind ? { kind: kind.name } : {}), judge: judge as EntryRule['judge'] };
}
