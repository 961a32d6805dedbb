import { defineEntryRule } from '../../core/rule.ts';
import { collaboration } from '../../kinds/collaboration.ts';
import { reached, targets } from '../../kinds/views/reached.ts';
import { isCurrent, mild } from '../../kinds/views/status.ts';

export const absentSponsor = defineEntryRule({
	id: 'absent-sponsor',
	severity: 'warning',
	profile: 'standard',
	weakens: 'leaders',
	fromAbsence: true,
	kind: collaboration,
	*judge(entry, book) {
		const goal = book.follow(entry, ['goal'])?.to;
		const sponsor = goal && book.follow(goal, ['sponsor'])?.to;
		if (!isCurrent(entry) || !sponsor) return;
		const commitments = targets(book, entry, 'culture', '*').flatMap((page) => [
			...reached(book, page, 'commitments', '*', 'by'),
		]);
		// That nobody commits to anything is a finding of its own.
		if (commitments.length === 0 || commitments.some(({ to }) => to === sponsor)) return;
		yield {
			entry,
			path: ['goal'],
			message: `The role "${sponsor.title}" wants this goal and has committed to nothing on the culture pages of this collaboration, so its people see others go first and not the sponsor.`,
			help: 'Agree with the sponsor on one thing to do visibly, and write it on one of the culture pages named here.',
			related: [
				{ entry: goal, path: ['sponsor'], message: 'It is the sponsor here.' },
				{ entry, path: ['culture'], message: 'These pages hold commitments of others.' },
			],
			...mild(entry),
		};
	},
});
