import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { formatDiagnostic } from '../src/core/diagnostic.ts';
import { check, readSources } from '../src/load.ts';
import { formatGithub, formatJson, formatSarif } from '../src/project/findings.ts';
import { mapCase } from './hostile/map.ts';

interface Case {
	readonly id: string;
	readonly verdict: 'reject' | 'accept' | 'accept-inert' | 'accept-normalised' | 'limit' | 'environment';
	readonly expected: string;
	readonly files: readonly string[];
	readonly gen?: string;
	readonly setup?: boolean;
}

// Bad inputs that lie beside a checkout of the developers; whoever has none is told so.
const home = join(import.meta.dirname, '../../shared/hostile');
const present = existsSync(join(home, 'manifest.json'));
const cases: readonly Case[] = present ? JSON.parse(readFileSync(join(home, 'manifest.json'), 'utf8')).cases : [];

/** Cases that a check alone does not answer, or whose expectation is not ours, with the reason. */
const apart: Readonly<Record<string, string>> = {
	'markdown/broken-mermaid': 'diagrams are shown as the text they are, so a fault in one breaks nothing',
	'fs/many-files': 'twenty thousand pages are built in time only on a faster machine',
	'calendar/dst-gap': 'a session template has no date of its own; calendars are made of cadences',
	'calendar/leap-and-range': 'a session template has no date of its own; calendars are made of cadences',
};

const folder = mkdtempSync(join(tmpdir(), 'fieldbook-hostile-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function lay({ id, files, gen, setup }: Case): string {
	const root = join(folder, 'case');
	rmSync(root, { recursive: true, force: true });
	cpSync(join(home, '_base'), root, { recursive: true });
	execFileSync('chmod', ['-R', 'u+rwX', root]);
	for (const file of files) {
		cpSync(join(home, id, file), join(root, file));
		chmodSync(join(root, file), 0o644);
	}
	if (gen) execFileSync('python3', [join(home, 'gen.py'), ...gen.split(' ').slice(1)], { cwd: root });
	if (setup) execFileSync('sh', [join(home, id, 'setup.sh')], { cwd: root, stdio: 'ignore' });
	mapCase(root);
	return root;
}

const concerned = cases.filter(
	({ id, files, gen, setup, verdict }) =>
		(files.length > 0 || gen || setup) && verdict !== 'environment' && !id.startsWith('git/') && !(id in apart),
);

describe.runIf(present)('hostile input', () => {
	test('the handbook that the cases are laid over is clean', () => {
		const { diagnostics } = check(readSources(lay({ id: '', verdict: 'accept', expected: '', files: [] })), {
			today: '2026-10-15',
		});
		expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
	});

	test.each(concerned)('$id: $verdict', (hostile) => {
		const { diagnostics } = check(readSources(lay(hostile)), { today: '2026-10-15' });
		const errors = diagnostics.filter(({ severity }) => severity === 'error');
		if (hostile.verdict === 'reject') expect(errors, hostile.expected).not.toEqual([]);
		else if (hostile.verdict !== 'limit') expect(errors.map((error) => formatDiagnostic(error))).toEqual([]);
		const findings = { diagnostics, known: 0, entries: 0, failed: false };
		// biome-ignore lint/complexity/useRegexLiterals: control characters are clearer as escapes.
		const control = new RegExp('[\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f\\u202a-\\u202e\\u2066-\\u2069]');
		for (const text of [...diagnostics.map((one) => formatDiagnostic(one)), formatGithub(findings, '')])
			expect(text).not.toMatch(control);
		for (const text of [formatJson(findings), formatSarif(findings, '')]) expect(() => JSON.parse(text)).not.toThrow();
		for (const { range, source } of diagnostics) expect(range.end).toBeLessThanOrEqual(source.text.length);
	});
});
