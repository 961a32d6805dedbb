import type { Entry } from '../core/entry.ts';
import type { Kind } from '../core/kind.ts';
import { process } from '../kinds/process.ts';
import { role } from '../kinds/role.ts';
import { session } from '../kinds/session.ts';
import { term } from '../kinds/term.ts';
import { isKind } from '../kinds/views/links.ts';
import { shownAgenda } from './agenda.ts';
import { shownLanes, shownRaci } from './blueprint.ts';
import { roleCardOf } from './role-card.ts';
import { boxOf, type Showing, type Shown } from './showing.ts';

type Show = (entry: Entry, view: Showing) => Shown | undefined;

const of =
	<K extends Kind>(kind: K, show: (entry: Entry<K>, view: Showing) => Shown): Show =>
	(entry, view) =>
		isKind(entry, kind) ? show(entry, view) : undefined;

/** By the name of each component that shows an entry, what it shows. */
export const shows: ReadonlyMap<string, Show> = new Map([
	['RoleCard', of(role, roleCardOf)],
	['Agenda', of(session, shownAgenda)],
	['Raci', of(process, shownRaci)],
	['Lanes', of(process, shownLanes)],
	[
		'Term',
		of(term, (entry, view) => {
			const { abbreviation, definition = '' } = entry.data;
			return boxOf(entry, view, { lead: definition, ...(abbreviation ? { note: abbreviation } : {}) });
		}),
	],
]);

/** What the components in the text of `entry` show, by name and id. Those whose reference leads nowhere are not there. */
export function shownIn(entry: Entry, view: Showing): Readonly<Record<string, Shown>> {
	const shown: Record<string, Shown> = Object.create(null);
	for (const { written, to, outcome } of view.book.linksFrom(entry)) {
		if (!written?.component || !to || outcome !== 'found') continue;
		const key = shownKey(written.component, written.url);
		const thing = key in shown ? undefined : shows.get(written.component)?.(to, view);
		if (thing) shown[key] = thing;
	}
	return shown;
}

/** Under which name a text finds what its component `name` shows of the entry `id`. */
export const shownKey = (name: string, id: string): string => `${name} ${id}`;
