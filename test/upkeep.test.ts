import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fixAll } from '../src/cli/fix.ts';
import { applyEdits } from '../src/core/fix.ts';
import { codeOwners } from '../src/exports/owners.ts';
import { reviewEdits } from '../src/history/review.ts';
import { check, readSources, type Sources } from '../src/load.ts';
import { trustOf } from '../src/pages/shared/trust.ts';

// What keeps a handbook true: reviews, owners, versions, and how far each page can be relied on.
const program = join(import.meta.dirname, '../src/cli/fieldbook.mjs');
let folder: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'fieldbook-upkeep-'));
	write('handbook.yaml', 'title: Field handbook\nprofile: starter\n');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, text: string): void {
	mkdirSync(dirname(join(folder, 'content', path)), { recursive: true });
	writeFileSync(join(folder, 'content', path), text);
}

const textOf = (path: string) => readFileSync(join(folder, 'content', path), 'utf8');

function fieldbook(...args: readonly string[]) {
	const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
		cwd: folder,
		encoding: 'utf8',
		env: { ...process.env, NO_COLOR: '1', GIT_CEILING_DIRECTORIES: dirname(folder) },
	});
	return { status, stdout, stderr };
}

const sourcesOf = (files: Readonly<Record<string, string>>): Sources =>
	new Map(Object.entries(files).map(([path, text]) => [path, { path, text }]));

const read = (files: Readonly<Record<string, string>>, today = '2026-11-24') => check(sourcesOf(files), { today });

