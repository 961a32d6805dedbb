import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { createTwoFilesPatch } from 'diff';
import type { Diagnostic } from '../core/diagnostic.ts';
import { applyEdits } from '../core/fix.ts';
import type { Handbook } from '../core/handbook.ts';
import { check, type Sources } from '../load.ts';
import { writeTo } from './usage.ts';

/** How often fixes are looked for again: a fix may bring another within reach, and two may touch one place. */
const rounds = 8;

/**
 * The files as they are after every certain fix of a finding that `wanted` accepts, and how many were made. A fix that
 * would bring up another finding is left to a person. Nothing is written.
 */
export function fixAll(
	sources: Sources,
	wanted: (finding: Diagnostic) => boolean,
	judge: (sources: Sources) => Handbook = check,
): { readonly sources: Sources; readonly fixes: number } {
	let fixed = sources;
	let fixes = 0;
	for (let round = 0; round < rounds; round++) {
		const before = judge(fixed);
		const fixable = before.diagnostics.filter((one) => one.fix?.length && wanted(one));
		const made = harmless(fixed, before, fixable, judge);
		if (made.length === 0) break;
		fixes += made.length;
		fixed = withFixes(fixed, made);
	}
	return { sources: fixed, fixes };
}

/** What a fix may leave behind, since only a person can do it: the note of a change, and a look at what builds on it. */
const leftToAPerson = new Set(['unwritten-note', 'suspect-entry']);

/** Those of `fixable` that can be mended without a finding that was not there before, nor could be mended next. */
function harmless(
	sources: Sources,
	before: Handbook,
	fixable: readonly Diagnostic[],
	judge: (sources: Sources) => Handbook,
): readonly Diagnostic[] {
	if (fixable.length === 0) return [];
	const known = new Set(before.diagnostics.map(({ id }) => id));
	const after = judge(withFixes(sources, fixable));
	const added = after.diagnostics.filter(({ id, rule }) => !known.has(id) && !leftToAPerson.has(rule));
	if (added.every(({ fix }) => fix?.length)) return fixable;
	if (fixable.length === 1) return [];
	const middle = Math.floor(fixable.length / 2);
	const halves = [fixable.slice(0, middle), fixable.slice(middle)];
	return halves.flatMap((half) => harmless(sources, before, half, judge));
}

function withFixes(sources: Sources, findings: readonly Diagnostic[]): Sources {
	const texts = applyEdits(findings.flatMap(({ fix = [] }) => fix));
	return new Map(
		[...sources].map(([path, source]) => [path, texts.has(path) ? { path, text: texts.get(path)! } : source]),
	);
}

/** Writes the files that differ below `root`, or with `dryRun` shows how they would differ. */
export function writeFixes(before: Sources, after: Sources, root: string, dryRun: boolean): void {
	for (const [path, { text }] of after) {
		const old = before.get(path)?.text ?? '';
		if (text === old) continue;
		if (dryRun) process.stdout.write(createTwoFilesPatch(path, path, old, text, '', '', { context: 2 }));
		else writeTo(join(root, path), markOf(join(root, path)) + text);
	}
}

const byteOrderMark = '\ufeff';

/** The byte order mark of a file that has one: texts are read without it, and a fix leaves it where it is. */
const markOf = (file: string): string => (readFileSync(file, 'utf8').startsWith(byteOrderMark) ? byteOrderMark : '');
