import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { decode } from '../src/core/decode.ts';
import { type Diagnostic, formatDiagnostic, placeOf } from '../src/core/diagnostic.ts';
import { applyEdits } from '../src/core/fix.ts';
import { told } from '../src/core/told.ts';
import { check, type Sources } from '../src/load.ts';
import { examplesIn, sourcesIn } from './examples.ts';

/** A handbook with nothing wrong in how it is written. */
const files: Readonly<Record<string, string>> = {
	'handbook.yaml': 'title: Field handbook\nlanguage: en\ngroups:\n  - {id: enablement, title: Enablement}\n',
	'roles/lead.yaml':
		'title: Service lead\nmission: Keeps the service team together.\nowner: enablement\nleadership: true\nhours_per_week: 24\n',
	'roles/engineer.yaml':
		'title: Service engineer\nmission: Makes pumps run.\nowner: lead\nescalates_to: lead\naccess:\n  - {system: desk, level: edit}\n',
	'measures/reach.yaml':
		'title: Reach\nunit: "%"\ndirection: up\nowners: [lead]\ntarget: {value: 95, by: 2027-06-30}\nbaseline:\n  value: 80\n  on: 2026-01-01\n',
	'sessions/walk.yaml':
		'title: Ward walk\npurpose: One decision.\nrequired: [lead]\nminutes: 30\nblocks:\n  - {id: walk, title: Walk, minutes: 20, kind: work, method: On foot.}\n  - {id: talk, title: Talk, minutes: 10, kind: decide}\n',
	'systems/desk.yaml': 'title: Service desk\npurpose: Keeps every call.\nlevels: [read, edit]\n',
	'coaching/engineer.yaml': `title: Coaching engineers
for: engineer
by: lead
cadence: {every: 2 weeks, at: 09:30, on: tuesday}
areas:
  - id: reach
    title: Reach
    stage: discover
    questions:
      - {text: "Which shift was hardest to reach?", about: collaboration, with: lead}
`,
	'processes/win-ward.yaml': `title: Win a ward
owner: lead
version: 1.0.0
changes:
  - version: 1.0.0
    date: 2026-01-01
    note: The first.
activities:
  - id: qualify-need
    title: Qualify the need
    stage: discover
    accountable: lead
    responsible: [engineer, lead]
    outputs: [Qualified need]
    systems:
      - system: desk
        level: edit
    next:
      - activity: run-trial
        handoff:
          artefact: Qualified need
          accept_when:
            - The ward is named.
          within: 3 working days
          if_refused: Back with the gap named.
  - id: run-trial
    title: Run a trial
    stage: shape
    accountable: engineer
    responsible: [engineer]
    inputs: [Qualified need]
    systems:
      - system: desk
        level: edit
`,
};

/** What is told of how the files are written and whether they fit together. */
const judged = new Set([
	'broken-link',
	'cut-text',
	'duplicate-fact',
	'duplicate-id',
	'field-missing',
	'field-unknown',
	'field-value',
	'front-matter',
	'ignored-file',
	'merge-conflict',
	'misplaced-file',
	'title-collision',
	'unknown-reference',
	'wrong-kind-reference',
	'yaml-syntax',
]);

const sourcesOf = (texts: Readonly<Record<string, string>>): Sources =>
	new Map(Object.entries(texts).map(([path, text]) => [path, { path, text }]));

const found = (sources: Sources) =>
	check(sources, { today: '2026-10-15' }).diagnostics.filter(({ rule }) => judged.has(rule));

/** The handbook with one mistake: `wrong` in the place of `right`. */
function mistaken(path: string, right: string, wrong: string): Sources {
	const text = files[path] ?? '';
	expect(text).toContain(right);
	return sourcesOf({ ...files, [path]: text.replace(right, () => wrong) });
}

/** What is told after everything that `help` says to write is written. */
function followed(sources: Sources, findings: readonly Diagnostic[]): readonly Diagnostic[] {
	const texts = applyEdits(findings.flatMap(({ suggests = [] }) => suggests));
	return found(
		new Map([...sources].map(([path, source]) => [path, texts.has(path) ? { path, text: texts.get(path)! } : source])),
	);
}

test('the handbook is right before anything is wrong', () => {
	expect(found(sourcesOf(files))).toEqual([]);
});

const P = 'processes/win-ward.yaml';
const L = 'roles/lead.yaml';
const C = 'coaching/engineer.yaml';
const E = 'roles/engineer.yaml';
const M = 'measures/reach.yaml';
const S = 'sessions/walk.yaml';

