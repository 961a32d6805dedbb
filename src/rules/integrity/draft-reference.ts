import { locationOf } from '../../core/link.ts';
import { defineEntryRule } from '../../core/rule.ts';
import { statusOf } from '../../kinds/views/status.ts';
import { nounOf } from '../../kinds/views/words.ts';

export const draftReference = defineEntryRule({
	id: 'draft-reference',
	severity: 'warning',
	profile: 'starter',
	weakens: 'playbook',
	*judge(entry, book) {
		for (const link of book.linksFrom(entry)) {
			const { from, to, outcome } = link;
			// The settings may grant a draft an exception: nobody is sent there by that.
			if (outcome !== 'found' || !to || to === from || from.kind.single) continue;
			if (statusOf(to) !== 'draft' || statusOf(from) !== 'active') continue;
			yield {
				entry: from,
				...locationOf(link),
				key: link.text,
				message: `This is in force, but the ${nounOf(to.kind)} "${to.title}" it refers to is only a draft: colleagues act on what may still change.`,
				help: `Finish the draft and ${to.kind.free ? 'say so at its top' : 'set its `status` to `active`'}, or refer to it once it is in force.`,
			};
		}
	},
});
