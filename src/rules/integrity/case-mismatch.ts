import { locationOf } from '../../core/link.ts';
import { defineRule } from '../../core/rule.ts';
import { quoted } from '../words.ts';

export const caseMismatch = defineRule({
	id: 'case-mismatch',
	severity: 'error',
	profile: 'starter',
	*check({ links }) {
		for (const link of links) {
			if (link.outcome !== 'wrong-case' || !link.guess) continue;
			yield {
				entry: link.from,
				...locationOf(link),
				key: link.text,
				message: `${quoted(link.text)} differs from the name of the file in capital letters only: it works on some computers and not on others.`,
				help: `Write \`${link.guess}\`.`,
			};
		}
	},
});
