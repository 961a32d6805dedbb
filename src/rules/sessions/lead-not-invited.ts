import { defineEntryRule } from '../../core/rule.ts';
import { session } from '../../kinds/session.ts';
import { reached } from '../../kinds/views/reached.ts';
import { invited } from '../../kinds/views/sessions.ts';
import { isCurrent } from '../../kinds/views/status.ts';

export const leadNotInvited = defineEntryRule({
	id: 'lead-not-invited',
	severity: 'error',
	profile: 'standard',
	weakens: 'community',
	fromAbsence: true,
	kind: session,
	*judge(entry, book) {
		const guests = invited(book, entry);
		if (!isCurrent(entry) || guests.size === 0) return;
		for (const { to: lead, path } of reached(book, entry, 'blocks', '*', 'lead')) {
			if (guests.has(lead)) continue;
			yield {
				entry,
				path,
				message: `The role "${lead.title}" leads this block and is not invited to the session, so on the day somebody has to improvise.`,
				help: `Add \`${lead.slug}\` to \`required\`, or let an invited role lead the block.`,
				related: [{ entry, path: ['required'], message: 'It is not among these roles.' }],
			};
		}
	},
});
