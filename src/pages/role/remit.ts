import { role } from '../../kinds/role.ts';
import type { Job } from '../../kinds/views/jobs.ts';
import { entryOf, linkOf } from '../../kinds/views/links.ts';
import { anchorsOf } from '../../page/address.ts';
import type { Item, Panel } from '../../page/blocks.ts';
import { hrefOf, type View } from '../../page/view.ts';
import { escalationItems } from '../contract/agreements.ts';
import { contractHref } from '../contract/contract.ts';

/** What a role answers for and what it leaves to others; boxes without content are left out. */
export const remitPanels = (job: Job, view: View): readonly Panel[] =>
	[
		{ title: 'I answer for', items: accountabilities(job, view) },
		{ title: 'I leave to others', items: left(job, view) },
	].filter(({ items }) => items.length > 0);

const accountabilities = ({ role: entry }: Job, view: View): readonly Item[] =>
	(entry.data.accountabilities ?? []).map(({ id, title, activity }) => {
		const link = linkOf(view.book, activity);
		const anchor = anchorsOf(entry).ids.get(id);
		return {
			...(anchor ? { id: anchor } : {}),
			text: title,
			...(link?.to ? { href: hrefOf(view, link.to, link.part) } : {}),
		};
	});

const left = ({ role: entry }: Job, view: View): readonly Item[] =>
	(entry.data.not_responsible_for ?? []).map(({ what, partner: ref }) => {
		const partner = entryOf(view.book, role, ref);
		return {
			text: what,
			...(partner
				? { note: partner.title, noteHref: contractHref(view, entry, partner) ?? hrefOf(view, partner) }
				: {}),
		};
	});

/** Where a role turns when it is stuck: whom it turns to always, and what its collaborations have agreed. */
export function waysUp({ role: entry, teams }: Job, view: View): readonly Item[] {
	const up = entryOf(view.book, role, entry.data.escalates_to);
	const coach = entryOf(view.book, role, entry.data.coached_by);
	const agreed = teams.flatMap(({ collaboration }) => escalationItems(collaboration, view));
	const roleItem = (text: string, one: typeof up): Item[] =>
		one ? [{ text, note: one.title, noteHref: contractHref(view, entry, one) ?? hrefOf(view, one) }] : [];
	return [
		...roleItem('What I cannot settle with a colleague', up),
		...roleItem('Something I want to learn', coach),
		...agreed,
	];
}
