import { stubNote } from '../kinds/views/history.ts';

/** Words that a note may hold without saying what is different. */
const idle = new Set(
	(
		'a an and as at by for from in is it of on or the this to was we with ' +
		'change changed changes clean cleanup correct corrected correction corrections edit edited edits fix fixed fixes ' +
		'improve improved improvement improvements maintenance modification modified revise revised revision ' +
		'tweak tweaked tweaks typo typos update updated updates work worked bump bumped ' +
		'general major minor patch misc miscellaneous several small some various few many more new old all ' +
		'content entry file page playbook pr request review reviewed section stuff text things ticket version wording ' +
		'asked discussed done na see tbd todo wip'
	).split(' '),
);

const words = new Intl.Segmenter('en', { granularity: 'word' });

/** Letters from which on one word may say as much as two: some languages join what others write apart. */
const longWord = 14;

/** Whether a note may tell those who do the work what is different: it holds two different words that say something. */
export function saysSomething(note: string): boolean {
	if (note === stubNote) return false;
	const said = new Set<string>();
	for (const { segment } of words.segment(note.toLowerCase())) {
		if (!/^\p{Letter}[\p{Letter}\p{Mark}’'-]+$/u.test(segment) || idle.has(segment)) continue;
		if (segment.length >= longWord) return true;
		said.add(segment);
	}
	return said.size >= 2;
}
