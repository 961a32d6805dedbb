import { describe, expect, test } from 'vitest';
import { diffHandbooks } from '../../src/diff/diff.ts';
import { formatMarkdown } from '../../src/diff/markdown.ts';
import { reportOf } from '../../src/diff/report.ts';
import { formatText } from '../../src/diff/text.ts';
import { check, type Sources } from '../../src/load.ts';
import { before, type Edit, edited, everywhere, sources, today, told } from './edited.ts';

// What a reviewer is told, in what order, and with the text as it was beside the text as it is.

const expand = 'processes/expand-account.yaml';
const renew = 'processes/renew-account.yaml';
const clinic = 'sessions/deal-clinic.md';
const solution = 'roles/solution-specialist.md';
const manager = 'roles/sales-manager.yaml';

const report = (after: Sources) =>
	reportOf({ name: 'main', handbook: before }, { name: 'the files', handbook: check(after, { today }) });

const without = (from: Sources, ...paths: string[]): Sources =>
	new Map([...from].filter(([path]) => !paths.includes(path)));

/** The blocks of the deal clinic in another order. */
function blocks(...ids: string[]): Sources {
	const { text } = sources.get(clinic)!;
	const [start, end] = [text.indexOf('  - id: frame'), text.indexOf('prework:')];
	const parts = text.slice(start, end).split(/(?=^ {2}- id: )/m);
	const ordered = ids.map((id) => parts.find((part) => part.includes(`id: ${id}\n`))!);
	return new Map(sources).set(clinic, {
		path: clinic,
		text: text.slice(0, start) + ordered.join('') + text.slice(end),
	});
}

const newRole = {
	path: 'roles/pricing-analyst.yaml',
	text: 'title: Pricing analyst\nmission: Prices.\nversion: 1.0.0\n',
};

const table: readonly (readonly [string, Sources, readonly string[]])[] = [
	[
		'another artefact is another way to work, not another word',
		edited([[renew, 'inputs: [Usage reading', 'inputs: [Usage report']]),
		[
			'practice output minor processes/renew-account: "Name the renewal risk" starts from "Usage report" instead of "Usage reading".',
		],
	],
	[
		'an activity under another id, which a note of a change names too',
		everywhere((text) => text.replace(/\bchoose-focus\b/g, 'choose-the-few')),
		[
			'record renamed patch processes/ready-the-field: "Choose the accounts of the quarter" now has the id "choose-the-few" instead of "choose-focus".',
		],
	],
	[
		'a session that is gone is told once, whatever named it',
		without(edited([['communities/growth-circle.yaml', ' deal-clinic,', '']]), clinic),
		[
			'duty removed major sessions/deal-clinic: The session template "Deal clinic" is gone; "Account executive" and "Solution specialist" no longer have to come.',
		],
	],
	[
		'a community that is gone, with those who met in it',
		without(sources, 'communities/partner-bench.yaml'),
		[
			'duty removed major communities/partner-bench: The community "Partner bench" is gone; "Partner manager", "Account executive" and "Solution specialist" no longer meet in it.',
		],
	],
	[
		'who is new and who answers comes first, who else belongs to it last',
		edited(
			[
				['communities/growth-circle.yaml', 'members: [', 'members: [pricing-analyst, '],
				[expand, 'accountable: sales-manager', 'accountable: pricing-analyst'],
				[expand, 'consulted: [solution-specialist]', 'consulted: [solution-specialist, pricing-analyst]'],
				[
					expand,
					'responsible: [account-executive, industry-expert]',
					'responsible: [account-executive, industry-expert, pricing-analyst]',
				],
			],
			new Map(sources).set(newRole.path, newRole),
		),
		[
			'duty added minor roles/pricing-analyst: There is a new role: "Pricing analyst".',
			'duty accountable-changed major processes/expand-account: "Pricing analyst" answers for "Price the proposal" instead of "Sales manager".',
			'duty duty-added major processes/expand-account: "Pricing analyst" now also does "Map who decides".',
			'duty duty-added major communities/growth-circle: "Pricing analyst" now belongs to "Growth circle".',
			'duty duty-added major processes/expand-account: "Pricing analyst" is now asked before the result of "Qualify whitespace" stands.',
		],
	],
	[
		'one block that moves is named with its new place',
		blocks('questions', 'frame', 'two-views', 'options', 'close'),
		[
			'practice order minor sessions/deal-clinic: In "Deal clinic", the block "Questions only" now comes first instead of after "Two views of the same deal".',
		],
	],
	[
		'many blocks that move are told as the order they are in',
		blocks('close', 'options', 'questions', 'two-views', 'frame'),
		[
			'practice order minor sessions/deal-clinic: The blocks of "Deal clinic" follow in another order: "Step, date, stop sign", "Three ways on", "Questions only", "Two views of the same deal" and "The question of today".',
		],
	],
	[
		'a new block says who leads it, which is a duty',
		edited([
			[
				clinic,
				'blocks:\n',
				'blocks:\n  - {id: hello, title: Say hello, minutes: 5, kind: frame, lead: sales-manager}\n',
			],
		]),
		[
			'duty duty-added major sessions/deal-clinic: "Deal clinic" has a new block: "Say hello", 5 minutes; "Sales manager" leads it.',
		],
	],
	[
		'a link says from where to where',
		edited([[clinic, '(../systems/crm.yaml)', '(../systems/cpq.yaml)']]),
		[
			'wording reworded patch sessions/deal-clinic: In "How to run it", the text of "Deal clinic" links to "CPQ" instead of "CRM".',
		],
	],
	[
		'a decision under another name is named before its limits',
		edited([
			[manager, 'decision: Discount between 10 and 25 %', 'decision: Discount between 12 and 30 %'],
			[manager, 'limits: Above 25 %', 'limits: Above 30 %'],
		]),
		[
			'duty reworded major roles/sales-manager: Among what "Sales manager" may decide, "Discount between 10 and 25 %" now reads "Discount between 12 and 30 %".',
			'duty decision major roles/sales-manager: "Sales manager" decides "Discount between 12 and 30 %" within other limits: "Above 30 % with the chief revenue officer." (before: "Above 25 % with the chief revenue officer.").',
		],
	],
	[
		'a promise without its never is another promise',
		edited([['culture/refuse-early.md', 'and never overrules a refusal', 'and overrules a refusal']]),
		[
			'duty reworded major culture/refuse-early: What "Service lead" commits to now reads: "Comes to one hand-over meeting a month, and overrules a refusal in the room." (before: "Comes to one hand-over meeting a month, and never overrules a refusal in the room.").',
		],
	],
	[
		'a field with another must is no wording',
		edited([[manager, 'mission: Gets account teams to win', 'mission: Never gets account teams to win']]),
		[
			'sense reworded minor roles/sales-manager: The mission of "Sales manager" now reads: "Never gets account teams to win together what none of them would win alone." (before: "Gets account teams to win together what none of them would win alone.").',
		],
	],
];

