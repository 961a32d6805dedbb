import type { Entry } from '../core/entry.ts';
import { role } from '../kinds/role.ts';
import type { session } from '../kinds/session.ts';
import { entriesOf, entryOf } from '../kinds/views/links.ts';
import { agendaOf, minutesOf } from '../kinds/views/sessions.ts';
import type { Block, Slot } from '../page/blocks.ts';
import { concerning, hrefOf, linkTo } from '../page/view.ts';
import { boxOf, nothing, type Showing, type Shown } from './showing.ts';

type Session = Entry<typeof session>;

/** The agenda of a session on the clock, with the roles without which it is better to postpone. */
export function shownAgenda(entry: Session, view: Showing): Shown {
	const { purpose, required } = entry.data;
	const items = entriesOf(view.book, role, required).map((one) => linkTo(view, one));
	const slots = agendaOf(entry).map(({ block, start }) => ({
		...slotOf(block, start, view),
		href: hrefOf(view, entry, block.id),
	}));
	const blocks: readonly Block[] = [
		...(items.length > 0
			? [{ form: 'facts' as const, facts: [{ label: 'With', value: { form: 'row' as const, items } }] }]
			: []),
		slots.length > 0 ? { form: 'agenda', slots } : nothing('No agenda is written down yet.'),
	];
	return boxOf(entry, view, { note: `${minutesOf(entry)} min`, ...(purpose ? { lead: purpose } : {}), blocks });
}

/** A block of a session that begins `from` minutes after the start, and who leads it. */
export function slotOf(block: ReturnType<typeof agendaOf>[number]['block'], from: number, view: Showing): Slot {
	const lead = entryOf(view.book, role, block.lead);
	return {
		from,
		minutes: block.minutes,
		title: block.title,
		kind: block.kind,
		facts: lead ? [{ ...linkTo(view, lead), note: 'leads' }] : [],
		...(block.method ? { method: block.method } : {}),
		...(block.parallel ? { parallel: true } : {}),
		...concerning(lead ? [lead] : []),
	};
}
