import { readFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import type { MutantResult } from '@stryker-mutator/api/core';

/** Prints what was changed and noticed by no test, a line each. */
export function printSurvivors(results: readonly MutantResult[]): void {
	const lines = new Map<string, readonly string[]>();
	for (const { fileName, location, mutatorName, replacement, status } of results) {
		if (status !== 'Survived' && status !== 'NoCoverage') continue;
		if (!lines.has(fileName)) lines.set(fileName, readFileSync(fileName, 'utf8').split('\n'));
		const { start, end } = location;
		const line = lines.get(fileName)?.[start.line - 1] ?? '';
		const text = line.slice(start.column - 1, end.line === start.line ? end.column - 1 : undefined);
		const place = `${relative('.', fileName)}:${start.line}:${start.column}`;
		const unmet = status === 'NoCoverage' ? ', which no test comes to' : '';
		console.log(`${place} ${mutatorName}${unmet}: ${short(text)} → ${short(replacement)}`);
	}
}

/** At most a line that a terminal shows. */
const short = (text: string): string => text.replace(/\s+/g, ' ').slice(0, 90);

/** Prints how many mutants of each folder were noticed. */
export function printScores(results: readonly MutantResult[]): void {
	for (const [folder, mutants] of Map.groupBy(results, ({ fileName }) => dirname(relative('.', fileName))))
		console.log(`${folder}: ${scoreOf(mutants)}`);
	console.log(`All: ${scoreOf(results)}`);
}

function scoreOf(mutants: readonly MutantResult[]): string {
	const count = (...wanted: readonly MutantResult['status'][]) =>
		mutants.filter(({ status }) => wanted.includes(status)).length;
	const noticed = count('Killed', 'Timeout');
	const all = noticed + count('Survived', 'NoCoverage');
	const broken = count('RuntimeError', 'CompileError');
	return `${noticed} of ${all} noticed (${((100 * noticed) / Math.max(1, all)).toFixed(1)} %), ${broken} that do not run`;
}
