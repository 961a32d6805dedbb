import { describe, expect, test } from 'vitest';
import type { Sources } from '../../src/load.ts';
import { type Edit, edited, everywhere, sources, told } from './edited.ts';

// Edits that touch several lines and mean one thing, or that only seem to mean something.

const expand = 'processes/expand-account.yaml';
const solution = 'roles/solution-specialist.md';
const clinic = 'sessions/deal-clinic.md';
const sizing =
	'accountable: solution-specialist\n    responsible: [solution-specialist]\n    consulted: [industry-expert]';

const table: readonly (readonly [string, readonly Edit[], readonly string[]])[] = [
	[
		'who was asked does the work',
		[[expand, sizing, 'accountable: solution-specialist\n    responsible: [solution-specialist, industry-expert]']],
		[
			'duty duty-added major processes/expand-account: "Industry expert" now does "Size the solution"; before, it was asked before the result stood.',
		],
	],
	[
		'who was asked answers for it, and does it beside another',
		[[expand, sizing, 'accountable: industry-expert\n    responsible: [industry-expert, product-specialist]']],
		[
			'duty accountable-changed major processes/expand-account: "Industry expert" answers for "Size the solution" and does it instead of "Solution specialist".',
			'duty duty-added major processes/expand-account: "Product specialist" now also does "Size the solution".',
		],
	],
	[
		'who had to come to a session may come',
		[
			[
				clinic,
				'required: [account-executive, solution-specialist]\noptional: [',
				'required: [account-executive]\noptional: [solution-specialist, ',
			],
		],
		[
			'duty duty-removed major sessions/deal-clinic: "Deal clinic" may now take place without "Solution specialist", who stays welcome.',
		],
	],
	[
		'the way on leads elsewhere, with what is handed over',
		[[expand, '- activity: present-proposal\n        handoff', '- activity: agree-terms\n        handoff']],
		[
			'duty handoff-terms major processes/expand-account: "Price the proposal" now leads to "Agree terms" instead of "Present the proposal together"; "Priced proposal" is handed over there, from "Sales manager" to "Account executive".',
		],
	],
	[
		'what a role may decide is decided by another',
		[
			[
				solution,
				'  - decision: Scope and days of a solution\n    limits: Up to 60 days of delivery; beyond that with the service lead.\n',
				'',
			],
			[
				'roles/solutions-lead.yaml',
				'decides:\n',
				'decides:\n  - decision: Scope and days of a solution\n    limits: Up to 40 days of delivery; beyond that with the service lead.\n',
			],
		],
		[
			'duty decision major roles/solutions-lead: "Solutions lead" may now decide "Scope and days of a solution" instead of "Solution specialist".',
			'duty decision major roles/solutions-lead: "Solutions lead" decides "Scope and days of a solution" within other limits: "Up to 40 days of delivery; beyond that with the service lead." (before: "Up to 60 days of delivery; beyond that with the service lead.").',
		],
	],
	[
		'a condition with another figure is another condition',
		[[expand, 'No signal is older than 90 days', 'No signal is older than 60 days']],
		[
			'duty handoff-terms major processes/expand-account: For "Qualify whitespace", "Scored signals" is now accepted on "No signal is older than 60 days" instead of "No signal is older than 90 days".',
		],
	],
	[
		'a question in other words is named by both',
		[
			[
				'coaching/account-executive-with-manager.md',
				'Which module would this customer not miss?',
				'Which of its modules would this customer not miss?',
			],
		],
		[
			'wording reworded patch coaching/account-executive-with-manager: Among the questions of "Renewing early", "Which module would this customer not miss?" now reads "Which of its modules would this customer not miss?"',
		],
	],
	[
		'a stage is called otherwise',
		[['handbook.yaml', 'title: Shape', 'title: Design']],
		['wording renamed patch handbook.yaml: The stage "Shape" is now called "Design".'],
	],
	[
		'an exception ends later',
		[['handbook.yaml', 'until: 2027-06-30', 'until: 2027-12-31']],
		[
			'record other none handbook.yaml: The exception from "split-credit-on-joint-work" for "Orders won with partners" now ends on 31 December 2027 instead of 30 June 2027.',
		],
	],
	[
		'another day and hour',
		[['communities/growth-circle.yaml', "on: tuesday, at: '09:30'", "on: thursday, at: '14:00'"]],
		[
			'cadence cadence minor communities/growth-circle: "Growth circle" now takes place on Thursday at 14:00 instead of on Tuesday at 09:30.',
		],
	],
	[
		'a section under another heading',
		[[clinic, '## How to run it', '## Running it']],
		[
			'wording reworded patch sessions/deal-clinic: The text of "Deal clinic" calls the section "How to run it" now "Running it".',
		],
	],
	[
		'a link that is written otherwise',
		[
			[solution, '[CRM](../systems/crm.yaml)', '[CRM][crm]'],
			[
				solution,
				'- A second proof of the same doubt.',
				'- A second proof of the same doubt.\n\n[crm]: ../systems/crm.yaml',
			],
		],
		[],
	],
	[
		'a retired playbook is as good as gone',
		[[clinic, 'owner: field', 'status: retired\nowner: field']],
		['duty status major sessions/deal-clinic: "Deal clinic" is now retired; before, it was in force.'],
	],
];

