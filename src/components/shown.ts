import type { Entry } from '../core/entry.ts';
import type { Kind } from '../core/kind.ts';
import { process } from '../kinds/process.ts';
import { role } from '../kinds/role.ts';
import { session } from '../kinds/session.ts';
import { term } from '../kinds/term.ts';
import { hrefOf } from '../page/view.ts';
import { agendaOf, type ShownAgenda } from './agenda.ts';
import { type ShownLanes, type ShownRaci, shownLanes, shownRaci } from './blueprint.ts';
import { roleCardOf, type ShownRole } from './role-card.ts';
import type { Showing, ShownEntry } from './showing.ts';
import { shownKey } from './shown-key.ts';

/** What a component of a text shows of the handbook, as plain data. */
export type Shown = ShownRole | ShownAgenda | ShownRaci | ShownLanes | ShownTerm;

interface ShownTerm extends ShownEntry {
	readonly form: 'term';
	readonly abbreviation?: string;
	readonly definition: string;
}

/** What the components in the text of `entry` show, by name and id. Those whose reference leads nowhere are not there. */
export function shownIn(entry: Entry, view: Showing): Readonly<Record<string, Shown>> {
	const shown: Record<string, Shown> = Object.create(null);
	for (const { written, to, outcome } of view.book.linksFrom(entry)) {
		if (!written?.component || !to || outcome !== 'found') continue;
		const key = shownKey(written.component, written.url);
		const thing = key in shown ? undefined : show(written.component, to, view);
		if (thing) shown[key] = thing;
	}
	return shown;
}

function show(component: string, entry: Entry, view: Showing): Shown | undefined {
	if (component === 'RoleCard' && isOf(entry, role)) return roleCardOf(entry, view);
	if (component === 'Agenda' && isOf(entry, session)) return agendaOf(entry, view);
	if (component === 'Raci' && isOf(entry, process)) return shownRaci(entry, view);
	if (component === 'Lanes' && isOf(entry, process)) return shownLanes(entry, view);
	if (component === 'Term' && isOf(entry, term)) return termOf(entry, view);
	return undefined;
}

/** Kinds are told apart by name, as the handbook does. */
const isOf = <K extends Kind>(entry: Entry, kind: K): entry is Entry<K> & Entry => entry.kind.name === kind.name;

function termOf(entry: Entry<typeof term>, view: Showing): ShownTerm {
	const { abbreviation, definition = '' } = entry.data;
	return {
		form: 'term',
		title: entry.title,
		href: hrefOf(view, entry),
		definition,
		...(abbreviation ? { abbreviation } : {}),
	};
}
