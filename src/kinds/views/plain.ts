import type { Entry } from '../../core/entry.ts';
import { memoized } from '../../core/memoized.ts';

/** The prose of `entry` as readers read it, in offsets of its file: code, markup of links, addresses and HTML are blank. */
export const plainProse = memoized(({ prose }: Entry): string => {
	if (!prose) return '';
	const { start, end } = prose.range;
	return ' '.repeat(start) + blanked(prose.source.text.slice(start, end));
});

/** Fenced code, comments, backticks, HTML tags, the text and address of links and images, definitions, bare addresses. */
const unread =
	/^ {0,3}(`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:^ {0,3}\1[`~]*[ \t]*$|$(?![\s\S]))|<!--[\s\S]*?(?:-->|$(?![\s\S]))|`+|<\/?[a-z][^<>]*>|!?\[[^[\]\n]*\](?:\([^()\n]*\)|\[[^[\]\n]*\])|^ {0,3}\[[^[\]\n]+\]:[^\n]*|https?:\/\/\S+/gim;

function blanked(text: string): string {
	const ends = endsOfCode(text);
	const parts: string[] = [];
	let done = 0;
	for (let found = next(text, 0); found; found = next(text, done)) {
		const { 0: mark, index } = found;
		const end = (/^`+$/.test(mark) ? ends.get(index) : undefined) ?? index + mark.length;
		parts.push(text.slice(done, index), ' '.repeat(end - index));
		done = end;
	}
	return parts.join('') + text.slice(done);
}

function next(text: string, from: number): RegExpExecArray | null {
	unread.lastIndex = from;
	return unread.exec(text);
}

/** For each run of backticks that begins code in a line, where the code ends. */
function endsOfCode(text: string): ReadonlyMap<number, number> {
	const ends = new Map<number, number>();
	const later = new Map<number, number>();
	for (const { 0: run, index } of [...text.matchAll(/`+/g)].toReversed()) {
		const end = later.get(run.length);
		if (end !== undefined) ends.set(index, end);
		later.set(run.length, index + run.length);
	}
	return ends;
}
