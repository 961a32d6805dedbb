import { copyFileSync, mkdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cleanSvg } from '../project/svg.ts';

/** A file of the handbook as the site serves it; `undefined` where it cannot be served. */
export function readAsset(content: string, path: string): Uint8Array | undefined {
	try {
		const bytes = readFileSync(join(content, path));
		if (!isSvg(path)) return bytes;
		const clean = cleanSvg(bytes.toString('utf8'));
		return clean === undefined ? undefined : Buffer.from(clean);
	} catch {
		return undefined;
	}
}

/** Copies files of the handbook into `folder`, where they are not there yet as they are. Answers with those that now are. */
export function copyAssets(content: string, folder: string, paths: readonly string[]): string[] {
	return paths.filter((path) => {
		const from = join(content, path);
		const to = join(folder, path);
		const stats = statSync(from, { throwIfNoEntry: false });
		if (!stats?.isFile()) return false;
		const known = statSync(to, { throwIfNoEntry: false });
		if (known?.isFile() && known.mtimeMs === Math.floor(stats.mtimeMs) && (isSvg(path) || known.size === stats.size))
			return true;
		mkdirSync(dirname(to), { recursive: true });
		if (isSvg(path)) {
			const clean = readAsset(content, path);
			if (!clean) return false;
			writeFileSync(to, clean);
		} else copyFileSync(from, to);
		// Whole milliseconds, which every file system keeps.
		utimesSync(to, Math.floor(stats.atimeMs) / 1000, Math.floor(stats.mtimeMs) / 1000);
		return true;
	});
}

const isSvg = (path: string) => /\.svg$/i.test(path);
