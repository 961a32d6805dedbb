import { diffArrays, diffWordsWithSpace } from 'diff';

/** A stretch of a line, and whether the other side lacks it. */
export interface Span {
	readonly text: string;
	readonly marked?: true;
}

/** Two lines side by side; one side is absent where only the other has the line. */
export type Row =
	| { readonly left?: readonly Span[]; readonly right?: readonly Span[] }
	/** Lines left out, since they are the same on both sides. */
	| { readonly same: number };

/** Lines shown around what differs. */
const context = 2;
/** Line by line, a text that has almost nothing in common with the other takes the square of its length. */
const maxEdits = 2000;
/** Characters of a line up to which its words are compared. */
const longestLine = 4000;

/** Two texts side by side, with the words marked in which they differ; what is the same is left out but for a few lines. */
export function rowsOf(before: string, after: string): readonly Row[] {
	const [old, now] = [linesOf(before), linesOf(after)];
	const parts = diffArrays(old, now, { maxEditLength: maxEdits }) ?? [
		{ value: old, removed: true, added: false },
		{ value: now, removed: false, added: true },
	];
	return [...rowsIn(parts)];
}

/** A row for each line; a generator, since an array of them may be too long to be pushed at once. */
function* rowsIn(parts: readonly { value: string[]; added: boolean; removed: boolean }[]): Generator<Row> {
	for (let i = 0; i < parts.length; i++) {
		const [part, next] = parts.slice(i, i + 2);
		if (!part) continue;
		const { value, added, removed } = part;
		if (removed && next?.added) {
			yield* changed(value, next.value);
			i++;
		} else if (removed || added) yield* changed(removed ? value : [], added ? value : []);
		else yield* common(value, i > 0, i < parts.length - 1);
	}
}

const linesOf = (text: string) => (text === '' ? [] : text.replace(/\n$/, '').split('\n'));

function* changed(old: readonly string[], now: readonly string[]): Generator<Row> {
	for (let i = 0; i < Math.max(old.length, now.length); i++) {
		const [left, right] = [old[i], now[i]];
		if (left !== undefined && right !== undefined) yield words(left, right);
		else
			yield {
				...(left === undefined ? {} : { left: whole(left) }),
				...(right === undefined ? {} : { right: whole(right) }),
			};
	}
}

const whole = (text: string): readonly Span[] => [{ text, marked: true }];

function words(left: string, right: string): Row {
	if (left.length + right.length > longestLine) return { left: whole(left), right: whole(right) };
	const parts = diffWordsWithSpace(left, right);
	const side = (other: 'added' | 'removed') =>
		parts.flatMap((part): Span[] =>
			part[other] ? [] : [part.added || part.removed ? { text: part.value, marked: true } : { text: part.value }],
		);
	return { left: side('added'), right: side('removed') };
}

function* common(lines: readonly string[], after: boolean, before: boolean): Generator<Row> {
	const head = after ? context : 0;
	const tail = before ? context : 0;
	const left = lines.length - head - tail;
	// A line or two are read as fast as the note that they are missing.
	if (left <= 2) {
		yield* lines.map(both);
		return;
	}
	yield* lines.slice(0, head).map(both);
	yield { same: left };
	if (tail > 0) yield* lines.slice(-tail).map(both);
}

function both(text: string): Row {
	const spans = [{ text }];
	return { left: spans, right: spans };
}

/** What a row is to a style sheet: the same on both sides, or on one side alone. */
export const isBoth = (row: Exclude<Row, { same: number }>): boolean => row.left === row.right;

/** A file of two versions side by side, for each file that differs. */
export interface FileRows {
	readonly path: string;
	readonly rows: readonly Row[];
}

/** The files in which two versions differ; a file is the same one by its ending, whatever it was called. */
export function fileRows(
	before: readonly { readonly path: string; readonly text: string }[],
	after: readonly { readonly path: string; readonly text: string }[],
): readonly FileRows[] {
	const sort = (path: string) => /\.ya?ml$/i.test(path);
	const found: FileRows[] = [];
	for (const facts of [true, false]) {
		const old = before.find(({ path }) => sort(path) === facts);
		const now = after.find(({ path }) => sort(path) === facts);
		if (!old && !now) continue;
		if (old?.text === now?.text) continue;
		const path = old && now && old.path !== now.path ? `${old.path} → ${now.path}` : (now ?? old)!.path;
		found.push({ path, rows: rowsOf(old?.text ?? '', now?.text ?? '') });
	}
	return found;
}
