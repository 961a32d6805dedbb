import { execFileSync } from 'node:child_process';
import {
	chmodSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { corpus } from '../scripts/corpus.ts';
import { check, readSources } from '../src/load.ts';
import { plainTale } from '../src/page/phrases.ts';
import { knownHistory } from '../src/site/history.ts';
import { knownVersions } from '../src/site/versions/known.ts';

const author = {
	GIT_AUTHOR_NAME: '<img src=x onerror=alert(1)>',
	GIT_AUTHOR_EMAIL: 'mallory@secret.example',
	GIT_COMMITTER_NAME: 'Mallory\u001b[31m',
	GIT_COMMITTER_EMAIL: 'mallory@secret.example',
	GIT_CONFIG_GLOBAL: '/dev/null',
};
let folder: string;
let root: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'fieldbook-versions-'));
	root = join(folder, 'work');
	write('handbook.yaml', 'title: Field book\nprofile: starter\n');
	write('roles/lead.yaml', role('Leads.'));
	write('roles/maker.yaml', 'title: Maker\nmission: Makes.\nescalates_to: lead\n');
});

afterEach(() => {
	vi.unstubAllEnvs();
	rmSync(folder, { recursive: true, force: true });
});

const role = (mission: string) => `title: Lead\nmission: ${mission}\n`;

function write(path: string, text: string | Uint8Array): void {
	mkdirSync(dirname(join(root, 'content', path)), { recursive: true });
	writeFileSync(join(root, 'content', path), text);
}

const git = (...args: string[]) =>
	execFileSync('git', args, { cwd: root, env: { ...process.env, ...author }, encoding: 'utf8', stdio: 'pipe' });

function commit(subject: string): void {
	if (!existsSync(join(root, '.git'))) git('init', '-qb', 'main');
	git('add', '-A');
	git('commit', '-qm', subject);
}

function versionsIn(content = join(root, 'content'), cache = join(folder, 'cache')) {
	const book = check(readSources(content));
	const history = knownHistory(content, cache);
	return { book, versions: knownVersions(book, history, content, join(cache, 'versions')) };
}

/** The versions of a playbook, newest first, each with what it says otherwise than the one before it. */
function told(id: string, content?: string, cache?: string): readonly string[] | undefined {
	const { book, versions } = versionsIn(content, cache);
	const known = versions?.get(id);
	return known?.versions.map(({ commit: made }, i) =>
		[
			made?.subject ?? 'now',
			...(i < known.versions.length - 1
				? known.tale(i + 1, i).map((sentence) => plainTale(sentence, { book, frame: { base: '/' } }))
				: [known.earlier ?? 'whole']),
		].join(': '),
	);
}

