import type { Entry } from '../../core/entry.ts';
import type { Fields } from '../../core/kind.ts';
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
	const granted = relied(link) ?? to.kind.granted ?? 'everything';
	return granted === 'everything' || field === undefined || granted.includes(field);
}

/**
 * Whether `link` relies on a change of which nobody says what it touched. Roles and systems are named all over a
 * handbook and seldom for what they are in whole; a part is meant where duties change, since it may be that one.
 */
export const mayRelyOn = (link: Link, duties: boolean): boolean =>
	link.part === undefined
		? !link.to?.kind.widespread || relied(link) !== undefined
		: duties && link.to?.parts.some(({ id }) => id === link.part) === true;

/** What is taken for granted of what `link` leads to where it stands; nothing where that is what its kind says. */
const relied = ({ from, path: [field] = [] }: Link): Fields | undefined =>
	typeof field === 'string' ? from.kind.relies?.[field] : undefined;
