import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { check, type Sources } from '../src/load.ts';
import { sourcesIn } from './examples.ts';

// Small handbooks of companies unlike ours: good ones of which nothing may be said, and the same with what goes wrong in life.
const today = '2026-11-27';
const handbooks = new Map(
	readdirSync('test/small').map((file): [string, Sources] => [
		file.replace('.md', ''),
		sourcesIn(readFileSync(`test/small/${file}`, 'utf8')),
	]),
);

describe('a good small handbook', () => {
	test.each([...handbooks])('%s brings no error and no warning', (_, sources) => {
		const { diagnostics } = check(sources, { today });
		expect(
			diagnostics
				.filter(({ severity }) => severity !== 'info')
				.map(({ rule, source, message }) => `${rule} ${source.path} ${message}`),
		).toEqual([]);
	});
});

describe('what goes wrong between colleagues', () => {
	const told = (handbook: string, path: string, from: string | RegExp, to: string) => {
		const sources = handbooks.get(handbook)!;
		const old = sources.get(path)?.text ?? '';
		const text = old === '' ? to : old.replace(from, to);
		expect(text).not.toBe(old);
		const { diagnostics } = check(new Map([...sources, [path, { path, text }]]), { today });
		return diagnostics.filter(({ severity }) => severity !== 'info').map(({ rule }) => rule);
	};

	test.each<readonly [what: string, rule: string, handbook: string, path: string, from: string | RegExp, to: string]>([
		[
			'work changes hands without a word',
			'missing-handoff',
			'hospital-supplier',
			'processes/switch-ward.yaml',
			/\n {8}handoff:[\s\S]*?two days\./,
			'',
		],
		[
			'work leaves for another process without a word',
			'missing-handoff',
			'logistics',
			'processes/book-freight.yaml',
			/\n {8}handoff:[\s\S]*$/,
			'\n',
		],
		[
			'accepted when accepted',
			'handoff-without-acceptance',
			'retail',
			'processes/plan-season.yaml',
			/accept_when: .*/,
			'accept_when: [If everything is OK]',
		],
		[
			'no way back',
			'handoff-without-refusal',
			'city-office',
			'processes/decide-application.yaml',
			/if_refused: The inspector.*/,
			'if_refused: n/a',
		],
		[
			'accepted when somebody is in the mood',
			'handoff-without-acceptance',
			'retail',
			'processes/plan-season.yaml',
			/accept_when: .*/,
			'accept_when: [The shop lead is happy with it]',
		],
		[
			'a refusal that is not thought of',
			'handoff-without-refusal',
			'city-office',
			'processes/decide-application.yaml',
			/if_refused: The inspector.*/,
			'if_refused: Does not happen.',
		],
		[
			'three weeks of waiting',
			'slow-handoff',
			'machine-builder',
			'processes/order-to-machine.yaml',
			'within: 5 working days',
			'within: 3 weeks',
		],
		[
			'no way into the system',
			'missing-access',
			'saas',
			'roles/success-manager.yaml',
			'access: [{system: crm, level: edit}]\n',
			'',
		],
		[
			'reading where one has to write',
			'missing-access',
			'it-partner',
			'roles/partner-architect.yaml',
			'level: write',
			'level: read',
		],
		[
			'more of a thing here and less of it there',
			'opposed-measures',
			'bank',
			'measures/mortgages.yaml',
			/quantity: lending([\s\S]*)tensions: .*\n/,
			'quantity: losses$1',
		],
		[
			'the same without a quantity',
			'opposed-measures',
			'logistics',
			'measures/claims-open.yaml',
			/title: .*/,
			'title: Deliveries in the agreed hour, reported per tour',
		],
		[
			'one number divided between two',
			'split-credit-on-joint-work',
			'university',
			'measures/grants-won.yaml',
			'credit: double',
			'credit: split',
		],
		[
			'a partner judged by nothing of it',
			'unmeasured-partner',
			'bank',
			'roles/credit-analyst.yaml',
			'measures: [same-day-files, losses]',
			'measures: [losses]',
		],
		[
			'a number settled without one of three',
			'judged-without-say',
			'logistics',
			'roles/claims-clerk.yaml',
			'measures: [claims-open]',
			'measures: [claims-open, on-time]',
		],
		[
			'a goal nobody can count',
			'vague-goal',
			'retail',
			'goals/half-the-waste.yaml',
			/outcome: .*/,
			'outcome: Buyers and shops understand each other better.',
		],
		['a goal nobody measures', 'goal-without-measure', 'charity', 'goals/no-deadline-missed.md', /measures: .*\n/, ''],
		['no leader behind it', 'goal-without-sponsor', 'atelier', 'goals/une-seule-pose.yaml', /sponsor: .*\n/, ''],
		[
			'a stage that is claimed and empty',
			'uncovered-stage',
			'stadtwerke',
			'processes/wallbox.yaml',
			'stage: beraten',
			'stage: einbauen',
		],
		[
			'something used that nobody makes',
			'input-from-nowhere',
			'university',
			'processes/apply.yaml',
			'outputs: [One-page idea]',
			'outputs: [Idea on a page]',
		],
		[
			'round and round',
			'endless-loop',
			'it-partner',
			'processes/scope-together.yaml',
			/\n {8}when: The plan asks for a third company/,
			'',
		],
		[
			'nobody does it',
			'activity-without-responsible',
			'retail',
			'processes/plan-season.yaml',
			'    responsible: [shop-lead]\n',
			'',
		],
		[
			'a circle without a rhythm',
			'community-without-cadence',
			'it-partner',
			'communities/quarterly-look-back.yaml',
			/cadence: .*\n/,
			'',
		],
		[
			'one number for one of two who work one after the other',
			'zero-sum-measures',
			'saas',
			'measures/net-retention.yaml',
			'credit: shared',
			'credit: own',
		],
		[
			'one number divided between two who work one after the other',
			'split-credit-on-joint-work',
			'machine-builder',
			'measures/rebuilt-parts.yaml',
			'credit: shared',
			'credit: split',
		],
		[
			'a partner that answers for work and is judged by nothing',
			'role-without-measure',
			'bank',
			'roles/credit-analyst.yaml',
			/measures: .*\n/,
			'',
		],
		[
			'a presentation in place of a session',
			'broadcast-session',
			'machine-builder',
			'sessions/drawing-review.yaml',
			/blocks:[\s\S]*?(?=\n\w)/,
			'blocks:\n  - {id: talk, title: What is new about this order, kind: frame, minutes: 45}',
		],
		[
			'two circles at one hour',
			'clashing-meetings',
			'it-partner',
			'communities/quarterly-look-back.yaml',
			/cadence: .*/,
			'cadence: {every: 2 weeks, on: friday, at: "10:15", duration: 30 minutes, timezone: Europe/Stockholm}\n',
		],
		[
			'a meeting to talk',
			'meeting-without-purpose',
			'it-partner',
			'communities/deal-clinic.yaml',
			/purpose: .*/,
			'purpose: Exchange between partners and leads.',
		],
		[
			'a circle without those it is about',
			'absent-member',
			'machine-builder',
			'communities/drawing-table.yaml',
			/members: .*\n(moderator: .*\n)backup: .*\n/,
			'members: [workshop-lead]\n$1',
		],
		[
			'an agenda longer than the meeting',
			'agenda-sum',
			'machine-builder',
			'sessions/drawing-review.yaml',
			'minutes: 45\n',
			'minutes: 30\n',
		],
		[
			'an action for somebody who has no part in it',
			'action-outside-role',
			'machine-builder',
			'actions/ask-customer.yaml',
			'owner: sales-engineer',
			'owner: managing-director',
		],
		[
			'a question that is answered with yes',
			'closed-question',
			'saas',
			'coaching/success-with-officer.yaml',
			/\{text: .*\?,/,
			'{text: Everything fine with sales?,',
		],
		[
			'coaching about oneself alone',
			'area-without-collaboration-question',
			'pharma',
			'coaching/adviser-with-lead.yaml',
			/ {6}- \{text: How did the account manager.*\n/,
			'',
		],
		[
			'one side that nobody coaches',
			'uncoached-stage',
			'saas',
			'collaborations/sales-and-success.yaml',
			'coaching: [executive-with-officer, success-with-officer]',
			'coaching: [success-with-officer]',
		],
		[
			'a bad habit without an answer',
			'disabler-without-response',
			'university',
			'culture/drafts-are-shown.yaml',
			/, response: .*\}/,
			'}',
		],
		[
			'a colleague by name',
			'person-in-content',
			'it-partner',
			'guides/write-to-us.md',
			'Questions about this page:',
			'Ask Anna Berg, or',
		],
		['an address of one', 'person-in-content', 'it-partner', 'guides/write-to-us.md', 'deals@', 'j.larsson@'],
		[
			'a duty that is done nowhere',
			'accountability-without-activity',
			'saas',
			'roles/success-manager.yaml',
			'activity: land#kick-off',
			'activity: land#confirm-fit',
		],
		[
			'a role without work',
			'role-without-work',
			'retail',
			'roles/gardener.yaml',
			'',
			'title: Gardener\nmission: Waters.\nmeasures: [thrown-away]\n',
		],
		[
			'two who decide one thing',
			'undecided-decision',
			'bank',
			'roles/adviser.yaml',
			'escalates_to: branch-manager',
			'decides: [{decision: The most we lend to a household}]\nescalates_to: branch-manager',
		],
		[
			'a role nobody has written',
			'unknown-reference',
			'charity',
			'collaborations/families-first.md',
			'volunteer-lawyer]',
			'lawyer]',
		],
		[
			'a system that is not there yet',
			'unavailable-system',
			'logistics',
			'systems/tms.yaml',
			'levels:',
			'state: planned\nlevels:',
		],
	])('%s: %s', (_, rule, handbook, path, from, to) => {
		expect(told(handbook, path, from, to)).toContain(rule);
	});
});
