import type { collaboration } from '../kinds/collaboration.ts';
import type { culture } from '../kinds/culture.ts';
import type { goal as goalKind } from '../kinds/goal.ts';
import type { handbook } from '../kinds/handbook.ts';
import type { measure } from '../kinds/measure.ts';
import type { system } from '../kinds/system.ts';
import type { Answers } from './answers.ts';
import type { Step } from './work.ts';
import { begun, ids, idsOf, titles, type Written } from './written.ts';

export const settings = ({
	company,
	title,
	language,
	stages,
	functions,
	roles,
}: Answers): Written<typeof handbook> => ({
	title,
	summary: `How ${titles(roles)} work together at ${company}.`,
	...begun,
	language,
	profile: 'starter',
	stages: stages.map(({ id, title, phase, customer_goal }) => ({ id, title, phase, customer_goal })),
	functions: [...functions],
});

export const together = ({ roles, company }: Answers, steps: readonly Step[]): Written<typeof collaboration> => ({
	title: titles(roles),
	summary: `What they want to reach together at ${company}, and what holds between them.`,
	...begun,
	goal: ids.goal,
	roles: idsOf(roles),
	stages: steps.map(({ stage }) => stage.id),
	processes: [ids.process],
	communities: [ids.community],
	coaching: [roles[0]!.id],
	culture: [ids.culture],
	rules_of_engagement: [
		{
			situation: `TODO: a situation in which ${titles(roles)} would otherwise argue, such as “The customer asks for a price”`,
			decision: 'TODO: what holds then, in one sentence that leaves nothing to argue about',
		},
	],
});

export const goalOf = ({ goal }: Answers): Written<typeof goalKind> => ({
	title:
		goal !== '' && goal.length <= longestTitle ? goal.replace(/\.$/, '') || goal : 'What we want to reach together',
	...begun,
	outcome:
		goal ||
		'TODO: what will be different for customers and the business, with a number and a day, so that it can turn out true or false',
	measures: [ids.measure],
	why_together: 'TODO: what each role has that the others lack, so that nobody reaches the goal alone',
});

/** A goal longer than a line is told in its page, under a title of ours. */
const longestTitle = 80;

export const measureOf = ({ roles }: Answers): Written<typeof measure> => ({
	title: 'Our shared result',
	summary: `The one number by which ${titles(roles)} are judged alike.`,
	...begun,
	unit: 'TODO: what is counted, such as EUR, days or customers; where less is better, the direction is down',
	direction: 'up',
	formula: 'TODO: how the number is worked out, so that two people get the same one',
	source: ids.system,
	owners: [roles[0]!.id],
	credit: 'shared',
});

export const systemOf = (): Written<typeof system> => ({
	title: 'Customer records',
	...begun,
	purpose: 'TODO: what it holds, and what people here call it, which then becomes the title',
	request: 'TODO: how somebody new gets access, and how long that takes',
});

export const cultureOf = (): Written<typeof culture> => ({
	title: 'Shared success',
	...begun,
	dimension: 'shared-success',
	statement:
		'TODO: what people here do, as a sentence one can see happen or not: “Whoever reports a success says who helped.”',
	signals: [
		{ statement: 'TODO: something one can see every week that helps the work between roles', effect: 'enabler' },
		{
			statement: 'TODO: something one can see every week that harms it',
			effect: 'disabler',
			response: 'TODO: what is done about it, and by which role',
		},
	],
});
