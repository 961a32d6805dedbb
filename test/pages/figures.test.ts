import { expect, test } from 'vitest';
import { bookOf, linesBelow, linesOf, pageOf, shipped } from './shown.ts';

test('a measure tells where it should be, whom it judges, who can read it, what moves it and what pulls against it', () => {
	const page = pageOf(shipped(), '/measures/time-to-first-proposal/');
	expect(linesOf(page)).toEqual([
		'## Where it should be',
		'Target: From 19 working days down to 12 working days by 31 December 2026; Direction: Less is better; Began at: 19 working days on 31 December 2025; Worked out as: Median working days from the choice of the account lead to the first quote marked as sent.; Counts: proposal time; Read each: month; Read in: CPQ',
		'## Whom it concerns',
		'[Who is judged by it]',
		'Product specialist',
		'Solution specialist',
		'[Who keeps it right]',
		'Sales operations | read',
		'[Pulls against]',
		'Discount discipline | A quote above 10 % discount stops the clock until the sales manager has answered, within one working day.',
		"Sizing accuracy | Specialists carry both, and a proposal without the customer's figures does not count as sent.",
		'[Goals it shows the way to]',
		'Grow existing accounts by 12 %',
		'## What moves it',
		'Plan the answer | Answer a tender · Solution specialist | Shape',
		'Submit the answer | Answer a tender · Account executive and Solution specialist | Propose',
		'Write the joint offer | Co-sell with a partner · Solution specialist and Account executive | Propose',
		'Size the solution | Expand an account · Solution specialist | Shape',
		'Draft joint proposal | Expand an account · Solution specialist and Account executive | Propose',
		'## Questions that coach it',
		"What was the customer's doubt, word for word? | Product specialist · Trying instead of assuring",
		'What did the account executive expect the lab run to show, and when did you tell them it would not? | Product specialist · Trying instead of assuring',
		'Which line of the proposal will the finance manager ask about? | Solution specialist · Writing for deciders',
		'What did the customer success manager want changed before it went out? | Solution specialist · Writing for deciders',
		'Which of your assumptions about the product have I never seen work? | Solution specialist · What the sizing takes for granted',
		'Who at the customer would be the first to notice that it does not? | Solution specialist · What the sizing takes for granted',
		'Where did you save time, and who will pay for it? | Solution specialist · What the sizing takes for granted',
	]);
});

test.each([
	['direction: up\ntarget: {value: 1250.5}', 'Up to 1,250.5 days'],
	[
		'direction: down\nbaseline: {value: 9}\ntarget: {value: 4, by: 2027-01-31}',
		'From 9 days down to 4 days by January 31, 2027',
	],
	['direction: band\ntarget: {value: 8, tolerance: 3}', '8 days, give or take 3 days'],
	['direction: band\ntarget: {value: 8}', 'Close to 8 days'],
	['direction: up', 'No target is set yet'],
])('a target reads as words: %s', (facts, text) => {
	const page = pageOf(bookOf({ 'measures/speed.yaml': `title: Speed\nunit: days\n${facts}\n` }), '/measures/speed/');
	expect(linesBelow(page, 'Where it should be')[0]).toMatch(new RegExp(`^Target: ${text};`));
});

test('a measure whose keeper cannot open its source, and that pulls against another, says so', () => {
	const book = bookOf({
		'roles/keeper.yaml': 'title: Keeper\nmission: Keeps.\n',
		'systems/crm.yaml': 'title: CRM\npurpose: Holds records.\n',
		'measures/more.yaml':
			'title: More\nunit: EUR\ndirection: up\nsource: crm\nowners: [keeper]\ntensions: [{with: less}]\n',
		'measures/less.yaml': 'title: Less\nunit: EUR\ndirection: down\n',
	});
	expect(linesBelow(pageOf(book, '/measures/more/'), 'Whom it concerns')).toEqual([
		'[Who is judged by it]',
		'(No role is judged by it.)',
		'[Who keeps it right]',
		'Keeper | no access !',
		'[Pulls against]',
		'Less | Nothing is agreed yet on how the two go together. | open !',
		'[Goals it shows the way to]',
		'(No goal is measured by it.)',
	]);
	expect(linesBelow(pageOf(book, '/measures/less/'), 'Whom it concerns')).toContain(
		'More | Nothing is agreed yet on how the two go together. | open !',
	);
});

