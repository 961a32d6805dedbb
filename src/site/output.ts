import {
	chmodSync,
	constants,
	copyFileSync,
	existsSync,
	linkSync,
	lstatSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	readlinkSync,
	realpathSync,
	renameSync,
	rmdirSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import process from 'node:process';
import { inWords } from './disk.ts';
import { isRunning } from './running.ts';

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
	if (!isBelowFolders(target)) refuse('what stands above it is no folder');
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

/** Whether all that there is of the path above `target` is folders. */
function isBelowFolders(target: string): boolean {
	const parent = dirname(target);
	const stats = statSync(parent, { throwIfNoEntry: false });
	return stats ? stats.isDirectory() : isBelowFolders(parent);
}

/** A path with links resolved as far as it exists. */
function real(path: string): string {
	const whole = resolve(path);
	try {
		return realpathSync(whole);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ELOOP')
			throw new OutputRefused(`\`${path}\` cannot hold the site: links on its path lead round in a circle.`);
		if (dirname(whole) === whole) return whole;
		const named = join(real(dirname(whole)), basename(whole));
		const target = linkIn(named);
		return target === undefined ? named : real(resolve(dirname(named), target));
	}
}

/** Where a link that leads to nothing yet would lead. */
function linkIn(path: string): string | undefined {
	try {
		return readlinkSync(path);
	} catch {
		return undefined;
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
		const written = new Set((JSON.parse(readFileSync(join(folder, markerName), 'utf8')) as Marker).files);
		return filesIn(folder).filter((file) => file !== markerName && !written.has(file));
	} catch {
		try {
			return readdirSync(folder);
		} catch {
			return ['it is no folder'];
		}
	}
}

/** Paths of all files below `folder`, with `/`, in order. A link is a file, wherever it leads. */
export const filesIn = (folder: string): string[] => [...walk(folder, '')].sort();

function* walk(folder: string, path: string): Generator<string> {
	for (const item of readdirSync(join(folder, path), { withFileTypes: true })) {
		const name = path ? `${path}/${item.name}` : item.name;
		if (item.isDirectory()) yield* walk(folder, name);
		else yield name;
	}
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

/** A folder of the site that is the same for as long as its digest is: it moves from the old site to the new one. */
export interface KeptFolder {
	/** Path on the site, with `/`. */
	readonly path: string;
	readonly digest: string;
	/** Files by path below it, and what they hold; and those that are in the same folder of the staging area. */
	readonly files: ReadonlyMap<string, () => string | Uint8Array>;
	readonly rendered: readonly string[];
}

interface Marker {
	readonly files: readonly string[];
	readonly kept?: Readonly<Record<string, string>>;
}

/**
 * Puts the site in `staging`, with the folders `kept`, in the place of `out`, whole, and says of how many files it is.
 *
 * It is copied beside `out`, then two renames follow each other at once: the old site away, the new one in. Killed
 * before them, the old site stands; after them, the new one. Killed in the instant between them, neither stands and
 * both lie beside `out`; `healOutput`, which the next build calls first, puts the old one back. Nothing is linked to the
 * files of `staging`: the next build writes into them, and readers must not see a page half written.
 *
 * Unless everything is to be `renew`ed, a folder that is as it was is moved in that instant, and a file that is as it was
 * is linked to that of the old site, which costs a fraction of a copy.
 *
 * @throws SystemRefused where that cannot be written; the old site stands then, and nothing lies beside it.
 */
export function swapIn(staging: string, out: string, options: SwapOptions = {}): number {
	try {
		return swap(staging, out, options);
	} catch (error) {
		healOutput(out);
		const { path } = error as NodeJS.ErrnoException;
		const lacking = path?.startsWith(staging) && !existsSync(path);
		throw inWords(lacking ? error : Object.assign(error as Error, { path: out }));
	}
}

interface SwapOptions {
	readonly kept?: readonly KeptFolder[];
	readonly renew?: boolean;
}

function swap(staging: string, out: string, { kept = [], renew = false }: SwapOptions): number {
	const target = real(out);
	const fresh = `${target}.new-${process.pid}`;
	const old = `${target}.old-${process.pid}`;
	rmSync(fresh, { recursive: true, force: true });
	const { put, write, makeFolder } = writerTo(fresh, renew ? undefined : target);
	const inKept = kept.map(({ path }) => `${path}/`);
	const plain = filesIn(staging).filter((file) => !inKept.some((path) => file.startsWith(path)));
	const copy = (file: string) => {
		const from = join(staging, file);
		put(file, {
			data: () => readFileSync(from),
			write: (to) => copyFileSync(from, to),
		});
	};
	plain.forEach(copy);
	const fill = ({ path, files, rendered }: KeptFolder) => {
		for (const file of rendered) copy(`${path}/${file}`);
		for (const [file, data] of files) put(`${path}/${file}`, { data, write: (to) => writeFileSync(to, data()) });
	};
	const moving = renew ? [] : kept.filter((folder) => isAsBefore(target, folder));
	for (const folder of kept) if (!moving.includes(folder)) fill(folder);
	const files = [...plain, ...kept.flatMap(({ path, ...folder }) => namesIn(folder).map((file) => `${path}/${file}`))];
	const marker: Marker & { readonly about: string } = {
		about: 'Files written by Fieldbook; the next build replaces them.',
		files: files.sort(),
		kept: Object.fromEntries(kept.map(({ path, digest }) => [path, digest])),
	};
	// A folder moves into one that is there.
	for (const { path } of moving) makeFolder(dirname(path));
	write(markerName, (to) => writeFileSync(to, `${JSON.stringify(marker, null, '\t')}\n`));
	for (let attempt = 0; ; attempt++) {
		if (existsSync(target)) renameSync(target, old);
		for (const folder of attempt === 0 ? moving : [])
			try {
				renameSync(join(old, folder.path), join(fresh, folder.path));
			} catch {
				// Gone meanwhile.
				fill(folder);
			}
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
	return files.length;
}

const namesIn = ({ files, rendered }: Omit<KeptFolder, 'path'>) => [...files.keys(), ...rendered];

/** Whether the site in `target` has the folder just as it would be written: what others changed since is written anew. */
function isAsBefore(target: string, folder: KeptFolder): boolean {
	try {
		const file = join(target, markerName);
		const { kept = {} } = JSON.parse(readFileSync(file, 'utf8')) as Marker;
		const { mtimeMs } = statSync(file);
		return (
			kept[folder.path] === folder.digest &&
			namesIn(folder).every((name) => statSync(join(target, folder.path, name)).mtimeMs <= mtimeMs)
		);
	} catch {
		return false;
	}
}

/** Writes files below `root`, that anybody may read: a web server, another user, whatever the caller's umask. */
function writerTo(root: string, old: string | undefined) {
	const made = new Set<string>();
	const make = (folder: string) => {
		if (made.has(folder)) return;
		if (folder !== root) make(dirname(folder));
		mkdirSync(folder, { recursive: folder === root });
		chmodSync(folder, 0o755);
		made.add(folder);
	};
	make(root);
	const write = (file: string, write: (to: string) => void) => {
		const to = join(root, file);
		make(dirname(to));
		write(to);
		chmodSync(to, 0o644);
	};
	return {
		makeFolder: (path: string) => make(join(root, path)),
		write,
		/** Writes a file, or links it to that of the old site where that holds the same. */
		put(file: string, { data, write: anew }: { data(): string | Uint8Array; write(to: string): void }) {
			const to = join(root, file);
			make(dirname(to));
			if (old === undefined || !isSame(join(old, file), data) || !linked(join(old, file), to)) write(file, anew);
		},
	};
}

/** Whether `path` is a file that anybody may read and that holds `data`. */
function isSame(path: string, data: () => string | Uint8Array): boolean {
	try {
		if (lstatSync(path).mode !== readable) return false;
		const bytes = data();
		return readFileSync(path).equals(typeof bytes === 'string' ? Buffer.from(bytes) : bytes);
	} catch {
		return false;
	}
}

/** The mode of a plain file as `writerTo` leaves it. */
const readable = constants.S_IFREG | (process.platform === 'win32' ? 0o666 : 0o644);

/** Whether `path` could also be called `to`: some file systems have one name for a file only. */
function linked(path: string, to: string): boolean {
	try {
		linkSync(path, to);
		return true;
	} catch {
		return false;
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
	// The old site comes first, since the new one may hold folders of it.
	for (const name of left.sort().reverse()) {
		const pid = Number(name.split('-').at(-1));
		if (pid !== process.pid && isRunning(pid)) continue;
		const path = join(parent, name);
		if (name.includes('.old-') && !existsSync(target)) {
			giveBack(path, `${target}.new-${pid}`);
			renameSync(path, target);
		} else rmSync(path, { recursive: true, force: true });
	}
}

/** Puts folders that were moved from the old site to the new one back. */
function giveBack(old: string, fresh: string): void {
	try {
		const { kept = {} } = JSON.parse(readFileSync(join(old, markerName), 'utf8')) as Marker;
		for (const path of Object.keys(kept))
			if (!existsSync(join(old, path)) && existsSync(join(fresh, path))) renameSync(join(fresh, path), join(old, path));
	} catch {
		// A site without a marker has no such folders.
	}
}

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
