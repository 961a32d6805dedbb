import { z } from 'zod';
import { defineKind, ref } from '../core/kind.ts';
import { anything, shared, slug, text, whole } from './fields.ts';
import { duties } from './role.ts';

const step = z.strictObject({
	id: slug().describe(
		'Permanent id of the step within the path, such as "shadow-brainstorm". Readers’ progress hangs on it.',
	),
	title: text().describe('What the newcomer does, starting with a verb: "Shadow an account brainstorm".'),
	kind: z
		.enum(['read', 'do', 'shadow', 'meet', 'access', 'session', 'quiz', 'teach'])
		.describe(
			'What sort of step it is: read a page, do an activity, shadow somebody, meet a role, get access to a system, take part in a session, answer a quiz, or teach others.',
		),
	ref: anything()
		.optional()
		.describe(
			'What it is about, as folder/id or folder/id#part: "systems/crm", "processes/expand-account#size-solution".',
		),
	by_day: whole(1, 730).optional().describe('The day, counted from the first, by which it is done, such as 5.'),
	evidence: text()
		.optional()
		.describe('What shows that it is done: "Own notes of the session, shared with the coach."'),
	optional: z.boolean().default(false).describe('Write true for a step that may be left out.'),
});

export const path = defineKind({
	name: 'path',
	label: 'an onboarding path',
	plural: 'Onboarding paths',
	folder: 'paths',
	also: [
		'onboarding',
		'onboarding paths',
		'learning paths',
		'journeys',
		'Pfade',
		'Lernpfade',
		'Einarbeitung',
		'parcours',
		'rutas',
		'percorsi',
		'paden',
	],
	concerns: ['role'],
	relies: { role: duties },
	schema: z.strictObject({
		...shared('path'),
		role: ref('role').describe('The id of the role the newcomer grows into, such as "solution-specialist".'),
		days: whole(1, 730).describe('How many days the path takes from the first day, such as 30.'),
		steps: z.array(step).min(1).describe('The steps in the order they are taken, from reading to doing to teaching.'),
	}),
});
