import type { Entry } from '../../core/entry.ts';
import type { Link } from '../../core/link.ts';

/** What is different in a playbook: a field, or a part of it by its id. Without a field, a part that is gone. */
export interface Difference {
	readonly field?: string;
	readonly part?: string;
}

/** What an author names as different: the id of a part, or the name of a field. */
export function differenceNamed(entry: Entry, name: string): Difference {
	const part = entry.parts.find(({ id }) => id === name);
	if (part) return { field: String(part.path[0]), part: name };
	return Object.hasOwn(entry.kind.schema.shape, name) || name === prose ? { field: name } : { part: name };
}

/** The name of the text of a playbook among what differs. */
export const prose = 'prose';

/** Whether what `link` leads to means something else after this difference, for the page that refers to it there. */
export function reliesOn(link: Link, { field, part }: Difference): boolean {
	const { to, part: named } = link;
	if (!to) return false;
	if (named !== undefined) {
		const own = to.parts.find(({ id }) => id === named);
		if (!own) return field === prose;
		return part === undefined ? field === own.path[0] : part === named;
	}
	const meant = meaningOf(link, to);
	return meant === everything || field === undefined || meant.includes(field);
}

/**
 * Whether `link` relies on a change of which nobody says what it touched. Roles and systems are named all over a
 * handbook and seldom for what they are in whole; a part is meant where duties change, since it may be that one.
 */
export const mayRelyOn = (link: Link, duties: boolean): boolean =>
	link.part === undefined
		? !hubs.has(link.to?.kind.name ?? '') || byField[fieldOf(link)] !== undefined
		: duties && link.to?.parts.some(({ id }) => id === link.part) === true;

const hubs = new Set(['role', 'system']);

const everything = 'everything';
type Fields = readonly string[] | typeof everything;

const duties = ['mission', 'accountabilities', 'decides', 'measures', 'access', 'escalates_to', 'not_responsible_for'];
const counting = ['unit', 'direction', 'quantity', 'formula'];

/** What whoever names a playbook of a kind as a whole takes for granted of it; everything of the kinds not listed. */
const usual: Readonly<Record<string, Fields>> = {
	role: ['mission'],
	process: ['goal', 'trigger', 'outcome'],
	measure: counting,
	goal: ['outcome'],
	system: ['purpose', 'levels', 'state'],
	session: ['purpose', 'minutes', 'required'],
	community: ['purpose', 'members'],
	term: ['definition'],
};

/** The same where a field takes more for granted, or something else. */
const byField: Readonly<Record<string, Fields>> = {
	'path.role': duties,
	'coaching.for': duties,
	// Who does what with whom stands in the processes, which a collaboration names as well.
	'collaboration.roles': ['mission', 'decides', 'measures'],
	'collaboration.rules_of_engagement': ['decides'],
	'collaboration.escalation': ['decides'],
	'collaboration.processes': everything,
	'collaboration.goal': everything,
	'collaboration.communities': everything,
	'role.escalates_to': ['decides'],
	'role.access': ['levels', 'request', 'state'],
	'goal.measures': [...counting, 'target', 'baseline', 'period'],
	'measure.tensions': [...counting, 'target'],
	'community.sessions': everything,
};

const meaningOf = (link: Link, to: Entry): Fields => byField[fieldOf(link)] ?? usual[to.kind.name] ?? everything;

const fieldOf = ({ from, path }: Link) => `${from.kind.name}.${String(path?.[0] ?? prose)}`;
