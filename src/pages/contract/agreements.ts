import type { Entry } from '../../core/entry.ts';
import type { collaboration } from '../../kinds/collaboration.ts';
import { role } from '../../kinds/role.ts';
import { entryOf } from '../../kinds/views/links.ts';
import type { Item } from '../../page/blocks.ts';
import { hrefOf, type View } from '../../page/view.ts';

type Collaboration = Entry<typeof collaboration>;

/** What the roles of a collaboration agreed on beforehand for the situations in which they would argue. */
export const ruleItems = ({ data }: Collaboration, view: View): readonly Item[] =>
	(data.rules_of_engagement ?? []).map(({ situation, decision, decided_by }) => {
		const judge = entryOf(view.book, role, decided_by);
		return {
			text: situation,
			detail: decision,
			...(judge ? { note: `else ${judge.title} decides`, noteHref: hrefOf(view, judge) } : {}),
		};
	});

/** Who takes over when they cannot settle something, and how soon. */
export const escalationItems = ({ data }: Collaboration, view: View): readonly Item[] =>
	(data.escalation ?? []).map(({ trigger, to, within }) => {
		const helper = entryOf(view.book, role, to);
		return {
			text: trigger,
			...(helper
				? { note: `${helper.title}${within ? `, within ${within}` : ''}`, noteHref: hrefOf(view, helper) }
				: {}),
		};
	});
