import { hash } from 'node:crypto';
import { existsSync, lstatSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { keepJson, readJson } from './kept.ts';
import { filesIn } from './output.ts';

/** Folders of the cache that a build goes on with: the pages, and what Astro and Vite know of them. */
const folders = ['staging', 'astro', '.astro', 'vite'];

interface Known {
	/** Size and times: while one process runs, they tell whether a file was written. */
	readonly stamp: string;
	readonly digest: string;
}

/**
 * Takes up what the last build left in `cache` where every file of it is as it was left, by the same version of this
 * program; else all of it goes. The answer leaves what is there then to the next build: a build that fails or is
 * killed leaves nothing.
 */
export function takeUp(cache: string): () => void {
	const list = join(cache, 'left.json');
	const left = readJson<Readonly<Record<string, string>>>(list);
	const found = left && digestsIn(cache);
	const whole =
		found?.size === Object.keys(left ?? {}).length && [...found].every(([path, { digest }]) => left![path] === digest);
	if (!whole) for (const name of folders) rmSync(join(cache, name), { recursive: true, force: true });
	rmSync(list, { recursive: true, force: true });
	return () => {
		const now = digestsIn(cache, whole ? found : undefined);
		keepJson(list, Object.fromEntries([...now].map(([path, { digest }]) => [path, digest])));
	};
}

/** Every file of the folders, by path; one whose stamp is as in `known` is not read again. */
function digestsIn(cache: string, known: ReadonlyMap<string, Known> = new Map()): ReadonlyMap<string, Known> {
	const paths = folders.flatMap((name) =>
		existsSync(join(cache, name)) ? filesIn(join(cache, name)).map((file) => `${name}/${file}`) : [],
	);
	return new Map(
		paths.map((path): [string, Known] => {
			const file = join(cache, path);
			const stats = lstatSync(file);
			const stamp = [stats.size, stats.mtimeMs, stats.ctimeMs, stats.ino].join();
			const before = known.get(path);
			// What is no plain file is nothing that a build left.
			return [
				path,
				before?.stamp === stamp ? before : { stamp, digest: stats.isFile() ? hash('sha256', readFileSync(file)) : '' },
			];
		}),
	);
}
