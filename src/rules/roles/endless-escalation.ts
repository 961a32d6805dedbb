import { defineRule } from '../../core/rule.ts';
import { role } from '../../kinds/role.ts';
import { isCurrent, mild, statusOf } from '../../kinds/views/status.ts';

export const endlessEscalation = defineRule({
	id: 'endless-escalation',
	severity: 'warning',
	profile: 'standard',
	weakens: 'roles',
	fromAbsence: [],
	*check(book) {
		for (const entry of book.of(role)) {
			if (!isCurrent(entry) || entry.data.leadership || entry.data.escalates_to) continue;
			const sender = book
				.linksTo(entry)
				.find(
					({ path, from }) =>
						(path?.[0] === 'escalates_to' || path?.[0] === 'escalation') && statusOf(from) !== 'retired',
				);
			if (!sender?.path) continue;
			yield {
				entry,
				path: ['title'],
				message: `Problems are brought to the role "${entry.title}", which leads nobody and has nobody to turn to: what it cannot solve stays unsolved.`,
				help: 'Name under `escalates_to` who helps it, up to a leadership role.',
				related: [{ entry: sender.from, path: sender.path, message: 'Here a problem is sent to it.' }],
				...mild(entry, sender.from),
			};
		}
	},
});
