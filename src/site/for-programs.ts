import { hash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Handbook } from '../core/handbook.ts';
import type { ProgramFile } from '../for-programs/files.ts';
import { writeInFolder } from './disk.ts';
import { keepJson, readJson } from './kept.ts';
import type { Site } from './loader.ts';

interface Kept {
	/** Knows for which state each file was written. */
	readonly file: string;
	/** Files of the handbook itself, which go before these. */
	readonly taken: ReadonlySet<string>;
}

/** Writes those of the files for programs whose page or handbook is another than at the last build, and answers with all. */
export function placeProgramFiles(
	{ forPrograms, pages, frame }: Site & { readonly forPrograms: readonly ProgramFile[] },
	handbook: Handbook,
	staging: string,
	{ file: record, taken }: Kept,
): string[] {
	const before = readJson<Readonly<Record<string, string>>>(record) ?? {};
	const digests = new Map(pages.map(({ path, digest }) => [path, digest]));
	const texts = handbook.entries.flatMap(({ sources }) => sources.flatMap(({ path, text }) => [path, text]));
	const whole = hash('sha256', [JSON.stringify(frame), ...texts].join('\0'));
	const now: Record<string, string> = {};
	for (const { file, page, text } of forPrograms) {
		const digest = page === undefined ? whole : digests.get(page);
		if (digest === undefined || taken.has(file)) continue;
		now[file] = digest;
		const to = join(staging, file);
		if (before[file] === digest && existsSync(to)) continue;
		writeInFolder(to, text());
	}
	keepJson(record, now);
	return Object.keys(now);
}
