import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const program = join(import.meta.dirname, '../src/cli/fieldbook.mjs');
let folder: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'fieldbook-findings-'));
	write('handbook.yaml', 'title: Field handbook\nprofile: starter\n');
	write('roles/lead.yaml', 'title: Team lead\nmission: Keeps the team together.\nescalates_to: head\n');
	write('roles/head.yaml', 'title: Head of sales\nmission: Leads sales.\nescalates_to: haed\n');
	write('guides/sell.md', '# Sell\n\nAsk the [lead](../roles/leed.yaml).\n');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, text: string): void {
	mkdirSync(dirname(join(folder, path)), { recursive: true });
	writeFileSync(join(folder, path), text);
}

function fieldbook(
	args: readonly string[],
	{ input = '', env = {} }: { input?: string; env?: NodeJS.ProcessEnv } = {},
) {
	const { FORCE_COLOR: _, ...around } = process.env;
	const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
		cwd: folder,
		encoding: 'utf8',
		input,
		env: { ...around, NO_COLOR: '1', ...env },
	});
	return { status, stdout, stderr };
}

const check = (...args: string[]) => fieldbook(['check', '--content', '.', ...args]);

const clean = () => {
	write('roles/head.yaml', 'title: Head of sales\nmission: Leads sales.\n');
	write('guides/sell.md', '# Sell\n\nAsk the [lead](../roles/lead.yaml).\n');
};

describe('exit status', () => {
	test('0 when clean, 1 with findings at the gate, 2 for wrong usage', () => {
		expect(check().status).toBe(1);
		clean();
		expect(check().status).toBe(0);
		expect(check('--gate', 'warning').status).toBe(0);
		write('roles/head.yaml', 'title: Head of sales\nmission: Leads sales.\nstatus: deprecated\n');
		expect(check().status).toBe(0);
		expect(check('--gate', 'warning').status).toBe(1);
	});

	test.each([
		[['check', '--content', 'nowhere'], 'there is no folder `nowhere`'],
		[['check', '--content', 'handbook.yaml'], 'is a file'],
		[['check', '--content', '.', 'roles/nobody.yaml'], 'there is no `roles/nobody.yaml`'],
		[['check', '--content', '.', '--baseline', 'none.json'], 'there is no baseline'],
		[['check', '--content', '.', '--dry-run'], '`--dry-run` goes with `--fix`'],
		[['check', '--content', '.', '--format', 'xml'], 'Allowed choices'],
		[['check', '--nonsense'], 'unknown option'],
		[['chekc'], 'unknown command'],
		[['explain', 'broken-lnk'], 'Did you mean `broken-link`?'],
		[['new', 'rolle', 'Scout'], 'Did you mean `role`?'],
		[['new', 'page', 'Scout'], 'There is collaboration, goal,'],
	])('%j is wrong usage: one line that says what to change', (args, message) => {
		const { status, stderr, stdout } = fieldbook(args);
		expect(status).toBe(2);
		expect(stderr).toContain(message);
		expect(stderr).not.toMatch(/^\s+at /m);
		expect(stdout).toBe('');
	});
});

