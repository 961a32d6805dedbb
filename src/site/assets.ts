import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cleanSvg, decodeXml } from '../core/svg/clean.ts';
import { onDisk } from '../load.ts';

/** A file of the handbook as the site serves it; `undefined` where it cannot be served. */
export function readAsset(content: string, path: string): Uint8Array | undefined {
	try {
		const bytes = readFileSync(onDisk(content, path));
		if (!isSvg(path)) return bytes;
		const { text } = cleanSvg(decodeXml(bytes));
		return text === undefined ? undefined : Buffer.from(text);
	} catch {
		return undefined;
	}
}

/**
 * Copies files of the handbook into `folder`, where they do not hold the same already, whatever the times of files say.
 * Answers with those that now are there.
 */
export function copyAssets(content: string, folder: string, paths: readonly string[]): string[] {
	return paths.filter((path) => {
		const bytes = readAsset(content, path);
		if (!bytes) return false;
		const to = join(folder, path);
		if (holds(to, bytes)) return true;
		mkdirSync(dirname(to), { recursive: true });
		writeFileSync(to, bytes);
		return true;
	});
}

function holds(file: string, bytes: Uint8Array): boolean {
	try {
		return readFileSync(file).equals(bytes);
	} catch {
		return false;
	}
}

const isSvg = (path: string) => /\.svg$/i.test(path);
