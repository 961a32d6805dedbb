import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { questionsFor } from '../src/cli/ask.ts';
import { begin } from '../src/cli/begin.ts';
import { UsageError } from '../src/cli/usage.ts';
import { formatDiagnostic } from '../src/core/diagnostic.ts';
import type { Source } from '../src/core/source.ts';
import { kinds } from '../src/kinds/index.ts';
import { newId } from '../src/kinds/new-id.ts';
import { type Checker, check, checker, readSources, type Sources } from '../src/load.ts';
import { pagesOf } from '../src/pages/pages.ts';

const begun = kinds.filter(({ single, free }) => !single && !free);
const kindOf = (name: string) => begun.find((kind) => kind.name === name)!;
const files = (all: Readonly<Record<string, string>>): Sources =>
	new Map(Object.entries(all).map(([path, text]) => [path, { path, text }]));
const withFile = (sources: Sources, source: Source): Sources => new Map([...sources, [source.path, source]]);
const grave = (sources: Sources, checked: Checker = check): string[] =>
	checked(sources)
		.diagnostics.filter(({ severity }) => severity !== 'info')
		.map((one) => formatDiagnostic(one));
const strict = files({ 'handbook.yaml': 'title: Handbook\nprofile: strict\n' });
const refusal = (run: () => unknown): string => {
	try {
		run();
	} catch (error) {
		if (error instanceof UsageError) return error.message;
		throw error;
	}
	return '';
};