describe('a review', () => {
	test.each([
		[
			'over an earlier one, with its rhythm and comments',
			'roles/a.yaml',
			'title: A # the first\nmission: x\nreviewed: # by whom?\n  on: 2026-01-01 # a Thursday\n  every: year\n  evidence: >\n    Old\n    words.\n# The end.\nhours_per_week: 3\n',
			'title: A # the first\nmission: x\nreviewed: # by whom?\n  on: 2026-11-24 # a Thursday\n  every: year\n  evidence: Sat in on two sessions.\n# The end.\nhours_per_week: 3\n',
		],
		[
			'in braces',
			'roles/a.yaml',
			'title: A\nmission: x\nreviewed: {on: 2026-01-01, every: year}\n',
			'title: A\nmission: x\nreviewed: {on: 2026-11-24, evidence: Sat in on two sessions., every: year}\n',
		],
		[
			'without evidence before',
			'roles/a.yaml',
			'title: A\nmission: x\nreviewed:\n    on: 2026-01-01\n    every: year\n',
			'title: A\nmission: x\nreviewed:\n    on: 2026-11-24\n    evidence: Sat in on two sessions.\n    every: year\n',
		],
		[
			'for the first time, below the changes',
			'roles/a.yaml',
			'title: A\nversion: 1.0.0\nchanges:\n  - {version: 1.0.0, date: 2026-01-01, note: First.} # so far\n\n# What it is for.\nmission: x\n',
			'title: A\nversion: 1.0.0\nchanges:\n  - {version: 1.0.0, date: 2026-01-01, note: First.} # so far\nreviewed:\n  on: 2026-11-24\n  evidence: Sat in on two sessions.\n\n# What it is for.\nmission: x\n',
		],
		[
			'with the line ends of the file',
			'roles/a.yaml',
			'title: A\r\nmission: x\r\n',
			'title: A\r\nreviewed:\r\n  on: 2026-11-24\r\n  evidence: Sat in on two sessions.\r\nmission: x\r\n',
		],
		[
			'in front matter',
			'guides/a.md',
			'---\ntitle: A\n---\n\nText.\n',
			'---\ntitle: A\nreviewed:\n  on: 2026-11-24\n  evidence: Sat in on two sessions.\n---\n\nText.\n',
		],
		[
			'of a text without facts',
			'guides/a.md',
			'# A\n\nText.\n',
			'---\nreviewed:\n  on: 2026-11-24\n  evidence: Sat in on two sessions.\n---\n\n# A\n\nText.\n',
		],
	])('is noted %s', (_, path, before, after) => {
		const entry = read({
			'handbook.yaml': 'profile: starter\n',
			'terms/t.yaml': 'title: T\ndefinition: t\n',
			[path]: before,
		}).find(path.replace(/\.\w+$/, ''))!;
		expect(applyEdits(reviewEdits(entry, '2026-11-24', 'Sat in on two sessions.')!).get(path)).toBe(after);
	});

	test('keeps any words as they are', () => {
		for (const words of [
			'Yes: "no" # maybe, {x} [y]',
			'- first, then: second',
			"it's 100 % true — really",
			'a\\b c d',
		]) {
			for (const facts of ['title: A\nmission: x\n', 'title: A\nmission: x\nreviewed: {on: 2026-01-01}\n']) {
				const entry = read({ 'roles/a.yaml': facts }).find('roles/a')!;
				const text = applyEdits(reviewEdits(entry, '2026-11-24', words)!).get('roles/a.yaml')!;
				const after = read({ 'roles/a.yaml': text }).find('roles/a')!;
				expect(after.data).toMatchObject({ reviewed: { on: '2026-11-24', evidence: words } });
				expect(after.flaws).toEqual([]);
			}
		}
	});

	test.each(['handbook', 'handbook.yaml'])('of the settings is noted by the name %s', (name) => {
		expect(fieldbook('review', name, '--evidence', 'Compared with the organisation chart.')).toMatchObject({
			status: 0,
			stderr: '',
		});
		expect(textOf('handbook.yaml')).toContain('evidence: Compared with the organisation chart.');
	});

	test('is noted from the command line, by id or file, and says when the next one is due', () => {
		write('roles/a.yaml', 'title: A\nmission: x\n');
		write('roles/b.yaml', 'title: B\nmission: x\n');
		const { status, stdout, stderr } = fieldbook(
			...['review', 'roles/a', 'content/roles/b.yaml', '--on', '2026-01-31', '--evidence', 'Asked both teams.'],
		);
		expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
		expect(stdout).toMatch(/^"A" was compared with the work on 31 January 2026; next by \d+ \w+ 202[67]\.\n"B" /);
		expect(textOf('roles/a.yaml')).toBe(
			'title: A\nreviewed:\n  on: 2026-01-31\n  evidence: Asked both teams.\nmission: x\n',
		);
	});

	test('of many at once is turned down, and nothing is written', () => {
		const ids = Array.from({ length: 9 }, (_, i) => `terms/t${i}`);
		for (const id of ids) write(`${id}.yaml`, `title: ${id}\ndefinition: x\n`);
		const note = (...names: readonly string[]) =>
			fieldbook('review', ...names, '--evidence', 'Asked three people each.');
		const { status, stderr } = note(...ids);
		expect(status).toBe(2);
		expect(stderr).toMatch(/^fieldbook: 9 playbooks would carry this day and these words, and nobody compares/);
		expect(textOf('terms/t0.yaml')).toBe('title: terms/t0\ndefinition: x\n');
		expect(note(...ids.slice(0, 5)).status).toBe(0);
		// Nor by halves.
		expect(note(...ids.slice(5)).stderr).toContain('(5 do already)');
	});

	test.each([
		[['roles/nobody', '--evidence', 'Asked both teams.'], 'there is no playbook `roles/nobody`'],
		[['roles/a', '--evidence', 'all fine'], 'say in `--evidence` what was done'],
		[['roles/a'], "required option '--evidence <text>' not specified"],
		[['roles/a', '--evidence', 'Asked both teams.', '--on', '2026-02-30'], '`2026-02-30` is not a day'],
		[['roles/a', '--evidence', 'Asked both teams.', '--on', '2999-01-01'], 'has not come yet'],
		[['readme', '--evidence', 'Asked both teams.'], 'is a page without facts'],
	])('is wrong usage: %j', (args, message) => {
		write('roles/a.yaml', 'title: A\nmission: x\n');
		write('readme/index.md', '# Read me\n');
		const { status, stderr } = fieldbook('review', ...args);
		expect(status).toBe(2);
		expect(stderr).toContain(message);
	});
});

