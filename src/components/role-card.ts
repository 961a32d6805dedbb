import type { Entry } from '../core/entry.ts';
import { role } from '../kinds/role.ts';
import { entryOf, linkOf } from '../kinds/views/links.ts';
import type { Item, Panel } from '../page/blocks.ts';
import { hrefOf, itemOf } from '../page/view.ts';
import { boxOf, nothing, type Showing, type Shown } from './showing.ts';

/** Lines of a panel. The page of the role has all of them. */
const maxItems = 4;

/** A role as a guide introduces it: enough to know what to expect of a colleague. */
export function roleCardOf(entry: Entry<typeof role>, view: Showing): Shown {
	const { book } = view;
	const { mission = '', accountabilities = [], decides = [], not_responsible_for: not = [], escalates_to } = entry.data;
	const { note } = itemOf(view, entry);
	const helper = entryOf(book, role, escalates_to);
	const all: readonly (readonly [title: string, items: readonly Item[]])[] = [
		[
			'Answers for',
			accountabilities.map(({ title, activity }) => {
				const link = linkOf(book, activity);
				return { text: title, ...(link?.to ? { href: hrefOf(view, link.to, link.part) } : {}) };
			}),
		],
		[
			'Decides alone',
			decides.map(({ decision, limits }) => ({ text: decision, ...(limits ? { detail: limits } : {}) })),
		],
		[
			'Leaves to others',
			not.map(({ what, partner }) => {
				const colleague = entryOf(book, role, partner);
				return {
					text: what,
					...(colleague ? { note: colleague.title, noteHref: hrefOf(view, colleague) } : {}),
				};
			}),
		],
		['Turns to', helper ? [{ text: helper.title, href: hrefOf(view, helper) }] : []],
	];
	const panels = all.flatMap(([title, items]) => (items.length > 0 ? [panel(title, items, hrefOf(view, entry))] : []));
	return boxOf(entry, view, {
		roles: [entry.slug],
		...(note ? { note } : {}),
		...(mission ? { lead: mission } : {}),
		...(panels.length > 0 ? { blocks: [{ form: 'panels', panels }] } : {}),
		...(panels.length === 0 && !mission ? { blocks: [nothing('Nothing is written down about this role yet.')] } : {}),
	});
}

const panel = (title: string, items: readonly Item[], href: string): Panel => ({
	title,
	items: items.slice(0, maxItems),
	...(items.length > maxItems
		? { more: { text: `${items.length - maxItems} more on the page of the role`, href } }
		: {}),
});
