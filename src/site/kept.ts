import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import process from 'node:process';
import { writeInFolder } from './disk.ts';
import { engineVersion } from './engine.ts';

// What is kept between builds begins with a seal: a digest of what follows, of its name and of the version of this
// program. Whatever became of it on the disk meanwhile, it is either what was written, or is made anew.

const sealLength = 64;

const sealOf = (file: string, data: string | Uint8Array): string =>
	createHash('sha256')
		.update(`${engineVersion()}\0${basename(file)}\0`)
		.update(data)
		.digest('hex');

/** What was kept in `file`; `undefined` where it is absent, damaged, of another name or of another version of this program. */
export function readKept(file: string): Buffer | undefined {
	try {
		const bytes = readFileSync(file);
		const data = bytes.subarray(sealLength);
		return bytes.toString('latin1', 0, sealLength) === sealOf(file, data) ? data : undefined;
	} catch {
		return undefined;
	}
}

/** Keeps `data` in a file. Makes its folder. */
export const keep = (file: string, data: string | Uint8Array): void => writeWhole(file, sealOf(file, data), data);

/** Writes a file of these parts so that it appears whole or not at all, whenever the run is stopped. Makes its folder. */
export function writeWhole(file: string, ...parts: readonly (string | Uint8Array)[]): void {
	const draft = `${file}.${process.pid}`;
	try {
		writeInFolder(
			draft,
			parts.length === 1
				? parts[0]!
				: Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part))),
		);
		renameSync(draft, file);
	} catch (error) {
		rmSync(draft, { force: true });
		throw error;
	}
}

/** What `keepJson` kept in `file`, if it is there as it was written. */
export function readJson<T>(file: string): T | undefined {
	const data = readKept(file);
	return data && (JSON.parse(data.toString('utf8')) as T);
}

/** Keeps a value as JSON. */
export const keepJson = (file: string, value: unknown): void => keep(file, JSON.stringify(value));

/** What stands in a folder; nothing where there is none. */
export function namesIn(folder: string): readonly string[] {
	try {
		return readdirSync(folder);
	} catch {
		return [];
	}
}
