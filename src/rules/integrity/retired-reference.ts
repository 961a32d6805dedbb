import { locationOf } from '../../core/link.ts';
import { defineEntryRule } from '../../core/rule.ts';
import { statusOf, successorOf } from '../../kinds/views/status.ts';
import { nounOf } from '../../kinds/views/words.ts';
import { replaced } from '../shared/replacement.ts';

export const retiredReference = defineEntryRule({
	id: 'retired-reference',
	severity: 'error',
	profile: 'starter',
	weakens: 'playbook',
	*judge(entry, book) {
		for (const link of book.linksFrom(entry)) {
			const { from, to, outcome } = link;
			if (outcome !== 'found' || !to || to === from) continue;
			if (statusOf(to) !== 'retired' || statusOf(from) === 'retired') continue;
			const successor = successorOf(book, to);
			yield {
				entry: from,
				...locationOf(link),
				key: link.text,
				message: `The ${nounOf(to.kind)} "${to.title}" is retired, so nobody should be sent there.`,
				help: successor
					? `It is replaced by \`${successor.slug}\`: refer to that.`
					: 'Refer to what is done instead, or take this out.',
				...replaced(book, link, successor),
			};
		}
	},
});
