import type { Entry } from '../core/entry.ts';
import type { Facts } from '../core/handbook.ts';
import { memoized } from '../core/memoized.ts';
import type { Path } from '../core/path.ts';
import { type RealChange, realChanges, reviewOf } from '../kinds/views/history.ts';
import { type Difference, differenceNamed, mayRelyOn, prose, reliesOn } from '../kinds/views/reliance.ts';
import { type Diff, diffWithBase } from './diff.ts';
import type { Change } from './found/change.ts';

/** Where a page relies on something that has changed since somebody last looked at the page. */
export interface Shaken {
	/** The places that refer to it; empty where only the text does. */
	readonly paths: readonly Path[];
	/** Ids of the parts that these places name. */
	readonly parts: readonly string[];
	/** The newest change that its page tells of; absent where it was changed in silence. */
	readonly change?: RealChange;
}

/** What `entry` builds on that has changed, in the very part or field it relies on, since somebody last looked at it. */
export function suspectsOf(book: Facts, entry: Entry): ReadonlyMap<Entry, Shaken> {
	const found = new Map<Entry, { paths: Path[]; parts: string[]; change?: RealChange }>();
	const reviewed = reviewOf(entry);
	if (!reviewed) return found;
	const before = book.base?.find(entry.id);
	const own = before && sinceBase(book, entry)?.differences;
	const oldLinks = before && book.base?.linksFrom(before);
	// A look at the page is a look at all that the same change brings.
	const lookedSince = before !== undefined && reviewOf(before)?.on !== reviewed.on;
	for (const link of book.linksFrom(entry)) {
		const { to, path, outcome } = link;
		// Settings and owners say where an entry belongs, not what it says.
		if (outcome !== 'found' || !to || to === entry || to.kind.single || path?.[0] === 'owner') continue;
		if (!book.base && lastChange(to) <= reviewed.on) continue;
		// What was written in the same change was written with it in view.
		if (oldLinks && !oldLinks.some((old) => old.to?.id === to.id && old.part === link.part)) continue;
		if (own?.some((one) => holds(entry, one, path))) continue;
		const news = newsOf(book, to, reviewed.on, lookedSince).find(
			({ change, differences }) =>
				!(change && isOfOneChange(entry, change, path)) &&
				(differences
					? differences.some((one) => reliesOn(link, one))
					: mayRelyOn(link, change?.version.endsWith('.0.0') ?? true)),
		);
		if (!news) continue;
		const one = found.get(to) ?? { paths: [], parts: [], ...(news.change ? { change: news.change } : {}) };
		found.set(to, one);
		if (path) one.paths.push(path);
		if (link.part !== undefined && !one.parts.includes(link.part)) one.parts.push(link.part);
	}
	return found;
}

/** The day of the latest change that an entry tells of; before all others where it tells of none. */
const lastChange = memoized((entry: Entry): string =>
	realChanges(entry).reduce((latest, { date }) => (date > latest ? date : latest), ''),
);

/** Something that changed in a playbook: where, as far as anybody says. */
interface News {
	readonly change?: RealChange;
	readonly differences?: readonly Difference[];
}

function newsOf(book: Facts, to: Entry, day: string, lookedSince: boolean): readonly News[] {
	const since = sinceBase(book, to);
	const known = new Set(since && realChanges(since.before).map(({ version }) => version));
	const noted = realChanges(to).map((change) => ({
		...change,
		isFresh: since !== undefined && !known.has(change.version),
	}));
	const news = noted
		.filter(({ date }) => date > day)
		.map(({ isFresh, ...change }): News => {
			if (change.parts?.length) return { change, differences: change.parts.map((name) => differenceNamed(to, name)) };
			const differences = isFresh ? since?.differences : book.changedSince?.(to, day);
			return differences ? { change, differences } : { change };
		});
	const inSilence = since && !lookedSince && !noted.some(({ isFresh }) => isFresh);
	return inSilence && since.differences.length > 0 ? [...news, { differences: since.differences }] : news;
}

/** Whether the page itself tells of the same change where it refers to what changed. */
const isOfOneChange = (entry: Entry, { date }: RealChange, path: Path | undefined): boolean =>
	realChanges(entry).some(
		(own) =>
			own.date === date &&
			(!own.parts?.length || own.parts.some((name) => holds(entry, differenceNamed(entry, name), path))),
	);

/** Whether what differs in an entry holds the place at `path`. */
function holds(entry: Entry, { field, part }: Difference, path: Path = [prose]): boolean {
	if (field !== path[0]) return false;
	return part === undefined || isWithin(entry, part, path);
}

const isWithin = (entry: Entry, part: string, path: Path): boolean =>
	entry.parts.some((one) => one.id === part && one.path.every((step, i) => step === path[i]));

interface SinceBase {
	readonly before: Entry;
	readonly differences: readonly Difference[];
}

const byId = memoized(({ playbooks }: Diff) => new Map(playbooks.map((one) => [one.id, one])));

/** What an entry was in the state the handbook is compared with, and where it differs; nothing where it is new. */
function sinceBase(book: Facts, entry: Entry): SinceBase | undefined {
	const diff = diffWithBase(book);
	if (!diff) return undefined;
	const playbook = byId(diff).get(entry.id);
	const before = playbook ? playbook.before : book.base?.find(entry.id);
	return before && { before, differences: playbook ? differencesIn(playbook.changes, before, entry) : [] };
}

/** The ids of the parts and names of the fields in which `entry` means something else than in the state before. */
export const partsChanged = (book: Facts, entry: Entry): readonly string[] => [
	...new Set(sinceBase(book, entry)?.differences.flatMap(({ part, field }) => part ?? field ?? [])),
];

/** The names and ids on the way to a place. */
const inPlace = (place: string): readonly string[] => place.split('.');

/** The parts and fields of a playbook that mean something else after these changes. */
export function differencesIn(changes: readonly Change[], before: Entry, after: Entry): readonly Difference[] {
	return changes
		.filter(({ level, type }) => (level === 'major' || level === 'minor') && type !== 'order')
		.flatMap(({ playbook, place, elsewhere }) => {
			// A change that stands in several playbooks has its place in the one it is told of.
			const places = playbook === after.id ? [place] : elsewhere?.get(after.id)?.places;
			return places ? places.map(inPlace) : after.kind.name === 'role' ? [['accountabilities']] : [[]];
		})
		.flatMap(([field, ...steps]) => {
			if (field === undefined) return [{}];
			const parts = steps.filter((step) => [...after.parts, ...before.parts].some(({ id }) => id === step));
			return parts.length > 0 ? parts.map((part) => ({ field, part })) : [{ field }];
		});
}