describe('versions from git', () => {
	test('are followed through renames of the playbook and of what it refers to', () => {
		commit('Begin');
		write('roles/maker.yaml', 'title: Maker\nmission: Makes.\ncoached_by: lead\n');
		commit('Coach');
		git('mv', 'content/roles/lead.yaml', 'content/roles/team-lead.yaml');
		git('mv', 'content/roles/maker.yaml', 'content/roles/builder.yaml');
		write('roles/builder.yaml', 'title: Maker\nmission: Makes.\ncoached_by: team-lead\n');
		commit('Rename both');
		expect(told('roles/builder')).toEqual([
			'Rename both',
			'Coach: "Maker" is now coached by "Lead".: "Maker" no longer turns to "Lead" when it is stuck.',
			'Begin: whole',
		]);
		expect(told('roles/team-lead')).toBeUndefined();
	});

	test('end with what is there but not committed, whatever the ends of its lines', () => {
		commit('Begin');
		write('roles/lead.yaml', role('Leads us.'));
		expect(told('roles/lead')).toEqual([
			'now: The mission of "Lead" is reworded: "Leads us." (before: "Leads.").',
			'Begin: whole',
		]);
		commit('Us');
		write('roles/lead.yaml', role('Leads us.').replaceAll('\n', '\r\n'));
		expect(told('roles/lead')?.map((line) => line.split(':')[0])).toEqual(['Us', 'Begin']);
	});

	test('of a shallow copy say that there was something before', () => {
		commit('Begin');
		for (const mission of ['One.', 'Two.', 'Three.']) {
			write('roles/lead.yaml', role(mission));
			commit(mission);
		}
		execFileSync('git', ['clone', '-q', '--depth', '2', `file://${root}`, 'shallow'], { cwd: folder });
		const shallow = join(folder, 'shallow/content');
		expect(told('roles/lead', shallow, join(folder, 'other'))).toEqual([
			'Three.: The mission of "Lead" is now "Three." instead of "Two."',
			'now: unknown',
		]);
		expect(told('roles/maker', shallow, join(folder, 'other'))).toBeUndefined();
	});

	test('are told as far as the objects are there, and told whole once they are', () => {
		commit('Begin');
		write('roles/lead.yaml', role('Lost.'));
		commit('Lost');
		write('roles/lead.yaml', role('Found.'));
		commit('Found');
		const object = git('rev-parse', 'HEAD~2:content/roles/lead.yaml').trim();
		const file = join(root, '.git/objects', object.slice(0, 2), object.slice(2));
		const bytes = readFileSync(file);
		rmSync(file);
		expect(told('roles/lead')?.map((line) => line.split(':')[0])).toEqual(['Found', 'Lost']);
		expect(told('roles/lead')?.at(-1)).toBe('Lost: unknown');
		writeFileSync(file, bytes);
		expect(told('roles/lead')?.at(-1)).toBe('Begin: whole');
	});

	test('of many are the newest, and what is too long or of another kind ends them', () => {
		commit('Begin');
		for (let i = 1; i <= 12; i++) {
			write('roles/lead.yaml', role(`Leads ${i}.`));
			commit(String(i));
		}
		expect(told('roles/lead')).toHaveLength(8);
		expect(told('roles/lead')?.at(-1)).toBe('5: untold');
		write('guides/long.md', `# Long\n\n${'word '.repeat(40_000)}\n`);
		commit('Long');
		write('guides/long.md', '# Long\n\nShort.\n');
		commit('Short');
		expect(told('guides/long')).toBeUndefined();
		write('systems/desk.yaml', 'title: Desk\nsummary: Where we note what we do.\nlevels: []\n');
		commit('System');
		mkdirSync(join(root, 'content/terms'), { recursive: true });
		git('mv', 'content/systems/desk.yaml', 'content/terms/desk.yaml');
		commit('Term');
		write('terms/desk.yaml', 'title: Desk\nsummary: Where we note what we do.\ndefinition: A desk.\n');
		commit('Define');
		expect(told('terms/desk')).toBeUndefined();
	});

	test('of a page that cannot be read say so, and never fail', () => {
		const texts = [
			'title: "Torn\n',
			'- a list\n',
			'',
			'a: &a [*a]\n',
			'<<<<<<< x\ntitle: A\n=======\n>>>>>>> y\n',
			'\u0000\u0001',
		];
		commit('Begin');
		for (const text of texts) {
			write('roles/lead.yaml', text);
			commit('Odd');
		}
		write('roles/lead.yaml', Buffer.from('title: Caf\xe9\n', 'latin1'));
		commit('Latin');
		write('roles/lead.yaml', role('Whole.'));
		commit('Whole');
		expect(told('roles/lead')?.[0]).toContain('could be read');
	});

	test('are none without git, without a repository and before the first commit', () => {
		vi.stubEnv('GIT_CEILING_DIRECTORIES', folder);
		expect(versionsIn().versions).toBeUndefined();
		git('init', '-qb', 'main');
		expect(versionsIn().versions?.size).toBe(0);
		commit('Begin');
		vi.stubEnv('PATH', '/nowhere');
		expect(versionsIn(undefined, join(folder, 'other')).versions).toBeUndefined();
	});

	test('name nobody, here or in what is kept', () => {
		commit('Begin');
		write('roles/lead.yaml', role('Leads us.'));
		commit('%H%n</script><script>alert(1)</script>');
		const { versions } = versionsIn();
		const kept = readdirSync(join(folder, 'cache/versions')).map((file) =>
			readFileSync(join(folder, 'cache/versions', file), 'utf8'),
		);
		expect(kept).toHaveLength(2);
		const known = versions!.get('roles/lead')!;
		for (const text of [...kept, JSON.stringify([known, known.texts()])]) expect(text).not.toMatch(/mallory|onerror/i);
	});
});

