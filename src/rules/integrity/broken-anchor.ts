import { locationOf } from '../../core/link.ts';
import { defineEntryRule } from '../../core/rule.ts';
import { quoted } from '../../kinds/views/words.ts';
import { renames } from '../shared/dangling.ts';

export const brokenAnchor = defineEntryRule({
	id: 'broken-anchor',
	severity: 'error',
	profile: 'starter',
	weakens: 'page',
	*judge(entry, book) {
		for (const link of book.linksFrom(entry)) {
			const { from, to, text, part, written, outcome, guess } = link;
			if (outcome !== 'missing-part' || !written || part === undefined) continue;
			if (!to && link.page === undefined) continue;
			const page =
				to === from
					? 'This page'
					: to
						? `\`${(to.prose?.source ?? to.sources[0]!).path}\``
						: `The list of pages at \`${link.page}\``;
			yield {
				entry: from,
				...locationOf(link),
				key: text,
				message: `${page} has no heading or part ${quoted(part)}, so the link opens its top.`,
				help: guess ? `Did you mean \`${guess}\`?` : 'Name one of its headings, or link to the page as a whole.',
				...(guess ? renames(link, guess) : {}),
			};
		}
	},
});