/** Slips of a pen or of another program: file, what was right, what was written, what is said, and what `help` says. */
const slips: readonly (readonly [string, string, string, string, string?])[] = [
	[P, '    stage: discover', '   stage: discover', 'one space too far to the left', '4 spaces'],
	[P, '    stage: discover', '     stage: discover', 'one space too far to the right', '4 spaces'],
	[P, '    next:', '   next:', 'one space too far to the left', '4 spaces'],
	[P, '  - id: run-trial', '   - id: run-trial', 'one space too far to the right', '2 spaces'],
	[L, 'mission:', ' mission:', 'one space too far to the right', 'no space'],
	[P, '    stage: discover', '  \u00a0 stage: discover', 'A no-break space (U+00A0)', 'ordinary space'],
	[P, '    stage: discover', '\u00a0\u00a0\u00a0\u00a0stage: discover', 'A no-break space (U+00A0)'],
	[P, 'stage: discover', 'stage:\u00a0discover', 'A no-break space (U+00A0)'],
	[P, '    stage: discover', '\t\tstage: discover', 'A tab indents this line', 'two spaces'],
	[P, 'stage: discover', 'stage:discover', 'no space after the colon', '`stage: discover`'],
	[L, 'title: Service lead', 'title = Service lead', 'with a colon, not with `=`', '`title: Service lead`'],
	[L, 'Service lead', '"Service lead', 'never closed', '`title: "Service lead"`'],
	[L, 'Service lead', '"Service "big" lead"', 'This quote ends the text', `'Service "big" lead'`],
	[L, 'Service lead', "'Customer's lead'", 'This quote ends the text', `"Customer's lead"`],
	[L, 'Service lead', '"Big" deals', 'This quote ends the text', `'"Big" deals'`],
	[L, 'Service lead', '“Service: lead”', 'only straight quotes', '`"Service: lead"`'],
	[L, 'Service lead', '„Service: lead“', 'only straight quotes', '`"Service: lead"`'],
	[L, 'Service lead', 'Service: lead', 'A colon followed by a space', '`title: "Service: lead"`'],
	[L, 'Service lead', '@home', 'cannot start with `@`', '`title: "@home"`'],
	[L, 'Service lead', '%lead', 'cannot start with `%`', '`title: "%lead"`'],
	[L, 'Service lead', '*Service* lead', 'cannot start with `*`', '"*Service* lead"'],
	[L, 'Service lead', '- lead', 'cannot start with `-`', '"- lead"'],
	[L, 'Service lead', '> 20 % of all', 'cannot start with `>`', '"> 20 % of all"'],
	[L, 'Service lead', '[Service] lead', 'cannot start with `[`', '"[Service] lead"'],
	[L, 'Service lead', '`lead`', 'cannot start with a backtick', '"`lead`"'],
	[P, '          artefact:', '        artefact:', 'too far to the left', '10 spaces'],
	[P, '          if_refused: Back with the gap named.', '          if_ref', 'ends behind `if_ref`', 'name: value'],
	[L, 'hours_per_week: 24', 'hours', 'ends behind `hours`', 'name: value'],
	[L, 'hours_per_week: 24\n', 'hours_per_week: 24\n>>>>>>> theirs\n', 'A mark of a merge', 'delete the line'],
	['roles/engineer.yaml', 'desk, level', 'desk; level', 'A comma is missing before `level`', '`, level: …`'],
	[C, '{text:', '{question:', 'has no field `question`', 'Is it `text`, which is missing?'],
	[P, 'accountable: engineer', 'accountable: roles/engineer', 'No role has the id `roles/engineer`', '`engineer`'],
	[P, '[engineer, lead]', '[engineer, lead', '`[` is never closed', '`[engineer, lead]`'],
	[P, '[engineer, lead]', '[engineer, lead}', '`]` has to close', '`]`'],
	[C, 'at: 09:30, on', 'at: 09:30 on', 'A comma is missing before `on`', '`, on: …`'],
	[C, 'on: tuesday}', 'on: tuesday', '`{` is never closed'],
	[P, '            - The ward is named.', '            * The ward is named.', 'starts with a dash', '`- The ward'],
	[P, '  - id: run-trial', '  -id: run-trial', 'no space after the dash', '`- id: run-trial`'],
	[P, '  - id: run-trial', '    id: run-trial', 'without its dash', '`- id: run-trial`'],
	[L, 'together.', 'together\nand strong.', 'neither a field', '2 spaces'],
	[L, 'title: Service lead', 'titel: Service lead', 'has no field `titel`', 'Did you mean `title`?'],
	[L, 'mission:', 'Mission:', 'has no field `Mission`', 'Did you mean `mission`?'],
	[P, 'accountable: lead', 'acountable: lead', '`activities` has no field `acountable`', 'Did you mean `accountable`?'],
	[P, 'accountable: lead', 'Accountable: lead', 'no field `Accountable`', 'Did you mean `accountable`?'],
	[P, 'artefact:', 'artifact:', '`handoff` has no field `artifact`', 'Did you mean `artefact`?'],
	[P, 'accountable: lead', 'accountable: [lead]', 'one role that answers', '`accountable: lead`'],
	[P, '[engineer, lead]', 'engineer, lead', '`responsible` is a list', '`responsible: [engineer, lead]`'],
	[P, '[engineer, lead]', 'engineer', '`responsible` is a list', '`responsible: [engineer]`'],
	[P, '- The ward is named.', '- The ward: is named.', 'The colon after `The ward`', '`"The ward: is named."`'],
	[P, '            - The ward is named.', '            • The ward is named.', '`accept_when` is a list', '[The ward'],
	[
		P,
		'- system: desk\n        level: edit\n    next',
		'- system:desk\n        level: edit\n    next',
		'no space after the colon',
	],
	[P, '[engineer, lead]', 'engineer and lead', '`responsible` is a list', '`responsible: [engineer, lead]`'],
	[P, '[engineer, lead]', '"[engineer, lead]"', '`responsible` is a list', '`responsible: [engineer, lead]`'],
	[P, '[engineer, lead]', '[engineer lead]', 'No role has the id `engineer lead`', '`engineer, lead`'],
	[P, '[engineer, lead]', '[engineer; lead]', 'No role has the id `engineer; lead`', '`engineer, lead`'],
	[P, '[Qualified need]', '["Qualified" need]', 'belongs to nothing'],
	[P, '[Qualified need]', '[@Qualified need]', 'cannot start with `@`', '`"@Qualified need"`'],
	[P, '[Qualified need]', '[Need #1, Plan]', 'begins a comment', '`"Need #1"`'],
	[L, 'mission:', 'mission statement:', 'no field `mission statement`', 'Is it `mission`, which is missing?'],
	[L, 'mission:', 'Auftrag:', 'no field `Auftrag`', 'Is it `mission`, which is missing?'],
	[L, 'mission:', '**mission**:', 'without asterisks', '`mission: …`'],
	[L, 'title: Service lead', '```yaml\ntitle: Service lead', 'code block of Markdown', 'Delete'],
	[L, 'hours_per_week: 24\n', 'hours_per_week: 24\n---\n', 'none follows', 'Delete it'],
	[P, 'version: 1.0.0\nch', 'version: 1.0\nch', '`1.0` is not a version', '`1.0.0`'],
	[P, 'version: 1.0.0\nch', 'version: v1.0.0\nch', 'is not a version', '`1.0.0`'],
	[P, '2026-01-01', '46752', '`46752` is not a day', '`2027-12-31`: a spreadsheet keeps'],
	[P, '2026-01-01', '46752.5', '`46752.5` is not a day', '`2027-12-31`'],
	[P, '2026-01-01', 'June 3, 2026', 'is not a day', '`2026-06-03`'],
	[P, '2026-01-01', '3.9.2026', 'is not a day', '`2026-09-03`'],
	[P, '2026-01-01', '09/23/2026', 'is not a day', '`2026-09-23`'],
	[P, '2026-01-01', '09/03/2026', 'is not a day', 'if the month stands first; `2026-03-09` if the day does'],
	[P, '2026-01-01', '3 September 2026', 'is not a day', '`2026-09-03`'],
	[P, '2026-01-01', '3. März 2026', 'is not a day', '`2026-03-03`'],
	[P, '2026-01-01', '2026/01/01', 'is not a day', '`2026-01-01`'],
	[P, '2026-01-01', '2026-1-1', 'is not a day', '`2026-01-01`'],
	[C, '09:30', '8.30', '`8.30` is not a time of day', '`08:30`'],
	[C, '09:30', '0.3958333', 'is not a time of day', '`09:30`: a spreadsheet'],
	[C, '09:30', '9:30', 'is not a time of day', '`09:30`'],
	[C, '09:30', '2 pm', 'is not a time of day', '`14:00`'],
	[C, '2 weeks', 'fortnightly', 'does not say how often', '`2 weeks`'],
	[C, '2 weeks', 'every 2 weeks', 'does not say how often', '`2 weeks`'],
	[C, 'tuesday', 'Tuesdays', 'is not a day to meet on', '`tuesday`'],
	[C, 'tuesday', '1st Tue', 'is not a day to meet on', '`first tuesday`'],
	[P, '3 working days', '3 Days', 'is not a length of time', '`3 days`'],
	[P, '3 working days', '72h', 'is not a length of time', '`72 hours`'],
	[P, '3 working days', 'two weeks', 'is not a length of time', '`2 weeks`'],
	[P, '3 working days', '1 days', 'is not a length of time', '`1 day`'],
	[L, 'Service lead', '2026', '`title` is a text; YAML reads `2026` as a number', '`"2026"`'],
	[L, 'Service lead', '1.0', 'reads `1.0` as a number', '`"1.0"`'],
	[L, 'true', 'yes', '`leadership` is true or false', '`true`'],
	[L, 'true', '"true"', '`leadership` is true or false', '`true`, without quotes'],
	[L, '24', '37,5', '`hours_per_week` is a number', '`37.5`'],
	[L, '24', '85%', '`hours_per_week` is a number', '`85`'],
	[L, '24', '24 h', '`hours_per_week` is a number', '`24`'],
	[C, 'about: collaboration', 'about: Collaboration', '`about` is', 'Did you mean `collaboration`?'],
	[P, 'id: qualify-need', 'id: Qualify Need', 'cannot be an id', '`qualify-need`'],
	[P, 'id: qualify-need', 'id: qualify-näed', 'cannot be an id', '`qualify-naeed`'],
	['handbook.yaml', 'title:', 'titel:', 'The settings have no field `titel`', 'Did you mean `title`?'],
	['handbook.yaml', 'language: en', 'language: english', 'is not the code of a language', '`en`'],
	[
		C,
		'"Which shift was hardest to reach?"',
		'Which shift, and who helped?',
		'a comma ends a text',
		'"Which shift, and who helped?"',
	],
	[
		E,
		'access:\n  - {system: desk, level: edit}',
		'access: [desk: edit]',
		'`desk: edit` names neither',
		'`{system: desk, level: edit}`',
	],
	[E, '- {system: desk, level: edit}', '- desk: edit', '`access` has the fields', '`{system: desk, level: edit}`'],
	[
		E,
		'  - {system: desk, level: edit}',
		'  desk: edit',
		'`access` is a list',
		'`access: [{system: desk, level: edit}]`',
	],
	[
		E,
		'\n  - {system: desk, level: edit}',
		' {desk: edit}',
		'`access` is a list',
		'`access: [{system: desk, level: edit}]`',
	],
	[M, '{value: 95,', '{value: 95,5,', 'so `5` is read as a field of its own', '`value: 95.5`'],
	[M, '{value: 95,', '{value: 1,000,', 'so `000` is read as a field of its own', '`value: 1000`'],
	[M, '{value: 95,', '{value: 1.000,50,', 'so `50` is read', '`value: 1000.50`'],
	[M, '{value: 95,', '{value:95,', 'no space after the colon', '`value: 95`'],
	[M, '{value: 95,', '{value: 95 %,', '`value` is a number', '`95`'],
	[M, 'by: 2027-06-30', 'by: June 30, 2027', 'so `2027` is read', '`by: 2027-06-30`'],
	[M, 'value: 80', 'value: 1.000,50', '`value` is a number', '`1000.50`'],
	[M, 'value: 80', 'value: 1,000.5', '`value` is a number', '`1000.5`'],
	[M, '{value: 95, by: 2027-06-30}', '95 %', '`value` is the one it needs', '`target: {value: 95}`'],
	[M, '"%"', '%', 'cannot start with `%`', '"%"'],
	[L, 'Service lead', '&Head nurse', 'readers see no more than `nurse`', '"&Head nurse"'],
	[L, 'Service lead', '&nurse', 'readers see nothing of this text', '"&nurse"'],
	[L, 'Service lead', '*Sales', 'cannot start with `*`', '"*Sales"'],
	[L, 'Service lead', '!Important', 'cannot start with `!`', '"!Important"'],
	[L, 'Service lead', '!Important notice', 'cannot start with `!`', '"!Important notice"'],
	[L, 'Service lead', '%', 'cannot start with `%`', '"%"'],
	[
		L,
		'mission: Keeps',
		'mission: > Keeps',
		'begins a text on the lines below',
		'`mission: Keeps the service team together.`',
	],
	[L, 'mission: Keeps', 'mission: | Keeps', 'begins a text on the lines below', '`mission: Keeps'],
	[L, 'mission: Keeps', 'mission: >Keeps', 'begins a text on the lines below', '`mission: Keeps'],
	[L, 'mission: Keeps', 'mission: |- Aim: keeps', 'begins a text on the lines below', '`mission: "Aim: keeps'],
	[P, '- The ward is named.', '- &The ward is named.', 'readers see no more than `ward is named.`', '"&The ward'],
	[P, '- The ward is named.', '- !The ward is named.', 'cannot start with `!`', '"!The ward'],
	...[
		'@lead',
		'`lead`',
		'*lead*',
		'**lead**',
		'[ ] lead',
		'[x] lead',
		'{{lead}}',
		'[Lead](../roles/lead.yaml)',
		'[Service lead](/roles/lead/)',
		'role: lead',
		'"lead" (Anna)',
		'%lead',
		'!lead',
	].map((wrong) => [P, 'accountable: lead', `accountable: ${wrong}`, 'An id is letters', '`lead`'] as const),
	...['@lead', '[ ] lead', '**lead**', '[Lead](../roles/lead.yaml)', '{{lead}}'].map(
		(wrong) =>
			[
				P,
				'responsible: [engineer, lead]',
				`responsible:\n      - engineer\n      - ${wrong}`,
				'An id is letters',
				'`lead`',
			] as const,
	),
	[P, '[engineer, lead]', '[engineer, @lead]', 'An id is letters', '`lead`'],
	[E, '{system: desk,', '{system: @desk,', 'An id is letters', '`desk`'],
	[P, 'accountable: lead', 'accountable: #lead', 'comment', '`lead`'],
	[P, '[engineer, lead]', '\n      - engineer\n      - #lead', 'comment', '`lead`'],
	[P, 'accountable: lead', 'accountable: &lead', 'gives this value a name', '`lead`'],
	[P, 'accountable: lead', 'accountable: [[lead]]', 'one value, not a list', '`accountable: lead`'],
	[P, 'accountable: lead', 'accountable: {lead}', 'is an id alone', '`lead`'],
	[P, '[engineer, lead]', '\n      - engineer\n      - role: lead', 'is an id alone', '`lead`'],
	[P, '[engineer, lead]', '\n      - engineer\n      - [[lead]]', 'one value, not a list', '`lead`'],
	...[
		'roles/lead',
		'lead.yaml',
		'lead.md',
		'./lead',
		'../roles/lead.yaml',
		'/roles/lead/',
		'https://handbook.example.com/roles/lead/',
		'Lead',
		'LEAD',
		'"lead "',
		'" lead"',
		'"#lead"',
		'"@lead"',
		'<lead>',
		'lead (Anna)',
		'the lead',
		'leads',
		'Service lead',
		'"[lead]"',
		'lead.',
		'«lead»',
	].map((wrong) => [P, 'accountable: lead', `accountable: ${wrong}`, 'No role has the id', '`lead`'] as const),
	[S, '  - {id: talk', '    {id: talk', 'without its dash', '`- {id: talk'],
	[S, '[lead]', 'lead', '`required` is a list', '`required: [lead]`'],
	[S, '[lead]', '(lead, engineer)', '`required` is a list', '`required: [lead, engineer]`'],
	[S, '[lead]', 'lead, engineer]', '`required` is a list', '`required: [lead, engineer]`'],
	[S, '[lead]', '- lead - engineer', 'each on a line of its own', '`required: [lead, engineer]`'],
	[S, '[lead]', '[lead,, engineer]', 'Two commas', 'Delete one'],
	[S, '[lead]', "['lead', 'engineer]", 'never closed', "`'engineer'`"],
	[S, 'minutes: 30', 'minutes: 30 min', '`minutes` is a number', '`30`'],
	[S, 'kind: work', 'kind: Work', '`kind` is `frame`', '`work`'],
	[S, 'method:', 'methode:', 'no field `methode`', '`method`'],
	[P, 'activities:\n', 'activity:\n', 'no field `activity`', '`activities`'],
	[
		P,
		'next:\n      - activity: run-trial\n        handoff:\n          artefact: Qualified need\n          accept_when:\n            - The ward is named.\n          within: 3 working days\n          if_refused: Back with the gap named.',
		'next: run-trial',
		'`next` is a list',
		'`next: [{activity: run-trial}]`',
	],
	[P, 'if_refused: Back with', 'if_refused: "C:\\lost\\data" #', '`\\l` is none', "'C:\\lost\\data'"],
	[
		P,
		'- The ward is named.',
		'1. The ward is named.\n            2. The beds are.',
		'`accept_when` is a list',
		'[The ward is named., The beds are.]',
	],
	[P, '- The ward is named.', 'a) The ward is named.', '`accept_when` is a list', '[The ward is named.]'],
	[P, '- The ward is named.', '+ The ward is named.', '`accept_when` is a list', '[The ward is named.]'],
	[P, '- The ward is named.', '- [ ] The ward is named.', 'A box to tick', '`"The ward is named."`'],
	[P, 'accountable: lead', 'accountable: lead\u00a0', 'nobody sees is in it (U+00A0)', '`lead`'],
	[P, 'accountable: lead', 'accountable: le\u200bad', 'nobody sees is in it (U+200B)', '`lead`'],
	[P, 'accountable: engineer', 'accountable: engi\u00adneer', 'nobody sees is in it (U+00AD)', '`engineer`'],
	[P, 'accountable: lead', 'accountable: le\u0430d', 'that of another alphabet (U+0430)', '`lead`'],
	[P, 'activity: run-trial', 'activity: run\u2011trial', 'no activity', '`run-trial`'],
	[
		C,
		'{every: 2 weeks, at: 09:30, on: tuesday}',
		'every two weeks',
		'`every` is the one it needs',
		'`cadence: {every: 2 weeks}`',
	],
	[
		'handbook.yaml',
		'groups:\n  - {id: enablement, title: Enablement}',
		'groups:\n  enablement: Enablement',
		'`groups` is a list',
		'[{id: enablement, title: Enablement}]',
	],
	[L, 'title: Service', 'title\u00a0: Service', 'nobody sees (U+00A0)', '`title: …`'],
	[L, 'title: Service', 'title： Service', 'not with `：`', '`title: Service lead`'],
	[L, 'title: Service', 'title → Service', 'not with `→`', '`title: Service lead`'],
	[L, 'title: Service', 'title:\nService', 'neither a field', '2 spaces'],
	[L, 'title: Service lead', 'title: "Service lead  ', 'A quote is opened', '`title: "Service lead"`'],
	[L, 'title: Service lead', "title: 'Service lead", 'A quote is opened', "`title: 'Service lead'`"],
	[E, '{system: desk, level', '{system: "desk, level', 'A quote is opened', '`"desk"`'],
	[E, '{system: desk, level: edit}', "{system: desk, level: 'edit}", 'A quote is opened', "`'edit'`"],
	[L, 'owner: enablement', 'owner enablement', 'no colon behind `owner`', '`owner: enablement`'],
	[L, 'owner:', '// for now\nowner:', 'A remark begins with `#`', '`# for now`'],
	[L, 'owner:', '-- for now\nowner:', 'A remark begins with `#`', '`# for now`'],
	[L, 'owner:', '<!-- for now -->\nowner:', 'A remark begins with `#`', '`# for now`'],
	[L, 'owner:', 'tags: #sales #key\nowner:', 'nothing is in this list', '`[sales, key]`'],
	[L, 'owner:', 'tags: Key accounts, Sales\nowner:', '`tags` is a list', '`tags: [key-accounts, sales]`'],
	[L, 'owner:', 'reviewed: 2026-01-01\nowner:', '`on` is the one it needs', '`reviewed: {on: "2026-01-01"}`'],
	[L, 'title: Service', 'name: Service', 'no field `name`', 'Is it `title`'],
	[
		L,
		'hours_per_week: 24\n',
		'hours_per_week: 24\n\nThe lead is somebody who helps.\n',
		'words stand among the facts',
		'name the file `….md`',
	],
	[
		P,
		'activities:\n',
		'activities:\n| id | title |\n|----|-------|\n',
		'A table of Markdown',
		'Write each row as an item',
	],
	[L, 'mission: Keeps', 'mission: |\n  Keeps\n alike', 'neither a field', '2 spaces'],
	[
		C,
		'"Which shift was hardest to reach?"',
		'Who, where, and why?',
		'so `where, and why?` is read',
		'"Who, where, and why?"',
	],
];

