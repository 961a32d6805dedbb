import type { Answers } from './answers.ts';
import { cultureOf, goalOf, measureOf, settings, systemOf, together } from './common.ts';
import { actionOf, communityOf, sessionOf } from './meeting.ts';
import { processOf } from './process.ts';
import { coachingOf, pathOf, roleOf } from './roles.ts';
import { stepsOf } from './work.ts';
import { ids } from './written.ts';

/** The first playbooks of a handbook, by their files. What nobody said yet is a text that begins with `TODO: `. */
export function playbooksOf(answers: Answers): ReadonlyMap<string, object> {
	const steps = stepsOf(answers);
	const first = answers.roles[0]!;
	return new Map<string, object>([
		['handbook.yaml', settings(answers)],
		[`collaborations/${ids.collaboration}.yaml`, together(answers, steps)],
		[`goals/${ids.goal}.yaml`, goalOf(answers)],
		[`measures/${ids.measure}.yaml`, measureOf(answers)],
		...answers.roles.map((one) => [`roles/${one.id}.yaml`, roleOf(one, answers, steps)] as const),
		[`processes/${ids.process}.yaml`, processOf(steps)],
		[`systems/${ids.system}.yaml`, systemOf()],
		[`communities/${ids.community}.yaml`, communityOf(answers)],
		[`sessions/${ids.session}.yaml`, sessionOf(answers, steps)],
		[`actions/${ids.action}.yaml`, actionOf(steps)],
		[`coaching/${first.id}.yaml`, coachingOf(first, answers, steps)],
		[`culture/${ids.culture}.yaml`, cultureOf()],
		[`paths/${first.id}.yaml`, pathOf(first, answers, steps)],
	]);
}
