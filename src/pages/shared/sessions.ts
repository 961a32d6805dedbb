import type { Role } from '../../kinds/views/activities.ts';
import type { Invitation } from '../../kinds/views/jobs.ts';
import type { Item, Panel } from '../../page/blocks.ts';
import { hrefOf, itemOf, type View } from '../../page/view.ts';
import { rhythmOf } from '../../words/words.ts';

/** The sessions a role is invited to, by the community that holds them; `noteOf` says a word on each. */
export function sessionPanels(
	invitations: readonly Invitation[],
	view: View,
	noteOf: (invitation: Invitation) => string | undefined,
): readonly Panel[] {
	const groups = Map.groupBy(invitations, ({ communities }) => communities[0]);
	return [...groups]
		.sort(([a], [b]) => Number(a === undefined) - Number(b === undefined))
		.map(([community, held]): Panel => {
			const every = community?.data.cadence?.every;
			return {
				title: community?.title ?? 'When the work asks for it',
				icon: community ? 'community' : 'session',
				...(community ? { href: hrefOf(view, community) } : {}),
				...(every ? { note: rhythmOf(every) } : {}),
				items: held.map((invitation) => sessionItem(invitation, view, noteOf(invitation))),
			};
		});
}

function sessionItem({ session }: Invitation, view: View, note: string | undefined): Item {
	const { icon: _, ...item } = itemOf(view, session);
	return { ...item, note: [note, `${session.data.minutes} min`].filter(Boolean).join(', ') };
}

/** Whether the role may stay away. */
export const optionalNote = ({ required }: Invitation): string | undefined => (required ? undefined : 'optional');

/** Whether one of two roles, or both, may stay away; `theirs` are the invitations of the other. */
export const jointNote =
	(partner: Role, theirs: ReadonlyMap<Invitation['session'], Invitation>) =>
	({ session, required }: Invitation): string | undefined => {
		const other = theirs.get(session)?.required ?? false;
		if (required && other) return undefined;
		return required ? `optional for ${partner.title}` : other ? 'optional for me' : 'optional';
	};
