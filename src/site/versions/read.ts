import { hash } from 'node:crypto';
import type { Entry } from '../../core/entry.ts';
import { bytesIn } from '../../core/picture.ts';
import type { Source } from '../../core/source.ts';
import { readObjects, sizesOf } from '../../git/snapshots.ts';
import type { Renamed } from '../../history/alone.ts';
import { entryIn, present, type State } from '../../history/states.ts';
import { retell } from '../../history/versions.ts';
import { sourceFrom } from '../../load.ts';
import type { Chosen } from './choose.ts';
import type { Kept } from './keep.ts';

/** Bytes of a file up to which it is compared; the largest page of the handbooks we know has 77 KB. */
const maxBytes = 131_072;

/**
 * Reads these states from git in two runs, and compares every two of a playbook.
 *
 * @throws GitError where git cannot answer.
 */
export function* readVersions(
	chosen: readonly Chosen[],
	renamed: Renamed,
	content: string,
): Generator<readonly [string, Kept]> {
	const files = chosen.flatMap(({ states }) => states.flatMap((state) => state.files));
	const objects = new Set(files.map(({ object }) => object).filter((object) => object !== present));
	const sizes = sizesOf(content, objects);
	const bytes = readObjects(content, new Set([...sizes].flatMap(([object, size]) => (size > maxBytes ? [] : object))));
	for (const { entry, states, key } of chosen) {
		const there = states.every((state) => state.files.every(({ object }) => object === present || sizes.has(object)));
		const read = readStates(entry, states, bytes);
		// Where only the ends of lines differ, nothing is written that is not committed.
		const clean = states[0]!.order < 0 && read.length > 1 && textOf(read[0]!) === textOf(read[1]!);
		const shown = clean ? read.slice(1) : read;
		const retold = retell(
			shown.map((state, i) => (i === 0 ? entry : entryIn(entry, state))),
			shown.map((state) => hash('sha256', textOf(state)).slice(0, 8)),
			renamed,
		);
		const texts = shown.map((state) => state.map(({ path, text }) => ({ path, text })));
		yield [key, { ...retold, ...(clean ? { clean } : {}), ...(there ? {} : { partial: true }), texts: () => texts }];
	}
}

/** The files of the states, up to the first that is not there, is too long, or belonged to a playbook of another kind. */
function readStates(
	{ kind, sources }: Entry,
	states: readonly State[],
	bytes: ReadonlyMap<string, Uint8Array>,
): Source[][] {
	const read: Source[][] = [];
	for (const { files } of states) {
		const state = files.flatMap(({ path, object }): Source[] => {
			if (object === present) return sources.filter((source) => source.path === path);
			const all = bytes.get(object);
			const other = !kind.free && !path.startsWith(`${kind.folder}/`);
			return all && !other ? [sourceFrom(path, all.length, bytesIn(all))] : [];
		});
		if (state.length < files.length || state.some(({ text }) => text.length > maxBytes)) break;
		read.push(state);
	}
	return read;
}

const textOf = (files: readonly Source[]) => files.map(({ text }) => text.replaceAll('\r\n', '\n')).join('\0');
