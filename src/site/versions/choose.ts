import { hash } from 'node:crypto';
import type { Entry } from '../../core/entry.ts';
import type { Handbook } from '../../core/handbook.ts';
import type { Source } from '../../core/source.ts';
import type { History } from '../../history/history.ts';
import { present, type State, statesOf } from '../../history/states.ts';
import type { PlaybookVersions } from '../../history/versions.ts';

/** Versions of a playbook that are compared with each other: a screen of a list, and 28 pairs. */
const maxVersions = 8;
/** What reading a version costs beside comparing it with one newer version. */
const readingWork = 3;
/** Work done for a whole handbook, the newest versions first: some three seconds of it. */
const maxWork = 16_000;

/** A playbook with those of its states that are told. */
export interface Chosen {
	readonly entry: Entry;
	/** Newest first. The first is the playbook as it is. */
	readonly states: readonly State[];
	readonly earlier: PlaybookVersions['earlier'];
	/** Names all of what can be told of it. */
	readonly key: string;
}

/** The playbooks that were something else before, with the states to tell of. `shared` names what the words of a tale depend on. */
export function chooseStates(book: Handbook, history: History, shared: string): readonly Chosen[] {
	const candidates = book.entries
		// The reference of the rules is not among the handbook's own files.
		.filter(({ kind, sources }) => !kind.single && sources.some(({ path }) => book.sources.has(path)))
		.map((entry) => ({ entry, states: withPresent(entry, statesOf(entry, history)) }))
		.filter(({ states }) => states.length > 1);
	const counts = countsWithin(candidates.map(({ states }) => states.slice(0, maxVersions)));
	return candidates.flatMap(({ entry, states }, i): Chosen[] => {
		const shown = states.slice(0, counts[i]);
		if (shown.length < 2) return [];
		const files = shown.map((state) => state.files);
		const uncommitted = files.flat().some(({ object }) => object === present);
		const now = uncommitted ? entry.sources.map(({ path, text }) => [path, hash('sha1', text)]) : [];
		return [
			{
				entry,
				states: shown,
				earlier: shown.length < states.length ? 'untold' : shown.at(-1)!.commit ? undefined : 'unknown',
				key: hash('sha256', JSON.stringify([shared, entry.kind.name, entry.id, files, now])).slice(0, 32),
			},
		];
	});
}

/** How many states of each playbook there is time to tell of. */
function countsWithin(all: readonly (readonly State[])[]): readonly number[] {
	const counts = all.map(() => 0);
	const newestFirst = all
		.flatMap((states, playbook) =>
			states.map(({ order }, i) => ({ order, playbook, work: i === 0 ? 0 : readingWork + i })),
		)
		.sort((a, b) => a.order - b.order || a.playbook - b.playbook);
	let left = maxWork;
	for (const { playbook, work } of newestFirst) {
		left -= work;
		if (left < 0) break;
		counts[playbook]!++;
	}
	return counts;
}

/** The states of a playbook with the one it is in now at their head, be it committed or not. */
function withPresent({ sources }: Entry, states: readonly State[]): readonly State[] {
	const [newest] = states;
	if (!newest) return states;
	const same =
		newest.files.length === sources.length &&
		newest.files.every(({ object }, i) => object === present || object === objectOf(sources[i]!, object.length));
	return same ? states : [{ files: sources.map(({ path }) => ({ path, object: present })), order: -1 }, ...states];
}

/** The name git gives to this text, where it keeps it as it is. */
function objectOf({ text }: Source, length: number): string {
	const bytes = Buffer.from(text, 'utf8');
	return hash(length === 64 ? 'sha256' : 'sha1', Buffer.concat([Buffer.from(`blob ${bytes.length}\0`), bytes]));
}
