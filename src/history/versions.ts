import type { Entry } from '../core/entry.ts';
import { changesOf, versionOf } from '../kinds/views/history.ts';
import { nth } from '../words/sure.ts';
import { compareAlone, type Renamed } from './alone.ts';
import type { Commit } from './history.ts';
import type { Tale } from './tale.ts';

/** What is known of the versions of each playbook that has more than one, by id. */
export type Versions = ReadonlyMap<string, PlaybookVersions>;

export interface PlaybookVersions {
	/** Newest first; the first is the playbook as it is. At least two. */
	readonly versions: readonly Version[];
	/** What the version at `to` says otherwise than the older one at `from`. */
	tale(from: number, to: number): Tale;
	/** Whether there were earlier ones: some that are not told, or nobody can know here. */
	readonly earlier?: 'untold' | 'unknown';
	/** The files of each version; asked for only where they are shown, since the keys of the versions say the same. */
	texts(): readonly VersionText[];
}

/** The files a version is written in, facts first. */
export type VersionText = readonly { readonly path: string; readonly text: string }[];

export interface Version {
	/** Names it in addresses. */
	readonly key: string;
	/** What led to it; absent for what is not committed, and for what was there before the oldest commit known. */
	readonly commit?: Commit;
	/** Whether it was written beside the version before it rather than from it. */
	readonly beside?: true;
	/** The number it bears, and the note of what is different where it brought one. */
	readonly version?: string;
	readonly note?: string;
}

/** What a commit changed in a playbook; nothing where that is not known. */
export function taleOfCommit({ versions, tale }: PlaybookVersions, commit: Commit): Tale | undefined {
	const at = versions.findIndex((version) => version.commit === commit);
	return at < 0 || at === versions.length - 1 || nth(versions, at).beside ? undefined : tale(at + 1, at);
}

/** What is kept of the versions of a playbook for as long as their texts stay. */
export interface Retold {
	readonly versions: readonly Pick<Version, 'key' | 'version' | 'note'>[];
	/** By version: what it says otherwise than the one before it, than the one before that, and so on. */
	readonly tales: readonly (readonly Tale[])[];
}

/** Compares every two of these states of a playbook, newest first. States that are the same again share a name among `keys`. */
export const retell = (states: readonly Entry[], keys: readonly string[], renamed: Renamed): Retold => ({
	versions: states.map((state, i) => {
		const again = keys.slice(0, i).filter((key) => key === keys[i]).length;
		const version = versionOf(state);
		const note = noteOf(state, states[i + 1]);
		return {
			key: again > 0 ? `${keys[i]}-${again + 1}` : nth(keys, i),
			...(version === undefined ? {} : { version }),
			...(note ? { note } : {}),
		};
	}),
	tales: states.map((state, i) => states.slice(i + 1).map((older) => compareAlone(older, state, renamed))),
});

/** The note of the newest change that a state tells of and the one before it does not. */
function noteOf(state: Entry, older: Entry | undefined): string | undefined {
	const before = new Set(older && changesOf(older).map(({ version }) => version));
	const version = versionOf(state);
	return older && changesOf(state).find((one) => one.version === version && !before.has(one.version))?.note;
}