describe('owners', () => {
	const settings =
		'title: Field handbook\ngroups: [{id: enablement, title: Enablement}]\nrepository:\n  url: https://git.example.com/h\n  teams:\n    - {owner: enablement, team: "@field/enablement"}\n    - {owner: lead, team: "@field/leads/sales"}\n';

	test('become a line a folder and one for each page of another team, with what is left open', () => {
		const book = read({
			'handbook.yaml': settings,
			'roles/lead.yaml': 'title: Lead\nmission: x\nowner: enablement\n',
			'roles/lead.md': 'More.\n',
			'roles/coach.yaml': 'title: Coach\nmission: x\nowner: lead\n',
			'guides/How we #1 [talk].md': '---\nowner: lead\n---\n\n# Talk\n',
			'guides/a.md': '---\nowner: enablement\n---\n\n# A\n',
			'guides/b.md': '---\nowner: enablement\n---\n\n# B\n',
			'terms/a.yaml': 'title: A\ndefinition: x\nowner: seller\n',
			'terms/b.yaml': 'title: B\ndefinition: x\n',
			'roles/seller.yaml': 'title: Seller\nmission: x\nowner: seller\n',
		});
		expect(codeOwners(book, 'docs/')).toEqual({
			text: [
				'# Who is asked when a playbook changes. Written by `fieldbook owners` from the field `owner` of each playbook',
				'# and from `repository.teams` in the settings; edits here are lost.',
				'/docs/guides/ @field/enablement',
				'/docs/guides/How\\ we\\ \\#1\\ \\[talk\\].md @field/leads/sales',
				'/docs/roles/ @field/enablement',
				'/docs/roles/coach.yaml @field/leads/sales',
				'',
			].join('\n'),
			teamless: [{ owner: 'seller', pages: 2 }],
			ownerless: 1,
		});
	});

	test('of the settings own what is left, and what proposals are checked with', () => {
		const { text } = codeOwners(read({ 'handbook.yaml': `${settings}owner: enablement\n` }), '');
		expect(text.split('\n').slice(2)).toEqual([
			'* @field/enablement',
			'/handbook.yaml @field/enablement',
			'# What proposals are checked with',
			'/.github/ @field/enablement',
			'/.gitlab-ci.yml @field/enablement',
			'/CODEOWNERS @field/enablement',
			'/.gitlab/ @field/enablement',
			'/docs/CODEOWNERS @field/enablement',
			'',
		]);
	});

	test('of the shipped handbook are teams, in few lines', () => {
		const { text, teamless, ownerless } = codeOwners(check(readSources('content')), 'content/');
		expect({ teamless, ownerless }).toEqual({ teamless: [], ownerless: 0 });
		expect(text.split('\n').length).toBeLessThan(readSources('content').size);
	});

	test('that are not up to date are told, and a folder is made for the file', () => {
		write('handbook.yaml', settings);
		write('roles/lead.yaml', 'title: Lead\nmission: x\nowner: enablement\n');
		const file = 'new/folder/CODEOWNERS';
		expect(fieldbook('owners', '--out', file, '--check')).toMatchObject({
			status: 1,
			stderr: expect.stringContaining('Run `fieldbook owners --out new/folder/CODEOWNERS`'),
		});
		expect(fieldbook('owners', '--out', file)).toMatchObject({ status: 0, stderr: '' });
		expect(fieldbook('owners', '--out', file, '--check')).toMatchObject({ status: 0, stderr: '' });
		write('guides/a.md', '---\nowner: lead\n---\n\n# A\n');
		expect(fieldbook('owners', '--out', file, '--check').status).toBe(1);
		expect(fieldbook('owners', '--out', 'content/handbook.yaml/x')).toMatchObject({
			status: 2,
			stderr: expect.stringMatching(
				/^fieldbook: `content\/handbook\.yaml` cannot be written: the system refuses it \(\w+\)\./,
			),
		});
		expect(fieldbook('owners', '--check').status).toBe(2);
	});

	test('are written to a file, and teams that are none are findings', () => {
		write('handbook.yaml', settings);
		write('roles/lead.yaml', 'title: Lead\nmission: x\nowner: enablement\n');
		const { status, stderr } = fieldbook('owners', '--out', 'CODEOWNERS');
		expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
		expect(readFileSync(join(folder, 'CODEOWNERS'), 'utf8')).toContain('/content/roles/ @field/enablement\n');
		const bad = read({ 'handbook.yaml': settings.replace('"@field/enablement"', 'ann@example.com') });
		expect(bad.diagnostics.map(({ message }) => message)).toContainEqual(
			expect.stringContaining('is not the name of a team'),
		);
	});
});

