import { defineEntryRule } from '../../core/rule.ts';
import { collaboration } from '../../kinds/collaboration.ts';
import { reached, targets } from '../../kinds/views/reached.ts';
import { inTime } from '../../kinds/views/settings.ts';
import { isCurrent, mild } from '../../kinds/views/status.ts';

export const collaborationWithoutCommitment = defineEntryRule({
	id: 'collaboration-without-commitment',
	severity: 'error',
	profile: 'standard',
	weakens: 'leaders',
	fromAbsence: true,
	kind: collaboration,
	*judge(entry, book) {
		if (!isCurrent(entry)) return;
		const pages = targets(book, entry, 'culture', '*');
		const held = pages.some((page) => [...reached(book, page, 'commitments', '*', 'by')].length > 0);
		if (held) return;
		yield {
			entry,
			path: pages.length > 0 ? ['culture'] : ['title'],
			message: `No leader commits to anything for "${entry.title}", so colleagues will do what leaders do and not what they ask for.`,
			help:
				pages.length > 0
					? 'Add `commitments` to one of its culture pages: who does what, where it can be seen, how often.'
					: 'Name in `culture` a culture page with `commitments`: who does what, where it can be seen, how often.',
			related: pages.map((page) => ({ entry: page, path: ['title'], message: 'It holds no commitments.' })),
			...inTime(book, pages.length > 0),
			...mild(entry),
		};
	},
});