describe('formats', () => {
	test('text shows the place, the line and what may have been meant', () => {
		expect(
			check()
				.stdout.replace(/in \d+\.\d+ s/, 'in 0 s')
				.replace(/\d+ rules of standard and \d+ of/, 'Some rules of standard and some of'),
		).toMatchInlineSnapshot(`
			"guides/sell.md:3:16 error broken-link
			  There is no file \`leed.yaml\` in \`roles/\`.
			  3 | Ask the [lead](../roles/leed.yaml).
			    |                ^^^^^^^^^^^^^^^^^^
			  help: Did you mean \`../roles/lead.yaml\`?

			roles/head.yaml:3:15 error unknown-reference
			  No role has the id \`haed\`.
			  3 | escalates_to: haed
			    |               ^^^^
			  help: Did you mean \`head\`?

			3 playbooks, 2 errors, 0 warnings in 0 s. Some rules of standard and some of strict not run.
			"
		`);
	});

	test('text is coloured where asked for, and plain with NO_COLOR', () => {
		const coloured = fieldbook(['check', '--content', '.'], { env: { NO_COLOR: '', FORCE_COLOR: '1' } });
		expect(coloured.stdout).toContain('\u001b[31m');
		expect(check().stdout).not.toContain('\u001b');
	});

	test('json is as its schema says', () => {
		const schema = JSON.parse(readFileSync(join(import.meta.dirname, '../schemas/findings.schema.json'), 'utf8'));
		const validate = new Ajv2020().compile(schema);
		const report = JSON.parse(check('--format', 'json').stdout);
		expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
		expect(report.findings).toHaveLength(2);
		expect(report.findings[1]).toMatchObject({
			path: 'roles/head.yaml',
			start: { line: 3, column: 15 },
			end: { line: 3, column: 19 },
		});
	});

	test('sarif is as the standard’s schema says', () => {
		const path = createRequire(import.meta.url).resolve('schemastore/package.json');
		const schema = JSON.parse(readFileSync(join(dirname(path), 'schemas/json/sarif-2.1.0.json'), 'utf8'));
		const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);
		const log = JSON.parse(check('--format', 'sarif').stdout);
		expect(validate(log), JSON.stringify(validate.errors)).toBe(true);
		expect(log.runs[0].results).toHaveLength(2);
	});

	test('github marks lines, and no text of a playbook can give a command', () => {
		write('roles/scout.yaml', 'title: Scout\nmission: Looks ahead.\nescalates_to: "a%b,c:d\\n::error::x"\n');
		const { stdout } = check('--format', 'github');
		expect(
			stdout.split('\n').filter((line) => line && !/^::(?:error|warning|notice) file=[^,]+,line=\d+/.test(line)),
		).toEqual([]);
		expect(stdout).toContain('::error file=guides/sell.md,line=3,endLine=3,col=16,endColumn=34,title=broken-link::');
		expect(stdout).toContain('a%25b,c:d');
	});

	test('a report groups by rule and never fails', () => {
		const { status, stdout } = check('--report');
		expect(status).toBe(0);
		expect(stdout).toContain('unknown-reference: 1 (error)\n  roles/head.yaml:3:15 No role has the id `haed`.');
	});
});