describe('an ordinary mistake', () => {
	test.each(slips)('%s: %j → %j', (path = '', right = '', wrong = '', message = '', help = '') => {
		const findings = found(mistaken(path, right, wrong));
		expect(findings.map((one) => one.message)).toEqual([expect.stringContaining(message)]);
		expect(findings[0]!.source.path).toBe(path);
		expect(findings[0]!.help ?? '').toContain(help);
	});

	test.each(slips)('%s: %j → %j is mended by what help says to write', (path = '', right = '', wrong = '') => {
		const sources = mistaken(path, right, wrong);
		const before = found(sources);
		expect(before.filter(({ suggests }) => !suggests)).toEqual([]);
		expect(followed(sources, before)).toEqual([]);
	});
});

/** Mistakes of which nobody but the author knows how they are mended. */
describe('a mistake that only its author can mend', () => {
	test.each([
		[L, 'mission: Keeps the service team together.', 'mission:', 'and here it is empty', 'Fill it in.'],
		[L, 'owner: enablement', 'owner: enablement\nowner: lead', 'stated twice', 'the other one stands in line 3'],
		[L, 'owner: enablement', 'owner: [enablement, lead]', 'has room for one', 'Keep one of them'],
		[L, '24', '20-24', '`hours_per_week` is a number', 'Write one number'],
		[L, 'title:', 'id: lead\ntitle:', 'no field `id`', 'the name of the file is its id'],
		[L, 'title:', 'kind: role\ntitle:', 'no field `kind`', 'the folder says'],
		[L, 'title:', 'author: Anna\ntitle:', 'no field `author`', 'git knows'],
		[L, 'title:', 'description: Helps.\ntitle:', 'no field `description`', 'Is it `summary`?'],
		[L, 'title:', 'draft: true\ntitle:', 'no field `draft`', '`status: draft`'],
		[P, 'accountable: lead', 'accountable: 12', '`accountable` is an id', 'If that is the id'],
		[P, 'accountable: lead', 'accountable: -', 'a list with nothing in it', 'Write the value in its place'],
		[P, '[engineer, lead]', '\n      - engineer\n      -', 'An item of `responsible` is empty', 'delete the dash'],
		[P, '[engineer, lead]', '\n      - engineer: lead', 'is an id alone', 'without a colon'],
		[
			P,
			'- system: desk\n        level: edit\n    next',
			'- desk\n    next',
			'a set of fields',
			'`{system: desk, level: …}`',
		],
		[S, '[lead]', 'all', '`required` is a list', 'Name each of them'],
		[
			'handbook.yaml',
			'{id: enablement, title: Enablement}',
			'enablement',
			'a set of fields',
			'`{id: enablement, title: …}`',
		],
		[
			C,
			'{text: "Which shift was hardest to reach?", about: collaboration, with: lead}',
			'Which shift?',
			'a set of fields',
			'`{text: "Which shift?", about: …}`',
		],
	])('%s: %j → %j', (path, right, wrong, message, help) => {
		const findings = told(found(mistaken(path, right, wrong)));
		expect(findings.map((one) => one.message)).toEqual([expect.stringContaining(message)]);
		expect(findings[0]!.source.path).toBe(path);
		expect(findings[0]!.help ?? '').toContain(help);
	});
});

