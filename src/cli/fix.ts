import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { createTwoFilesPatch } from 'diff';
import { applyEdits } from '../core/fix.ts';
import type { Handbook } from '../core/handbook.ts';
import { check, type Sources } from '../load.ts';

/** How often fixes are looked for again: a fix may bring another within reach, and two may touch one place. */
const rounds = 8;

/** The files as they are after every certain fix of a finding that `wanted` accepts, and how many were made. Nothing is written. */
export function fixAll(
	sources: Sources,
	wanted: (finding: Handbook['diagnostics'][number]) => boolean,
	judge: (sources: Sources) => Handbook = check,
): { readonly sources: Sources; readonly fixes: number } {
	let fixed = sources;
	let fixes = 0;
	for (let round = 0; round < rounds; round++) {
		const fixable = judge(fixed).diagnostics.filter((one) => one.fix?.length && wanted(one));
		if (fixable.length === 0) break;
		fixes += fixable.length;
		const texts = applyEdits(fixable.flatMap(({ fix = [] }) => fix));
		fixed = new Map(
			[...fixed].map(([path, source]) => [path, texts.has(path) ? { path, text: texts.get(path)! } : source]),
		);
	}
	return { sources: fixed, fixes };
}

/** Writes the files that differ below `root`, or with `dryRun` shows how they would differ. */
export function writeFixes(before: Sources, after: Sources, root: string, dryRun: boolean): void {
	for (const [path, { text }] of after) {
		const old = before.get(path)?.text ?? '';
		if (text === old) continue;
		if (dryRun) process.stdout.write(createTwoFilesPatch(path, path, old, text, '', '', { context: 2 }));
		else writeFileSync(join(root, path), text);
	}
}
