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

/** A mark of a merge that stands alone, its fellows deleted; only where no text can hold one. */
export function strayMark(text: string, { start, end }: Range): Flaw | undefined {
	const found = /^(?:<{7} .*|={7}|\|{7} .*|>{7} .*)\r?$/m.exec(text.slice(start, end));
	return found
		? {
				rule: 'merge-conflict',
				range: { start: start + found.index, end: start + found.index + 7 },
				message: 'A mark of a merge was left in, and none of the others that belong to it.',
				help: 'Look whether the text around it is the version you want, and delete the line.',
				suggests: [{ range: { start: start + found.index, end: start + found.index + found[0].length }, text: '' }],
			}
		: undefined;
}

const conflictAt = (start: number): Flaw => ({
	rule: 'merge-conflict',
	range: { start, end: start + 7 },
	message: 'A merge conflict was left in: both versions and the marks of the merge stand in the text.',
	help: 'Keep one version and delete the lines that start with `<<<<<<<`, `=======` and `>>>>>>>`.',
});
