import type { action } from '../kinds/action.ts';
import type { community } from '../kinds/community.ts';
import type { session } from '../kinds/session.ts';
import type { Answers } from './answers.ts';
import { jointStep, type Step } from './work.ts';
import { begun, ids, idsOf, titles, type Written } from './written.ts';

export const communityOf = ({ roles }: Answers): Written<typeof community> => ({
	title: 'Customer circle',
	summary: 'TODO: how often you meet; a cadence (every, on, at, duration) puts the meetings into the calendar',
	...begun,
	purpose: `Turns what ${titles(roles)} know of a customer into next steps that somebody owns.`,
	goals: [ids.goal],
	members: idsOf(roles),
	moderator: roles[1]!.id,
	backup: roles[0]!.id,
	sessions: [ids.session],
	success_signal: 'TODO: what would show after three meetings that they are worth the time',
});

export function sessionOf({ roles }: Answers, steps: readonly Step[]): Written<typeof session> {
	const [one, two] = [roles[0]!.id, roles[1]!.id];
	return {
		title: 'Customer session',
		summary: 'One customer, everybody who works with it, and next steps that somebody owns.',
		...begun,
		purpose: 'Next steps for one customer, each with an owner and a date.',
		fits: [`${ids.process}#${jointStep(steps).id}`],
		required: idsOf(roles),
		minutes: 60,
		blocks: [
			{
				id: 'customer-wish',
				title: 'Say what the customer wants to reach',
				minutes: 10,
				kind: 'frame',
				lead: one,
				method: 'One sentence in the customer’s own words. Everybody may ask one question.',
			},
			{
				id: 'what-we-know',
				title: 'Collect what each role knows',
				minutes: 20,
				kind: 'work',
				lead: two,
				method: 'Everyone writes three notes in silence, then reads them out. No discussion yet.',
			},
			{
				id: 'choose-steps',
				title: 'Choose what to do next',
				minutes: 20,
				kind: 'decide',
				lead: two,
				method: 'Put alike notes together, then two votes each. What gets none is dropped.',
			},
			{
				id: 'owners-dates',
				title: 'Name owners and dates',
				minutes: 10,
				kind: 'close',
				lead: one,
				method: 'Each next step is read out with its owner and its date.',
			},
		],
		prework: ['TODO: what everybody reads or brings, so that nobody has to be told first'],
		outputs: [ids.action],
	};
}

export const actionOf = (steps: readonly Step[]): Written<typeof action> => ({
	title: 'Next step with a customer',
	summary: 'What was agreed for one customer, who does it and by when.',
	...begun,
	pattern: 'account-lead',
	owner: jointStep(steps).accountable.id,
	activity: `${ids.process}#${jointStep(steps).id}`,
	system: ids.system,
	fields: [{ name: 'What the customer wants to reach' }, { name: 'Day it is due', type: 'date' }],
	done_when: 'TODO: how everybody can see that a next step is done',
});