describe('a fix against an earlier state', () => {
	test('raises versions and leaves the note to be written, which is a finding', () => {
		write('roles/a.yaml', 'title: A\nversion: 1.2.3 # so far\nmission: x\n');
		write(
			'roles/b.yaml',
			'title: B\nversion: 1.0.0\nchanges:\n  - version: 1.0.0\n    date: 2026-01-01\n    note: First.\nmission: x\n',
		);
		write(
			'terms/c.yaml',
			'title: C\nversion: 1.0.0\nchanges: [{version: 1.0.0, date: 2026-01-01, note: First.}]\ndefinition: x\n',
		);
		const git = (...args: string[]) =>
			execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], { cwd: folder });
		git('init', '-qb', 'main');
		git('add', '-A');
		git('commit', '-qm', 'First');
		write('roles/a.yaml', textOf('roles/a.yaml').replace('mission: x', 'mission: x\ncoached_by: b'));
		write(
			'roles/b.yaml',
			textOf('roles/b.yaml').replace('mission: x', 'mission: Sells and sells again, every day.\nhours_per_week: 20'),
		);
		write('terms/c.yaml', textOf('terms/c.yaml').replace('definition: x', 'definition: The letter x'));
		const found = fieldbook('check', '--since', 'main', '--format', 'json');
		expect(found.status).toBe(1);
		expect(fieldbook('check').status).toBe(0);
		const { stdout } = fieldbook('check', '--since', 'main', '--fix', '--report');
		expect(stdout).toContain('unwritten-note: 3 (error)');
		expect(stdout).not.toContain('unversioned-change');
		const today = new Date().toISOString().slice(0, 10);
		const note = '"To write: what is different for the people who do the work."';
		expect(textOf('roles/a.yaml')).toBe(
			`title: A\nversion: 2.0.0 # so far\nchanges:\n  - version: 2.0.0\n    date: ${today}\n    note: ${note}\n    parts: [coached_by]\nmission: x\ncoached_by: b\n`,
		);
		expect(textOf('roles/b.yaml')).toContain(
			`version: 1.1.0\nchanges:\n  - version: 1.1.0\n    date: ${today}\n    note: ${note}\n    parts: [hours_per_week, mission]\n  - version: 1.0.0\n`,
		);
		expect(textOf('terms/c.yaml')).toContain(
			`changes: [{version: 1.0.1, date: ${today}, note: ${note}}, {version: 1.0.0`,
		);
		// Written once, and not again.
		const before = textOf('roles/a.yaml');
		fieldbook('check', '--since', 'main', '--fix');
		expect(textOf('roles/a.yaml')).toBe(before);
	});

	test('lets a slip of the pen pass, and no duty', () => {
		const facts = (mission: string, more = '') => ({
			'roles/a.yaml': `title: A\nversion: 1.0.0\nmission: ${mission}\n${more}`,
			'roles/b.yaml': 'title: B\nmission: x\n',
		});
		const base = read(facts('Selsl what the customer needs.'));
		const judge = (sources: Sources) => check(sources, { today: '2026-11-24', base });
		const owed = (sources: Sources) =>
			judge(sources).diagnostics.flatMap(({ rule, severity }) =>
				/^un(?:versioned|written)-/.test(rule) ? [`${severity} ${rule}`] : [],
			);
		const worded = sourcesOf(facts('Sells what the customer needs.'));
		expect(owed(worded)).toEqual(['warning unversioned-change']);
		expect(owed(fixAll(worded, () => true, judge).sources)).toEqual(['warning unwritten-note']);
		const coached = sourcesOf(facts('Sells what the customer needs.', 'coached_by: b\n'));
		expect(owed(coached)).toEqual(['error unversioned-change']);
		expect(owed(fixAll(coached, () => true, judge).sources)).toEqual(['error unwritten-note']);
	});

	test('gives a note under too low a number the right one', () => {
		const facts = (version: string, more = '', changes = '') => ({
			'roles/a.yaml': `title: A\nversion: ${version}\n${changes}mission: x\n${more}`,
			'roles/b.yaml': 'title: B\nmission: x\n',
		});
		const base = read(facts('1.0.0'));
		const sources = sourcesOf(
			facts('1.0.1', 'coached_by: b\n', 'changes: [{version: 1.0.1, date: 2026-11-20, note: B coaches.}]\n'),
		);
		const [finding] = check(sources, { today: '2026-11-24', base }).diagnostics.filter(
			({ rule }) => rule === 'unversioned-change',
		);
		expect(applyEdits(finding!.fix!).get('roles/a.yaml')).toBe(
			'title: A\nversion: 2.0.0\nchanges: [{version: 2.0.0, date: 2026-11-20, note: B coaches.}]\nmission: x\ncoached_by: b\n',
		);
	});
});