describe('a playbook that was just begun', () => {
	test.each(begun.map((kind) => [kind.name, kind] as const))(
		'%s: alone, nothing is to be said against it',
		(_, kind) => {
			for (const before of [new Map(), strict]) {
				const source = begin(before, kind, 'First thing');
				expect(grave(withFile(before, source))).toEqual([]);
				const { data, whole } = check(withFile(before, source)).find(`${kind.folder}/first-thing`)!;
				expect(data).toMatchObject({ title: 'First thing', status: 'draft', version: '0.1.0' });
				expect(whole).toBe(true);
				expect(data).not.toHaveProperty('reviewed');
				expect(check(withFile(before, source)).diagnostics.map(({ rule }) => rule)).toContain('to-do');
			}
		},
	);

	test('of each kind, together', () => {
		for (const order of [begun, begun.toReversed()]) {
			let book = strict;
			for (const kind of order) book = withFile(book, begin(book, kind, `My ${kind.name}`));
			expect(grave(book)).toEqual([]);
		}
	});

	test('of each kind, in the shipped handbook', () => {
		const before = readSources('content');
		const again = checker();
		const known = grave(before, again);
		for (const kind of begun) {
			const source = begin(before, kind, `Quite another ${kind.name}`, {}, again);
			expect(grave(withFile(before, source), again)).toEqual(known);
		}
	});

	test('names every field, and says of each what belongs there', () => {
		expect(begin(strict, kindOf('role'), 'Bid manager').text).toMatchInlineSnapshot(`
			"# What begins with TODO is still to be filled in. A line behind # counts once the # is gone.
			title: Bid manager
			status: draft
			version: 0.1.0

			summary: "TODO: one or two sentences that tell a reader in a hurry what this is and when it concerns them"

			# The role or group that keeps this page true: the id of either. There is none yet.
			# owner: ID

			mission: "TODO: why the role exists, in one sentence"

			# The part of the company the role belongs to, by its id in the settings. There is marketing, sales, solutions, service.
			# function: ID

			# Write true for a role that leads others: it may sponsor goals and make commitments on culture pages.
			# leadership: true

			# What the role answers for, each tied to the activity in which it is done.
			# accountabilities:
			#   - id: a-short-name
			#     title: "TODO: what the role answers for"
			#     # and, where it matters: activity

			# The decisions this role may take without asking, and their limits.
			# decides:
			#   - decision: "TODO: what is decided, in the words others would use"
			#     # and, where it matters: limits

			# The ids of the measures by which the role’s success is judged. There is none yet.
			# measures: [ID, …]

			# What the role leaves to its partners, so that nobody waits for it.
			# not_responsible_for:
			#   - what: "TODO: what others might expect of this role and should not"
			#     # and, where it matters: partner

			# The systems the role can open and how far its rights go there.
			# access:
			#   - system: ID  # There is none yet.
			#     level: a-short-name

			# The id of the role that helps when this one is stuck. There is none yet.
			# escalates_to: ID

			# The id of the role that coaches this one. There is none yet.
			# coached_by: ID

			# The working hours a week the role has for everything in this handbook.
			# hours_per_week: 24

			# Other names people use for it, so that search and links find it.
			# aliases: ["…", …]

			# Words readers look for that the page itself does not say.
			# keywords: ["…", …]

			# Words to group pages by, in lower case with hyphens.
			# tags: [a-short-name, …]
			"
		`);
	});

	test('is a page where its kind is one', () => {
		expect(begin(strict, kindOf('guide'), 'First week').text).toMatchInlineSnapshot(`
			"---
			# What begins with TODO is still to be filled in. A line behind # counts once the # is gone.
			title: First week
			status: draft
			version: 0.1.0

			summary: "TODO: one or two sentences that tell a reader in a hurry what this is and when it concerns them"

			# The role or group that keeps this page true: the id of either. There is none yet.
			# owner: ID

			# Other names people use for it, so that search and links find it.
			# aliases: ["…", …]

			# Words readers look for that the page itself does not say.
			# keywords: ["…", …]

			# Words to group pages by, in lower case with hyphens.
			# tags: [a-short-name, …]
			---

			TODO: what readers can do once they have read this page, in one or two sentences

			## TODO: the first step, starting with a verb

			TODO: what to do, where, and how one sees that it worked
			"
		`);
	});

	test('states the only thing that a reference can name', () => {
		const one = files({ 'roles/lead.yaml': 'title: Lead\nmission: Leads.\n' });
		expect(begin(one, kindOf('path'), 'First weeks').text).toContain('\nrole: lead\n');
		const two = withFile(one, { path: 'roles/seller.yaml', text: 'title: Seller\nmission: Sells.\n' });
		const { text } = begin(two, kindOf('path'), 'First weeks');
		expect(text).toContain(' Needed before it is active. There is lead, seller.\n# role: ID\n');
	});

	test('each line counts once its # is gone', () => {
		const before = readSources('content');
		const again = checker();
		for (const kind of begun) {
			const { path, text } = begin(before, kind, 'Quite another', {}, again);
			const lines = text.replace(/^# (?= *(?:- )?[a-z_]+:(?: |$))/gm, '').replaceAll(/^# {3,}# and, .*\n/gm, '');
			const rules = again(withFile(before, { path, text: lines })).diagnostics.filter(
				(one) => one.source.path === path,
			);
			expect(rules.filter(({ rule }) => rule === 'yaml-syntax' || rule === 'field-unknown')).toEqual([]);
		}
	});
});

describe('the id', () => {
	test.each([
		['role', 'Bid manager', 'bid-manager'],
		['term', 'Künstliche Intelligenz', 'kuenstliche-intelligenz'],
		['term', 'Straße & Łódź, Ærø', 'strasse-and-lodz-aero'],
		['role', 'Index', 'index-role'],
		['guide', 'README', 'readme-guide'],
		['system', 'CON', 'con-system'],
		['system', 'Aux', 'aux-system'],
		['system', 'COM1', 'com1-system'],
		['guide', 'Coverage', 'coverage'],
		['coaching', 'Coverage', 'coverage-coaching'],
		['system', 'Access', 'access-system'],
		['guide', '../../etc/passwd', 'etc-passwd'],
		['guide', '.hidden', 'hidden'],
		['role', '営業', '営業'],
		['role', '営業 2', 'role-2'],
		['goal', '2027', 'goal-2027'],
		['role', 'Менеджер', 'менеджер'],
		['role', `${'very '.repeat(40)}long`, 'very-very-very-very-very-very-very-very-very-very-very-very'],
		['role', '???', ''],
	])('of the %s "%s" is %s', (kind, title, id) => {
		expect(newId(title, kindOf(kind))).toBe(id);
		if (id === '') return expect(refusal(() => begin(strict, kindOf(kind), title))).toContain('a letter or a digit');
		const source = begin(strict, kindOf(kind), title);
		expect(grave(withFile(strict, source))).toEqual([]);
		expect(check(withFile(strict, source)).find(`${kindOf(kind).folder}/${id}`)?.title).toBe(title);
	});

	test.each([
		[
			'Seller',
			{ 'roles/seller.md': '---\ntitle: Somebody\nmission: Sells.\n---\n' },
			'`roles/seller.md` exists already',
		],
		['Seller', { 'roles/ae.yaml': 'title: Seller\nmission: Sells.\n' }, 'go by the name "Seller"'],
		['Seller', { 'roles/ae.yaml': 'title: AE\naliases: [seller]\nmission: Sells.\n' }, 'go by the name'],
	])('"%s" is refused where another has the name', (title, before, why) => {
		expect(refusal(() => begin(files(before), kindOf('role'), title))).toContain(why);
	});
});

test('whatever the title, it is read as it was given or refused', () => {
	const titles = fc.oneof(
		fc.string({ unit: 'grapheme', maxLength: 40 }),
		fc.string({
			unit: fc.constantFrom(...'aZ9 "\'`#:-{}[]|>&*!%@,?\\/~=\n\t\r\u2028\u0085\u00a0\u200bé€👩‍💻'),
			maxLength: 30,
		}),
		fc.constantFrom(
			'yes',
			'null',
			'1.0',
			'~',
			'- a',
			'a: b',
			'a #b',
			'"',
			"it's",
			'---',
			'<b>x</b>',
			'{{x}}',
			'TODO: x',
		),
	);
	fc.assert(
		fc.property(titles, fc.constantFrom(...begun.map(({ name }) => name)), (words, name) => {
			const kind = kindOf(name);
			const title = words.trim();
			let source: Source | undefined;
			const why = refusal(() => {
				source = begin(new Map(), kind, title);
			});
			if (!source) {
				expect(why).not.toBe('');
				return;
			}
			const book = check(new Map([[source.path, source]]));
			const [entry] = book.of(kind);
			expect(entry?.data).toMatchObject({ title });
			expect(grave(new Map([[source.path, source]]))).toEqual([]);
		}),
		{ numRuns: 300 },
	);
});

test('no id is that of a page which the site itself has', () => {
	const book = check(readSources('content'));
	const folders = new Map(begun.map((kind) => [kind.folder, kind]));
	const own = [...pagesOf(book, { base: '/' }).paths].flatMap((path) => {
		const [, folder = '', name = ''] = /^\/([^/]+)\/([^/]+)\/$/.exec(path) ?? [];
		const kind = folders.get(folder);
		return kind && !book.find(`${folder}/${name}`) ? [[name, newId(name, kind)]] : [];
	});
	expect(own.length).toBeGreaterThan(0);
	expect(own.filter(([name, id]) => name === id)).toEqual([]);
});

test('nothing is written above a handbook that lies deeper', () => {
	const deeper = files({
		'book/handbook.yaml': 'title: Handbook\n',
		'book/roles/a.yaml': 'title: A\nmission: Knows.\n',
		'book/goals/b.yaml': 'title: B\noutcome: Half the time.\n',
	});
	expect(refusal(() => begin(deeper, kindOf('role'), 'Seller'))).toContain('Name the folder that holds those');
});

describe('what is asked at a terminal', () => {
	const book = check(
		files({
			'roles/lead.yaml': 'title: Lead\nmission: Leads.\n',
			'roles/old.yaml': 'title: Old\nmission: Led.\nstatus: retired\n',
			'processes/sell.yaml': 'title: Sell\nactivities:\n  - {id: ask, title: Ask, stage: shape, accountable: lead}\n',
		}),
	);
	const asked = (kind: string, stated = {}) => questionsFor(kindOf(kind), book, stated).map(({ field }) => field);

	test.each([
		['role', ['owner', 'escalates_to', 'coached_by']],
		['session', ['owner', 'fits', 'required', 'optional']],
		['collaboration', ['owner', 'roles', 'processes']],
		['culture', ['owner', 'dimension']],
		['guide', ['owner']],
	])('of a %s is whom and what it names', (kind, fields) => {
		expect(asked(kind)).toEqual(fields);
	});

	test('is not what is stated already, and offers nothing that is gone', () => {
		expect(asked('role', { owner: 'lead', coached_by: 'lead' })).toEqual(['escalates_to']);
		const [owner] = questionsFor(kindOf('path'), book, {});
		expect(owner).toEqual({
			field: 'owner',
			about: 'The role or group that keeps this page true',
			several: false,
			choices: [{ id: 'lead', title: 'Lead' }],
		});
	});
});

describe('on the command line', () => {
	const folder = mkdtempSync(join(tmpdir(), 'fieldbook-new-'));
	afterAll(() => rmSync(folder, { recursive: true }));
	const fieldbook = (...args: string[]) =>
		spawnSync(process.execPath, [resolve('src/cli/fieldbook.mjs'), ...args], { cwd: folder, encoding: 'utf8' });

	test('the file is named, then what to do next', () => {
		const { status, stdout, stderr } = fieldbook('new', 'term', 'Künstliche', 'Intelligenz');
		expect([status, stdout]).toEqual([0, `${join('content', 'terms', 'kuenstliche-intelligenz.yaml')}\n`]);
		expect(stderr).toContain('Written as `kuenstliche-intelligenz`: others refer to it by this id');
		expect(stderr).toContain('Next: open content');
		expect(fieldbook('check').status).toBe(0);
		expect(fieldbook('new', 'system', 'Con').stderr).toContain('Written as `con-system`: `con` is the name');
	});

	test('what is set is stated', () => {
		fieldbook('new', 'role', 'Lead');
		const { stdout } = fieldbook('new', 'community', 'Circle', '--set', 'owner=lead', '--set', 'members=lead');
		const text = readFileSync(join(folder, stdout.trim()), 'utf8');
		expect(text).toContain('\nowner: lead\n');
		expect(text).toContain('\nmembers: [lead]\n');
		expect(fieldbook('new', 'role', 'Seller', '--set', 'hours_per_week=24', '--set', 'mission=Sells: all').status).toBe(
			0,
		);
		expect(fieldbook('check', '--gate', 'warning').status).toBe(0);
	});

	test('the example states all that a playbook of its kind can', () => {
		const { status, stdout, stderr } = fieldbook('new', 'action', 'My lead', '--example');
		const text = readFileSync(join(folder, stdout.trim()), 'utf8');
		expect([status, stderr]).toEqual([0, expect.stringContaining('Next')]);
		expect(text).toMatch(/^title: "My lead"\nstatus: draft\n/m);
		expect(text).toContain('Expected order value');
	});

	test.each([
		[['new', 'rolle', 'Scout'], 'Did you mean `role`? There is collaboration, goal,'],
		[['new', 'role', '…'], 'a letter or a digit'],
		[['new', 'role', 'Two\nlines'], 'a title is one line'],
		[['new', 'role', 'Scout', '--set', 'ownr=lead'], 'Did you mean `owner`?'],
		[['new', 'role', 'Scout', '--set', 'owner=nobody'], 'No role and no group has the id `nobody`'],
		[['new', 'role', 'Scout', '--set', 'decides=all'], 'takes several lines'],
		[['new', 'role', 'Scout', '--set', 'owner'], 'takes what the field is to say'],
	])('%j is wrong usage and writes nothing', (args, why) => {
		const { status, stdout, stderr } = fieldbook(...args);
		expect([status, stdout, stderr]).toEqual([2, '', expect.stringContaining(why)]);
		expect(existsSync(join(folder, 'content/roles/scout.yaml'))).toBe(false);
	});

	test('nothing is written over', () => {
		writeFileSync(join(folder, 'content/roles/kept.yaml'), 'title: Mine\nmission: Mine.\n');
		for (const more of [[], ['--example']]) {
			expect(fieldbook('new', 'role', 'Kept', ...more)).toMatchObject({
				status: 2,
				stderr: expect.stringContaining('exists already'),
			});
		}
		expect(readFileSync(join(folder, 'content/roles/kept.yaml'), 'utf8')).toBe('title: Mine\nmission: Mine.\n');
	});
});
