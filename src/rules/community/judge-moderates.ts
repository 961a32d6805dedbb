import type { Entry } from '../../core/entry.ts';
import { defineEntryRule, type Near } from '../../core/rule.ts';
import { community } from '../../kinds/community.ts';
import { role } from '../../kinds/role.ts';
import { isKind } from '../../kinds/views/links.ts';
import { reached } from '../../kinds/views/reached.ts';
import { isCurrent } from '../../kinds/views/status.ts';

export const judgeModerates = defineEntryRule({
	id: 'judge-moderates',
	severity: 'warning',
	profile: 'standard',
	weakens: 'community',
	kind: community,
	*judge(entry, book) {
		if (!isCurrent(entry)) return;
		const judges = judgesOf(book, entry);
		for (const field of ['moderator', 'backup']) {
			const judge = book.follow(entry, [field])?.to;
			const member = judge && isKind(judge, role) && judge.data.leadership ? judges.get(judge) : undefined;
			if (!judge || !member) continue;
			yield {
				entry,
				path: [field],
				message: `The role "${judge.title}" leads the role "${member.title}", which is a member here; people do not think aloud before somebody who rates them.`,
				help: 'Let a role moderate that leads none of the members.',
				related: [{ entry: member, path: ['escalates_to'], message: `It reports up to "${judge.title}" from here.` }],
			};
		}
	},
});

/** The roles above the members of a community, each with a member it stands above. */
function judgesOf(book: Near, entry: Entry): Map<Entry, Entry> {
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
