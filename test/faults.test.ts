import { spawnSync } from 'node:child_process';
import { hash } from 'node:crypto';
import {
	existsSync,
	lstatSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { filesIn } from '../src/site/output.ts';

// What a disk, a system or a mistyped path does to a command. Each ends in a line that names the place, and harms nothing.
const programFolder = join(import.meta.dirname, '..');
const program = join(programFolder, 'src/cli/fieldbook.mjs');
const root = mkdtempSync(join(tmpdir(), 'fieldbook-faults-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let folder: string;
let count = 0;

function write(path: string, text: string): void {
	mkdirSync(dirname(join(folder, path)), { recursive: true });
	writeFileSync(join(folder, path), text);
}

beforeEach(() => {
	folder = join(root, String(count++));
	write('content/handbook.yaml', 'title: Field handbook\nprofile: starter\n');
	write('content/roles/lead.yaml', 'title: Lead\nmission: Keeps the team together.\n');
	write('content/guides/sell.md', '# Sell\n\nSell.\n');
	write('file', 'mine');
});

const environment = { PATH: process.env.PATH, HOME: root, NO_COLOR: '1', NODE: process.execPath, PROGRAM: program };

function end(command: string, args: readonly string[], env: Record<string, string> = {}) {
	const { status, stdout, stderr } = spawnSync(command, args, {
		cwd: folder,
		encoding: 'utf8',
		env: { ...environment, ...env },
	});
	return { status, stdout, stderr };
}
const fieldbook = (args: readonly string[], env?: Record<string, string>) =>
	end(process.execPath, [program, ...args], env);

/** Every file below a folder and what is in it. */
const state = (path: string) =>
	filesIn(join(folder, path)).map((file) => {
		const whole = join(folder, path, file);
		return [file, lstatSync(whole).isFile() ? hash('sha256', readFileSync(whole)) : ''];
	});

const posix = process.platform !== 'win32';

test.each([
	['owners --out file/CODEOWNERS', '`file` cannot be written'],
	['owners --out content', '`content` cannot be written'],
	['owners --content file', '`file` is a file'],
	['check --write-baseline missing/known.json', '`missing/known.json` cannot be written'],
	['check --write-baseline content', '`content` cannot be written'],
	['check --baseline content', '`content` is no baseline'],
	['new role Seller --content file', '`file` is a file'],
	['new role Seller --content file/content', '`file/content/roles` cannot be written'],
	['build --out site --cache file', 'cannot be written'],
	['build --out site --cache file/cache', 'cannot be written'],
	['build --out file/site --cache cache', '`file/site` cannot'],
	['dev --port 0 --cache file/cache', 'cannot be written'],
	['preview --out file', 'there is no site in `file`'],
	['preview --out missing', 'there is no site in `missing`'],
	[`check --content ${'a'.repeat(300)}`, 'cannot be read'],
	['check --content loop', '`loop` cannot be read: links on its path lead round in a circle'],
	['build --out loop --cache cache', 'links on its path lead round in a circle'],
	...(existsSync('/dev/full')
		? [
				['owners --out /dev/full', '`/dev/full` cannot be written: its disk is full'],
				['check --write-baseline /dev/full', '`/dev/full` cannot be written: its disk is full'],
			]
		: []),
])('fieldbook %s', (line, why) => {
	if (posix) symlinkSync('loop', join(folder, 'loop'));
	const before = state('.');
	const { status, stderr } = fieldbook(line!.split(' '));
	expect(stderr).toContain(`fieldbook: `);
	expect(stderr).toContain(why!);
	expect(stderr).not.toMatch(/^\s+at |node:internal/m);
	expect(status).toBe(2);
	expect(state('.')).toEqual(before);
});

test.runIf(existsSync('/dev/full'))('an answer that cannot be written down is told', () => {
	const { status, stderr } = end('sh', ['-c', '"$NODE" "$PROGRAM" check > /dev/full']);
	expect(stderr).toBe('fieldbook: `the standard output` cannot be written: its disk is full (ENOSPC).\n');
	expect(status).toBe(2);
});

test.each(['home', 'up'])('a site does not take the place of what is at home, not even by force: %s', (out) => {
	write(`${out}/letter.txt`, 'mine');
	write(`${out}/home/letter.txt`, 'mine');
	const before = state('.');
	const home = join(folder, out, out === 'up' ? 'home' : '');
	const { status, stderr } = fieldbook(['build', '--force', '--out', out, '--cache', 'cache'], {
		HOME: home,
		USERPROFILE: home,
	});
	expect(stderr).toContain('it is your home folder or holds it');
	expect(status).toBe(2);
	expect(state('.')).toEqual(before);
});

describe('a build', () => {
	const build = ['build', '--out', 'site', '--cache', 'cache'];

	test.runIf(posix)('writes where a link leads, if there is nothing yet', () => {
		symlinkSync('elsewhere/site', join(folder, 'link'));
		expect(fieldbook(['build', '--out', 'link', '--cache', 'cache']).stderr).toBe('');
		expect(lstatSync(join(folder, 'link')).isSymbolicLink()).toBe(true);
		expect(existsSync(join(folder, 'elsewhere/site/index.html'))).toBe(true);
		expect(readdirSync(join(folder, 'elsewhere'))).toEqual(['site']);
	});

	test.runIf(posix)('that may write no large file says so, and leaves the last site as it was', () => {
		expect(fieldbook(build).status).toBe(0);
		const before = state('site');
		write('content/guides/sell.md', '# Sell\n\nSell more.\n');
		// Blocks of 512 or 1,024 bytes; a process that ignores the signal is told by the system.
		for (const cache of ['cache', 'fresh']) {
			const script = `trap '' XFSZ; ulimit -f 10; exec "$NODE" "$PROGRAM" build --force --out site --cache ${cache}`;
			const { status, stderr } = end('sh', ['-c', script], { NODE_DISABLE_COMPILE_CACHE: '1' });
			expect(stderr).toMatch(/^fieldbook: `[^`\n]*` cannot be written: .*\(EFBIG\)\. The last site is untouched\.\n$/);
			expect(status).toBe(2);
			expect(state('site')).toEqual(before);
			expect(readdirSync(folder).filter((name) => name.startsWith('site'))).toEqual(['site']);
		}
		expect(fieldbook(build).status).toBe(0);
		expect(readFileSync(join(folder, 'site/guides/sell/index.html'), 'utf8')).toContain('Sell more.');
	});

	/** Runs a script where it may mount disks that nobody else sees; nothing where this system does not let us. */
	function withDisks(script: string) {
		for (const options of [['-m'], ['-rm']]) {
			const allowed = end('unshare', [...options, 'sh', '-c', 'mount -t tmpfs tmpfs "$PWD/disk"', 'sh']);
			if (allowed.status === 0) return end('unshare', [...options, 'sh', '-c', script, 'sh']);
		}
		console.warn('Left out, since no disk can be mounted here: a disk that is full, and one that is read-only.');
		return undefined;
	}

	test('on a disk that fills up says which, and leaves the last site as it was', () => {
		mkdirSync(join(folder, 'disk'));
		const ended = withDisks(`
			mount -t tmpfs -o size=64m tmpfs disk
			F="$NODE $PROGRAM build"
			$F --out disk/site --cache cache > /dev/null || exit 9
			sums() { (cd disk/site && find . -type f | sort | xargs cat | cksum); }
			before=$(sums)
			printf '# Sell\\n\\nSell more.\\n' > content/guides/sell.md
			mount -o remount,size=$(($(du -sk disk | cut -f1) + 200))k disk
			$F --force --out disk/site --cache cache 2>&1; echo "output $?"
			ls -A disk
			mount -o remount,size=64m disk
			mkdir disk/cache && mount -t tmpfs -o size=900k tmpfs disk/cache
			$F --out disk/site --cache disk/cache 2>&1; echo "cache $?"
			ls -A disk
			[ "$before" = "$(sums)" ] && echo same`);
		if (!ended) return;
		expect(ended.stderr).toBe('');
		const lines = ended.stdout.trim().split('\n');
		expect(lines[0]).toBe(
			'fieldbook: `disk/site` cannot be written: its disk is full (ENOSPC). The last site is untouched.',
		);
		expect(lines.slice(1, 3)).toEqual(['output 2', 'site']);
		expect(lines[3]).toMatch(/^fieldbook: `.*disk\/cache.*` cannot be written: its disk is full \(ENOSPC\)\. The last/);
		expect(lines.slice(4)).toEqual(['cache 2', 'cache', 'site', 'same']);
	});

	test('writes nothing into the folder of the program', () => {
		mkdirSync(join(folder, 'disk'));
		const ended = withDisks(`
			mount --bind ${JSON.stringify(programFolder)} ${JSON.stringify(programFolder)} || exit 8
			mount -o remount,bind,ro ${JSON.stringify(programFolder)} || exit 8
			touch ${JSON.stringify(join(programFolder, 'probe'))} 2> /dev/null && exit 9
			exec "$NODE" "$PROGRAM" build --out site --cache cache`);
		if (!ended) return;
		expect(ended.stderr).toBe('');
		expect(ended.status).toBe(0);
		expect(existsSync(join(folder, 'site/guides/sell/index.html'))).toBe(true);
	});
});
