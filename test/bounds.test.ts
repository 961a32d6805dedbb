import { expect, test } from 'vitest';
import { foundIn } from './examples.ts';

// Where each rule draws its line: the last that is good, and the first that is not.

type Files = Readonly<Record<string, string>>;

/** The lines of a list in YAML, `count` of them. */
const times = (count: number, line: (index: number) => string) =>
	Array.from({ length: count }, (_, i) => line(i)).join('');
const named = (count: number, name: string) =>
	`[${Array.from({ length: count }, (_, i) => `${name}-${i}`).join(', ')}]`;
const roles = (count: number, facts = ''): Files =>
	Object.fromEntries(
		Array.from({ length: count }, (_, i) => [
			`roles/role-${i}.yaml`,
			`title: Role ${i}\nmission: Knows its trade.\n${facts}`,
		]),
	);
const activities = (count: number, facts: (index: number) => string) =>
	`title: Sell\nactivities:\n${times(count, (i) => `  - {id: a${i}, title: Do ${i}, stage: shape, accountable: role-0${facts(i)}}\n`)}`;
const session = (...blocks: readonly (readonly [kind: string, minutes: number])[]) => ({
	'sessions/hour.yaml': `title: Hour\nminutes: ${blocks.reduce((sum, [, minutes]) => sum + minutes, 0)}\nblocks:\n${blocks.map(([kind, minutes], i) => `  - {id: b${i}, title: Block ${i}, minutes: ${minutes}, kind: ${kind}}\n`).join('')}`,
});
const community = (id: string, members: string, cadence: string) => ({
	[`communities/${id}.yaml`]: `title: ${id}\npurpose: Decide.\nmembers: ${members}\ncadence: {${cadence}}\n`,
});
const newcomer = (steps: string, days = 90): Files => ({
	...roles(2),
	'paths/first.yaml': `title: First days\nrole: role-0\ndays: ${days}\nsteps:\n${steps}`,
	'systems/crm.yaml': 'title: CRM\npurpose: Holds every customer.\n',
	'processes/sell.yaml': activities(1, () => ', responsible: [role-0, role-1], systems: [{system: crm, level: edit}]'),
});
const system = (facts: string): Files => ({
	...roles(1),
	'systems/crm.yaml': `title: CRM\npurpose: Holds every customer.\n${facts}`,
	'processes/sell.yaml': activities(1, () => ', systems: [{system: crm, level: edit}]'),
});
/** A process in which the answer passes `count` times between two roles. */
const passing = (count: number): Files => ({
	...roles(2),
	'processes/sell.yaml': `title: Sell\nactivities:\n${times(
		count + 1,
		(i) =>
			`  - {id: a${i}, title: Do ${i}, stage: shape, accountable: role-${i % 2}, next: [${i < count ? `{activity: a${i + 1}}` : ''}]}\n`,
	)}`,
});
const handOff = (within: string): Files => ({
	...roles(2),
	'processes/sell.yaml': `title: Sell
activities:
  - id: ask
    title: Ask
    stage: shape
    accountable: role-0
    next:
      - activity: size
        handoff: {artefact: Need, accept_when: [The ward is named], within: ${within}, if_refused: Back to role 0.}
  - {id: size, title: Size, stage: shape, accountable: role-1}
`,
});
const measures = (count: number): Files =>
	Object.fromEntries(
		Array.from({ length: count }, (_, i) => [`measures/m-${i}.yaml`, `title: M${i}\nunit: h\ndirection: up\n`]),
	);
const goal = (to: string): Files => ({
	'goals/grow.yaml': `title: Grow\noutcome: Orders rise by 5 %.\nhorizon: {from: 2026-01-01, to: ${to}}\n`,
});
const consulted = (count: number): Files => ({
	...roles(5),
	'processes/sell.yaml': activities(1, () => `, consulted: ${named(count, 'role')}`),
});
const done = (day: number) =>
	`  - {id: s, title: Visit with role 1, kind: do, ref: processes/sell#a0, by_day: ${day}}\n`;
const reading = (...days: readonly number[]) =>
	days.map((day, i) => `  - {id: s${i}, title: Step ${i}, kind: read, by_day: ${day}}\n`).join('');
const access = (day: number, work: number) =>
	`  - {id: w, title: Do it, kind: do, ref: processes/sell#a0, by_day: ${work}}\n  - {id: x, title: Open it, kind: access, ref: systems/crm, by_day: ${day}}\n`;
const meeting = (one: string, other: string): Files => ({
	...roles(5),
	...community('one', one, 'every: 1 week, on: monday, at: 09:00, duration: 1 hour'),
	...community('other', other, 'every: 1 week, on: monday, at: 09:30, duration: 1 hour'),
});
const deciding = (day: string): Files => ({
	'communities/circle.yaml': `title: Circle\npurpose: Decide.\nreview_on: ${day}\n`,
});
const waived = (until: string): Files => ({
	'handbook.yaml': `title: Handbook\nwaivers:\n  - {rule: title-collision, for: roles/role-0, reason: Both stay., owner: role-0, until: ${until}}\n`,
	...roles(1),
});
const reviewed = (count: number): Files =>
	Object.fromEntries(
		Array.from({ length: count }, (_, i) => [
			`terms/t${i}.yaml`,
			`title: T${i}\ndefinition: Is.\nreviewed: {on: 2026-10-01, every: 1 year}\n`,
		]),
	);

