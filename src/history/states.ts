import { componentsOf } from '../core/component.ts';
import { type Entry, parseEntry } from '../core/entry.ts';
import { isMarkdown } from '../core/file-names.ts';
import type { Source } from '../core/source.ts';
import { kinds } from '../kinds/index.ts';
import { nth } from '../words/sure.ts';
import { type Commit, type History, type Touch, touchesOf } from './history.ts';

/** A file of a playbook as it was: its path then, and the object that holds its bytes. */
interface StateFile {
	readonly path: string;
	readonly object: string;
}

/** What stands for the bytes that a file has now, where no commit known here wrote them. */
export const present = 'present';

/** A playbook as it was after a commit. */
export interface State {
	readonly files: readonly StateFile[];
	/** What led to it; absent where that lies before what this copy of the repository knows. */
	readonly commit?: Commit;
	/** The place of that commit in the history: what is lower is newer. */
	readonly order: number;
	/** Whether it was written beside the state before it rather than from it, so that the two say nothing of the commit. */
	readonly beside?: true;
}

/** The different states that `entry` had, newest first, as far as `history` knows. */
export function statesOf(entry: Entry, history: History): readonly State[] {
	const states = [...everyState(entry, history)];
	// A file that only moved holds what it held, and the commit that wrote it is an older one.
	return states.filter((state, i) => !states[i + 1] || !sameFiles(state, nth(states, i + 1)));
}

const sameFiles = (a: State, b: State) =>
	a.files.length === b.files.length && a.files.every(({ object }, i) => object === nth(b.files, i).object);

function* everyState({ sources }: Entry, history: History): Generator<State> {
	const touches = sources.map(({ path }) => touchesOf(history, path));
	const commits = new Map(touches.flat().map(({ order, commit }) => [order, commit]));
	let files = touches.map(([newest], i) => (newest ? after(newest) : { path: nth(sources, i).path, object: present }));
	for (const [order, commit] of [...commits].sort(([a], [b]) => a - b)) {
		const there = files.filter((file) => file !== undefined);
		// Before it was written, or written anew, it was nothing that could be compared.
		if (there.length === 0) return;
		const steps = files.map((file, i) => stepBack(file, nth(touches, i), order));
		yield { files: there, commit, order, ...(steps.some(({ beside }) => beside) ? { beside: true } : {}) };
		files = steps.map(({ file }) => file);
	}
	const first = files.filter((file) => file !== undefined);
	if (commits.size > 0 && first.length > 0) yield { files: first, order: Number.POSITIVE_INFINITY };
}

/** A file as it was before the commit at `order`, and whether the commit found something else than the one before it left. */
function stepBack(
	file: StateFile | undefined,
	touches: readonly Touch[],
	order: number,
): { readonly file: StateFile | undefined; readonly beside?: true } {
	const at = touches.findIndex((touch) => touch.order === order);
	if (at < 0) return { file };
	const { path, from, before } = nth(touches, at);
	const older = touches[at + 1];
	if (older && older.object !== before) return { file: after(older), beside: true };
	return { file: before === undefined ? undefined : { path: from ?? path, object: before } };
}

const after = ({ path, object }: Touch): StateFile | undefined => (object === undefined ? undefined : { path, object });

const components = componentsOf(kinds);

/** `entry` as these files had it, as if it had always had the id it has now. */
export function entryIn({ kind, id, slug }: Entry, files: readonly Source[]): Entry {
	const facts = files.find(({ path }) => !isMarkdown(path));
	const prose = files.find(({ path }) => isMarkdown(path));
	return parseEntry(
		{ kind, id, slug, rivals: [], ...(facts ? { facts } : {}), ...(prose ? { prose } : {}) },
		components,
	);
}