test('a goal leads over its measures to the activities that move them, and to those who pursue it', () => {
	const page = pageOf(
		bookOf({
			'roles/boss.yaml': 'title: Boss\nmission: Leads.\nleadership: true\n',
			'roles/maker.yaml': 'title: Maker\nmission: Makes.\nmeasures: [speed]\n',
			'measures/speed.yaml': 'title: Speed\nunit: days\ndirection: down\ntarget: {value: 4}\n',
			'measures/idle.yaml': 'title: Idle\nunit: days\ndirection: down\n',
			'goals/all.yaml': 'title: All\noutcome: All is well.\n',
			'goals/grow.yaml':
				'title: Grow\noutcome: More.\ntype: grow\nhorizon: {to: 2026-06-30}\nsponsor: boss\nparent: all\nmeasures: [speed, idle]\n',
			'processes/work.yaml':
				'title: Work\ngoal: grow\nactivities: [{id: do, title: Do it, stage: shape, accountable: maker, measures: [speed]}]\n',
			'collaborations/us.yaml': 'title: Us\ngoal: grow\nroles: [boss, maker]\n',
		}),
		'/goals/grow/',
	);
	expect(page.chips.map(({ text }) => text)).toEqual([
		'Active',
		'Not reviewed yet',
		'Grow accounts',
		'Ended June 30, 2026',
		'Sponsor: Boss',
	]);
	expect(linesOf(page)).toEqual([
		'## How success is measured',
		'Speed | Judges Maker | down to 4 days',
		'Idle | No role is judged by it | no target yet !',
		'## From the goal to the work',
		'Speed | moved by 1 activity',
		'  Work | 1 activity',
		'    Do it | Maker',
		'Idle | moved by nothing !',
		'## Who pursues it',
		'[Collaborations that pursue it]',
		'Us',
		'[Processes that serve it]',
		'Work',
		'[Who works for it]',
		'Maker',
		'[Communities]',
		'(No community works for it.)',
		'[Other goals]',
		'All | serves it',
	]);
});

test('a system tells who needs it, who has it and what is done in it', () => {
	const page = pageOf(
		bookOf({
			'roles/a.yaml': 'title: A\nmission: A.\naccess: [{system: crm, level: read}]\n',
			'roles/b.yaml': 'title: B\nmission: B.\naccess: [{system: crm, level: admin}]\n',
			'roles/c.yaml': 'title: C\nmission: C.\n',
			'roles/d.yaml': 'title: D\nmission: D.\n',
			'systems/crm.yaml':
				'title: CRM\npurpose: Holds records.\nrequest: Ask the desk.\nstate: retiring\nto: 2026-12-31\nintegrates: [desk]\n',
			'systems/desk.yaml': 'title: Desk\npurpose: Helps.\n',
			'measures/speed.yaml': 'title: Speed\nunit: days\ndirection: down\nsource: crm\n',
			'processes/work.yaml':
				'title: Work\nactivities: [{id: do, title: Do it, stage: shape, accountable: a, responsible: [a, c], systems: [{system: crm, level: edit}]}]\n',
		}),
		'/systems/crm/',
	);
	expect(page.chips.map(({ text }) => text)).toEqual([
		'Active',
		'Not reviewed yet',
		'Going away',
		'Until December 31, 2026',
		'read < edit < admin',
		'2 access gaps',
	]);
	expect(linesOf(page)).toEqual([
		'## Who needs it and who can open it',
		'How to get access: Ask the desk.',
		'Role | Needs | Has | For',
		'A | edit | read !! | Do it',
		'B |  | admin ! | more than its activities take',
		'C | edit | none !! | Do it',
		'## What is done in it',
		'Do it | Work · A and C | Shape',
		'## What goes in and out',
		'[Passes data on to]',
		'Desk',
		'[Gets data from]',
		'(No other system passes data on to it.)',
		'[Figures read in it]',
		'Speed',
		'[Actions logged in it]',
		'(No action is logged in it.)',
	]);
});