test.each<readonly [rule: string, line: string, good: Files, bad: Files]>([
	[
		'too-many-measures',
		'five measures',
		{ ...measures(6), ...roles(1, `measures: ${named(5, 'm')}\n`) },
		{ ...measures(6), ...roles(1, `measures: ${named(6, 'm')}\n`) },
	],
	['slow-cadence', '92 days', community('circle', '[]', 'every: 92 days'), community('circle', '[]', 'every: 93 days')],
	['goal-past-horizon', 'today', goal('2026-10-15'), goal('2026-10-14')],
	['crowded-consultation', 'three who are asked', consulted(3), consulted(4)],
	['ping-pong', 'there, back and there', passing(3), passing(4)],
	['slow-handoff', 'five working days', handOff('5 working days'), handOff('6 working days')],
	[
		'overloaded-day',
		'four steps',
		newcomer(times(4, (i) => `  - {id: s${i}, title: Step ${i}, kind: read, by_day: 1}\n`)),
		newcomer(times(5, (i) => `  - {id: s${i}, title: Step ${i}, kind: read, by_day: 1}\n`)),
	],
	[
		'overloaded-day',
		'but for what is optional',
		newcomer(times(5, (i) => `  - {id: s${i}, title: Step ${i}, kind: read, by_day: 1, optional: ${i === 2}}\n`)),
		newcomer(times(6, (i) => `  - {id: s${i}, title: Step ${i}, kind: read, by_day: 1, optional: ${i === 2}}\n`)),
	],
	['passive-path', '30 days', newcomer(done(30)), newcomer(done(31))],
	['unordered-steps', 'the day of the step before', newcomer(reading(4, 4)), newcomer(reading(4, 3))],
	['unordered-steps', 'the last day of the path', newcomer(reading(1, 9), 9), newcomer(reading(1, 10), 9)],
	['late-access', 'the day of the work', newcomer(access(5, 5)), newcomer(access(6, 5))],
	[
		'overloaded-role',
		'an hour for each activity',
		{ ...roles(1, 'hours_per_week: 3\n'), 'processes/sell.yaml': activities(3, () => '') },
		{ ...roles(1, 'hours_per_week: 3\n'), 'processes/sell.yaml': activities(4, () => '') },
	],
	[
		'overloaded-role',
		'twenty activities where no hours are named',
		{ ...roles(1), 'processes/sell.yaml': activities(20, () => '') },
		{ ...roles(1), 'processes/sell.yaml': activities(21, () => '') },
	],
	[
		'meeting-load',
		'a quarter of the week',
		{ ...roles(1, 'hours_per_week: 8\n'), ...community('circle', '[role-0]', 'every: 1 week, duration: 2 hours') },
		{ ...roles(1, 'hours_per_week: 7\n'), ...community('circle', '[role-0]', 'every: 1 week, duration: 2 hours') },
	],
	['no-break', '90 minutes', session(['work', 50], ['work', 40]), session(['work', 50], ['work', 41])],
	[
		'no-break',
		'90 minutes after a break',
		session(['work', 80], ['break', 10], ['work', 90]),
		session(['work', 80], ['break', 10], ['work', 91]),
	],
	['broadcast-session', 'half of the time', session(['input', 30], ['work', 30]), session(['input', 31], ['work', 30])],
	[
		'broadcast-session',
		'a frame of 15 minutes',
		session(['frame', 15], ['work', 5]),
		session(['frame', 16], ['work', 5]),
	],
	[
		'clashing-meetings',
		'one role in common of three',
		meeting('[role-0, role-1, role-2]', '[role-0, role-3, role-4]'),
		meeting('[role-0, role-1, role-2]', '[role-0, role-1, role-4]'),
	],
	[
		'clashing-meetings',
		'circles of one, if they are others',
		meeting('[role-0]', '[role-1]'),
		meeting('[role-0]', '[role-0, role-1]'),
	],
	['unavailable-system', 'opens today', system('from: 2026-10-15\n'), system('from: 2026-10-16\n')],
	['unavailable-system', 'closes today', system('to: 2026-10-15\n'), system('to: 2026-10-14\n')],
	['bulk-review', 'as many as one looks at', reviewed(8), reviewed(9)],
	['review-overdue', 'today', deciding('2026-10-15'), deciding('2026-10-14')],
	['expired-waiver', 'today', waived('2026-10-15'), waived('2026-10-14')],
])('%s draws the line at %s', (rule, _, good, bad) => {
	expect([spoken(rule, good), spoken(rule, bad)]).toEqual([[], [rule]]);
});

/** What the rule finds, and whatever makes the files mean something else than they seem to. */
const spoken = (rule: string, files: Files) => [
	...new Set(
		foundIn(new Map(Object.entries(files).map(([path, text]) => [path, { path, text }])), rule).map((one) => one.rule),
	),
];
