import { z } from 'zod';
import { defineKind } from '../core/kind.ts';
import {
	address,
	anything,
	date,
	interval,
	language,
	list,
	owner,
	pattern,
	shared,
	slug,
	text,
	timezone,
} from './fields.ts';

const stage = z.strictObject({
	id: slug().describe('Permanent id of the stage, such as "discover".'),
	title: text().describe('What readers call the stage: "Discover".'),
	phase: z
		.enum(['marketing', 'sales', 'service'])
		.describe('The part of the journey the stage belongs to: marketing, sales or service.'),
	customer_goal: text()
		.optional()
		.describe('What the customer wants in this stage: "Understand whether the problem is worth solving."'),
	entry: text().optional().describe('How one can tell that the stage has begun: "The customer describes a problem."'),
	exit: text()
		.optional()
		.describe('How one can tell that the stage is over: "Both sides agree on the problem and its cost."'),
});

const stages: z.input<typeof stage>[] = [
	{
		id: 'attract',
		title: 'Attract',
		phase: 'marketing',
		customer_goal: 'Notice that others have solved a problem like ours.',
		entry: 'The customer reacts to something we published or said.',
		exit: 'The customer is willing to talk about its own situation.',
	},
	{
		id: 'discover',
		title: 'Discover',
		phase: 'sales',
		customer_goal: 'Understand the problem and whether it is worth solving.',
		entry: 'The customer talks about its own situation.',
		exit: 'Both sides agree on the problem and what it costs.',
	},
	{
		id: 'shape',
		title: 'Shape',
		phase: 'sales',
		customer_goal: 'See what a solution would look like here.',
		entry: 'The problem is agreed.',
		exit: 'The customer recognises its own figures in the solution.',
	},
	{
		id: 'propose',
		title: 'Propose',
		phase: 'sales',
		customer_goal: 'Hold an offer that can be defended inside the company.',
		entry: 'The solution is sized.',
		exit: 'The customer has a complete proposal.',
	},
	{
		id: 'close',
		title: 'Close',
		phase: 'sales',
		customer_goal: 'Decide without surprises.',
		entry: 'The proposal is on the table.',
		exit: 'The order is signed or declined, and we know why.',
	},
	{
		id: 'adopt',
		title: 'Adopt',
		phase: 'service',
		customer_goal: 'Get the value that was promised.',
		entry: 'The order is signed.',
		exit: 'The customer names the value it sees.',
	},
];

const functions = [
	{ id: 'marketing', title: 'Marketing' },
	{ id: 'sales', title: 'Sales' },
	{ id: 'solutions', title: 'Solutions' },
	{ id: 'service', title: 'Service' },
];

const dimensions = [
	{ id: 'shared-success', title: 'Shared success' },
	{ id: 'openness', title: 'Openness' },
	{ id: 'reliability', title: 'Reliability' },
	{ id: 'learning', title: 'Learning together' },
	{ id: 'leadership', title: 'Leading by example' },
];

