import { z } from 'zod';
import { defineKind, ref, refNear, setting } from '../core/kind.ts';
import { access, duration, list, refs, shared, slug, text, texts } from './fields.ts';

const handoff = z.strictObject({
	artefact: text().describe('What is handed over, a thing one can open: "Sized solution".'),
	accept_when: texts().describe(
		'What the receiver checks before taking it, one condition a line: "The customer’s priorities are named."',
	),
	within: duration().optional().describe('How soon it has to arrive or be answered, such as "5 working days".'),
	if_refused: text()
		.optional()
		.describe('What happens when the receiver does not accept it: "Back to sizing with the gap named, the same day."'),
});

const activity = {
	id: slug().describe('Permanent id of the activity within the process, such as "size-solution".'),
	title: text().describe('What is done, starting with a verb: "Size the solution".'),
	stage: setting('stages').describe(
		'The stage of the customer’s journey it belongs to, by its id in the settings, such as "shape".',
	),
	accountable: ref('role').describe(
		'The id of the one role that answers for the result, such as "solution-specialist".',
	),
	responsible: refs('role').describe(
		'The ids of the roles that do the work. Name the accountable role here as well if it works along.',
	),
	consulted: refs('role').describe(
		'The ids of the roles asked before the result stands. Few: each of them can make it wait.',
	),
	informed: refs('role').describe('The ids of the roles told afterwards.'),
	inputs: texts().describe(
		'What is needed to begin, named exactly as the activity that produces it names it: "Qualified whitespace".',
	),
	outputs: texts().describe('What exists afterwards that did not before: "Sized solution".'),
	systems: list({
		...access(),
		roles: refs('role').describe(
			'The ids of the roles that need this level, such as "account-executive", where it is not everybody who does the work. Name the system again for those who need another one.',
		),
	}).describe('The systems the work is done or logged in, with the level of access it takes.'),
	measures: refs('measure').describe('The ids of the measures this activity moves, such as "sizing-accuracy".'),
	done_when: text()
		.optional()
		.describe('How everybody can see that it is finished: "The customer’s own figures are in the sizing sheet."'),
	offline: z
		.boolean()
		.default(false)
		.describe('Write true when the work rightly leaves no trace in any system, such as a visit to the customer.'),
	next: list({
		activity: refNear('process', 'activities').describe(
			'The id of the activity that follows, such as "draft-proposal". One of another process is written with that process before it, such as "adopt-solution#plan-start".',
		),
		when: text()
			.optional()
			.describe('The condition for going this way, if there are several: "The customer confirms the sizing".'),
		handoff: handoff
			.optional()
			.describe(
				'What passes from one role to another here, and when it counts as accepted. Needed wherever the accountable role changes.',
			),
	}).describe(
		'What follows, in this process or in another one that takes the work over. Leave it out where the work ends.',
	),
};

export const process = defineKind({
	name: 'process',
	label: 'a process',
	plural: 'Processes',
	folder: 'processes',
	also: ['workflows', 'procedures', 'flows', 'Prozesse', 'Abläufe', 'processus', 'procesos', 'processi', 'processen'],
	components: [
		{ name: 'Raci', prop: 'process' },
		{ name: 'Lanes', prop: 'process' },
	],
	granted: ['goal', 'trigger', 'outcome'],
	schema: z.strictObject({
		...shared('process'),
		goal: ref('goal').optional().describe('The id of the goal the process serves, such as "grow-existing-accounts".'),
		trigger: text()
			.optional()
			.describe('What sets the process off: "A customer’s usage rises above what it has bought."'),
		outcome: text().optional().describe('What is true at its end: "The customer uses what it bought and says so."'),
		inputs: texts().describe('What comes in from outside the handbook, so that activities may use it: "Usage report".'),
		outputs: texts().describe('What goes out to the customer or to others outside the handbook: "Signed order".'),
		activities: z
			.array(z.strictObject(activity))
			.min(1)
			.describe('The steps of the work in the order they are usually done, each with one role that answers for it.'),
	}),
});
