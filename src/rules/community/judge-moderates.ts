import type { Entry } from '../../core/entry.ts';
import { defineRule, type Facts } from '../../core/rule.ts';
import { community } from '../../kinds/community.ts';
import { role } from '../../kinds/role.ts';
import { reached } from '../../kinds/views/reached.ts';
import { isCurrent } from '../../kinds/views/status.ts';

export const judgeModerates = defineRule({
	id: 'judge-moderates',
	severity: 'warning',
	profile: 'standard',
	*check(book) {
		const leading = new Set<Entry>(book.of(role).filter(({ data }) => data.leadership));
		for (const entry of book.of(community)) {
			if (!isCurrent(entry)) continue;
			const judges = judgesOf(book, entry);
			for (const field of ['moderator', 'backup']) {
				const judge = book.follow(entry, [field])?.to;
				const member = judge && leading.has(judge) ? judges.get(judge) : undefined;
				if (!judge || !member) continue;
				yield {
					entry,
					path: [field],
					message: `The role "${judge.title}" leads the role "${member.title}", which is a member here; people do not think aloud before somebody who rates them.`,
					help: 'Let a role moderate that leads none of the members.',
					related: [{ entry: member, path: ['escalates_to'], message: `It reports up to "${judge.title}" from here.` }],
				};
			}
		}
	},
});

/** The roles above the members of a community, each with a member it stands above. */
function judgesOf(book: Facts, entry: Entry): Map<Entry, Entry> {
	const judges = new Map<Entry, Entry>();
	for (const { to: member } of reached(book, entry, 'members', '*')) {
		let above = book.follow(member, ['escalates_to'])?.to;
		while (above && above !== member && !judges.has(above)) {
			judges.set(above, member);
			above = book.follow(above, ['escalates_to'])?.to;
		}
	}
	return judges;
}
