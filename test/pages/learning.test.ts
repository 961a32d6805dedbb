import { expect, test } from 'vitest';
import { bookOf, linesBelow, linesOf, pageOf, shipped } from './shown.ts';

const files = {
	'roles/maker.yaml': 'title: Maker\nmission: Makes.\n',
	'roles/seller.yaml': 'title: Seller\nmission: Sells.\n',
	'systems/crm.yaml': 'title: CRM\npurpose: Holds records.\nrequest: Ask the desk.\n',
	'systems/lab.yaml': 'title: Lab\npurpose: Tries things.\n',
	'processes/work.yaml':
		'title: Work\nactivities: [{id: do, title: Do it, stage: shape, accountable: maker, consulted: [seller], systems: [{system: crm, level: edit}, {system: lab, level: read}]}]\n',
	'paths/start.yaml': `title: Start
role: maker
days: 10
steps:
  - {id: open, title: Open the CRM, kind: access, ref: systems/crm, by_day: 2}
  - {id: meet, title: Meet the seller, kind: meet, ref: roles/seller, by_day: 9, evidence: Notes}
  - {id: try, title: Do it once, kind: do, ref: processes/work#do, by_day: 10}
  - {id: more, title: Read more, kind: read, optional: true}
`,
};

test('an onboarding path goes week by week, and tells whom one meets and which access it takes', () => {
	const page = pageOf(bookOf(files), '/paths/start/');
	expect(linesOf(page)).toEqual([
		'## Week 1',
		'Open the CRM | Get access | day 2',
		'## Week 2',
		'Meet the seller | Meet · shown by: Notes | day 9',
		'Do it once | Do | day 10',
		'## When it fits',
		'Read more | Read | optional',
		'## People you meet',
		'Seller | Meet the seller | day 9',
		'## Access to ask for',
		'CRM | Ask the desk. | edit · day 2',
		'Lab | read · no step opens it !',
	]);
	expect(page.sections.map(({ note }) => note).slice(0, 2)).toEqual(['days 1 to 7', 'days 8 to 10']);
	const steps = page.sections.flatMap(({ block }) => (block.form === 'items' ? block.items : []));
	expect(steps.flatMap(({ id, href }) => (id ? [`${id} ${href}`] : []))).toEqual([
		'open /systems/crm/',
		'meet /roles/seller/',
		'try /processes/work/#do',
		'more undefined',
	]);
});

test('a path without steps says so', () => {
	const page = pageOf(
		bookOf({ ...files, 'paths/start.yaml': 'title: Start\nrole: maker\ndays: 10\n' }),
		'/paths/start/',
	);
	expect(linesOf(page)).toEqual(['## Steps', '(No step is written down yet.)']);
});

test('an assessment is a questionnaire with its scale, what each statement is about, and what follows', () => {
	const page = pageOf(shipped(), '/assessments/growth-check/');
	expect(linesBelow(page, 'The scale')[0]).toBe('Score | Level | What one would see');
	expect(linesBelow(page, 'The scale')[1]).toBe('1 | Hardly ever | I could not name a case from this quarter.');
	expect(linesBelow(page, 'Statements')).toHaveLength(1 + 10);
	expect(linesBelow(page, 'Statements')).toContain(
		'I hear of a price only after the customer has. | Price the proposal | turned round',
	);
	expect(linesBelow(page, 'What happens then')).toContain(
		'The specialist is in the opportunity before a size or a price is named. | 2.5 | The next three deal clinics take opportunities without a specialist.',
	);
	expect(linesBelow(page, 'Who takes part')).toContain('Account team × specialists');
});

test('an assessment without follow-ups and respondents says so', () => {
	const page = pageOf(
		bookOf({
			'assessments/check.yaml':
				'title: Check\nlevels: [{value: 1, title: "No"}, {value: 2, title: "Yes"}]\nitems: [{id: a, text: We talk.}]\n',
		}),
		'/assessments/check/',
	);
	expect(linesOf(page)).toEqual([
		'## The scale',
		'Score | Level',
		'1 | No',
		'2 | Yes',
		'## Statements',
		'What you tick stays on this page: nothing is sent and nothing is kept.',
		'We talk.',
		'## What happens then',
		'(Nothing is agreed on for poor results.)',
		'## Who takes part',
		'[Who answers]',
		'(Nobody is asked yet.)',
		'[Collaborations it judges]',
		'(No collaboration uses it.)',
	]);
});

test('an action template tells what comes next, what is written down, and which sessions end with it', () => {
	const page = pageOf(shipped(), '/actions/account-lead/');
	expect(linesBelow(page, 'What comes next')).toEqual([
		'Who does it: Account executive; Next activity: Qualify whitespace · Expand an account; Due: 10 working days after the session; Logged in: CRM; Done when: The customer has confirmed the problem and its cost, or has said there is none.',
	]);
	expect(linesBelow(page, 'What is written down')).toContain(
		'Specialist needed | solution · product · industry · none yet | Specialist',
	);
	expect(linesBelow(page, 'Sessions that end with it')[0]).toBe(
		'Account brainstorm | Three account leads at most, each with a role, the next activity and a date. | every 2 weeks · 90 min',
	);
});

test('a term stands beside what it is mixed up with, whichever page says so, and tells where it is used', () => {
	const book = bookOf({
		'terms/lead.yaml': 'title: Lead\ndefinition: A chance.\nnot_to_confuse_with: [whitespace]\n',
		'terms/whitespace.yaml': 'title: Whitespace\ndefinition: What is not sold yet.\n',
		'guides/words.md': '# Words\n\n[Whitespace](../terms/whitespace.yaml) is not a lead.\n',
	});
	expect(linesOf(pageOf(book, '/terms/whitespace/'))).toEqual([
		'## What it means here',
		'What is not sold yet.',
		'## Not to confuse with',
		'Lead | A chance.',
		'## Where it is used',
		'[Guides]',
		'Words',
	]);
	expect(linesBelow(pageOf(book, '/terms/lead/'), 'Where it is used')).toEqual(['(No page links to it yet.)']);
});
