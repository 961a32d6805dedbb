import type { Flaw, Range } from './source.ts';

/** The marks of a merge in `range` of `text`, unless they stand in one of the `blocks` of code that explain them. */
export function conflictIn(
	text: string,
	range: Range = { start: 0, end: text.length },
	blocks: () => readonly Range[] = () => [],
): Flaw | undefined {
	let opening: number | undefined;
	let divided = false;
	let explained: readonly Range[] | undefined;
	let block = 0;
	for (const { 0: mark, index } of text.matchAll(/^(?:<{7}(?: .*)?|={7}|>{7}(?: .*)?)\r?$/gm)) {
		if (index < range.start || index >= range.end) continue;
		if (mark.startsWith('<')) opening ??= index;
		else if (mark.startsWith('=')) divided = opening !== undefined;
		else if (opening !== undefined && divided) {
			explained ??= blocks();
			while (explained[block] && explained[block]!.end <= opening) block++;
			if (!explained[block] || explained[block]!.start > opening) return conflictAt(opening);
			opening = undefined;
			divided = false;
		}
	}
	return undefined;
}

const conflictAt = (start: number): Flaw => ({
	rule: 'merge-conflict',
	range: { start, end: start + 7 },
	message: 'A merge conflict was left in: both versions and the marks of the merge stand in the text.',
	help: 'Keep one version and delete the lines that start with `<<<<<<<`, `=======` and `>>>>>>>`.',
});
