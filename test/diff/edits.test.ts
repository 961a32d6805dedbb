import { describe, expect, test } from 'vitest';
import { findingsChanged } from '../../src/diff/findings.ts';
import { check } from '../../src/load.ts';
import { before, type Edit, edited, everywhere, sources, today, told } from './edited.ts';

// Edits to the shipped handbook, each with everything that is told of it.

const expand = 'processes/expand-account.yaml';
const named = 'processes/expand-account';

const table: readonly (readonly [string, readonly Edit[], readonly string[]])[] = [
	[
		'accountability moves',
		[[expand, 'accountable: solution-specialist', 'accountable: product-specialist']],
		[
			`duty accountable-changed major ${named}: "Product specialist" answers for "Size the solution" instead of "Solution specialist".`,
		],
	],
	[
		'accountability and work move together',
		[
			[
				expand,
				'accountable: solution-specialist\n    responsible: [solution-specialist]',
				'accountable: product-specialist\n    responsible: [product-specialist]',
			],
		],
		[
			`duty accountable-changed major ${named}: "Product specialist" answers for "Size the solution" and does it instead of "Solution specialist".`,
		],
	],
	[
		'a duty moves with the activity it is done in',
		[
			[expand, 'accountable: solution-specialist', 'accountable: product-specialist'],
			[
				'roles/solution-specialist.md',
				"  - id: sizing\n    title: The sizing holds the customer's own figures.\n    activity: expand-account#size-solution\n",
				'',
			],
			[
				'roles/product-specialist.yaml',
				'accountabilities:\n',
				"accountabilities:\n  - id: sizing\n    title: The sizing holds the customer's own figures.\n    activity: expand-account#size-solution\n",
			],
		],
		[
			`duty accountable-changed major ${named}: "Product specialist" answers for "Size the solution" instead of "Solution specialist".`,
		],
	],
	[
		'a duty moves between two roles',
		[
			[
				'roles/solution-specialist.md',
				"  - id: sizing\n    title: The sizing holds the customer's own figures.\n    activity: expand-account#size-solution\n",
				'',
			],
			[
				'roles/product-specialist.yaml',
				'accountabilities:\n',
				"accountabilities:\n  - id: sizing\n    title: The sizing holds the customer's own figures.\n    activity: expand-account#size-solution\n",
			],
		],
		[
			'duty duty-moved major roles/product-specialist: "Product specialist" answers for "The sizing holds the customer\'s own figures." instead of "Solution specialist".',
		],
	],
	[
		'somebody joins the work, somebody leaves it',
		[
			[
				expand,
				'responsible: [product-specialist, solution-specialist]',
				'responsible: [product-specialist, industry-expert]',
			],
		],
		[
			`duty duty-moved major ${named}: "Industry expert" does "Prove the fit in the demo lab" instead of "Solution specialist".`,
		],
	],
	[
		'a condition of a hand-off goes',
		[[expand, '            - A date for the proposal is named\n', '']],
		[
			`duty handoff-terms major ${named}: For "Size the solution", "Chosen account lead" is accepted without this condition from now on: "A date for the proposal is named".`,
		],
	],
	[
		'a hand-off has less time',
		[
			[
				expand,
				'within: 2 working days\n          if_refused: The account executive names',
				'within: 1 working day\n          if_refused: The account executive names',
			],
		],
		[
			`duty handoff-terms major ${named}: For "Qualify whitespace", "Scored signals" has to arrive within 1 working day instead of 2 working days.`,
		],
	],
	[
		'a target and its day',
		[['measures/win-rate.yaml', 'value: 52', 'value: 55']],
		[
			'measure target minor measures/win-rate: The target of "Win rate of joint proposals" is now 55 % by 31 December 2026 instead of 52 % by 31 December 2026.',
		],
	],
	[
		'a direction',
		[['measures/win-rate.yaml', 'direction: up', 'direction: band']],
		[
			'measure direction minor measures/win-rate: For "Win rate of joint proposals", close to the target is best; before, more was better.',
		],
	],
	[
		'how a joint result counts',
		[['measures/win-rate.yaml', /credit: \w+/, 'credit: split']],
		[
			'measure credit minor measures/win-rate: A joint result in "Win rate of joint proposals" now is divided between the roles; before, it counted once for all roles together.',
		],
	],
	[
		'more access',
		[
			[
				'roles/solution-specialist.md',
				'{system: field-dashboard, level: read}',
				'{system: field-dashboard, level: build}',
			],
		],
		[
			'access access minor roles/solution-specialist: "Solution specialist" has the access "build" instead of "read" in "Field dashboard".',
		],
	],
	[
		'a block takes longer',
		[['sessions/deal-clinic.md', 'minutes: 15', 'minutes: 20']],
		['cadence cadence minor sessions/deal-clinic: "Questions only" takes 20 minutes instead of 15.'],
	],
	[
		'a community meets more often',
		[['communities/growth-circle.yaml', 'every: 2 weeks', 'every: week']],
		[
			'cadence cadence minor communities/growth-circle: "Growth circle" now takes place every week instead of every 2 weeks.',
		],
	],
	[
		'a playbook is called otherwise',
		[[expand, 'title: Expand an account', 'title: Grow an account']],
		[`wording renamed patch ${named}: "Expand an account" is now called "Grow an account".`],
	],
	[
		'prose is reworded',
		[
			[
				'roles/solution-specialist.md',
				'You hear from me within two working days',
				'You hear from me within three days',
			],
		],
		[
			'sense reworded minor roles/solution-specialist: In "How to ask me", the text of "Solution specialist" now reads: "You hear from me within three days:" (before: "You hear from me within two working days:").',
		],
	],
	[
		'a version with its note',
		[
			[
				expand,
				'version: 3.0.0\nchanges:\n',
				'version: 3.0.1\nchanges:\n  - version: 2.1.1\n    date: 2026-11-20\n    note: Clearer words.\n',
			],
		],
		[`record version none ${named}: "Expand an account" is at version 3.0.1 instead of 3.0.0: "Clearer words."`],
	],
	[
		'a review',
		[[expand, 'on: 2026-11-23\n  evidence: Walked', 'on: 2026-11-25\n  evidence: Walked']],
		[
			`record reviewed none ${named}: "Expand an account" was compared with the work on 25 November 2026: "Walked through with two account teams, the specialists of both regions and service."`,
		],
	],
	[
		'a set in another order',
		[[expand, '[account-executive, customer-success-manager]', '[customer-success-manager, account-executive]']],
		[],
	],
	[
		'a comment, quotes and other brackets',
		[
			[
				expand,
				'    inputs: [Usage report, Ranked responses, Growth signals]',
				'    # as agreed\n    inputs:\n      - "Growth signals"\n      - Usage report\n      - Ranked responses',
			],
		],
		[],
	],
	[
		'Markdown written otherwise',
		[
			['roles/solution-specialist.md', '## How to ask me\n', 'How to ask me\n-------------\n'],
			[
				'roles/solution-specialist.md',
				'A first call of 30 minutes is free. It',
				'A *first* call of 30 minutes\nis free. It',
			],
		],
		[],
	],
];

