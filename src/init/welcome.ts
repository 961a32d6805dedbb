import { stringify } from 'yaml';
import { linked, literal } from '../escape/markdown.ts';
import { joined } from '../words/words.ts';
import type { Answers } from './answers.ts';
import { firstHandoff, stepsOf } from './work.ts';
import { ids } from './written.ts';

/** The text of the first page: who wants what, and what to fill in next. */
export function welcome(answers: Answers): string {
	const { company, title, goal, roles } = answers;
	const [giving, taking] = firstHandoff(stepsOf(answers));
	const goalPage = `goals/${ids.goal}.yaml`;
	const rolePages = roles.map(({ id, title }) => linked(title, `roles/${id}.yaml`));
	const lines = [
		`At ${literal(company)}, ${joined(rolePages)} ${roles.length === 2 ? 'work toward one goal' : 'work toward one goal together'}:`,
		`> ${goal === '' ? `Not written down yet: ${linked('write the goal', goalPage)}.` : linked(goal, goalPage)}`,
		`${linked('What holds between them', `collaborations/${ids.collaboration}.yaml`)}, ${linked('who does what, from first interest to service', `processes/${ids.process}.yaml`)}, and ${linked('where they meet', `communities/${ids.community}.yaml`)} stand on pages of their own. All of it is a draft.`,
		'## What to fill in next',
		[
			`${linked('The goal', goalPage)}: say why nobody reaches it alone${goal === '' ? ', and by when it is reached' : ''}.`,
			`${linked('The shared result', `measures/${ids.measure}.yaml`)}: the one number that everybody is judged by.`,
			`${linked('The process', `processes/${ids.process}.yaml`)}: who answers for which step is a first guess, made from the order in which the roles were named. Put it right with the people who do the work.`,
			`${linked('The hand-off', `processes/${ids.process}.yaml#${giving.id}`)} from ${literal(giving.accountable.title)} to ${literal(taking.accountable.title)}: what is checked before it is accepted.`,
			`${linked('The circle', `communities/${ids.community}.yaml`)}: how often you meet, and what would show that it is worth the time.`,
		]
			.map((line, index) => `${index + 1}. ${line}`)
			.join('\n'),
		'`npx fieldbook check` and [Where collaboration holds](/coverage/) list every place that is still to be filled. Take this list away when it is done.',
	];
	const facts = stringify({ title, draft: true }, { lineWidth: 0 });
	return `---\n${facts}---\n\n${lines.join('\n\n')}\n`;
}