/** The settings of the whole handbook. Everything may be left out: an absent file is read as an empty one. */
export const handbook = defineKind({
	name: 'handbook',
	label: 'the settings',
	plural: 'Settings',
	folder: 'handbook.yaml',
	single: true,
	schema: z.strictObject({
		...shared('handbook'),
		title: text()
			.default('Handbook')
			.describe('The name of the handbook, as it stands at the top of every page: "Field handbook".'),
		site: address()
			.optional()
			.describe('The address at which the handbook is published, such as https://handbook.example.com.'),
		language: language()
			.default('en')
			.describe('The language the handbook is written in, by its code, such as en, de or pt-BR.'),
		timezone: timezone()
			.default('UTC')
			.describe('The time zone meetings are in unless they say otherwise, such as Europe/Berlin.'),
		repository: z
			.strictObject({
				url: address().describe('The address of the repository, such as https://git.example.com/field/handbook.'),
				branch: text().default('main').describe('The branch readers see, such as main.'),
				edit: pattern(
					/^https?:\/\/[^\s/].*\{path\}/,
					'cannot lead to a page; write an address on the web that holds {path}.',
				)
					.optional()
					.describe(
						'The address that opens a page for editing, with {path} for the file, {branch} for the branch and, where the host has addresses of lines, {line}: https://git.example.com/field/handbook/edit/{branch}/{path}#L{line}.',
					),
				teams: list({
					owner: owner().describe('The id of a role or group that owns pages, such as "field-enablement".'),
					team: pattern(
						/^@[A-Za-z0-9][\w.-]*(?:\/[\w.-]+)*$/,
						'is not the name of a team; write it as the repository’s host does, such as @northwind/field-enablement.',
					).describe(
						'The team on the repository’s host that is asked when such a page changes, such as @northwind/field-enablement. Never a person.',
					),
				}).describe(
					'Which teams of the host stand behind the owners of pages, so that `fieldbook owners` can write who is asked.',
				),
			})
			.optional()
			.describe('Where the playbooks are kept, so that every page can offer to be edited.'),
		stages: z
			.array(stage)
			.min(1)
			.default(stages)
			.describe('The stages of the customer’s journey, in order, from first notice to daily use.'),
		functions: z
			.array(named('function', 'sales', 'Sales'))
			.default(functions)
			.describe('The parts of the company that roles belong to.'),
		groups: z
			.array(named('group', 'field-enablement', 'Field enablement'))
			.default([])
			.describe('Groups that keep pages true where no single role does. Never persons.'),
		dimensions: z
			.array(named('dimension', 'shared-success', 'Shared success'))
			.default(dimensions)
			.describe('The sides of the culture that culture pages are written about.'),
		review: z
			.strictObject({
				every: interval()
					.default('6 months')
					.describe(
						'How soon a page on which much depends is checked again, such as "6 months". Where few roles and stages depend on a page it may take up to twice as long; a page that says its own time keeps to it.',
					),
			})
			.prefault({})
			.describe('How often pages are checked against how the work is really done.'),
		profile: z
			.enum(['starter', 'standard', 'strict'])
			.default('standard')
			.describe(
				'How much is checked: starter (only what breaks a handbook), standard, or strict (everything there is).',
			),
		synonyms: z
			.array(
				pattern(
					/^\s*[^\s,][^,]*(?:,[^,]*){0,28},\s*[^\s,][^,]*$/,
					'is one word alone, or more than 30; write a word with what else it is called, and commas between them.',
				),
			)
			.default([])
			.describe(
				'Words by which readers look for the same thing, in one line each with commas between them, the one the pages use first: "discount, rebate, price reduction". The search takes them for each other.',
			),
		waivers: list({
			rule: slug().describe('The id of the rule that may be broken, such as "slow-handoff".'),
			for: anything().describe(
				'The entry or part that may break it, as folder/id or folder/id#part: "processes/expand-account#agree-terms".',
			),
			reason: text().describe('Why it is right for now, so that somebody else can judge it later.'),
			owner: owner().describe(
				'The id of the role or group that answers for the exception, such as "field-enablement".',
			),
			until: date().describe('The day the exception ends, such as 2026-06-30.'),
		}).describe('Exceptions from the rules: each for one place, with a reason, an owner and an end.'),
		editions: list({
			name: text().describe('What readers call the edition, in quotation marks if it is a number: "2026.1".'),
			tag: text().describe('The tag or commit of the repository it was taken from, such as v2026.1.'),
			date: date().describe('The day it came into force, such as 2026-01-15.'),
		}).describe('Earlier states of the handbook that stay readable, newest first.'),
	}),
});

function named(noun: string, id: string, title: string) {
	return z.strictObject({
		id: slug().describe(`Permanent id of the ${noun}, such as "${id}".`),
		title: text().describe(`What readers call the ${noun}, such as "${title}".`),
	});
}
