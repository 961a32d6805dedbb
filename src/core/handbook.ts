import type { Diagnostic } from './diagnostic.ts';
import type { Entry } from './entry.ts';
import type { Kind } from './kind.ts';
import type { Link } from './link.ts';
import type { Source } from './source.ts';

/** Everything known about a set of sources. The one value the site, the command line and the language server read. */
export interface Handbook {
	readonly sources: ReadonlyMap<string, Source>;
	/** Every playbook and page, in order of id, and the settings. */
	readonly entries: readonly Entry[];
	/** The settings, where the kinds have any: an entry that holds the defaults where nobody wrote some. */
	readonly settings: Entry | undefined;
	readonly links: readonly Link[];
	readonly diagnostics: readonly Diagnostic[];
	/** The day of the check, as year-month-day: what is overdue depends on it. */
	readonly today: string;
	/** The state this one is compared with, where there is one: what changed since then is judged, too. */
	readonly base?: Facts;
	/** What is known elsewhere of how an entry differs from what it said on a day; `undefined` where nothing is. */
	readonly changedSince?: ChangedSince;
	/** What version control knows of the names of earlier states. */
	readonly isRevision?: IsRevision;
	/** How much is checked: the profile, and by each larger one the number of rules that it holds back. */
	readonly profile: {
		readonly name: string;
		readonly unrun: readonly { readonly name: string; readonly rules: number }[];
	};
	/** Findings that the settings excuse. */
	readonly waived: readonly Diagnostic[];
	/** Whether every file could be read whole and every reference resolved. */
	readonly sound: boolean;
	/** Whether the same holds of one entry: the text of it, and the references among its facts. */
	isSound(entry: Entry): boolean;
	/** Names of the kinds of which some entry is not sound or not there, or some file could not be read. */
	readonly unsoundKinds: ReadonlySet<string>;
	/** Entries of one kind, typed by its schema. */
	of<K extends Kind>(kind: K): readonly Entry<K>[];
	/** The entry with this id (`roles/account-executive`). */
	find(id: string): Entry | undefined;
	/** The entry a field refers to at `path`, where the reference resolves. */
	follow(entry: Entry, path: readonly PropertyKey[]): Link | undefined;
	linksFrom(entry: Entry): readonly Link[];
	linksTo(entry: Entry): readonly Link[];
}

export interface CheckOptions {
	/** Today's date, as year-month-day; the core has no clock. */
	readonly today: string;
	/** The state to compare with, for rules that judge what changed. */
	readonly base?: Facts;
	/** Knows how entries differ from what they were, for what their own list of changes leaves open. */
	readonly changedSince?: ChangedSince;
	/** Knows whether a tag or commit that the settings name is there. */
	readonly isRevision?: IsRevision;
	/** Knows what else the site has than what somebody wrote, for links that lead there. */
	readonly onSite?: OnSite;
	/** Sees each step of a check run, for those who measure it. */
	readonly watch?: Watch;
}

/** The fields and parts in which an entry means something else than it did on a day. */
export type ChangedSince = (
	entry: Entry,
	day: string,
) => readonly { readonly field?: string; readonly part?: string }[] | undefined;

/** Whether a name stands for a state of the handbook that version control keeps; `undefined` where it cannot tell. */
export type IsRevision = (name: string) => boolean | undefined;

export type Watch = (step: string, run: () => void) => void;

/** What a rule may look at: everything but findings. */
export type Facts = Omit<Handbook, 'diagnostics' | 'waived' | 'profile'>;

/** Knows, of what a handbook holds, whether its site has something at an address that nobody wrote. */
export type OnSite = (facts: Facts) => (path: string) => boolean;
