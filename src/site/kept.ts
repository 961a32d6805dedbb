import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import process from 'node:process';

/** What a file of JSON holds; `undefined` where it is absent, or torn by a run that was stopped. */
export function readJson<T>(file: string): T | undefined {
	try {
		return JSON.parse(readFileSync(file, 'utf8')) as T;
	} catch {
		return undefined;
	}
}

/** What stands in a folder; nothing where there is none. */
export function namesIn(folder: string): readonly string[] {
	try {
		return readdirSync(folder);
	} catch {
		return [];
	}
}

/** Writes a file so that it appears whole or not at all, whenever the run is stopped. Makes its folder. */
export function writeWhole(file: string, data: string | Uint8Array): void {
	mkdirSync(dirname(file), { recursive: true });
	writeFileSync(`${file}.${process.pid}`, data);
	renameSync(`${file}.${process.pid}`, file);
}