/** A role in a file of its own: its text, what is told of it, and what `help` says. */
describe('a role that is written in another form', () => {
	const facts = 'title: Scout\nmission: Looks ahead.\n';
	const indented = facts.replace(/^(?=.)/gm, '  ');
	test.each([
		['md', `--\n${facts}--\n\nText.\n`, 'opened with `--`', 'Write `---`'],
		['md', `—\n${facts}---\n\nText.\n`, 'opened with `—`', 'Write `---`'],
		['md', `+++\n${facts}+++\n\nText.\n`, 'opened with `+++`', 'Write `---`'],
		['md', `---\n${facts}----\n\nText.\n`, '`----` does not close them', 'Write `---`'],
		['md', `---\n${facts}***\n\nText.\n`, '`***` does not close them', 'Write `---`'],
		['md', ` ---\n${facts}---\n\nText.\n`, 'behind a blank', 'Delete the blank.'],
		['md', `---\nsummary: Helps.\n---\n---\n${facts}---\n\nText.\n`, 'in two blocks', 'Delete the two lines'],
		['md', `---\n${facts}---\n\n---\nsummary: Helps.\n---\n`, 'in two blocks', 'Delete the two lines'],
		['md', `\`\`\`yaml\n${facts}\`\`\`\n\nText.\n`, 'stand in a code block', 'Write `---`'],
		['md', `${facts}\nText.\n`, 'between two lines `---`', 'Add a line `---`'],
	])('%s: %j is mended by what help says to write', (ending, text, message, help) => {
		const sources = sourcesOf({ ...files, [`roles/scout.${ending}`]: text });
		const findings = found(sources);
		expect(findings.map((one) => one.message)).toEqual([expect.stringContaining(message)]);
		expect(findings[0]!.help).toContain(help);
		expect(followed(sources, findings)).toEqual([]);
	});

	test.each([
		['yaml', `role:\n${indented}`, 'here they stand below `role`', 'Delete this line'],
		['yaml', `scout:\n${indented}`, 'here they stand below `scout`', 'Delete this line'],
		['yaml', `roles:\n  - title: Scout\n    mission: Looks.\n`, 'below `roles`', 'the dash'],
		['yaml', `- title: A\n  mission: B\n- title: C\n  mission: D\n`, 'lists 2 playbooks', 'a file whose name'],
		['yaml', `- title: A\n  mission: B\n`, 'a set of fields', 'Delete the dash'],
		['txt', facts, 'a role is a file that ends in `.yaml` or `.md`', 'Give it that ending'],
	])('%s: %j', (ending, text, message, help) => {
		const [one, ...more] = found(sourcesOf({ ...files, [`roles/scout.${ending}`]: text }));
		expect(more).toEqual([]);
		expect(one!.message).toContain(message);
		expect(one!.help).toContain(help);
	});

	test('in a file that speaks for its folder', () => {
		const [one, ...more] = found(sourcesOf({ ...files, 'roles/index.yaml': facts }));
		expect(more).toEqual([]);
		expect(one).toMatchObject({ rule: 'misplaced-file', severity: 'error', help: 'Name it after what it is about.' });
	});
});

