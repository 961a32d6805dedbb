import type { coaching } from '../kinds/coaching.ts';
import type { path } from '../kinds/path.ts';
import type { role } from '../kinds/role.ts';
import { quoted } from '../words/words.ts';
import type { Answers, Named } from './answers.ts';
import { firstHandoff, jointStep, type Step } from './work.ts';
import { begun, ids, titles, type Written } from './written.ts';

export function roleOf(
	one: Named,
	{ company, roles, functions }: Answers,
	steps: readonly Step[],
): Written<typeof role> {
	const step = steps.find(({ accountable }) => accountable === one);
	const partner = roles.find((other) => other !== one)!;
	const part = functions.find(({ title }) => one.title.toLowerCase().includes(title.toLowerCase()));
	return {
		title: one.title,
		summary: `Works with ${titles(roles.filter((other) => other !== one))} at ${company}, from first interest to service.`,
		...begun,
		mission: 'TODO: why the role exists, in one sentence that begins with what it does for the customer',
		...(part ? { function: part.id } : {}),
		...(step
			? {
					accountabilities: [
						{
							id: 'main-duty',
							title: `TODO: the result the role answers for when it comes to ${quoted(step.title)}`,
							activity: `${ids.process}#${step.id}`,
						},
					],
				}
			: {}),
		decides: [
			{ decision: `TODO: what ${one.title} decides without asking`, limits: 'TODO: how far, and who decides beyond' },
		],
		measures: [ids.measure],
		not_responsible_for: [
			{ what: `TODO: what others expect of this role, and ${partner.title} does`, partner: partner.id },
		],
		access: [{ system: ids.system, level: 'edit' }],
	};
}

export function coachingOf(one: Named, { roles }: Answers, steps: readonly Step[]): Written<typeof coaching> {
	const partner = roles.find((other) => other !== one)!;
	const [giving, taking] = firstHandoff(steps);
	return {
		title: `Coaching: ${one.title}`,
		summary: `Questions for a talk that helps ${one.title} to work well with others. The coach picks one part.`,
		...begun,
		for: one.id,
		form: 'one-to-one',
		areas: [
			{
				id: 'bringing-in',
				title: 'Bringing colleagues in',
				stage: jointStep(steps).stage.id,
				measures: [ids.measure],
				questions: [
					{ text: 'What does this customer want to reach, in its own words?', about: 'customer' },
					{
						text: `When did ${partner.title} first hear of this customer, and from whom?`,
						about: 'collaboration',
						with: partner.id,
					},
				],
				good_signs: ['TODO: an answer that shows it goes well here'],
				warning_signs: ['TODO: an answer that calls for help'],
			},
			{
				id: 'handing-over',
				title: 'Handing over',
				stage: giving.stage.id,
				questions: [
					{
						text: `What did ${taking.accountable.title} still have to ask after your last hand-off?`,
						about: 'collaboration',
						with: taking.accountable.id,
					},
					{ text: 'What will you do differently in the next one?', about: 'self' },
				],
			},
		],
	};
}

export function pathOf(one: Named, { roles }: Answers, steps: readonly Step[]): Written<typeof path> {
	const others = roles.filter((other) => other !== one);
	return {
		title: `First 30 days: ${one.title}`,
		summary: `From first access to a first piece of work together with ${titles(others)}.`,
		...begun,
		role: one.id,
		days: 30,
		steps: [
			{ id: 'get-access', title: 'Get access to the customer records', kind: 'access', ref: `systems/${ids.system}` },
			{
				id: 'read-process',
				title: 'Read how we work from first interest to service',
				kind: 'read',
				ref: `processes/${ids.process}`,
			},
			...others.map(({ id, title }): Written<typeof path>['steps'][number] => ({
				id: `meet-${id}`,
				title: `Meet ${title} and ask what they wish you knew`,
				kind: 'meet',
				ref: `roles/${id}`,
			})),
			{ id: 'join-session', title: 'Take part in a customer session', kind: 'session', ref: `sessions/${ids.session}` },
			{
				id: 'first-work',
				title: `Do it with a colleague: ${jointStep(steps).title}`,
				kind: 'do',
				ref: `processes/${ids.process}#${jointStep(steps).id}`,
				evidence: 'TODO: what shows that it is done, without anybody having watched',
			},
		],
	};
}
