import { describe, expect, test } from 'vitest';
import { bookOf, linesBelow, linesOf, pageOf, shipped } from './shown.ts';

describe('the page of a session template', () => {
	test('is what one needs to prepare, lead and follow it up', () => {
		const page = pageOf(shipped(), '/sessions/account-brainstorm/');
		expect(page.chips.map(({ text }) => text).slice(-4)).toEqual([
			'90 min',
			'Every 2 weeks in “Growth circle”',
			'4–8 people',
			'Ends with “Account lead”, “Sizing request”',
		]);
		expect(linesBelow(page, 'Agenda')).toEqual([
			'What exists at the end: Three account leads at most, each with a role, the next activity and a date.',
			'570+10 | Frame the account goal | Account executive leads | Account plan',
			"580+15 | Map the customer's priorities | Customer success manager leads | Usage report | Decider map",
			'595+15 | Silent idea round | Solution specialist leads',
			'610+20 | Cluster and pick three | Account executive leads',
			'630+20 | Turn ideas into account leads | Solution specialist leads',
			'650+10 | Owners and next dates | Account executive leads',
		]);
		expect(linesBelow(page, 'Prepare')).toEqual([
			'[Who takes part: 4–8 people]',
			'Account executive | leads 3 blocks | needed',
			'Solution specialist | leads 2 blocks | needed',
			'Customer success manager | leads 1 block | needed',
			'Product specialist | welcome',
			'Industry expert | welcome',
			'Enablement lead | welcome',
			'Sales manager | welcome',
			'[Bring]',
			'Read the account plan and the usage of the last three months; 15 minutes.',
			'Write down one sentence you heard at this customer yourself.',
			'Account plan | for “Frame the account goal”',
			"Usage report | for “Map the customer's priorities”",
			"Decider map | for “Map the customer's priorities”",
			'[When it takes place]',
			'Growth circle | Tuesday, 09:30, Europe/Berlin · moderated by Enablement lead | every 2 weeks',
		]);
		expect(linesBelow(page, 'Follow up').filter((line) => !line.startsWith('Write'))).toEqual([
			'Nothing leaves the room without an owner, a next activity and a date.',
			'[Account lead]',
			'Account executive | owns it',
			'Qualify whitespace | comes next',
			'10 working days | to do it',
			'CRM | holds it',
			'[Sizing request]',
			'Solution specialist | owns it',
			'Size the solution | comes next',
			'5 working days | to do it',
			'CRM | holds it',
			'[Feeds]',
			'Run account brainstorm | Expand an account',
			'Grow existing accounts by 12 %',
		]);
	});

	test('counts from the start where no community says when it begins, and groups that work side by side begin together', () => {
		const page = pageOf(
			bookOf({
				'sessions/talk.yaml': `title: Talk
minutes: 30
blocks:
  - {id: a, title: One group, minutes: 20, kind: work}
  - {id: b, title: The other, minutes: 10, kind: work, parallel: true}
  - {id: c, title: Close, minutes: 10, kind: close}
`,
			}),
			'/sessions/talk/',
		);
		expect(linesOf(page)).toEqual([
			'## Agenda',
			'0+20 | One group',
			'0+10 | The other',
			'20+10 | Close',
			'## Prepare',
			'[Who takes part]',
			'(Nobody is invited yet.)',
			'[Bring]',
			'(Nothing has to be prepared.)',
			'[When it takes place]',
			'(No community holds it regularly: it takes place when it is needed.)',
			'## Follow up',
			'Nothing leaves the room without an owner, a next activity and a date.',
			'[Ends with]',
			'(It ends without any action.)',
			'[Feeds]',
			'(It is tied to no process yet.)',
		]);
	});
});