describe('trust', () => {
	const measure = (date: string) =>
		`title: Joint orders\nunit: EUR\ndirection: up\nowner: lead\nversion: 1.1.0\nchanges:\n  - {version: 1.1.0, date: ${date}, note: Renewals count as well.}\n  - {version: 1.0.0, date: 2026-01-01, note: First.}\n`;
	const goal = (reviewed: string, owner = 'owner: lead\n') =>
		`title: Grow\noutcome: x\nmeasures: [joint-orders]\n${owner}${reviewed}`;
	const files = (goalText: string, changed = '2026-03-01') => ({
		'goals/grow.yaml': goalText,
		'measures/joint-orders.yaml': measure(changed),
		'roles/lead.yaml': 'title: Lead\nmission: x\n',
	});
	const looked = (on: string, every = '') => `reviewed: {on: ${on}, evidence: Asked two teams.${every}}\n`;
	const trust = (goalText: string, changed?: string, today?: string) => {
		const book = read(files(goalText, changed), today);
		return trustOf({ book, frame: { base: '/' } }, book.find('goals/grow')!)!;
	};

	test.each([
		[
			'verified',
			goal(looked('2026-10-01', ', every: year')),
			'2026-03-01',
			'Compared with the work on 1 October 2026: Asked two teams. To be looked at again by 1 October 2027.',
		],
		[
			'due',
			goal(looked('2026-05-01', ', every: 6 months')),
			'2026-03-01',
			'Last compared with the work on 1 May 2026; it was to be looked at again by 1 November 2026.',
		],
		[
			'suspect',
			goal(looked('2026-10-01')),
			'2026-11-01',
			'"Joint orders", which stands here under measures, changed on 1 November 2026, after the last look at this page: Renewals count as well.',
		],
		[
			'ownerless',
			goal(looked('2026-10-01'), ''),
			'2026-03-01',
			'Nobody keeps this page true, so there is nobody to tell of a mistake.',
		],
		['unreviewed', goal(''), '2026-03-01', 'Nobody has noted yet that this was compared with the work.'],
	])('%s', (state, text, changed, sentence) => {
		const { state: found, reasons } = trust(text, changed);
		expect({ found, sentence: reasons[0]?.sentence }).toEqual({ found: state, sentence });
	});

	test('says which playbook changed, when, and where this page refers to it', () => {
		expect(trust(goal(looked('2026-10-01')), '2026-11-01').suspects).toEqual([
			{
				id: 'measures/joint-orders',
				title: 'Joint orders',
				version: '1.1.0',
				date: '2026-11-01',
				note: 'Renewals count as well.',
				fields: ['measures'],
			},
		]);
	});

	test('gives more time where less depends on a page, never less than the handbook says, and not to all the same', () => {
		const settings = 'review: {every: 6 months}\n';
		const team = Array.from({ length: 9 }, (_, i) => `r${i}`);
		const book = read({
			'handbook.yaml': settings,
			...Object.fromEntries(team.map((id) => [`roles/${id}.yaml`, `title: ${id}\nmission: x\n`])),
			'communities/all.yaml': `title: All\nmembers: [${team.join(', ')}]\n${looked('2026-01-01')}`,
			...Object.fromEntries(
				Array.from({ length: 20 }, (_, i) => [
					`terms/t${i}.yaml`,
					`title: T${i}\ndefinition: x\n${looked('2026-01-01')}`,
				]),
			),
		});
		const of = (id: string) => trustOf({ book, frame: { base: '/' } }, book.find(id)!)!;
		expect(of('communities/all').risk).toBe('high');
		expect(of('terms/t1').risk).toBe('low');
		expect(of('communities/all').due! >= '2026-07-01' && of('communities/all').due! <= '2026-08-10').toBe(true);
		const days = Array.from({ length: 20 }, (_, i) => of(`terms/t${i}`).due!);
		for (const day of days) expect(day >= '2026-12-30' && day <= '2027-03-20').toBe(true);
		expect(new Set(days).size).toBeGreaterThan(10);
		expect(days).toEqual(Array.from({ length: 20 }, (_, i) => of(`terms/t${i}`).due!));
	});
});
