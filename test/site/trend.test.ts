import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, expect, test } from 'vitest';
import { check, readSources } from '../../src/load.ts';
import { readJson } from '../../src/site/kept.ts';
import { knownTrend } from '../../src/site/trend.ts';

const root = mkdtempSync(join(tmpdir(), 'fieldbook-trend-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const at = (...path: string[]) => join(root, ...path);
const content = at('work/content');

function git(where: string, ...args: string[]): string {
	return execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@book.example', ...args], {
		cwd: where,
		encoding: 'utf8',
		stdio: 'pipe',
		env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' },
	});
}

function commit(day: string, edit: (text: string) => string): void {
	const file = join(content, 'collaborations/sales-and-service.yaml');
	writeFileSync(file, edit(readFileSync(file, 'utf8')));
	git(at('work'), 'add', '-A');
	const when = `${day}T09:00:00Z`;
	execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@book.example', 'commit', '-qm', 'Edit'], {
		cwd: at('work'),
		env: { ...process.env, GIT_AUTHOR_DATE: when, GIT_COMMITTER_DATE: when },
	});
}

const trend = (where: string, cache: string) => knownTrend(where, at(cache), check(readSources(where)));

test('a trend is read from git, once', () => {
	cpSync('content', content, { recursive: true });
	expect(trend(content, 'none')).toBeUndefined();

	git(root, 'init', '-qb', 'main', 'work');
	const coaching = /^coaching: .*\n/m.exec(
		readFileSync(join(content, 'collaborations/sales-and-service.yaml'), 'utf8'),
	)!;
	commit('2026-06-10', (text) => text.replace(coaching[0], ''));
	commit('2026-08-20', (text) => text + coaching[0]);
	commit('2026-10-05', (text) => `${text}# As agreed.\n`);

	const found = trend(content, 'cache')!;
	expect(found.complete).toBe(true);
	const coached = found.past.map(({ day, collaborations }) => [
		day,
		collaborations['collaborations/sales-and-service']![5],
	]);
	expect(coached).toEqual([
		['2026-07-01', 'missing'],
		['2026-08-01', 'missing'],
		['2026-09-01', 'holds'],
		['2026-10-01', 'holds'],
	]);
	// Nothing was edited by an address that anybody could learn.
	expect(JSON.stringify(found)).not.toContain('book.example');
	expect(trend(content, 'another')).toEqual(found);

	// A further commit in the same month has the same past, and asks git for none of it again.
	commit('2026-10-06', (text) => `${text}# And checked.\n`);
	const kept = readJson<{ moments: Record<string, unknown> }>(at('cache/trend.json'))!;
	expect(trend(content, 'cache')).toEqual(found);
	const again = readJson<{ moments: Record<string, unknown> }>(at('cache/trend.json'))!;
	expect(Object.keys(again.moments)).toEqual(Object.keys(kept.moments));

	// A copy that is cut off says so and shows what it has.
	git(root, 'clone', '-q', '--depth', '2', `file://${at('work')}`, 'cut');
	const cut = trend(at('cut/content'), 'shallow')!;
	expect(cut.complete).toBe(false);
	expect(cut.past.map(({ day }) => day)).toEqual(['2026-10-06']);

	// Without its objects git can tell of nothing, and is not asked.
	rmSync(at('work/.git/objects'), { recursive: true });
	git(root, 'init', '-q', 'work');
	expect(trend(content, 'cache')).toEqual(found);
	expect(trend(content, 'cold')).toBeUndefined();
});
