import { defineEntryRule } from '../../core/rule.ts';
import { path } from '../../kinds/path.ts';
import { rolesMetIn, stepsAboutNothing, stepsOf } from '../../kinds/views/onboarding.ts';
import { isCurrent, mild } from '../../kinds/views/status.ts';

/** The day by which a newcomer has done something with a partner: what is only watched for a month stays somebody else's work. */
const lastDay = 30;

/** Steps in which the newcomer does something; the others read, watch and listen. */
const active = new Set(['do', 'session', 'teach']);

export const passivePath = defineEntryRule({
	id: 'passive-path',
	severity: 'warning',
	profile: 'standard',
	weakens: 'roles',
	fromAbsence: true,
	kind: path,
	*judge(entry, book) {
		if (!isCurrent(entry)) return;
		for (const index of stepsAboutNothing(entry, 'do', 'session', 'shadow'))
			yield {
				entry,
				path: ['steps', index, 'title'],
				severity: 'info',
				message:
					'This step does not say which activity or session it is, so the newcomer may practise what nobody waits for.',
				help: 'Name it in `ref`, such as `sessions/account-brainstorm` or an activity of a process.',
			};
		const role = book.follow(entry, ['role'])?.to;
		if (!role) return;
		const joint = stepsOf(book, entry).some((one) => {
			if (!active.has(one.step.kind) || (one.step.by_day ?? 0) > lastDay) return false;
			// Of a step that refers to nothing, only its title says with whom it is done.
			return !one.to || [...rolesMetIn(book, one)].some((other) => other !== role);
		});
		if (joint) return;
		const { days = lastDay } = entry.data;
		yield {
			entry,
			path: ['title'],
			message: `Until day ${Math.min(days, lastDay)} a newcomer on this path reads, meets and watches, and does nothing together with a partner, so working alone becomes the habit.`,
			help: 'Add a session, or an activity done with another role, in the first weeks.',
			...mild(entry),
		};
	},
});
