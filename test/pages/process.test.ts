import { describe, expect, test } from 'vitest';
import { bookOf, linesBelow, linesOf, pageOf, shipped } from './shown.ts';

const files = {
	'roles/seller.yaml': 'title: Seller\nmission: Sells.\nmeasures: [speed]\naccess:\n  - {system: crm, level: read}\n',
	'roles/maker.yaml': 'title: Maker\nmission: Makes.\naccess:\n  - {system: crm, level: edit}\n',
	'measures/speed.yaml': 'title: Speed\nunit: days\ndirection: down\n',
	'systems/crm.yaml': 'title: CRM\npurpose: Holds records.\n',
	'goals/grow.yaml': 'title: Grow\noutcome: More.\n',
	'processes/work.yaml': `title: Work together
goal: grow
trigger: A customer asks
activities:
  - id: ask
    title: Ask
    stage: discover
    accountable: seller
    responsible: [seller]
    outputs: [Question]
    systems: [{system: crm, level: edit}]
    measures: [speed]
    next: [{activity: answer, handoff: {artefact: Question, accept_when: [It is one sentence], within: 2 days}}]
  - id: answer
    title: Answer
    stage: shape
    accountable: maker
    consulted: [seller]
    inputs: [Question]
    systems: [{system: crm, level: edit}]
    done_when: The customer nods.
`,
	'sessions/talk.yaml':
		'title: Talk\nfits: [work#ask]\nrequired: [seller, maker]\nminutes: 30\nblocks: [{id: all, title: All, minutes: 30, kind: work}]\n',
	'communities/circle.yaml': 'title: Circle\nsessions: [talk]\ncadence: {every: month}\n',
	'actions/call.yaml': 'title: Call back\npattern: improvement\nowner: maker\nactivity: work#answer\n',
	'coaching/seller.yaml': `title: Coaching sellers
for: seller
areas:
  - id: early
    title: Early
    stage: discover
    questions:
      - {text: Whom did you ask?, about: collaboration}
      - {text: What did you learn?, about: self}
`,
};

describe('the page of a process', () => {
	test('tells who does what, in which system, what is handed over, and what drives it', () => {
		const page = pageOf(bookOf(files), '/processes/work/');
		expect(linesOf(page)).toEqual([
			'## Blueprint',
			expect.stringContaining('Ask'),
			expect.stringContaining('Answer'),
			'## Who does what',
			'Activity | Seller | Maker | Systems',
			'Ask | AR |  | CRM',
			'Answer | C | A | CRM',
			'## Activities',
			'Ask: Seller AR',
			'  Makes: Question',
			'  Systems: CRM · edit',
			'  Moves: Speed',
			'  ↓ hand-off: Question, within 2 days',
			'Answer: Seller C, Maker A',
			'  Done when: The customer nods.',
			'  Needs: Question',
			'  Systems: CRM · edit',
			'## Begins and ends',
			'Begins when: A customer asks; Serves the goal: Grow',
			'## Systems and access',
			'System | Seller | Maker',
			'CRM | edit, has read !! | edit',
			'## Hand-offs',
			'What | From | To | Accepted when | Within | If refused',
			'Question | Seller · Ask | Maker · Answer | It is one sentence | 2 days | ',
			'## Sessions that drive it',
			'Talk | Ask | monthly · 30 min',
			'## Coaching questions',
			'[Discover]',
			'Whom did you ask? | Seller',
			'## Measures it moves',
			'Speed | Judges Seller | in 1 activity',
			'## Actions that lead into it',
			'Call back | Next: Answer | Maker',
		]);
		expect(page.chips.map(({ text }) => text)).toEqual([
			'Active',
			'Not reviewed yet',
			'Goal: Grow',
			'2 roles',
			'1 system',
			'1 access gap',
		]);
		expect(page.glance).toEqual([]);
	});

	test('says what is missing in place of it', () => {
		const page = pageOf(
			bookOf({
				'roles/a.yaml': files['roles/maker.yaml'],
				'processes/work.yaml': 'title: Work\nactivities: [{id: do, title: Do it, accountable: a, stage: shape}]\n',
			}),
			'/processes/work/',
		);
		expect(linesBelow(page, 'Sessions that drive it')).toEqual(['(No session moves this process along yet.)']);
		expect(linesBelow(page, 'Measures it moves')).toEqual(['(No activity of this process names a measure it moves.)']);
		expect(page.sections.map(({ heading }) => heading)).not.toContain('Hand-offs');
	});

	test('shows a process without activities, and one that is no longer in force', () => {
		const bare = pageOf(bookOf({ 'processes/work.yaml': 'title: Work\ntrigger: A call\n' }), '/processes/work/');
		expect(linesOf(bare)).toEqual([
			'## Blueprint',
			'(No activity of this process is written down yet.)',
			'## Begins and ends',
			'Begins when: A call',
		]);
		const old = { ...files, 'processes/work.yaml': `${files['processes/work.yaml']}status: retired\n` };
		expect(linesBelow(pageOf(bookOf(old), '/processes/work/'), 'Who does what')).toHaveLength(3);
	});

	test('has every part of everybody in the shipped example', () => {
		const page = pageOf(shipped(), '/processes/expand-account/');
		expect(linesBelow(page, 'Who does what')).toContain('Size the solution |  |  | AR |  |  | I | C | Demo lab, CRM');
		expect(linesBelow(page, 'Sessions that drive it')).toContain(
			'Account brainstorm | Run account brainstorm · Qualify whitespace · Size the solution | every 2 weeks · 90 min',
		);
	});
});
