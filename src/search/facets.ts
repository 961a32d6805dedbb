import type { Entry } from '../core/entry.ts';
import type { Handbook } from '../core/handbook.ts';
import type { Link } from '../core/link.ts';
import type { Path } from '../core/path.ts';
import { activitiesOf } from '../kinds/views/activities.ts';

/** What something found is about: ids of roles, stages and systems. */
export interface Facets {
	readonly roles: readonly string[];
	readonly stages: readonly string[];
	readonly systems: readonly string[];
}

/** The facets of an entry and of what stands at a path in it, worked out from what they refer to. */
export function facetsOf(
	book: Handbook,
	entry: Entry,
): { readonly all: Facets; readonly none: Facets; under(path: Path): Facets } {
	const links = book.linksFrom(entry).filter(({ outcome, ref }) => outcome === 'found' && ref);
	const all = collect(links);
	const fields = entry.kind.concerns;
	const own = fields ? collect(links.filter(({ path }) => fields.includes(String(path?.[0])))).roles : all.roles;
	const roles = entry.kind.name === 'role' ? [entry.id] : own;
	const systems = entry.kind.name === 'system' ? [entry.id] : all.systems;
	return {
		all: { roles, systems, stages: [...new Set([...all.stages, ...stagesOf(book, entry, links)])] },
		none: { roles: entry.kind.name === 'role' ? roles : [], stages: [], systems: [] },
		under(path) {
			const below = collect(links.filter((link) => path.every((step, i) => link.path?.[i] === step)));
			return entry.kind.name === 'role' || fields ? { ...below, roles } : below;
		},
	};
}

function collect(links: readonly Link[]): Facets {
	const ids = (kind: string) => [...new Set(links.flatMap(({ to }) => (to?.kind.name === kind ? [to.id] : [])))];
	const stages = links.flatMap(({ to, part }) =>
		part !== undefined && to?.kind.single && to.parts.some(({ list, id }) => list === 'stages' && id === part)
			? [part]
			: [],
	);
	return { roles: ids('role'), systems: ids('system'), stages: [...new Set(stages)] };
}

/** The stages of the activities a session moves along, or a role has a part in. */
function stagesOf(book: Handbook, entry: Entry, links: readonly Link[]): readonly string[] {
	const { name } = entry.kind;
	if (name !== 'session' && name !== 'role') return [];
	return activitiesOf(book)
		.filter(({ process, facts, actors }) =>
			name === 'role'
				? actors.some((actor) => actor.id === entry.id)
				: links.some(({ to, part }) => to === process && (part === undefined || part === facts.id)),
		)
		.flatMap(({ stage }) => stage ?? []);
}
