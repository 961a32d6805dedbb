import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { buildSite } from '../../src/site/commands/build.ts';
import { filesIn } from '../../src/site/output.ts';

const root = mkdtempSync(join(tmpdir(), 'fieldbook-history-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const at = (...path: string[]) => join(root, ...path);
const write = (path: string, text: string) => {
	mkdirSync(dirname(at('work', path)), { recursive: true });
	writeFileSync(at('work', path), text);
};
const git = (...args: string[]) =>
	execFileSync('git', ['-c', 'user.name=Mallory', '-c', 'user.email=mallory@secret.example', ...args], {
		cwd: at('work'),
		stdio: 'pipe',
	});
const commit = (subject: string) => {
	git('add', '-A');
	git('commit', '-qm', subject);
};
const build = () => buildSite({ content: at('work/content'), out: at('out'), cache: at('cache') });
const page = (path: string) => readFileSync(at('out', path, 'index.html'), 'utf8');
/** When each page was written last. */
const written = () =>
	new Map(
		filesIn(at('cache/staging'))
			// A site has one page each for addresses that lead nowhere and for what is not kept, and each build writes them.
			.filter((file) => file.endsWith('.html') && file !== '404.html' && file !== 'offline.html')
			.map((file) => [file, statSync(at('cache/staging', file), { bigint: true }).mtimeNs]),
	);

test('a commit renders again only the pages it touched, and git is not needed', async () => {
	write('content/handbook.yaml', 'title: Field book\nsite: https://book.example\n');
	write('content/roles/lead.yaml', 'title: Lead\nmission: Leads.\n');
	write(
		'content/roles/maker.yaml',
		'title: Maker\nmission: Makes.\nversion: 1.0.0\nchanges: [{version: 1.0.0, date: 2026-01-01, note: First.}]\n',
	);
	await build();
	expect(page('roles/maker')).toContain('v1.0.0 · First.');
	expect(page('roles/maker')).toContain('not read from a repository');

	git('init', '-qb', 'main');
	commit('Begin, says mallory@secret.example');
	await build();
	expect(page('roles/maker')).toContain('Came into this repository: Begin, says …');
	expect(page('roles/maker')).not.toContain('not read from a repository');

	const before = written();
	write('elsewhere.txt', 'Not of the handbook.\n');
	commit('OtherAddress');
	await build();
	expect(written()).toEqual(before);

	write('content/roles/lead.yaml', 'title: Lead\n# The same to a reader.\nmission: Leads.\n');
	commit('Note why');
	await build();
	const after = written();
	const again = [...after].filter(([file, time]) => before.get(file) !== time).map(([file]) => file);
	expect(again.sort()).toEqual(['changes/index.html', 'roles/lead/index.html', 'roles/lead/versions/index.html']);
	expect(page('roles/lead')).toContain('Only the form of the file changed, not what it says.');
	expect(page('roles/lead')).toContain('Edited: Note why');

	const everything = filesIn(at('out')).map((file) => readFileSync(at('out', file), 'latin1'));
	expect(everything.filter((text) => /mallory|secret\.example/i.test(text))).toEqual([]);
});