describe('what is kept', () => {
	const everything = (cache: string) => {
		const { versions } = versionsIn(undefined, cache);
		return JSON.stringify([...versions!].map(([id, one]) => [id, one, one.texts(), one.tale(1, 0)]));
	};

	test('changes no answer: warm, cold, torn, of another time', () => {
		commit('Begin');
		write('roles/lead.yaml', role('One.'));
		write('roles/maker.yaml', 'title: Maker\nmission: Makes all.\n');
		commit('Both');
		const [cache, index] = [join(folder, 'cache'), join(folder, 'cache/versions/index.json')];
		const cold = everything(cache);
		expect(everything(cache)).toBe(cold);
		writeFileSync(index, readFileSync(index, 'utf8').slice(0, 100));
		expect(everything(cache)).toBe(cold);
		for (const name of readdirSync(dirname(index))) if (name.startsWith('texts')) rmSync(join(dirname(index), name));
		expect(everything(cache)).toBe(cold);
		write('roles/lead.yaml', role('Two.'));
		commit('Lead');
		expect(everything(cache)).toBe(everything(join(folder, 'fresh')));
		git('checkout', '-q', 'HEAD~1');
		expect(everything(cache)).toBe(cold);
		expect(readdirSync(dirname(index))).toHaveLength(2);
	});

	test('needs git no more, which is started a constant number of times', () => {
		for (const [path, text] of corpus(60)) write(path, text);
		commit('Begin');
		for (const [path, text] of corpus(60))
			if (path.startsWith('roles/')) write(path, text.replace(/^summary: .*/m, 'summary: Other words.'));
		commit('Roles');
		const bin = join(folder, 'bin');
		mkdirSync(bin);
		const real = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
		writeFileSync(join(bin, 'git'), `#!/bin/sh\necho x >> ${folder}/count\nexec ${real} "$@"\n`);
		chmodSync(join(bin, 'git'), 0o755);
		vi.stubEnv('PATH', `${bin}:${process.env.PATH}`);
		const runs = () => {
			rmSync(join(folder, 'count'), { force: true });
			const { size } = versionsIn().versions!;
			return [size > 2, readFileSync(join(folder, 'count'), 'utf8').length / 2];
		};
		// Where the folder stands, the newest commit, whether it is there, the log; then the sizes and the texts.
		expect(runs()).toEqual([true, 6]);
		expect(runs()).toEqual([true, 2]);
	});
});

test('4,000 files and 5,000 commits are read, and next to nothing again', () => {
	const files = corpus(4000);
	const paths = [...files.keys()];
	let seed = 7;
	const below = (n: number) => {
		seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
		return Math.floor((seed / 2 ** 32) * n);
	};
	const data = (text: string) => `data ${Buffer.byteLength(text)}\n${text}\n`;
	const stream: string[] = [];
	const record = (i: number, changed: readonly string[]) =>
		stream.push(
			`commit refs/heads/main\ncommitter E <e@example.com> ${1_700_000_000 + i * 3600} +0000\n${data(`Edit ${i}`)}`,
			...changed.map((path) => `M 100644 inline content/${path}\n${data(files.get(path)!)}`),
		);
	record(0, paths);
	for (let i = 1; i < 5000; i++) {
		const path = paths[below(paths.length)]!;
		const text = files.get(path)!;
		files.set(
			path,
			/^summary: /m.test(text) ? text.replace(/^summary: .*/m, `summary: Edit ${i}.`) : `${text}\n# Edit ${i}\n`,
		);
		record(i, [path]);
	}
	rmSync(root, { recursive: true });
	mkdirSync(root);
	git('init', '-qb', 'main');
	execFileSync('git', ['fast-import', '--quiet'], { cwd: root, input: stream.join(''), maxBuffer: 1 << 30 });
	git('checkout', '-qf', 'main');
	const content = join(root, 'content');
	const book = check(readSources(content));
	const cache = join(folder, 'cache');
	const seconds = () => {
		const start = process.cpuUsage();
		const found = knownVersions(book, knownHistory(content, cache)!, content, join(cache, 'versions'))!;
		const { user, system } = process.cpuUsage(start);
		expect(found.size).toBeGreaterThan(1000);
		return (user + system) / 1e6;
	};
	const [cold, warm] = [seconds(), seconds()];
	// How fast a machine is changes by the minute: what counts is that nothing is read twice.
	expect(warm).toBeLessThan(cold / 5);
});