/** All files, with `a` and `b` in the place of each other. */
const switched = (a: string, b: string): Sources =>
	everywhere((text) => text.replace(new RegExp(`\\b(?:${a}|${b})\\b`, 'g'), (found) => (found === a ? b : a)));

describe('one thing', () => {
	test.each(table)('%s', (_, edits, sentences) => {
		expect(told(edited(edits))).toEqual(sentences);
	});

	test('an artefact that is called otherwise wherever it stands', () => {
		const after = new Map(
			[...sources].map(([path, { text }]) => [
				path,
				{ path, text: path.startsWith('processes/') ? text.replaceAll('Lab result', 'Answer of the lab') : text },
			]),
		);
		expect(told(after)).toEqual([
			'wording renamed patch processes/expand-account: "Lab result" is now called "Answer of the lab".',
		]);
	});

	test('a level of access that is called otherwise', () => {
		const after = new Map(
			[...sources].map(([path, { text }]) => [
				path,
				{ path, text: text.replaceAll('{system: crm, level: edit}', '{system: crm, level: write}') },
			]),
		);
		expect(told(edited([['systems/crm.yaml', '[read, edit, admin]', '[read, write, admin]']], after))).toEqual([
			'access renamed minor systems/crm: The level of access "edit" in "CRM" is now called "write".',
		]);
	});

	test('two activities exchange their ids', () => {
		expect(told(switched('size-solution', 'prove-fit')).sort()).toEqual([
			'record renamed patch processes/expand-account: "Prove the fit in the demo lab" now has the id "size-solution" instead of "prove-fit".',
			'record renamed patch processes/expand-account: "Size the solution" now has the id "prove-fit" instead of "size-solution".',
		]);
	});

	test('ids that are exchanged where they are given, and nowhere else: what refers to them means something else', () => {
		const text = sources.get(expand)!.text;
		const swapped = text.replace(/\b(?:size-solution|prove-fit)\b/g, (id) =>
			id === 'prove-fit' ? 'size-solution' : 'prove-fit',
		);
		expect(told(new Map(sources).set(expand, { path: expand, text: swapped }))).toContain(
			'duty duty-moved major roles/solution-specialist: "Solution specialist" meets "The sizing holds the customer\'s own figures." in the activity "Prove the fit in the demo lab" instead of "Size the solution".',
		);
	});

	test('two playbooks exchange their ids', () => {
		expect(told(switched('adoption-rate', 'win-rate')).sort()).toEqual([
			'record renamed none measures/adoption-rate: The measure "Win rate of joint proposals" now stands at "measures/adoption-rate" instead of "measures/win-rate".',
			'record renamed none measures/win-rate: The measure "Adoption rate" now stands at "measures/win-rate" instead of "measures/adoption-rate".',
		]);
	});

	test('a playbook that moves, with examples in code that name it', () => {
		expect(told(everywhere((text) => text.replace(/\banswer-tender\b/g, 'reply-to-tender')))).toEqual([
			'record renamed none processes/reply-to-tender: The process "Answer a tender" now stands at "processes/reply-to-tender" instead of "processes/answer-tender".',
		]);
	});

	test('activities that go to a playbook of their own, and what leads to them', () => {
		const { text } = sources.get(expand)!;
		const at = text.indexOf('  - id: present-proposal');
		const head =
			'title: Close an account\nsummary: After the price.\nowner: field-enablement\nversion: 1.0.0\ngoal: grow-existing-accounts\ntrigger: A price.\noutcome: An order.\nactivities:\n';
		const after = new Map(
			[...sources].map(([path, source]) => [
				path,
				{
					path,
					text: source.text
						.replace(/expand-account#(present-proposal|agree-terms)/g, 'close-account#$1')
						.replace('- activity: present-proposal', '- activity: close-account#present-proposal'),
				},
			]),
		);
		const left = after.get(expand)!.text;
		after.set(expand, { path: expand, text: left.slice(0, left.indexOf('  - id: present-proposal')) });
		const moved = 'processes/close-account.yaml';
		after.set(moved, { path: moved, text: head + text.slice(at) });
		expect(told(after)).toEqual([
			'duty added minor processes/close-account: There is a new process: "Close an account"; "Account executive" answers for its activities.',
			'practice flow minor processes/close-account: "Agree terms" moves from "Expand an account" to "Close an account".',
			'practice flow minor processes/close-account: "Present the proposal together" moves from "Expand an account" to "Close an account".',
		]);
	});

	test('a section that goes to the text of another playbook', () => {
		const { text } = sources.get(solution)!;
		const at = text.indexOf('## What I will refuse');
		const path = 'roles/product-specialist.md';
		const after = new Map(sources)
			.set(solution, { path: solution, text: text.slice(0, at) })
			.set(path, { path, text: text.slice(at) });
		expect(told(after)).toEqual([
			'wording reworded minor roles/product-specialist: The section "What I will refuse" moves from the text of "Solution specialist" to that of "Product specialist".',
		]);
	});

	test('other line ends', () => {
		const after = new Map(
			[...sources].map(([path, source]) => [path, { ...source, text: source.text.replaceAll('\n', '\r\n') }]),
		);
		expect(told(after)).toEqual([]);
	});
});
