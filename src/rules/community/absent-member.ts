import type { Entry } from '../../core/entry.ts';
import { addItem } from '../../core/fix.ts';
import { defineEntryRule, type Near, type Problem } from '../../core/rule.ts';
import { collaboration } from '../../kinds/collaboration.ts';
import { community } from '../../kinds/community.ts';
import { isKind } from '../../kinds/views/links.ts';
import { reached, targets } from '../../kinds/views/reached.ts';
import { invited } from '../../kinds/views/sessions.ts';
import { isCurrent, mild } from '../../kinds/views/status.ts';

export const absentMember = defineEntryRule({
	id: 'absent-member',
	severity: 'error',
	profile: 'standard',
	weakens: 'community',
	fromAbsence: true,
	*judge(entry, book) {
		if (!isCurrent(entry)) return;
		if (isKind(entry, community)) {
			yield* missingMembers(book, entry);
			yield* idleMembers(book, entry);
		}
		if (isKind(entry, collaboration)) yield* rolesWithoutCommunity(book, entry);
	},
});

/** Everybody a community can count on: members, and those who lead its meetings. */
const presentIn = (book: Near, entry: Entry): Set<Entry> =>
	new Set([['members', '*'], ['moderator'], ['backup']].flatMap((path) => targets(book, entry, ...path)));

/** Roles without which a session of the community is better postponed, and which the community does not invite. */
function* missingMembers(book: Near, entry: Entry): Generator<Problem> {
	const present = presentIn(book, entry);
	if (present.size === 0) return;
	const required = targets(book, entry, 'sessions', '*').flatMap((session) => [
		...reached(book, session, 'required', '*'),
	]);
	const missing = required.filter(({ to }) => !present.has(to));
	for (const [role, links] of Map.groupBy(missing, ({ to }) => to)) {
		const edit = addItem(entry, ['members'], role.slug);
		yield {
			entry,
			path: ['members'],
			part: 'key',
			key: role.slug,
			message: `The session "${links[0]!.from.title}" cannot do without the role "${role.title}", which is no member here and so is not invited.`,
			help: `Add \`${role.slug}\` to the members, or make the role optional in the session.`,
			related: links.map(({ from, path }) => ({ entry: from, path, message: 'It is required here.' })),
			...(edit ? { fix: [edit] } : {}),
			...mild(entry),
		};
	}
}

/** Members that none of the community's sessions has a place for. */
function* idleMembers(book: Near, entry: Entry): Generator<Problem> {
	const sessions = targets(book, entry, 'sessions', '*');
	const guests = new Set(sessions.flatMap((session) => [...invited(book, session)]));
	const leaders = new Set([...targets(book, entry, 'moderator'), ...targets(book, entry, 'backup')]);
	if (guests.size === 0) return;
	for (const { to: role, path } of reached(book, entry, 'members', '*')) {
		if (guests.has(role) || leaders.has(role)) continue;
		yield {
			entry,
			path,
			message: `No session of this community invites its member "${role.title}", so the role is counted on and never there.`,
			help: 'Invite the role in a session that needs it, or take it out of the members.',
			...mild(entry),
		};
	}
}

/** Roles of a collaboration that belong to none of its communities. */
function* rolesWithoutCommunity(book: Near, entry: Entry): Generator<Problem> {
	const communities = targets(book, entry, 'communities', '*');
	if (communities.length === 0) return;
	const present = new Set(communities.flatMap((one) => [...presentIn(book, one)]));
	for (const { to: role, path } of reached(book, entry, 'roles', '*')) {
		if (present.has(role)) continue;
		yield {
			entry,
			path,
			message: `The role "${role.title}" belongs to this collaboration and to none of its communities, so the others never get to know it.`,
			help: 'Make it a member of one of the communities.',
			related: communities.map((one) => ({ entry: one, path: ['members'], message: 'It is not among these members.' })),
			...mild(entry),
		};
	}
}
