import type { Entry } from '../../core/entry.ts';
import { defineRule } from '../../core/rule.ts';
import { type Shaken, suspectsOf } from '../../diff/suspects.ts';
import { reviewOf } from '../../kinds/views/history.ts';
import { statusOf } from '../../kinds/views/status.ts';
import { listed } from '../../kinds/views/words.ts';

export const suspectEntry = defineRule({
	id: 'suspect-entry',
	severity: 'warning',
	profile: 'standard',
	weakens: 'playbook',
	*check(book) {
		for (const entry of book.entries) {
			if (statusOf(entry) !== 'active' || !reviewOf(entry)) continue;
			const suspects = [...suspectsOf(book, entry)];
			if (suspects.length === 0) continue;
			const names = suspects.flatMap(([other, { parts }]) => namesOf(other, parts));
			const many = names.length > 1;
			yield {
				entry,
				path: ['reviewed', 'on'],
				message: `${listed(names)} ${many ? 'have' : 'has'} changed since the last look at this page, which builds on ${many ? 'them' : 'it'}: colleagues may be following two versions.`,
				help: 'Read the changes, mend what no longer fits, and write the day of this look.',
				related: suspects.slice(0, mostShown).map(([other, { change }]) => ({
					entry: other,
					path: change ? ['changes', change.index] : ['version'],
					message: 'This changed.',
				})),
			};
		}
	},
});

/** Changes shown: whoever has more to read starts with these. */
const mostShown = 5;

/** The parts of a playbook that are relied on, or the playbook as a whole. */
function namesOf({ title, parts: all }: Entry, parts: Shaken['parts']): string[] {
	const named = parts.flatMap((part) => all.find(({ id }) => id === part)?.title ?? []);
	return named.length > 0 ? named.map((part) => `"${part}" in "${title}"`) : [`"${title}"`];
}
