import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { formatDiagnostic } from '../src/core/diagnostic.ts';
import { formatGithub, formatJson, formatReport, formatSarif } from '../src/exports/findings.ts';
import { check, readSources } from '../src/load.ts';
import { type Case, cases, lay, present } from './hostile/cases.ts';

/** Cases that end otherwise than their manifest expects, with the reason. */
const apart: Readonly<Record<string, string>> = {
	'markdown/broken-mermaid': 'a diagram is shown as the code it is, so a fault in one breaks nothing',
	'calendar/dst-gap':
		'a cadence states a time of day, right for nearly every date; which moment that is, the calendar settles date by date',
};

const folder = mkdtempSync(join(tmpdir(), 'fieldbook-hostile-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function checked(overlays: readonly Case[]) {
	const root = join(folder, 'case');
	lay(root, overlays);
	return check(readSources(root), { today: '2026-10-15' });
}

// biome-ignore lint/complexity/useRegexLiterals: control characters are clearer as escapes.
const control = new RegExp('[\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f\\u202a-\\u202e\\u2066-\\u2069]');

describe.runIf(present)('hostile input', () => {
	test('is laid over a handbook without a finding', () => {
		expect(checked([]).diagnostics.map((one) => formatDiagnostic(one))).toEqual([]);
	});

	test.each(cases.filter(({ id }) => !(id in apart)))('$id: $verdict', (hostile) => {
		const { diagnostics } = checked([hostile]);
		const errors = diagnostics.filter(({ severity }) => severity === 'error').map((one) => formatDiagnostic(one));
		if (hostile.verdict === 'reject') expect(errors, hostile.expected).not.toEqual([]);
		else if (hostile.verdict !== 'limit') expect(errors).toEqual([]);
		const findings = { diagnostics, known: 0, entries: 0, failed: false };
		const shown = [
			...diagnostics.map((one) => formatDiagnostic(one)),
			formatReport(findings),
			formatGithub(findings, ''),
		];
		for (const text of shown) expect(text).not.toMatch(control);
		for (const text of [formatJson(findings), formatSarif(findings, '')]) {
			expect(text.isWellFormed()).toBe(true);
			expect(() => JSON.parse(text)).not.toThrow();
		}
		for (const { range, source } of diagnostics) expect(range.end).toBeLessThanOrEqual(source.text.length);
	});
});
