import type { Entry } from '../core/entry.ts';
import { role } from '../kinds/role.ts';
import type { session } from '../kinds/session.ts';
import { entriesOf, entryOf } from '../kinds/views/links.ts';
import { minutesOf, agendaOf as slotsOf } from '../kinds/views/sessions.ts';
import type { Concern } from '../page/blocks.ts';
import type { Words } from '../page/values.ts';
import { hrefOf, linkTo } from '../page/view.ts';
import type { Showing, ShownEntry } from './showing.ts';

/** The agenda of a session on the clock. */
export interface ShownAgenda extends ShownEntry {
	readonly form: 'agenda';
	readonly minutes: number;
	readonly purpose?: string;
	/** The roles without which it is better to postpone. */
	readonly required: readonly Words[];
	readonly slots: readonly ShownSlot[];
}

interface ShownSlot extends Concern {
	readonly title: string;
	readonly href: string;
	/** Minutes after the start. */
	readonly from: number;
	readonly minutes: number;
	readonly kind: string;
	readonly parallel: boolean;
	readonly method?: string;
	readonly lead?: Words;
}

export function agendaOf(entry: Entry<typeof session>, view: Showing): ShownAgenda {
	const { book } = view;
	const { purpose, required } = entry.data;
	return {
		form: 'agenda',
		title: entry.title,
		href: hrefOf(view, entry),
		minutes: minutesOf(entry),
		...(purpose ? { purpose } : {}),
		required: entriesOf(book, role, required).map((one) => linkTo(view, one)),
		slots: slotsOf(entry).map(({ block, start }) => {
			const lead = entryOf(book, role, block.lead);
			return {
				title: block.title,
				href: hrefOf(view, entry, block.id),
				from: start,
				minutes: block.minutes,
				kind: block.kind,
				parallel: block.parallel,
				...(block.method ? { method: block.method } : {}),
				...(lead ? { lead: linkTo(view, lead), roles: [lead.slug] } : {}),
			};
		}),
	};
}
