import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { check, type Sources } from '../src/load.ts';
import { sourcesIn } from './examples.ts';
import { wrongs } from './wrongs.ts';

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

describe('what goes wrong between colleagues', () => {
	const told = (handbook: string, path: string, from: string | RegExp, to: string) => {
		const sources = handbooks.get(handbook)!;
		const old = sources.get(path)?.text ?? '';
		const text = old === '' ? to : old.replace(from, to);
		expect(text).not.toBe(old);
		const { diagnostics } = check(new Map([...sources, [path, { path, text }]]), { today });
		return diagnostics.filter(({ severity }) => severity !== 'info').map(({ rule }) => rule);
	};

	test.each(wrongs)('%s: %s', (_, rule, handbook, path, from, to) => {
		expect(told(handbook, path, from, to)).toContain(rule);
	});
});
