import type { Entry } from './entry.ts';
import type { Edit } from './fix.ts';
import type { Handbook } from './handbook.ts';
import type { Range, Source } from './source.ts';
import type { Path } from './yaml.ts';

export type Severity = 'error' | 'warning' | 'info';

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
	/** The other ends of the problem. */
	readonly related?: readonly { readonly entry: Entry; readonly path: Path; readonly message: string }[];
}

/** What a rule may look at: everything but findings. */
export type Facts = Omit<Handbook, 'diagnostics' | 'waived'>;

export interface Rule {
	/** Kebab-case and permanent: people search for it. */
	readonly id: string;
	readonly severity: Severity;
	/** The smallest profile in which it runs. */
	readonly profile: Profile;
	/** Whether it argues from something being absent: then it keeps silent while a reference is broken or a file unreadable. */
	readonly fromAbsence?: boolean;
	check(book: Facts): Iterable<Problem>;
}

export const defineRule = (rule: Rule): Rule => rule;
