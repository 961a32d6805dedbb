import { locationOf } from '../../core/link.ts';
import { defineEntryRule } from '../../core/rule.ts';
import { quoted } from '../../kinds/views/words.ts';
import { renames } from '../shared/dangling.ts';

export const caseMismatch = defineEntryRule({
	id: 'case-mismatch',
	severity: 'error',
	profile: 'starter',
	weakens: 'page',
	*judge(entry, book) {
		for (const link of book.linksFrom(entry)) {
			if (link.outcome !== 'wrong-case' || !link.guess) continue;
			yield {
				entry: link.from,
				...locationOf(link),
				key: link.text,
				message: `${quoted(link.text)} differs from the name of the file in capital letters only: it works on some computers and not on others.`,
				help: `Write \`${link.guess}\`.`,
				...renames(link, link.guess),
			};
		}
	},
});
