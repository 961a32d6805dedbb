import { defineRule } from '../../core/rule.ts';
import { measure } from '../../kinds/measure.ts';
import { role } from '../../kinds/role.ts';
import { entriesOf } from '../../kinds/views/links.ts';
import { carriersOf, jointResultsOf } from '../../kinds/views/measures.ts';
import { isCurrent, mild } from '../../kinds/views/status.ts';
import { titles } from '../../kinds/views/words.ts';

export const judgedWithoutSay = defineRule({
	id: 'judged-without-say',
	severity: 'warning',
	profile: 'standard',
	weakens: 'roles',
	*check(book) {
		for (const entry of book.of(measure)) {
			if (!isCurrent(entry)) continue;
			const owners = entriesOf(book, role, entry.data.owners);
			const carriers = [...(carriersOf(book).get(entry) ?? [])];
			const judgedOwners = owners.filter((one) => carriers.includes(one));
			// A desk that counts for all, or one of several who does, takes no side.
			const isOwn = entry.data.credit === 'own' && judgedOwners.length > 0;
			const isAgreed = judgedOwners.length > 1 && judgedOwners.length === owners.length;
			if (!isOwn && !isAgreed) continue;
			const joint = isOwn ? jointResultsOf(book).find((result) => result.measure === entry)?.roles : undefined;
			for (const one of carriers) {
				// That those who move it together contend for it is a finding of its own.
				if (joint?.includes(one)) continue;
				// Whoever leads them answers for what they do.
				if (owners.includes(one) || one.data.leadership) continue;
				yield {
					entry,
					path: ['owners'],
					key: one.id,
					message: isOwn
						? `"${entry.title}" counts for ${titles(judgedOwners)} alone (\`credit: own\`), and the role "${one.title}" is judged by it as well: it works for a number that is not its own.`
						: `The role "${one.title}" is judged by "${entry.title}", and ${titles(owners)}, who are judged by it as well, settle among themselves what counts.`,
					help: isOwn
						? 'Say under `credit` how a joint result counts, or take the measure from the page of that role.'
						: 'Name the role among the `owners`, or leave the figures to somebody who is not judged by them.',
					related: [{ entry: one, path: ['measures'], message: 'What the role is judged by.' }],
					...mild(entry, one),
				};
			}
		}
	},
});