describe('words that are not read', () => {
	test.each([
		['Lead of region #1', 'Lead of region'],
		['Lead #sales', 'Lead'],
		['What they need # and what we offer', 'What they need'],
		['Lead of the # 2 region', 'Lead of the'],
		['(see ticket # 12) first', '(see ticket'],
		['Tier # 3', 'Tier'],
	])('%s', (title, left) => {
		const sources = mistaken(L, 'Service lead', title);
		const [one, ...more] = found(sources);
		expect(more).toEqual([]);
		expect(one).toMatchObject({ rule: 'cut-text', severity: 'warning' });
		expect(one!.message).toContain(`\`${left}\``);
		expect(followed(sources, [one!])).toEqual([]);
	});

	test.each(['title: #1 in service', 'title: Service lead\nsummary: #1 in service'])('all of it: %s', (text) => {
		const sources = mistaken(L, 'title: Service lead', text);
		const findings = found(sources);
		expect(findings).toMatchObject([{ rule: 'cut-text', severity: 'error' }]);
		expect(followed(sources, findings)).toEqual([]);
	});

	test.each([
		'Service lead # as agreed',
		'Service lead  #1 of two',
		'Service lead # for now',
		'Service lead # Ask Anna whether this is right.',
		'Service lead # TODO: ask',
		'Service lead #TODO ask',
		'Service lead # was: Head of service',
		'Service lead # 2026-01-01 agreed',
		'Service lead #status: draft',
		'Service lead ##',
		'"Service lead" #1',
		'C# lead',
		'Lead of C#/F#',
		'|  # kept\n  Service lead #1',
	])('an honest comment: %j', (title) => {
		expect(found(mistaken(L, 'Service lead', title))).toEqual([]);
	});

	test('an id, a length and a date are whole, whatever follows', () => {
		expect(found(mistaken(L, 'owner: enablement', 'owner: enablement #1'))).toEqual([]);
		expect(found(mistaken(P, '3 working days', '3 working days # and more'))).toEqual([]);
	});
});