describe('what is checked', () => {
	test('only the files that are named', () => {
		expect(check('guides').stdout).not.toContain('roles/head.yaml:');
		expect(check('roles/lead.yaml').status).toBe(0);
	});

	test('one file from standard input', () => {
		const input = 'title: Head of sales\nmission: Leads sales.\nescalates_to: leda\n';
		const { stdout, status } = fieldbook(['check', '--content', '.', '--stdin', 'roles/head.yaml', 'roles'], { input });
		expect(stdout).toContain('No role has the id `leda`.');
		expect(status).toBe(1);
	});

	test('only what is new, whichever line the known findings have moved to', () => {
		expect(check('--write-baseline', 'known.json').status).toBe(0);
		expect(check('--baseline', 'known.json').status).toBe(0);
		write('roles/head.yaml', `# moved\n\n${readFileSync(join(folder, 'roles/head.yaml'), 'utf8')}`);
		expect(check('--baseline', 'known.json').stdout).toContain('2 known');
		write('roles/scout.yaml', 'title: Scout\nmission: Looks ahead.\nescalates_to: nobody\n');
		const { status, stdout } = check('--baseline', 'known.json');
		expect(status).toBe(1);
		expect(stdout).toContain('roles/scout.yaml:3:15');
	});

	test('a folder that holds nothing is said to hold nothing', () => {
		mkdirSync(join(folder, 'empty'));
		const { status, stdout } = fieldbook(['check', '--content', 'empty']);
		expect([status, stdout]).toMatchInlineSnapshot(`
			[
			  1,
			  "There is no handbook in \`empty\`: not one playbook and no page.
			Looked for: pages in Markdown, and playbooks in the folders collaborations, goals, measures, roles, processes, systems, communities, sessions, actions, coaching, culture, assessments, paths, terms and guides.
			Found: an empty folder.
			Next: \`fieldbook init\` begins a handbook, \`--content DIR\` names the folder of one that is there, and \`fieldbook new role "Account manager"\` writes a first playbook.
			",
			]
		`);
		expect(check().stdout).not.toContain('no handbook');
		const json = fieldbook(['check', '--content', 'empty', '--format', 'json']);
		expect([json.status, JSON.parse(json.stdout).failed, json.stderr]).toEqual([1, true, stdout]);
		expect(fieldbook(['check', '--content', 'empty', '--report']).status).toBe(0);
		const built = fieldbook(['build', '--content', 'empty', '--out', 'site']);
		expect([built.status, built.stdout]).toEqual([1, `${stdout}Nothing was built; the last site is untouched.\n`]);
	});

	test('what is gone is one finding with all its places in every format', () => {
		for (const name of ['a', 'b', 'c'])
			write(`roles/${name}.yaml`, `title: Role ${name}\nmission: x\nescalates_to: gone\n`);
		const { stdout } = check('roles');
		expect(stdout).toContain('No role has the id `gone`; 3 places name it.');
		expect(stdout).toContain('also: roles/c.yaml:3:15');
		expect(stdout).toContain('2 errors (4 places)');
		const { findings } = JSON.parse(check('--format', 'json', 'roles').stdout);
		expect(findings.map(({ related }: { related: unknown[] }) => related.length)).toEqual([2, 0]);
		expect(check('--format', 'github', 'roles').stdout).toContain('Also: roles/b.yaml:3:15, roles/c.yaml:3:15');
		expect(check('roles/b.yaml').stdout).toContain('No role has the id `gone`.\n');
		expect(check('--write-baseline', 'known.json').status).toBe(0);
		write('roles/d.yaml', 'title: Role d\nmission: x\nescalates_to: gone\n');
		expect(check('--baseline', 'known.json').stdout).toContain(
			'roles/d.yaml:3:15 error unknown-reference\n  No role has the id `gone`.\n',
		);
	});

	test('the same twice gives the same', () => {
		const untimed = () => check().stdout.replace(/in \d.*/, '');
		expect(untimed()).toBe(untimed());
	});
});

describe('fixes', () => {
	beforeEach(() => {
		write('roles/head.yaml', 'title: Head of sales\nmission: Leads sales.\nstatus: retired\nreplaced_by: chief\n');
		write('roles/chief.yaml', 'title: Chief of sales\nmission: Leads all of sales.\n');
		write(
			'roles/lead.yaml',
			'\ufefftitle: Team lead # as agreed\nmission: Keeps the team together.\nescalates_to:   head # for now\n',
		);
		write('guides/sell.md', '# Sell\n\nAsk the [head](../roles/head.yaml).\n');
	});

	test('are shown first, where asked for', () => {
		const { stdout } = check('--fix', '--dry-run');
		expect(stdout).toContain('-escalates_to:   head # for now\n+escalates_to:   chief # for now\n');
		expect(readFileSync(join(folder, 'roles/lead.yaml'), 'utf8')).toContain('head # for now');
	});

	test('keep everything else as it is, and need no second run', () => {
		expect(check('--fix').status).toBe(0);
		expect(readFileSync(join(folder, 'roles/lead.yaml'), 'utf8')).toBe(
			'\ufefftitle: Team lead # as agreed\nmission: Keeps the team together.\nescalates_to:   chief # for now\n',
		);
		expect(readFileSync(join(folder, 'guides/sell.md'), 'utf8')).toContain('(../roles/chief.yaml)');
		expect(check('--fix').stdout).toContain('0 findings were mended.');
		const path = join(folder, 'roles/lead.yaml');
		writeFileSync(path, readFileSync(path, 'utf8').replace('chief #', 'head #'));
		expect(check('--fix').stdout).toContain('1 finding was mended.');
	});
});
