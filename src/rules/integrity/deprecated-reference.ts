import { locationOf } from '../../core/link.ts';
import { defineEntryRule } from '../../core/rule.ts';
import { isCurrent, statusOf, successorOf } from '../../kinds/views/status.ts';
import { nounOf } from '../../kinds/views/words.ts';
import { replaced } from '../shared/replacement.ts';

export const deprecatedReference = defineEntryRule({
	id: 'deprecated-reference',
	severity: 'warning',
	profile: 'starter',
	weakens: 'playbook',
	*judge(entry, book) {
		for (const link of book.linksFrom(entry)) {
			const { from, to, outcome } = link;
			if (outcome !== 'found' || !to || to === from) continue;
			if (statusOf(to) !== 'deprecated' || !isCurrent(from)) continue;
			const successor = successorOf(book, to);
			yield {
				entry: from,
				...locationOf(link),
				key: link.text,
				message: `The ${nounOf(to.kind)} "${to.title}" is going away, and this still builds on it.`,
				help: successor
					? `It is replaced by \`${successor.slug}\`: refer to that.`
					: 'Refer to what is done instead, or take this out.',
				...replaced(book, link, successor),
			};
		}
	},
});