describe('a reviewer is told', () => {
	test.each(table)('%s', (_, after, sentences) => {
		expect(told(after)).toEqual(sentences);
	});

	test('nothing of a text that nobody touched, though a link in it leads nowhere any more', () => {
		const linked = [...sources].filter(([path, { text }]) => path !== clinic && text.includes('deal-clinic.md'));
		expect(linked.length).toBeGreaterThan(0);
		const changes = report(without(sources, clinic)).changes;
		expect(changes.map(({ playbook }) => playbook)).toEqual(['sessions/deal-clinic']);
	});
});

const turned: readonly (readonly [string, Edit])[] = [
	['a negation', [solution, '30 minutes is free', '30 minutes is not free']],
	['a number', [solution, 'A first call of 30 minutes', 'A first call of 90 minutes']],
	['a contraction', [solution, '30 minutes is free', "30 minutes isn't free"]],
	['a must', [clinic, 'The sales manager may come', 'The sales manager must come']],
	['a never', [clinic, 'does not speak before', 'never speaks before']],
	['a number in words', [solution, 'within two working days', 'within five working days']],
	['a German negation', [clinic, 'The sales manager may come, and', 'The sales manager darf nicht, and']],
];

describe('in a comment', () => {
	test.each(turned)('%s in prose stands open, with the words before and after', (_, edit) => {
		const changed = report(edited([edit]));
		expect(changed.changes.map(({ topic, level }) => `${topic} ${level}`)).toEqual(['sense minor']);
		const comment = formatMarkdown(changed);
		expect(comment).toContain('#### Must, may, not and numbers in a text (1)');
		expect(comment).not.toContain('<summary>Wording');
		expect(comment).toMatch(/<details><summary>Before and after<\/summary>\n\n {2}“.*\*\*.*”\n\n {2}<\/details>/);
		expect(comment).toMatch(/now reads: .*\(before: /);
	});

	test('other words of no weight stay folded, with the words before and after', () => {
		const comment = formatMarkdown(report(edited([[solution, 'You hear from me', 'You get word from me']])));
		expect(comment).toContain('<summary>Wording (1)</summary>');
		expect(comment).toContain('~~hear~~ **get word** from me');
	});

	test('a long text shows the stretch that differs', () => {
		const long = Array.from({ length: 60 }, (_, i) => `word${i}`).join(' ');
		const path = newRole.path;
		const role = (mission: string) => ({ path, text: `title: Pricing analyst\nmission: ${mission}\n` });
		const from = check(new Map(sources).set(path, role(`${long} ends well.`)), { today });
		const after = check(new Map(sources).set(path, role(`${long} ends not well.`)), { today });
		const text = formatText(reportOf({ name: 'a', handbook: from }, { name: 'b', handbook: after }));
		expect(text).toContain(
			'now reads: "… word56 word57 word58 word59 ends not well." (before: "… word56 word57 word58 word59 ends well.").',
		);
	});

	test('a text of many changes shows them in its details, and in a log as lines', () => {
		const changed = report(
			edited([
				[solution, 'You hear from me', 'You get word from me'],
				[solution, 'A first call', 'The first call'],
				[solution, 'Put the problem', 'Write the problem'],
			]),
		);
		expect(formatText(changed)).toMatch(/ {4}- .*\n {4}\+ /);
		expect(formatMarkdown(changed)).toContain('<summary>Before and after</summary>');
	});

	test('the words give way where there is no room for all changes', () => {
		const after = new Map(
			[...sources].map(([path, { text }]) => [
				path,
				{ path, text: text.replaceAll(/\bthe customer\b/g, 'the client') },
			]),
		);
		const comment = formatMarkdown(report(after));
		expect(comment.length).toBeLessThan(60_000);
		expect(comment.match(/<details/g)?.length).toBe(comment.match(/<\/details>/g)?.length);
	});
});

describe('roles that become one', () => {
	const heir = (from: Sources, gone: string, now: string): Sources =>
		new Map(
			[...without(from, `roles/${gone}.yaml`)].map(([path, { text }]) => [
				path,
				{ path, text: text.replace(new RegExp(`(?<![\\w/-])${gone}(?![\\w-])`, 'g'), now) },
			]),
		);

	test('are a few sentences, and each page that names them owes its version', () => {
		const { changes, playbooks } = diffHandbooks(
			before,
			check(heir(sources, 'industry-expert', 'solution-specialist'), { today }),
		);
		expect(changes.length).toBeLessThanOrEqual(4);
		expect(changes[0]!.type).toBe('merged');
		expect(told(heir(sources, 'industry-expert', 'solution-specialist'))[0]).toMatch(
			/^duty merged major roles\/solution-specialist: The role "Industry expert" is merged into "Solution specialist", which now answers for "Pick reference stories".*"Ask the customer why", does "Map who decides", is asked about \d+ activities and stands in its place in \d+ sessions, \d+ communities, \d+ collaborations and \d+ other playbooks\.$/,
		);
		expect(playbooks.length).toBeGreaterThan(30);
		expect(playbooks.find(({ id }) => id === 'processes/answer-tender')?.level).toBe('major');
	});

	test('two of them into a new one', () => {
		const both = heir(heir(sources, 'industry-expert', 'pricing-analyst'), 'product-specialist', 'pricing-analyst');
		const sentences = told(new Map(both).set(newRole.path, newRole));
		expect(sentences[0]).toContain(
			'The roles "Product specialist" and "Industry expert" are merged into "Pricing analyst", which now answers for',
		);
		expect(sentences.length).toBeLessThanOrEqual(5);
	});

	test('are none where the work of one goes to several', () => {
		const shared = new Map(heir(sources, 'industry-expert', 'solution-specialist'));
		for (const path of [
			'processes/answer-tender.yaml',
			'processes/expand-account.yaml',
			'processes/build-demand.yaml',
			'processes/learn-from-decisions.yaml',
			'processes/hand-over-and-adopt.yaml',
		])
			shared.set(path, { path, text: sources.get(path)!.text.replaceAll('industry-expert', 'product-specialist') });
		for (const [path, source] of sources)
			if (/^(?:sessions|paths|communities)\//.test(path))
				shared.set(path, { path, text: source.text.replace(/(?<![\w/-])industry-expert(?![\w-])/g, 'sales-manager') });
		expect(told(shared).some((sentence) => sentence.includes('merged'))).toBe(false);
	});
});

test('a role under another name is no merger', () => {
	expect(
		told(everywhere((text) => text.replace(/\bindustry-expert\b/g, 'trade-expert'))).some((one) =>
			one.includes('merged'),
		),
	).toBe(false);
});

test('pages that build on what changes are one line, with those on a part that changed', () => {
	const raised: readonly Edit[] = [
		[expand, 'accountable: solution-specialist', 'accountable: product-specialist'],
		[
			expand,
			/^version: .*\nchanges:\n/m,
			'version: 99.0.0\nchanges:\n  - version: 99.0.0\n    date: 2026-11-20\n    note: The product specialist answers for the sizing.\n',
		],
	];
	const changed = report(edited(raised));
	expect(changed.brought.filter(({ rule }) => rule === 'suspect-entry').length).toBeGreaterThan(0);
	const words = /(\d+) pages? builds? on what changes; (\d+) of them on a part that changed/;
	const [, all, touched] = words.exec(formatText(changed))!.map(Number);
	expect(all).toBeGreaterThan(touched!);
	const comment = formatMarkdown(changed);
	expect(comment).toMatch(new RegExp(`<details><summary>${words.source}</summary>`));
	expect(comment).not.toContain('suspect-entry');
});