/** What people do to whole files, and what they are then told: one thing. */
const renamed = (from: string, to: string) => {
	const { [from]: text = '', ...rest } = files;
	return { ...rest, [to]: text };
};
const toFolder = (from: string, to: string) =>
	Object.fromEntries(Object.entries(files).map(([path, text]) => [path.replace(from, to), text]));
const without = (path: string) => {
	const { [path]: _, ...rest } = files;
	return rest;
};

const cascades: readonly (readonly [string, Readonly<Record<string, string>>, string, string])[] = [
	['a role deleted', without('roles/lead.yaml'), 'No role', 'roles/lead.yaml'],
	[
		'a role renamed',
		renamed('roles/lead.yaml', 'roles/head-of-service.yaml'),
		'No role',
		'Was it renamed to `head-of-service`?',
	],
	['a role moved', renamed('roles/lead.yaml', 'roles/emea/lead.yaml'), 'No role', 'Did you mean `emea/lead`?'],
	['a role deleted that a guide is named like', without('roles/engineer.yaml'), 'No role has the id `engineer`', ''],
	['a role among the terms', renamed('roles/lead.yaml', 'terms/lead.yaml'), 'looks like a role', '`roles/lead.yaml`'],
	['a role above the folders', renamed('roles/lead.yaml', 'lead.yaml'), 'looks like a role', '`roles/lead.yaml`'],
	['another ending', renamed('roles/lead.yaml', 'roles/lead.yaml.txt'), 'ends in `.txt`', '`lead.yaml`'],
	['a folder in the singular', toFolder('processes/', 'process/'), '`process/` is none', 'Did you mean `processes/`?'],
	['a folder with a capital', toFolder('roles/', 'Roles/'), '`Roles/` is none', 'Did you mean `roles/`?'],
	[
		'a quote in the settings',
		{ ...files, 'handbook.yaml': files['handbook.yaml']!.replace('Field', '"Field') },
		'never closed',
		'"Field handbook"',
	],
	[
		'a bad item in the settings',
		{ ...files, 'handbook.yaml': files['handbook.yaml']!.replace('id: enablement', 'id: Enable ment') },
		'cannot be an id',
		'`enable-ment`',
	],
	[
		'an activity renamed',
		{ ...files, [P]: files[P]!.replace('id: run-trial', 'id: hold-trial') },
		'This process has no activity `run-trial`',
		'Was it renamed to `hold-trial`?',
	],
	[
		'two activities with one id',
		{ ...files, [P]: files[P]!.replace('id: run-trial', 'id: qualify-need') },
		'Two items of `activities` have the id `qualify-need`',
		'',
	],
	['settings of another name', renamed('handbook.yaml', 'Handbook.yml'), 'has another name', '`handbook.yaml`'],
	...['settings.yaml', 'fieldbook.yaml', 'handbook.yml', 'Handbook.yaml', 'config.yml', 'einstellungen.yaml'].map(
		(name) =>
			[`settings as ${name}`, renamed('handbook.yaml', name), 'has another name', 'Name it `handbook.yaml`.'] as const,
	),
	...['content/config.yaml', 'config/handbook.yaml', 'roles/handbook.yaml'].map(
		(name) =>
			[`settings as ${name}`, renamed('handbook.yaml', name), 'stands in a folder', 'Move it to the top'] as const,
	),
	['settings of another ending', renamed('handbook.yaml', 'handbook.yaml.txt'), 'ends in `.txt`', '`handbook.yaml`'],
	['settings in JSON', renamed('handbook.yaml', 'handbook.json'), 'read from `handbook.yaml` alone', 'Name it'],
	...['role', 'ROLES', 'Rollen', 'rollen', 'rôles', 'Ruoli', 'people', 'staff'].map(
		(name) => [`roles in ${name}/`, toFolder('roles/', `${name}/`), `\`${name}/\` is none`, '`roles/`'] as const,
	),
	...['prozesse', 'Processes', 'proces', 'workflows', 'wege'].map(
		(name) =>
			[`processes in ${name}/`, toFolder('processes/', `${name}/`), `\`${name}/\` is none`, '`processes/`'] as const,
	),
	...['handbook', 'content', 'docs/handbook'].map(
		(name) =>
			[`all in ${name}/`, toFolder('', `${name}/`), `here they stand in \`${name}/\``, `in \`${name}/\` up`] as const,
	),
	[
		'all but the settings a folder too deep',
		Object.fromEntries(
			Object.entries(files).map(([path, text]) => [path === 'handbook.yaml' ? path : `team/${path}`, text]),
		),
		'one folder too deep',
		'up to the top',
	],
	...[
		'roles/lead (1).yaml',
		'roles/lead copy.yaml',
		'roles/lead - Copy (2).yaml',
		'roles/Kopie von lead.yaml',
		'roles/Copy of lead.yaml',
		'roles/~lead.yaml',
		'roles/lead-2.yaml',
		'roles/lead_backup.yaml',
		'roles/lead.yaml.bak',
		'roles/lead.yaml~',
	].map(
		(name) =>
			[
				name,
				{ ...files, [name]: files['roles/lead.yaml']! },
				'says the same as `roles/lead.yaml`',
				'Delete it.',
			] as const,
	),
	[
		'a copy that was edited',
		{ ...files, 'roles/lead (1).yaml': files['roles/lead.yaml']!.replace('24', '30') },
		'By its name this file is a copy of `roles/lead.yaml`',
		'Put what is new in it into `lead.yaml`',
	],
	[
		'the same facts in two files of one id',
		{ ...files, 'roles/lead.md': `---\n${files['roles/lead.yaml']}---\n\nText.\n` },
		'`title`, `mission`, `owner`, `leadership` and `hours_per_week` are stated here',
		'Delete them here.',
	],
	[
		'a name with a blank',
		{ ...files, 'roles/Area lead.yaml': 'title: Area lead\nmission: Leads.\n' },
		'its id is `area-lead`',
		'Name the file `area-lead.yaml`',
	],
	[
		'a name with an umlaut',
		{ ...files, 'systems/büro.yaml': 'title: Office\npurpose: Keeps letters.\n' },
		'not every keyboard',
		'Name the file `buero.yaml`',
	],
	['an empty file', { ...files, 'roles/scout.yaml': '' }, 'The file is empty.', ''],
	['an empty text', { ...files, 'roles/scout.md': '' }, 'The file is empty.', ''],
];

