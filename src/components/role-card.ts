import type { Entry } from '../core/entry.ts';
import { role } from '../kinds/role.ts';
import { entryOf, linkOf } from '../kinds/views/links.ts';
import type { Item } from '../page/blocks.ts';
import { hrefOf, itemOf } from '../page/view.ts';
import type { Showing, ShownEntry } from './showing.ts';

/** A role as a guide introduces it: enough to know what to expect of a colleague. */
export interface ShownRole extends ShownEntry {
	readonly form: 'role';
	readonly slug: string;
	readonly mission: string;
	readonly note?: string;
	readonly groups: readonly { readonly title: string; readonly items: readonly Item[]; readonly more?: number }[];
}

/** Lines of a group. The page of the role has all of them. */
const maxItems = 4;

export function roleCardOf(entry: Entry<typeof role>, view: Showing): ShownRole {
	const { book } = view;
	const { mission = '', accountabilities = [], decides = [], not_responsible_for: not = [], escalates_to } = entry.data;
	const { note } = itemOf(view, entry);
	const helper = entryOf(book, role, escalates_to);
	const groups = [
		group(
			'Answers for',
			accountabilities.map(({ title, activity }) => {
				const link = linkOf(book, activity);
				return { text: title, ...(link?.to ? { href: hrefOf(view, link.to, link.part) } : {}) };
			}),
		),
		group(
			'Decides alone',
			decides.map(({ decision, limits }) => ({ text: decision, ...(limits ? { detail: limits } : {}) })),
		),
		group(
			'Leaves to others',
			not.map(({ what, partner }) => {
				const colleague = entryOf(book, role, partner);
				return {
					text: what,
					...(colleague ? { note: colleague.title, noteHref: hrefOf(view, colleague) } : {}),
				};
			}),
		),
		group('Turns to', helper ? [{ text: helper.title, href: hrefOf(view, helper) }] : []),
	];
	return {
		form: 'role',
		title: entry.title,
		href: hrefOf(view, entry),
		slug: entry.slug,
		mission,
		groups: groups.filter(({ items }) => items.length > 0),
		...(note ? { note } : {}),
	};
}

const group = (title: string, items: readonly Item[]) => ({
	title,
	items: items.slice(0, maxItems),
	...(items.length > maxItems ? { more: items.length - maxItems } : {}),
});
