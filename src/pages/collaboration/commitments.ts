import type { Entry } from '../../core/entry.ts';
import type { collaboration } from '../../kinds/collaboration.ts';
import { culture } from '../../kinds/culture.ts';
import { role } from '../../kinds/role.ts';
import { entriesOf, entryOf, linkOf } from '../../kinds/views/links.ts';
import type { Item } from '../../page/blocks.ts';
import { concerning, hrefOf, type View } from '../../page/view.ts';
import { rhythmOf, sentences } from '../../words/words.ts';

/** What leaders have promised on the culture pages of a collaboration, where it can be seen and how often. */
export const commitmentItems = ({ data }: Entry<typeof collaboration>, view: View): readonly Item[] =>
	entriesOf(view.book, culture, data.culture).flatMap((page) =>
		(page.data.commitments ?? []).map(({ id, by, behaviour, where, cadence, evidence }): Item => {
			const leader = entryOf(view.book, role, by);
			const place = linkOf(view.book, where)?.to;
			const often = cadence ? rhythmOf(cadence.every) : undefined;
			return {
				text: behaviour,
				href: hrefOf(view, page, id),
				detail: sentences([
					place ? `Seen in “${place.title}”${often ? `, ${often}` : ''}` : often && `Seen ${often}`,
					evidence,
				]),
				...(leader ? { note: leader.title, noteHref: hrefOf(view, leader), ...concerning([leader]) } : {}),
			};
		}),
	);
