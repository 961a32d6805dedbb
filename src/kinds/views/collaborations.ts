import type { Entry } from '../../core/entry.ts';
import type { Path } from '../../core/path.ts';
import type { Near } from '../../core/rule.ts';
import { collaboration } from '../collaboration.ts';
import { goal } from '../goal.ts';
import { process } from '../process.ts';
import { role } from '../role.ts';
import { type Activity, activitiesIn, type Role } from './activities.ts';
import { perBook } from './kept.ts';
import { entriesOf, entryOf, linkOf } from './links.ts';
import { isCurrent, statusOf } from './status.ts';

/** A collaboration with what its references name. */
export interface Team {
	readonly collaboration: Entry<typeof collaboration>;
	readonly goal: Entry<typeof goal> | undefined;
	/** The roles that work together, each once. */
	readonly roles: readonly { readonly role: Role; readonly path: Path }[];
	/** The stages it covers, each once. */
	readonly stages: readonly { readonly id: string; readonly title: string; readonly path: Path }[];
	/** The activities of its processes. */
	readonly activities: readonly Activity[];
}

/** Every collaboration that is or will be in force. */
export const teamsOf = perBook((book): readonly Team[] =>
	book
		.of(collaboration)
		.filter(isCurrent)
		.map((entry) => teamOf(book, entry)),
);

/** A collaboration with what its references name. */
export function teamOf(book: Near, entry: Entry<typeof collaboration>): Team {
	const { data } = entry;
	const roles = new Map<Role, Path>();
	for (const [i, ref] of (data.roles ?? []).entries()) {
		const to = entryOf(book, role, ref);
		if (to && !roles.has(to)) roles.set(to, ['roles', i]);
	}
	const stages = new Map<string, { title: string; path: Path }>();
	for (const [i, ref] of (data.stages ?? []).entries()) {
		const link = linkOf(book, ref);
		const part = link?.to?.parts.find(({ id, list }) => list === 'stages' && id === link.part);
		if (part && !stages.has(part.id)) stages.set(part.id, { title: part.title, path: ['stages', i] });
	}
	const processes = new Set(entriesOf(book, process, data.processes).filter((one) => statusOf(one) !== 'retired'));
	return {
		collaboration: entry,
		goal: entryOf(book, goal, data.goal),
		roles: [...roles].map(([to, path]) => ({ role: to, path })),
		stages: [...stages].map(([id, stage]) => ({ id, ...stage })),
		activities: [...processes].flatMap((one) => activitiesIn(book, one)),
	};
}
