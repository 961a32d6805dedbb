import type { Entry } from '../../core/entry.ts';
import { defineEntryRule, type Near } from '../../core/rule.ts';
import { culture } from '../../kinds/culture.ts';
import { invited } from '../../kinds/views/sessions.ts';
import { isCurrent, mild } from '../../kinds/views/status.ts';

export const unseenCommitment = defineEntryRule({
	id: 'unseen-commitment',
	severity: 'warning',
	profile: 'standard',
	weakens: 'leaders',
	fromAbsence: true,
	kind: culture,
	*judge(entry, book) {
		if (!isCurrent(entry)) return;
		for (const [index, { where, evidence }] of (entry.data.commitments ?? []).entries()) {
			const path = ['commitments', index];
			const by = book.follow(entry, [...path, 'by'])?.to;
			const place = book.follow(entry, [...path, 'where'])?.to;
			if (!by) continue;
			if (!where && evidence !== undefined)
				yield {
					entry,
					path: [...path, 'behaviour'],
					severity: 'info',
					message: `Nothing says in which session or process the role "${by.title}" does this, so others only see the evidence afterwards.`,
					help: 'Name in `where` the session or process in which it happens, if it happens in one.',
				};
			else if (!where)
				yield {
					entry,
					path: [...path, 'behaviour'],
					message: `Nothing says where others can see the role "${by.title}" do this, so nobody will know whether the promise is kept.`,
					help: 'Name in `where` the session or process in which it happens.',
					...mild(entry),
				};
			else if (place && !isSeenIn(book, by, place))
				yield {
					entry,
					path: [...path, 'where'],
					message: `The role "${by.title}" promises to do this in "${place.title}", but has no place there, so nobody will see it.`,
					help: `Invite \`${by.slug}\` there, or name the session or process in which it happens.`,
					related: [{ entry: place, path: ['title'], message: `It does not name the role "${by.title}".` }],
					...mild(entry),
				};
		}
	},
});

/** Whether a session invites the role or a process names it: whoever is consulted or told has a place in the work, too. */
function isSeenIn(book: Near, role: Entry, place: Entry): boolean {
	const guests = invited(book, place);
	if (place.kind.name === 'session') return guests.size === 0 || guests.has(role);
	return book.linksFrom(place).some(({ to, path }) => to === role && path?.[0] === 'activities');
}
