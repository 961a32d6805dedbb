import { resolveWritten } from './address.ts';
import type { Entry } from './entry.ts';
import type { Ref } from './kind.ts';
import type { Link } from './link.ts';
import type { Names } from './names.ts';
import { resolveRef } from './reference.ts';
import type { WrittenLink } from './written-link.ts';

/** Works out the links of one entry. */
export const linksOf = (from: Entry, names: Names): readonly Link[] => [
	...from.refs.map(({ path, ref }) => resolveRef(from, path, ref, names)),
	...(from.prose?.links ?? []).map((written) =>
		written.ref ? resolveShown(from, written, written.ref, names) : resolveWritten(from, written, names),
	),
];

/** Works out what a component in the prose shows. */
function resolveShown(from: Entry, written: WrittenLink, ref: Ref, names: Names): Link {
	const { path: _, ...link } = resolveRef(from, [], ref, names);
	return { ...link, written };
}
