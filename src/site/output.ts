import {
	chmodSync,
	copyFileSync,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	realpathSync,
	renameSync,
	rmdirSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import process from 'node:process';

/** Why a site cannot be written there: something the caller has to change. */
export class OutputRefused extends Error {}

/** Lists what Fieldbook wrote into a folder, so that it never deletes what it did not. */
const markerName = '.fieldbook';

/** @throws OutputRefused where writing to `out` could destroy anything but an earlier site. */
export function requireOutput(out: string, content: string, force: boolean): void {
	const target = real(out);
	const source = real(content);
	const refuse = (why: string) => {
		throw new OutputRefused(`\`${out}\` cannot hold the site: ${why}.`);
	};
	if (contains(source, target) || contains(target, source)) refuse('it overlaps the folder with the playbooks');
	if (contains(target, real(process.cwd()))) refuse('it is the current folder or holds it');
	if (contains(target, real(homedir()))) refuse('it is your home folder or holds it');
	if (dirname(target) === target) refuse('it is the root of the file system');
	if (force || !existsSync(target)) return;
	const foreign = foreignFiles(target);
	if (foreign.length > 0)
		refuse(
			`it holds files that Fieldbook did not write (${foreign
				.slice(0, 3)
				.map((file) => `\`${file}\``)
				.join(
					', ',
				)}${foreign.length > 3 ? ', …' : ''}). Empty it, name another folder, or use \`--force\` to replace it`,
		);
}

/** A path with links resolved as far as it exists. */
function real(path: string): string {
	const whole = resolve(path);
	try {
		return realpathSync(whole);
	} catch {
		return dirname(whole) === whole ? whole : join(real(dirname(whole)), basename(whole));
	}
}

const contains = (outer: string, inner: string) => {
	const path = relative(outer, inner);
	return (
		path === '' || (path !== '..' && !path.startsWith(`..${sep}`) && !/^[a-z]:/i.test(path) && !path.startsWith(sep))
	);
};

function foreignFiles(folder: string): readonly string[] {
	try {
		const written = new Set((JSON.parse(readFileSync(join(folder, markerName), 'utf8')) as { files: string[] }).files);
		return filesIn(folder).filter((file) => file !== markerName && !written.has(file));
	} catch {
		try {
			return readdirSync(folder);
		} catch {
			return ['it is no folder'];
		}
	}
}

/** Paths of all files below `folder`, with `/`, in order. */
export function filesIn(folder: string): string[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((item) => !item.isDirectory())
		.map((item) => relative(folder, join(item.parentPath, item.name)).split(sep).join('/'))
		.sort();
}

/** Takes away every file below `folder` that is not in `keep`, and folders left empty. */
export function pruneFolder(folder: string, keep: ReadonlySet<string>): void {
	const clear = (path: string): boolean => {
		let empty = true;
		for (const item of readdirSync(join(folder, path), { withFileTypes: true })) {
			const name = path ? `${path}/${item.name}` : item.name;
			if (item.isDirectory()) {
				if (clear(name)) rmdirSync(join(folder, name));
				else empty = false;
			} else if (keep.has(name)) empty = false;
			else rmSync(join(folder, name));
		}
		return empty;
	};
	clear('');
}

/**
 * Puts the site in `staging` in the place of `out`, whole.
 *
 * It is copied beside `out`, then two renames follow each other at once: the old site away, the new one in. Killed
 * before them, the old site stands; after them, the new one. Killed in the instant between them, neither stands and
 * both lie beside `out`; `healOutput`, which the next build calls first, puts the old one back. Copies, not hard
 * links: the next build writes into the files of `staging`, and readers must not see a page half written.
 */
export function swapIn(staging: string, out: string): void {
	const target = real(out);
	const fresh = `${target}.new-${process.pid}`;
	const old = `${target}.old-${process.pid}`;
	rmSync(fresh, { recursive: true, force: true });
	const files = filesIn(staging);
	copyAll(staging, fresh, files);
	writeFileSync(
		join(fresh, markerName),
		`${JSON.stringify({ about: 'Files written by Fieldbook; the next build replaces them.', files }, null, '\t')}\n`,
	);
	chmodSync(join(fresh, markerName), 0o644);
	for (let attempt = 0; ; attempt++) {
		if (existsSync(target)) renameSync(target, old);
		try {
			renameSync(fresh, target);
			break;
		} catch (error) {
			// Another build, with another cache, put its own site there in between: it is replaced like any other.
			if (attempt > 5) throw error;
			rmSync(old, { recursive: true, force: true });
		}
	}
	rmSync(old, { recursive: true, force: true });
}

function copyAll(from: string, to: string, files: readonly string[]): void {
	const made = new Set<string>();
	const make = (folder: string) => {
		if (made.has(folder)) return;
		if (folder !== to) make(dirname(folder));
		mkdirSync(folder, { recursive: folder === to });
		// Whatever the caller's umask: a web server, another user, has to read the site.
		chmodSync(folder, 0o755);
		made.add(folder);
	};
	make(to);
	for (const file of files) {
		const target = join(to, file);
		make(dirname(target));
		copyFileSync(join(from, file), target);
		chmodSync(target, 0o644);
	}
}

/** Mends what a build that was killed left beside `out`. */
export function healOutput(out: string): void {
	const target = real(out);
	const parent = dirname(target);
	if (!existsSync(parent)) return;
	const left = readdirSync(parent).filter((name) =>
		new RegExp(`^${literal(basename(target))}\\.(?:new|old)-\\d+$`).test(name),
	);
	for (const name of left) {
		const pid = Number(name.split('-').at(-1));
		if (pid !== process.pid && isRunning(pid)) continue;
		const path = join(parent, name);
		if (name.includes('.old-') && !existsSync(target)) renameSync(path, target);
		else rmSync(path, { recursive: true, force: true });
	}
}

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function isRunning(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}