test.each(cascades)('one cause, one finding: %s', (_, texts, message, help) => {
	const findings = told(found(sourcesOf(texts)));
	expect(findings.map((one) => one.message)).toEqual([expect.stringContaining(message)]);
	expect(findings[0]!.help ?? '').toContain(help);
});

test.each(['roles/lead', 'roles/lead.odt', 'roles/lead.json'])('a role is missing, and %s is not read', (path) => {
	const findings = told(found(sourcesOf(renamed('roles/lead.yaml', path)))).filter(
		({ severity }) => severity === 'error',
	);
	expect(findings.map(({ help }) => help)).toEqual([expect.stringContaining(`There is a file \`${path}\``)]);
});

describe('no mistake', () => {
	test.each([
		['an archive', { 'archive/roles/lead.yaml': files['roles/lead.yaml']! }],
		['templates', { 'templates/role.yaml': files['roles/lead.yaml']! }],
		['a draft beside the kinds', { 'ideas/scout.yaml': 'title: Scout\nmission: Looks ahead.\n' }],
		['settings of another program', { '_config.yml': 'title: Site\nlanguage: en\n', 'mkdocs.yml': 'site_name: x\n' }],
		['a second one of its kind', { 'roles/lead-2.yaml': 'title: Second lead\nmission: Stands in.\n' }],
		['a page about copies', { 'notes/copy of lead.md': '# Copies\n', 'notes/lead.md': '# Lead\n' }],
		['a name in another script', { 'roles/営業.yaml': 'title: Sales\nmission: Sells.\n' }],
		['an underscore', { 'roles/area_lead.v2.yaml': 'title: Area lead\nmission: Leads.\n' }],
	])('%s', (_, more) => {
		const findings = found(sourcesOf({ ...files, ...more }));
		expect(findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
	});

	test('folders and settings of other programs, where there is no playbook', () => {
		const pages = {
			'index.md': '# Site\n',
			'config.yaml': 'title: Site\nlanguage: en\n',
			'ansible/roles/web/tasks.yaml': '- name: x\n',
			'team/roles/anna.md': '---\ntitle: Anna\nmission: Helps.\n---\n',
			'glossary/a.md': '---\ntitle: A\ndefinition: The first.\n---\n',
			'people/anna.md': '---\ntitle: Anna\n---\n',
		};
		expect(found(sourcesOf(pages)).filter(({ severity }) => severity !== 'info')).toEqual([]);
	});
});

test('a role with its ending twice is read', () => {
	expect(found(sourcesOf(renamed('roles/lead.yaml', 'roles/lead.yaml.yaml')))).toEqual([]);
});

test('of two roles that differ in a whole word, one that many name is not taken for the other', () => {
	const { 'roles/lead.yaml': _, ...rest } = files;
	const words = Object.entries(rest).map(([path, text]) => [path, text.replace(/\blead\b/g, 'head-nurse')]);
	const [one, ...more] = told(
		found(
			sourcesOf({
				...Object.fromEntries(words),
				'roles/ward-nurse.yaml': 'title: Ward nurse\nmission: Cares.\nowner: engineer\n',
				'roles/porter.yaml': 'title: Porter\nmission: Carries.\nescalates_to: ward-nurse\n',
			}),
		),
	);
	expect(more).toEqual([]);
	expect(one!.help).not.toContain('ward-nurse');
});

test.each([
	['fits: [run-trial]', 'win-ward#run-trial'],
	['fits: [win-ward/run-trial]', 'win-ward#run-trial'],
])('a part without its playbook: %s', (fits, meant) => {
	const session = `title: Walk\nminutes: 30\n${fits}\nblocks:\n  - {id: walk, title: Walk, minutes: 30, kind: work, method: On foot.}\n`;
	const sources = sourcesOf({ ...files, 'sessions/walk.yaml': session });
	const findings = found(sources);
	expect(findings.map(({ help }) => help)).toEqual([`Did you mean \`${meant}\`?`]);
	expect(followed(sources, findings)).toEqual([]);
});

test('one bad item hides no neighbour, and what is wrong with that is told where it stands', () => {
	const access = 'access:\n  - {system: desk}\n  - {system: dusk, level: edit}\n  - {system: disk, level: edit}\n';
	const text = files[E]!.replace(/access:.*/s, access);
	const findings = found(sourcesOf({ ...files, [E]: text }));
	expect(findings.map((one) => `${placeOf(one)} ${one.message}`)).toEqual([
		'roles/engineer.yaml:6:14 `access[1]` needs the field `level`.',
		'roles/engineer.yaml:7:14 No system has the id `dusk`.',
		'roles/engineer.yaml:8:14 No system has the id `disk`.',
	]);
});

test('UTF-16 that does not say so is no text with control characters', () => {
	const { flaw } = decode('roles/lead.yaml', Buffer.from('title: Lead\n', 'utf16le'));
	expect(flaw?.message).toContain('UTF-16');
});

test('a merge that was left in the facts of a Markdown file is told once', () => {
	const torn = '---\ntitle: Scout\n<<<<<<< a\nmission: One.\n=======\nmission: Two.\n>>>>>>> b\n---\n\nText.\n';
	expect(found(sourcesOf({ ...files, 'roles/scout.md': torn })).map(({ rule }) => rule)).toEqual(['merge-conflict']);
});

describe('a role that is gone', () => {
	const now = sourcesOf(renamed('roles/lead.yaml', 'roles/chief.yaml'));
	const base = () => check(sourcesOf(files), { today: '2026-10-15' });

	test('is told once with all places, and each place keeps an identity of its own', () => {
		const all = found(now);
		const [one, ...more] = told(all);
		expect(more).toEqual([]);
		expect(one!.message).toBe(`No role has the id \`lead\`; ${all.length} places name it.`);
		expect(one!.places).toHaveLength(all.length - 1);
		expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
		expect(formatDiagnostic(one!)).toContain('also: roles/engineer.yaml:3:8');
	});

	test('is known by its text under another name where the state before is known', () => {
		const { diagnostics } = check(now, { today: '2026-10-15', base: base() });
		const [one] = told(diagnostics.filter(({ rule }) => rule === 'unknown-reference'));
		expect(one!.message).toMatch(/^No role has the id `lead` any more; \d+ places name it\.$/);
		expect(one!.help).toBe('Was it renamed to `chief`? It is new and reads nearly the same.');
	});

	test('is mended everywhere by what help says to write', () => {
		expect(followed(now, found(now))).toEqual([]);
	});
});

const pages = readdirSync('src/rules', { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.md'));

test.each(pages)('help in the examples of %s is no worse than what it mends', (page) => {
	for (const example of examplesIn(readFileSync(`src/rules/${page}`, 'utf8'))) {
		const sources = sourcesIn(example);
		const before = found(sources);
		for (const one of before) {
			if (!one.suggests) continue;
			const alike = before.filter(({ lacks, id }) => id === one.id || (lacks !== undefined && lacks === one.lacks));
			const after = followed(sources, alike);
			expect(after.map(({ message }) => message)).not.toContain(one.message);
			expect(after.length, one.message).toBeLessThan(before.length);
		}
	}
});
