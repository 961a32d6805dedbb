import type { process } from '../kinds/process.ts';
import { quoted } from '../words/words.ts';
import type { Named } from './answers.ts';
import { jointStep, type Step } from './work.ts';
import { begun, ids, idsOf, type Written } from './written.ts';

export const processOf = (steps: readonly Step[]): Written<typeof process> => ({
	title: 'From first interest to service',
	summary: `How a customer comes from ${quoted(steps[0]!.stage.title)} to ${quoted(steps.at(-1)!.stage.title)}, who answers for each step, and what is handed over.`,
	...begun,
	goal: ids.goal,
	trigger: 'TODO: what sets the work off, such as a customer who asks or a date that comes near',
	outcome: 'TODO: what is true for the customer at the end',
	outputs: [steps.at(-1)!.stage.result],
	activities: steps.map((step, place) =>
		activityOf(step, steps[place - 1], steps[place + 1], step === jointStep(steps)),
	),
});

const activityOf = (
	{ id, title, stage, accountable, responsible }: Step,
	before: Step | undefined,
	after: Step | undefined,
	joint: boolean,
): Written<typeof process>['activities'][number] => ({
	id,
	title,
	stage: stage.id,
	accountable: accountable.id,
	responsible: idsOf(responsible),
	...(before ? { inputs: [before.stage.result] } : {}),
	outputs: [stage.result],
	systems: [{ system: ids.system, level: 'edit' }],
	...(joint ? { measures: [ids.measure], done_when: 'TODO: how everybody can see that this is finished' } : {}),
	...(after ? { next: [{ activity: after.id, ...handoffTo(after, stage.result, accountable) }] } : {}),
});

const handoffTo = ({ accountable }: Step, artefact: string, from: Named) =>
	accountable === from
		? {}
		: {
				handoff: {
					artefact,
					accept_when: [`TODO: what ${accountable.title} checks before taking over from ${from.title}`],
					if_refused: 'TODO: what happens when something is missing, and how soon',
				},
			};
