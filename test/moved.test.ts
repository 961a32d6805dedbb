import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readHistory } from '../src/git/history.ts';
import { folderAt, placesOf } from '../src/git/places.ts';
import { revisionOf } from '../src/git/revisions.ts';
import { readRevisions } from '../src/git/snapshots.ts';
import { timelineOf } from '../src/history/events.ts';
import { movedPages } from '../src/history/moved.ts';
import { check, readSources } from '../src/load.ts';
import { readEdition } from '../src/site/find.ts';
import { knownHistory } from '../src/site/history.ts';
import { knownTrend } from '../src/site/trend.ts';

const program = join(import.meta.dirname, '../src/cli/fieldbook.mjs');
const env = {
	...process.env,
	NO_COLOR: '1',
	GIT_AUTHOR_NAME: 'A',
	GIT_AUTHOR_EMAIL: 'a@book.example',
	GIT_COMMITTER_NAME: 'A',
	GIT_COMMITTER_EMAIL: 'a@book.example',
	GIT_CONFIG_GLOBAL: '/dev/null',
	GIT_CONFIG_SYSTEM: '/dev/null',
};
let folder: string;
/** The repository, and the folder with the playbooks in it. */
let work: string;
let place: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'fieldbook-moved-'));
	work = join(folder, 'work');
	mkdirSync(work);
	git('init', '-qb', 'main');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const content = () => join(work, place);
const git = (...args: string[]) =>
	execFileSync('git', args, { cwd: work, env, encoding: 'utf8', stdio: 'pipe' }).trim();

function write(path: string, text: string, below = place): void {
	mkdirSync(dirname(join(work, below, path)), { recursive: true });
	writeFileSync(join(work, below, path), text);
}

function commit(subject: string, day = '2026-10-02'): void {
	git('add', '-A');
	const when = `${day}T09:00:00Z`;
	execFileSync('git', ['commit', '-qm', subject], {
		cwd: work,
		env: { ...env, GIT_AUTHOR_DATE: when, GIT_COMMITTER_DATE: when },
	});
}

/** A handbook in the folder `at`, in two commits, the first of them the edition `v1`. */
function begin(at: string): void {
	place = at;
	write('handbook.yaml', 'title: Field handbook\nprofile: starter\n');
	write('roles/chief.yaml', 'title: Team lead\nmission: Keeps the team together.\n');
	write('roles/seller.yaml', 'title: Seller\nmission: Sells.\nescalates_to: chief\n');
	write('guides/ask.md', '# Ask\n\nAsk the [lead](../roles/chief.yaml).\n');
	write('tool.txt', 'No part of the handbook.\n', '');
	commit('Begin', '2026-08-20');
	git('tag', 'v1');
	renameSync(join(content(), 'roles/chief.yaml'), join(content(), 'roles/lead.yaml'));
	write('roles/seller.yaml', 'title: Seller\nmission: Sells well.\nescalates_to: lead\n');
	write('guides/ask.md', '# Ask\n\nAsk the [lead](../roles/lead.yaml).\n');
	commit('Rename', '2026-09-20');
}

/** Moves the handbook, by way of a folder that neither is in the other. */
function move(to: string): void {
	const away = join(folder, 'away');
	mkdirSync(away, { recursive: true });
	for (const name of ['handbook.yaml', 'roles', 'guides']) renameSync(join(content(), name), join(away, name));
	place = to;
	mkdirSync(content(), { recursive: true });
	for (const name of readdirSync(away)) renameSync(join(away, name), join(content(), name));
}

const moves = [
	['content', 'docs/handbook'],
	['content', 'content/deeper'],
	['docs/handbook', 'docs'],
	['content', ''],
	['', 'content'],
	['a [b] *', ':c'],
] as const;

const timeline = (id: string) => {
	const book = check(readSources(content()));
	const { events } = timelineOf(book.find(id)!, knownHistory(content(), join(folder, 'cache')));
	return events.filter(({ source }) => source === 'repository').map(({ sentence }) => sentence);
};

function fieldbook(...args: string[]) {
	const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
		cwd: work,
		encoding: 'utf8',
		env,
	});
	return { status, stdout, stderr };
}

