import type { Told } from '../change.ts';
import type { ProseDifference, Section } from '../prose.ts';
import { listed, type Piece, quote, type Sentence, say } from '../sentence.ts';
import { type Telling, told } from './telling.ts';

/** Tells of prose in one sentence that names the sections. */
export function tellProse({ added, removed, reworded, retitled, moved }: ProseDifference, { self }: Telling): Told {
	const said: Sentence[] = [];
	const names = (sections: readonly Section[]) => listed(sections.map(nameOf));
	const changed = reworded.map(([, now]) => now);
	if (changed.length > 0) said.push(say`reworded in ${names(changed)}`);
	if (added.length > 0) said.push(say`longer by ${names(added)}`);
	if (removed.length > 0) said.push(say`shorter by ${names(removed)}`);
	for (const [old, now] of retitled) said.push(say`under the heading ${nameOf(now)} where it was ${nameOf(old)}`);
	if (moved) said.push(['in another order']);
	const text = (sections: readonly Section[]) =>
		sections.map((section) => [section.title, section.text].filter(Boolean).join('\n')).join('\n\n');
	return told(
		['wording', 'reworded', added.length > 0 || removed.length > 0 ? 'minor' : 'patch'],
		say`The text of ${self} is ${listed(said)}.`,
		{
			before: text([...removed, ...reworded.map(([old]) => old)]),
			after: text([...added, ...changed]),
		},
	);
}

const nameOf = ({ title }: Section): Piece => (title ? quote(title) : 'the introduction');
