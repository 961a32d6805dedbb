import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { check, type Sources } from '../src/load.ts';
import { sourcesIn } from './examples.ts';

// Small handbooks of companies unlike ours: good ones of which nothing may be said, and the same with what goes wrong in life.
const today = '2026-11-27';
const handbooks = new Map(
	readdirSync('test/small').map((file): [string, Sources] => [
		file.replace('.md', ''),
		sourcesIn(readFileSync(`test/small/${file}`, 'utf8')),
	]),
);

describe('a good small handbook', () => {
	test.each([...handbooks])('%s brings no error and no warning', (_, sources) => {
		const { diagnostics } = check(sources, { today });
		expect(
			diagnostics
				.filter(({ severity }) => severity !== 'info')
				.map(({ rule, source, message }) => `${rule} ${source.path} ${message}`),
		).toEqual([]);
	});
});
