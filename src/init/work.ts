import type { Answers, Named } from './answers.ts';

/** One step of the first process: a stage, and who brings the customer through it. */
export interface Step extends Named {
	readonly stage: Answers['stages'][number];
	readonly accountable: Named;
	/** Everybody who does the work. */
	readonly responsible: readonly Named[];
}

/** The way from marketing to service: one step a stage, and each role in one of them at least. */
export function stepsOf({ stages, roles }: Answers): Step[] {
	const joint = jointPlace(stages.length);
	return stages.map((stage, place) => {
		const accountable = roles[rolePlace({ stages, roles }, place)]!;
		return {
			id: stage.id,
			title: stage.work,
			stage,
			accountable,
			responsible: place === joint ? [accountable, ...roles.filter((one) => one !== accountable)] : [accountable],
		};
	});
}

/** The step in which everybody works together. */
export const jointStep = (steps: readonly Step[]): Step => steps[jointPlace(steps.length)]!;

/** The first step that ends with a hand-off, and the one that takes over. */
export function firstHandoff(steps: readonly Step[]): readonly [Step, Step] {
	const place = steps.findIndex((step, at) => at > 0 && step.accountable !== steps[at - 1]!.accountable);
	return [steps[place - 1]!, steps[place]!];
}

const jointPlace = (count: number): number => Math.floor((count - 1) / 2);

/** Roles answer in the order in which the customer meets them, from the first stage to the last. The second of two takes over where service begins. */
function rolePlace({ stages, roles }: Pick<Answers, 'stages' | 'roles'>, place: number): number {
	if (roles.length === 2) return stages[place]!.phase === 'service' ? 1 : 0;
	return Math.round((place * (Math.min(roles.length, stages.length) - 1)) / (stages.length - 1));
}
