import type { Facts } from '../../core/handbook.ts';
import { defineRule, type Problem } from '../../core/rule.ts';
import { action } from '../../kinds/action.ts';
import { role } from '../../kinds/role.ts';
import { system } from '../../kinds/system.ts';
import { accessOf, needsInTurn, standingOf } from '../../kinds/views/access.ts';
import { entryOf } from '../../kinds/views/links.ts';
import { isCurrent, mild } from '../../kinds/views/status.ts';

export const missingAccess = defineRule({
	id: 'missing-access',
	severity: 'error',
	profile: 'standard',
	weakens: 'systems',
	fromAbsence: [],
	*check(book) {
		yield* missingForActivities(book);
		yield* missingForActions(book);
	},
});

function* missingForActivities(book: Facts): Generator<Problem> {
	const told = new Set<string>();
	for (const { role, use, activity } of needsInTurn(book)) {
		const { system } = use;
		const need = `${role.id} ${system.id}`;
		const access = accessOf(book, role).get(system);
		if (!isCurrent(role) || told.has(need) || standingOf(access, use) !== 'missing' || !book.isSound(system)) continue;
		told.add(need);
		const has = access ? `has only \`${access.level}\`` : 'cannot open it';
		yield {
			entry: role,
			...(access ? { path: [...access.path, 'level'] } : { path: ['access'], part: 'key' }),
			key: system.id,
			message: `The role "${role.title}" ${activity.actors.includes(role) ? 'does' : 'has a part in'} "${activity.facts.title}", which takes \`${use.level}\` in "${system.title}", and ${has}: it has to ask a colleague each time.`,
			help: system.data.request
				? `Grant it under \`access\`, once it is requested: ${system.data.request}`
				: 'Request the access and name it under `access`, or give the work to a role that has it.',
			related: [{ entry: activity.process, path: [...use.path, 'level'], message: 'What the activity asks for.' }],
			...mild(role, activity.process),
		};
	}
}

/** Actions whose owner cannot open the system they are logged in. */
function* missingForActions(book: Facts): Generator<Problem> {
	for (const entry of book.of(action)) {
		const owner = entryOf(book, role, entry.data.owner);
		const log = entryOf(book, system, entry.data.system);
		if (!owner || !log || !isCurrent(entry) || accessOf(book, owner).has(log)) continue;
		yield {
			entry,
			path: ['system'],
			message: `Such actions are logged in "${log.title}", which the role "${owner.title}" that carries them out cannot open: it never sees what it promised.`,
			help: 'Name a system the role can open, or grant it access.',
			related: [{ entry: owner, path: ['access'], message: 'What the role can open.' }],
			...mild(entry),
		};
	}
}
