import type { Question } from '../../../search/question.ts';
import { plain, wordsIn } from '../../../search/words.ts';
import { make } from '../shared/store.ts';

/** `text` with the words of `question` marked. */
export function marked(text: string, { terms }: Question): readonly (Node | string)[] {
	const stems = new Set(terms.flatMap(({ phrases }) => phrases.flatMap(({ stems }) => stems)));
	const typed = terms.flatMap(({ words }) => words.map(({ plain }) => plain)).filter(({ length }) => length > 1);
	const parts: (Node | string)[] = [];
	let at = 0;
	for (const { stem, plain: word, start, end } of wordsIn(text)) {
		if (start < at) continue;
		const begun = typed.find((one) => word.startsWith(one));
		if (!stems.has(stem) && begun === undefined) continue;
		// Half a word marks half a word, where its letters are counted as they are typed.
		const until =
			begun !== undefined && !stems.has(stem) && plain(text.slice(start, end)).length === end - start
				? start + begun.length
				: end;
		parts.push(text.slice(at, start), make('mark', {}, text.slice(start, until)));
		at = until;
	}
	return [...parts, text.slice(at)].filter((part) => part !== '');
}
