import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { type Built, buildSite } from '../../src/site/commands/build.ts';
import { filesIn } from '../../src/site/output.ts';

/** A handbook kept in git, in a folder of its own, and the sites built from it. */
export interface Repository {
	at(...path: string[]): string;
	write(path: string, text: string): void;
	git(...args: string[]): string;
	/** Commits everything, and names the commit. */
	commit(tag: string): void;
	build(out?: string, cache?: string): Promise<Built>;
	/** A file of the site, and whether there is one, or a page. */
	page(path: string): string;
	has(path: string): boolean;
	snapshot(out: string): Readonly<Record<string, string>>;
	remove(): void;
}

const author = {
	GIT_AUTHOR_NAME: 'Editor',
	GIT_AUTHOR_EMAIL: 'editor@example.com',
	GIT_COMMITTER_NAME: 'Editor',
	GIT_COMMITTER_EMAIL: 'editor@example.com',
	GIT_CONFIG_GLOBAL: '/dev/null',
	GIT_CONFIG_SYSTEM: '/dev/null',
};

export function repository(files: Readonly<Record<string, string>>): Repository {
	const folder = mkdtempSync(join(tmpdir(), 'fieldbook-editions-'));
	const at = (...path: string[]) => join(folder, ...path);
	const write = (path: string, text: string) => {
		mkdirSync(dirname(at('content', path)), { recursive: true });
		writeFileSync(at('content', path), text);
	};
	const git = (...args: string[]) =>
		execFileSync('git', args, { cwd: folder, env: { ...process.env, ...author }, encoding: 'utf8', stdio: 'pipe' });
	for (const [path, text] of Object.entries(files)) write(path, text);
	git('init', '-qb', 'main');
	return {
		at,
		write,
		git,
		commit(tag) {
			git('add', '-A', 'content');
			git('commit', '-qm', tag);
			git('tag', tag);
		},
		build: (out = 'out', cache = 'cache') => buildSite({ content: at('content'), out: at(out), cache: at(cache) }),
		page: (path) => readFileSync(at('out', path), 'utf8'),
		has(path) {
			const file = at('out', decodeURIComponent(path));
			return existsSync(file) && (statSync(file).isFile() || existsSync(join(file, 'index.html')));
		},
		snapshot: (out) =>
			Object.fromEntries(filesIn(at(out)).map((file) => [file, readFileSync(at(out, file), 'latin1')])),
		remove: () => rmSync(folder, { recursive: true, force: true }),
	};
}