describe.each(moves)('a handbook that moved from "%s" to "%s"', (from, to) => {
	const told = { lead: ['Moved from roles/chief.yaml: Rename', 'Written: Begin'] };

	test.each(['committed', 'not committed'])('keeps its timelines and former addresses, the move being %s', (how) => {
		begin(from);
		write('one.md', 'One.\n', 'docs');
		commit('Beside');
		move(to);
		if (how === 'committed') commit('Move all');
		expect(timeline('roles/lead')).toEqual(told.lead);
		expect(timeline('roles/seller')).toEqual(['Edited: Rename', 'Written: Begin']);
		const history = readHistory(content());
		expect([...movedPages(check(readSources(content())).entries, history)]).toEqual([
			['/roles/chief/', '/roles/lead/'],
		]);
	});

	test('is edited as it moves, and goes on being edited', () => {
		begin(from);
		move(to);
		write('roles/seller.yaml', 'title: Seller\nmission: Sells better.\nescalates_to: lead\n');
		commit('Move all');
		write('guides/ask.md', '# Ask\n\nAsk again.\n');
		commit('Again');
		expect(timeline('roles/seller')).toEqual(['Edited: Move all', 'Edited: Rename', 'Written: Begin']);
		expect(timeline('guides/ask')).toEqual(['Edited: Again', 'Edited: Rename', 'Written: Begin']);
		expect(timeline('roles/lead')).toEqual(told.lead);
	});

	test('has its editions, its trend and what changed since', () => {
		begin(from);
		const before = [...readSources(content())].filter(([path]) => path !== 'tool.txt' && !path.startsWith('.git'));
		move(to);
		commit('Move all', '2026-10-20');
		const { sources, history } = readEdition(content(), join(folder, 'cache'), git('rev-parse', 'v1'), true);
		expect([...sources.keys()]).toEqual(expect.arrayContaining(['handbook.yaml', 'roles/chief.yaml']));
		expect(history.commits.map(({ subject }) => subject)).toEqual(['Begin']);
		const present = readSources(content());
		const [read] = readRevisions(content(), [revisionOf(content(), 'HEAD~1')], present);
		expect([...read!].filter(([path]) => path !== 'tool.txt' && !path.startsWith('.git'))).toEqual(before);
		expect(knownTrend(content(), join(folder, 'cache'), check(present))!.past.map(({ day }) => day)).toEqual([
			'2026-09-14',
			'2026-09-21',
			'2026-09-28',
			'2026-10-05',
			'2026-10-12',
			'2026-10-19',
		]);
		write('guides/ask.md', '# Ask\n\nAsk the [lead](../roles/lead.yaml).\n\nMore words, [none](none.md).\n');
		write('roles/seller.yaml', 'title: Seller\nmission: Sells better.\nescalates_to: nobody\n');
		const named = to === '' ? '.' : to;
		const { stdout } = fieldbook('check', '--changed-since', 'v1', '--content', named);
		expect(stdout).toContain('nobody');
		expect(stdout).not.toMatch(/chief|There is a new/);
		expect(fieldbook('diff', 'v1', '--content', named).stdout).not.toContain('There is a new role');
	});
});

test('a handbook is followed through many places and back', () => {
	begin('content');
	for (const to of ['docs', 'docs/book', 'content', 'other']) {
		move(to);
		commit(`To ${to}`);
		write('roles/seller.yaml', `title: Seller\nmission: Sells in ${to}.\nescalates_to: lead\n`);
		commit(`In ${to}`);
	}
	expect(placesOf(content()).map((one) => one.folder)).toEqual(['other', 'content', 'docs/book', 'docs', 'content']);
	expect(timeline('roles/seller')).toEqual([
		'Edited: In other',
		'Edited: In content',
		'Edited: In docs/book',
		'Edited: In docs',
		'Edited: Rename',
		'Written: Begin',
	]);
	const at = (revision: string) => folderAt(content(), git('rev-parse', revision), placesOf(content()));
	expect(['HEAD', 'HEAD~2', 'HEAD~4', 'HEAD~6', 'HEAD~8'].map(at)).toEqual([
		'other',
		'content',
		'docs/book',
		'docs',
		'content',
	]);
});

test('work that was begun before the move and merged after it is known', () => {
	begin('content');
	git('switch', '-qc', 'aside');
	write('roles/seller.yaml', 'title: Seller\nmission: Sells aside.\nescalates_to: lead\n');
	commit('Aside');
	git('switch', '-q', 'main');
	move('handbook');
	commit('Move all');
	git('merge', '-q', '--no-edit', 'aside');
	expect(timeline('roles/seller')).toEqual(['Edited: Aside', 'Edited: Rename', 'Written: Begin']);
});

test('a repository that was merged into a folder of another brings its history', () => {
	begin('');
	rmSync(join(work, 'tool.txt'));
	commit('Clear');
	git('switch', '-q', '--orphan', 'host');
	place = 'content';
	write('roles/seller.yaml', 'Not the handbook.\n', '');
	commit('Host');
	git('merge', '-q', '-s', 'ours', '--no-commit', '--allow-unrelated-histories', 'main');
	git('read-tree', '--prefix=content/', '-u', 'main');
	git('commit', '-qm', 'Take in');
	write('guides/ask.md', '# Ask\n\nAsk again.\n');
	commit('Again');
	expect(timeline('roles/seller')).toEqual(['Edited: Rename', 'Written: Begin']);
	expect(timeline('guides/ask')[0]).toBe('Edited: Again');
});

test('a copy of what stays where it is, or pages that went up a folder, are no move', () => {
	begin('template');
	for (const name of ['handbook.yaml', 'roles/lead.yaml', 'roles/seller.yaml', 'guides/ask.md'])
		write(name, execFileSync('cat', [join(work, 'template', name)], { encoding: 'utf8' }), 'content');
	place = 'content';
	commit('Copy');
	expect(timeline('roles/seller')).toEqual(['Written: Copy']);
	renameSync(join(content(), 'guides/ask.md'), join(content(), 'ask.md'));
	commit('Up');
	expect(timeline('ask')).toEqual(['Moved from guides/ask.md: Up', 'Written: Copy']);
	expect(placesOf(content())).toEqual([{ folder: 'content' }]);
});
