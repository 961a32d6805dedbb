import { relative } from '../../core/address.ts';
import type { Entry } from '../../core/entry.ts';
import type { Edit } from '../../core/fix.ts';
import { type Link, locationOf } from '../../core/link.ts';
import type { Near, Problem } from '../../core/rule.ts';
import { scalar } from '../../core/scalar.ts';

/** The fix that lets `link` lead to `successor`; none where a person has to choose: the part is not there, or the list names it already. */
export function replaced(book: Near, link: Link, successor: Entry | undefined): Pick<Problem, 'fix'> {
	const edit = successor && replacement(book, link, successor);
	return edit ? { fix: [edit] } : {};
}

function replacement(book: Near, link: Link, successor: Entry): Edit | undefined {
	const { from, to, part, path, text, written } = link;
	if (!to || to.kind !== successor.kind) return undefined;
	if (part !== undefined && !successor.parts.some(({ id }) => id === part)) return undefined;
	const location = locationOf(link);
	if (path) {
		const listed = book.linksFrom(from).some((other) => other.to === successor && sameList(other.path, path));
		if (listed) return undefined;
		const now = location.source.text.slice(location.range.start, location.range.end);
		if (now === text) return { ...location, text: scalar(text.replace(to.slug, successor.slug)) };
		return now.includes(to.slug) ? { ...location, text: now.replace(to.slug, successor.slug) } : undefined;
	}
	if (written?.ref) return { ...location, text: text.replace(to.slug, successor.slug) };
	const file = successor.sources.at(-1);
	if (!written || !file || location.source.text.slice(location.range.start, location.range.end) !== written.url)
		return undefined;
	return { ...location, text: relative(location.source.path, file.path) + (part ? `#${part}` : '') };
}

const sameList = (a: Link['path'], b: Link['path']) =>
	a !== undefined &&
	b !== undefined &&
	typeof b.at(-1) === 'number' &&
	a.length === b.length &&
	a.slice(0, -1).every((step, i) => step === b[i]);