describe('an edit to the shipped handbook', () => {
	test.each(table)('%s', (_, edits, sentences) => {
		expect(told(edited(edits))).toEqual(sentences);
	});

	test('an activity that is gone is one change, with those who did it', () => {
		const start = sources.get(expand)!.text.indexOf('  - id: prove-fit');
		const end = sources.get(expand)!.text.indexOf('  - id: draft-joint-proposal');
		const activity = sources.get(expand)!.text.slice(start, end);
		const sentences = told(edited([[expand, activity, '']]));
		expect(sentences).toEqual([
			`duty duty-removed major ${named}: The activity "Prove the fit in the demo lab" is gone; "Product specialist" no longer answers for it, and "Solution specialist" no longer does it.`,
		]);
	});

	test('activities in another order are one change', () => {
		const text = sources.get(expand)!.text;
		const [first, second, third] = ['score-buying-signals', 'qualify-whitespace', 'map-deciders'].map((id) =>
			text.indexOf(`  - id: ${id}`),
		) as [number, number, number];
		const swapped = text.slice(0, first) + text.slice(second, third) + text.slice(first, second) + text.slice(third);
		expect(told(new Map(sources).set(expand, { path: expand, text: swapped }))).toEqual([
			`practice order minor ${named}: In "Expand an account", the activity "Score buying signals" now comes after "Qualify whitespace" instead of first.`,
		]);
	});

	test('a playbook that moves is one line, whatever refers to it', () => {
		const after = everywhere((text) => text.replace(/\brenew-account\b/g, 'keep-account'));
		expect(told(after)).toEqual([
			'record renamed none processes/keep-account: The process "Renew an account" now stands at "processes/keep-account" instead of "processes/renew-account".',
		]);
		const { brought, fixed } = findingsChanged(before, check(after, { today }));
		expect([...brought, ...fixed].map(({ id }) => id)).toEqual([]);
	});

	test('a part that gets another id is one line, whatever refers to it', () => {
		const after = everywhere((text) => text.replace(/\bsize-solution\b/g, 'size-the-solution'));
		expect(told(after)).toEqual([
			`record renamed patch ${named}: "Size the solution" now has the id "size-the-solution" instead of "size-solution".`,
		]);
	});

	test('a playbook in two files, or in one, is the same', () => {
		const { text } = sources.get(expand)!;
		const prose = sources.get('processes/expand-account.md')!.text;
		const after = new Map(sources);
		after.delete(expand);
		after.set('processes/expand-account.md', {
			path: 'processes/expand-account.md',
			text: `---\n${text}---\n${prose}`,
		});
		expect(told(after)).toEqual([]);
	});

	test('brings and mends findings', () => {
		const after = check(
			edited([['processes/resolve-escalation.yaml', 'accountable: service-lead', 'accountable: service-laed']]),
			{ today },
		);
		expect(findingsChanged(before, after).brought.map(({ rule }) => rule)).toEqual(['unknown-reference']);
		expect(findingsChanged(after, before).fixed.map(({ rule }) => rule)).toEqual(['unknown-reference']);
	});

	test('that cannot be read says so, and tells of nothing else', () => {
		const after = edited([[expand, 'title: Expand an account', 'title: "Expand an account']]);
		expect(told(after)).toEqual([
			'record unread none processes/expand-account: Not all of "Expand an account" could be read in the newer version, so there may be more that changed.',
		]);
	});
});
