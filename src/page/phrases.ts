import type { Entry } from '../core/entry.ts';
import { hasPart } from '../core/names.ts';
import { isOfWork, topics } from '../diff/found/change.ts';
import { alternatives } from '../history/alone.ts';
import type { Tale, TaleSentence } from '../history/tale.ts';
import { onlyForm } from '../history/version-words.ts';
import { nth } from '../words/sure.ts';
import { humanise } from '../words/words.ts';
import { hrefOf, type View } from './view.ts';

/** A piece of a sentence as readers see it. */
export interface TalePhrase {
	readonly text: string;
	readonly href?: string;
}

type Known = Pick<View, 'book'> & { readonly frame: Pick<View['frame'], 'base'> };

/** A sentence about `self` in the names of today; what is gone is called by its id in words. */
export const phrasesOf = ({ pieces }: TaleSentence, self: Entry, view: Known): readonly TalePhrase[] =>
	pieces.map((piece) => {
		if (typeof piece === 'string') return { text: piece };
		if ('name' in piece) return named(piece.name, view);
		const { quote, part } = piece;
		return part !== undefined && hasPart(self, part)
			? { text: quote, href: hrefOf(view, self, part) }
			: { text: quoted(quote) };
	});

/** The same as plain text. */
export const plainTale = ({ pieces }: TaleSentence, view: Known): string =>
	pieces
		.map((piece) =>
			typeof piece === 'string' ? piece : quoted('quote' in piece ? piece.quote : named(piece.name, view).text),
		)
		.join('');

/** The weightiest sentence, with how many more there are; that only the form changed where there is none. */
export function taleInShort(tale: Tale, view: Known): string {
	const weighty = tale.filter(isWeighty);
	const [first, ...more] = weighty.length > 0 ? weighty : tale;
	if (!first) return onlyForm;
	return plainTale(first, view) + (more.length > 0 ? ` +${more.length} more` : '');
}

/** The same as the end of another sentence; nothing where the tale is only of what a page notes of itself. */
export function taleInBrief(tale: Tale, view: Known): string | undefined {
	const [first, ...more] = tale.filter(isWeighty);
	if (!first) return undefined;
	const sentence = plainTale(first, view).replace(/\.$/, '');
	return `${sentence}${more.length > 0 ? `, and ${more.length} more` : ''}.`;
}

const isWeighty = ({ topic }: TaleSentence): boolean => isOfWork(nth(topics, topic));

const quoted = (text: string) => (text.includes('"') ? `“${text}”` : `"${text}"`);

function named(ids: string, view: Known): TalePhrase {
	const all = ids.split(alternatives).map((one) => {
		const [id = '', part] = one.split('#');
		return { id, part, entry: view.book.find(id) };
	});
	for (const { entry, part } of all) {
		if (!entry) continue;
		if (part === undefined) return { text: entry.title, href: hrefOf(view, entry) };
		const title = entry.parts.find(({ id }) => id === part)?.title;
		if (title === undefined) continue;
		return entry.kind.single ? { text: title } : { text: title, href: hrefOf(view, entry, part) };
	}
	const { id = '', part } = all[0] ?? {};
	return { text: humanise(part ?? id.split('/').at(-1) ?? id) };
}
