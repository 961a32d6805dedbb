import type { Entry } from '../core/entry.ts';
import type { ChangedSince } from '../core/handbook.ts';
import { bytesIn } from '../core/picture.ts';
import { differencesIn } from '../diff/suspects.ts';
import { changesAlone } from '../history/alone.ts';
import type { History } from '../history/history.ts';
import { entryIn, present, type State, statesOf } from '../history/states.ts';
import { changesOf, compareVersions } from '../kinds/views/history.ts';
import { sourceFrom } from '../load.ts';
import { readHistory } from './history.ts';
import { GitError } from './run.ts';
import { readObjects } from './snapshots.ts';

/** States of a playbook that are looked through for the one that was reviewed. */
const maxStates = 12;

/**
 * Knows from git how the playbooks below `root` differ from what they said on a day. git is started at the first
 * question, and where it knows nothing there is no answer.
 */
export function changesKnown(root: string): ChangedSince {
	let history: History | undefined;
	const states = new Map<string, readonly Entry[]>();
	const answers = new WeakMap<Entry, Map<string, ReturnType<ChangedSince>>>();
	return (entry, day) => {
		const version = versionOn(entry, day);
		if (version === undefined) return undefined;
		const told = answers.get(entry) ?? new Map<string, ReturnType<ChangedSince>>();
		answers.set(entry, told);
		if (told.has(version)) return told.get(version);
		try {
			history ??= readHistory(root);
			const known = states.get(entry.id) ?? readStates(root, entry, statesOf(entry, history).slice(0, maxStates));
			states.set(entry.id, known);
			const then = known.find(({ data }) => (data as { version?: string }).version === version);
			const answer = then && differencesIn(changesAlone(then, entry, new Map()), then, entry);
			told.set(version, answer);
			return answer;
		} catch (error) {
			if (!(error instanceof GitError)) throw error;
			history = { complete: false, commits: [] };
			return undefined;
		}
	};
}

/** The version a playbook had on a day, as its own list tells. */
const versionOn = (entry: Entry, day: string): string | undefined =>
	changesOf(entry)
		.filter(({ date }) => date <= day)
		.map(({ version }) => version)
		.sort(compareVersions)
		.at(-1);

function readStates(root: string, entry: Entry, states: readonly State[]): readonly Entry[] {
	const objects = states.flatMap(({ files }) => files.map(({ object }) => object)).filter((one) => one !== present);
	const bytes = readObjects(root, new Set(objects));
	return states.map(({ files }) =>
		entryIn(
			entry,
			files.flatMap(({ path, object }) => {
				const all = bytes.get(object);
				return all ? [sourceFrom(path, all.length, bytesIn(all))] : [];
			}),
		),
	);
}
