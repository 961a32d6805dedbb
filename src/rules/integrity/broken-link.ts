import { type Link, locationOf } from '../../core/link.ts';
import { defineEntryRule, type Problem } from '../../core/rule.ts';
import { quoted } from '../../kinds/views/words.ts';
import { lackedBy, renames } from '../shared/dangling.ts';

export const brokenLink = defineEntryRule({
	id: 'broken-link',
	severity: 'error',
	profile: 'starter',
	weakens: 'page',
	*judge(entry, book) {
		for (const link of book.linksFrom(entry)) {
			if (!link.written || link.written.form === 'image' || link.ref) continue;
			const problem = problemOf(link);
			if (problem) yield { entry: link.from, ...locationOf(link), key: link.text, ...problem, ...lack(link) };
		}
	},
});

/** A file that is not there can be what fields name in vain as well. */
const lack = (link: Link): Pick<Problem, 'lacks' | 'suggests'> => ({
	...(link.wanted === undefined ? {} : { lacks: lackedBy(link) }),
	...(link.guess === undefined ? {} : renames(link, link.guess)),
});

function problemOf({ outcome, wanted, guess, text }: Link) {
	if (outcome === 'outside') {
		return {
			message: `${quoted(text)} leads out of the handbook, where readers of the site cannot follow.`,
			help: 'Link to its address on the web, or move the file into the handbook.',
		};
	}
	if (outcome !== 'missing') return undefined;
	if (wanted === undefined)
		return { message: 'This link has no address.', help: 'Write the file it leads to, or take the link out.' };
	const path = wanted.replace(/\/$/, '');
	const cut = path.lastIndexOf('/');
	const where = cut < 0 ? 'the handbook’s top folder' : quoted(`${path.slice(0, cut)}/`);
	const what = /\.[a-z]+$/i.test(path) ? 'file' : 'page';
	const message = `There is no ${what} ${quoted(path.slice(cut + 1))} in ${where}.`;
	return guess ? { message, help: `Did you mean \`${guess}\`?` } : { message };
}
