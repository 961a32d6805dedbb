import { z } from 'zod';
import { defineKind, ref, refTo } from '../core/kind.ts';
import { minutes, refs, shared, slug, text, texts, whole } from './fields.ts';

const block = z.strictObject({
	id: slug().describe('Permanent id of the block within the session, such as "silent-round".'),
	title: text().describe('What happens in it, as it should read on the agenda: "Silent idea round".'),
	minutes: minutes().describe('How many minutes it takes, such as 15.'),
	kind: z
		.enum(['frame', 'input', 'work', 'break', 'decide', 'close'])
		.describe(
			'What the block is for: frame (purpose and rules), input (one speaks, others listen), work (everybody contributes), break, decide, or close (owners and dates).',
		),
	lead: ref('role').optional().describe('The id of the role that leads the block, one of those invited.'),
	method: text()
		.optional()
		.describe('How it is done, so that anybody could lead it: "Everyone writes three ideas; no discussion yet."'),
	materials: texts().describe('What has to be at hand: "Account plan", "Usage report".'),
	parallel: z
		.boolean()
		.default(false)
		.describe('Write true when the block runs at the same time as the one before it, in a second group.'),
});

export const session = defineKind({
	name: 'session',
	label: 'a session template',
	plural: 'Session templates',
	folder: 'sessions',
	also: [
		'workshops',
		'meetings',
		'session templates',
		'agendas',
		'Sitzungen',
		'Termine',
		'Besprechungen',
		'séances',
		'reuniones',
		'sesiones',
		'sessioni',
		'sessies',
	],
	components: [{ name: 'Agenda', prop: 'session' }],
	granted: ['purpose', 'minutes', 'required'],
	schema: z.strictObject({
		...shared('session'),
		purpose: text()
			.optional()
			.describe('What exists at the end that did not before: "Three account leads, each with an owner and a date."'),
		fits: z
			.array(refTo({ kind: 'process' }, { kind: 'process', list: 'activities' }))
			.default([])
			.describe('The processes or activities it moves along: "expand-account" or "expand-account#run-brainstorm".'),
		required: refs('role').describe('The ids of the roles without which it is better to postpone.'),
		optional: refs('role').describe('The ids of the roles that are welcome and not waited for.'),
		people: z
			.strictObject({
				min: whole(1, 1000).describe('The fewest people with whom it works, such as 4.'),
				max: whole(1, 1000).describe('The most people with whom it works, such as 8.'),
			})
			.optional()
			.describe('How many people may take part for the methods to work.'),
		minutes: minutes().describe('How many minutes the whole session takes; the blocks add up to it.'),
		blocks: z
			.array(block)
			.min(1)
			.describe('The agenda, in order. A good one begins with a frame and ends with a close.'),
		prework: texts().describe('What everybody does beforehand, one task a line: "Read the account plan."'),
		outputs: refs('action').describe(
			'The ids of the action templates by which results are written down, such as "account-lead".',
		),
	}),
});
