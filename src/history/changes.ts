import type { Entry } from '../core/entry.ts';
import type { Facts } from '../core/handbook.ts';
import { role } from '../kinds/role.ts';
import { changesOf, compareVersions } from '../kinds/views/history.ts';
import { perBook } from '../kinds/views/kept.ts';
import { dependentsOf } from '../kinds/views/reviews.ts';
import { isCurrent } from '../kinds/views/status.ts';
import { firstIdOf } from './first-id.ts';
import type { History } from './history.ts';

/** What a version means for those who do the work: their duties change, something is added, the words do; or the playbook is new. */
export type Weight = 'new' | 'duties' | 'addition' | 'wording';

/** A change that a playbook notes. */
export interface NotedChange {
	/** Names it on every device: the playbook and the version. */
	readonly key: string;
	readonly entry: Entry;
	readonly version: string;
	readonly date: string;
	readonly note: string;
	readonly weight: Weight;
	/** The roles that have to do with the playbook, in order of title. */
	readonly roles: readonly Entry[];
}

/** Names a change for good, on every device, whatever the address of its playbook: the first id of that and the version. */
export const lastingKey = ({ entry, version }: NotedChange, book: Facts, history: History | undefined): string =>
	`${firstIdOf(entry, book, history)}@${version}`;

/** The page that lists them. */
export const changesPath = '/changes/';

/** Every change that the playbooks in force note, newest first. */
export const changesIn = perBook((book): readonly NotedChange[] =>
	book.entries
		.filter((entry) => !entry.kind.single && isCurrent(entry))
		.flatMap((entry) => changesNotedIn(book, entry))
		.sort((a, b) => (a.date === b.date ? inOneDay(a, b) : a.date < b.date ? 1 : -1)),
);

/** The changes that concern one role, newest first. */
export const changesFor = (book: Facts, one: Entry): readonly NotedChange[] => byRole(book).get(one) ?? [];

const byRole = perBook((book): ReadonlyMap<Entry, readonly NotedChange[]> => {
	const found = new Map<Entry, NotedChange[]>();
	for (const change of changesIn(book))
		for (const concerned of change.roles) {
			const list = found.get(concerned);
			if (list) list.push(change);
			else found.set(concerned, [change]);
		}
	return found;
});

/** The change of most weight first, so that a day's memo leads with what matters. */
const inOneDay = (a: NotedChange, b: NotedChange): number =>
	weights.indexOf(a.weight) - weights.indexOf(b.weight) ||
	(a.entry.id === b.entry.id ? compareVersions(b.version, a.version) : a.entry.id < b.entry.id ? -1 : 1);

const weights: readonly Weight[] = ['duties', 'new', 'addition', 'wording'];

function changesNotedIn(book: Facts, entry: Entry): NotedChange[] {
	const noted = changesOf(entry).toSorted((a, b) => compareVersions(b.version, a.version));
	if (noted.length === 0) return [];
	const roles = affectedBy(book, entry);
	const changes = noted.map(({ version, date, note = '' }, i) => ({
		key: `${entry.id}@${version}`,
		entry,
		version,
		date,
		note,
		weight: weightOf(version, noted[i + 1]?.version),
		roles,
	}));
	// A log that names one version twice is a finding; here it counts once.
	return changes.filter(({ version }, i) => version !== changes[i - 1]?.version);
}

function weightOf(version: string, before: string | undefined): Weight {
	const [major = '0', minor = '0', patch = '0'] = version.split('.');
	if (before === undefined) {
		if (major === '0' || version === '1.0.0') return 'new';
		return minor === '0' && patch === '0' ? 'duties' : patch === '0' ? 'addition' : 'wording';
	}
	const [formerMajor, formerMinor] = before.split('.');
	return major !== formerMajor ? 'duties' : minor !== formerMinor ? 'addition' : 'wording';
}

/** The roles that a change of `entry` concerns, in order of title: those that have to do with it, and itself where it is one. */
export function affectedBy(book: Facts, entry: Entry): readonly Entry[] {
	const ids = new Set(dependentsOf(book, entry).roles);
	if (entry.kind === role) ids.add(entry.id);
	return [...ids]
		.flatMap((id) => book.find(id) ?? [])
		.filter(isCurrent)
		.sort((a, b) => (a.title < b.title ? -1 : 1));
}

/** What the weight of a change means, in a word or two; nothing where it means little. */
export const weightWords: Readonly<Record<Weight, string | undefined>> = {
	duties: 'duties change',
	new: 'new',
	addition: undefined,
	wording: 'wording',
};
