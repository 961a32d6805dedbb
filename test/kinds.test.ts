import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { checkHandbook } from '../src/core/check.ts';
import { formatDiagnostic } from '../src/core/diagnostic.ts';
import type { Handbook } from '../src/core/handbook.ts';
import type { Source } from '../src/core/source.ts';
import * as fields from '../src/kinds/fields.ts';
import { kinds } from '../src/kinds/index.ts';
import { jsonSchema, schemaFile } from '../src/kinds/schema.ts';
import { rules } from '../src/rules/index.ts';

const root = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const named = kinds.map((kind) => [kind.name, kind] as const);

describe('each kind', () => {
	test('is a schema and a page, and is listed', () => {
		const pages = readdirSync(join(root, 'src/kinds')).filter((name) => name.endsWith('.md'));
		expect(pages).toEqual(kinds.map(({ name }) => `${name}.md`).sort());
	});

	test('has a name, a folder and a heading of its own', () => {
		for (const key of ['name', 'label', 'plural', 'folder'] as const) {
			expect(new Set(kinds.map((kind) => kind[key])).size).toBe(kinds.length);
		}
	});

	test.each(named)('%s describes every field', (_, kind) => {
		const silent = [...propertiesOf(jsonSchema(kind))].filter(
			([, { description }]) => String(description ?? '').length < 20,
		);
		expect(silent.map(([path]) => path)).toEqual([]);
	});

	test.each(named)('%s requires no field that has a default', (_, kind) => {
		const required = [...propertiesOf(jsonSchema(kind))].filter(
			([, { required, default: value }]) => required && value !== undefined,
		);
		expect(required).toEqual([]);
	});

	test.each(named)('%s has its JSON Schema committed', (_, kind) => {
		expect(JSON.parse(read(`schemas/${schemaFile(kind)}`))).toEqual(jsonSchema(kind));
	});

	test.each(named)('%s judges any value without throwing', (_, kind) => {
		const shape: Readonly<Record<string, { safeParse(value: unknown): unknown }>> = kind.schema.shape;
		fc.assert(
			fc.property(
				fc.constantFrom(...Object.keys(shape)),
				fc.jsonValue(),
				(name, value) => void shape[name]!.safeParse(value),
			),
			{ numRuns: 200 },
		);
	});
});

describe('the examples on the pages of the kinds', () => {
	let checked: Handbook | undefined;
	const book = () => {
		const sources = kinds.flatMap(({ name }) => examplesIn(read(`src/kinds/${name}.md`)));
		checked ??= checkHandbook(new Map(sources.map((source) => [source.path, source])), kinds, rules, {
			today: '2026-10-15',
		});
		return checked;
	};

	test('are one handbook without findings', () => {
		expect(book().diagnostics.map((diagnostic) => formatDiagnostic(diagnostic))).toEqual([]);
		expect(book().sound).toBe(true);
	});

	test.each(named)('hold an entry of the kind %s', (_, kind) => {
		const [first] = examplesIn(read(`src/kinds/${kind.name}.md`));
		expect(
			book()
				.of(kind)
				.flatMap((entry) => entry.sources),
		).toContainEqual(first);
	});

	test.each(named)('fit the JSON Schema of the kind %s', (_, kind) => {
		const fits = new Ajv2020({ strict: false, validateFormats: false }).compile(jsonSchema(kind));
		for (const { sources } of book().of(kind)) {
			for (const { text, path } of sources) {
				const [, facts = ''] = /\.mdx?$/.test(path) ? (/^---\n([\s\S]*?)^---$/m.exec(text) ?? []) : [text, text];
				expect([path, fits(parse(facts) ?? {}), fits.errors]).toEqual([path, true, null]);
			}
		}
	});
});

test('settings that nobody wrote are read as their defaults', () => {
	const [settings] = kinds.filter(({ single }) => single);
	expect(settings?.schema.parse({})).toMatchObject({ title: 'Handbook', language: 'en', profile: 'standard' });
});

describe('a value of a field', () => {
	test.each([
		[
			'date',
			fields.date(),
			['2026-03-31', '2024-02-29', '0099-12-31'],
			['2024-02-30', '2023-02-29', '2026-3-1', '0000-13-01', '31.03.2026', '2026-03-31T10:00', ''],
		],
		['time', fields.time(), ['09:30', '23:59'], ['9:30', '24:00', '12:60', 'noon']],
		[
			'duration',
			fields.duration(),
			['45 minutes', '1 day', '5 working days'],
			['1 days', '0 hours', '5', 'soon', '1.5 hours', 'week'],
		],
		[
			'interval',
			fields.interval(),
			['week', '1 week', '2 weeks', 'quarter'],
			['weeks', '0 weeks', '2 week', 'weekly', 'often'],
		],
		['timezone', fields.timezone(), ['Europe/Berlin', 'UTC'], ['Europe/Entenhausen', 'Berlin', '']],
		['language', fields.language(), ['en', 'de-CH'], ['x', 'english language', '']],
		[
			'address',
			fields.address(),
			['https://handbook.example.com/a?b'],
			['handbook.example.com', 'javascript:alert(1)', 'https://', 'https://a b'],
		],
		['slug', fields.slug(), ['size-solution', '2026'], ['Size', 'a--b', '-a', 'a_b', 'a#b', 'größe', '']],
		['semver', fields.semver(), ['2.1.0', '0.0.1'], ['2.1', 'v2.1.0', '2.1.0-beta', '02.1.0']],
		['text', fields.text(), ['a', 'a\n'], ['', ' \n']],
	])('of the type %s', (_, schema, right, wrong) => {
		expect(right.filter((value) => !schema.safeParse(value).success)).toEqual([]);
		expect(wrong.filter((value) => schema.safeParse(value).success)).toEqual([]);
	});

	test('that is wrong is named in a sentence', () => {
		expect(fields.date().safeParse('2024-02-30').error?.issues[0]?.message).toBe(
			'`2024-02-30` is not a day of the calendar; write a date as year-month-day, such as 2026-03-31.',
		);
	});

	test('compares as hours or as a rhythm', () => {
		expect(['45 minutes', '4 hours', '5 working days', '1 week'].map(fields.hoursIn)).toEqual([0.75, 4, 168, 168]);
		expect(['day', '2 weeks', 'quarter', '6 months', '2 years'].map(fields.parseInterval)).toEqual([
			{ count: 1, unit: 'day' },
			{ count: 2, unit: 'week' },
			{ count: 3, unit: 'month' },
			{ count: 6, unit: 'month' },
			{ count: 2, unit: 'year' },
		]);
	});
});

interface JsonSchema {
	readonly description?: string;
	readonly default?: unknown;
	readonly required?: readonly string[];
	readonly properties?: Readonly<Record<string, JsonSchema>>;
	readonly items?: JsonSchema;
}

/** Every field of `schema` at any depth, with its path. */
function* propertiesOf(
	schema: JsonSchema,
	path = '',
): Generator<[string, { description?: string; default?: unknown; required: boolean }]> {
	for (const [name, field] of Object.entries(schema.properties ?? {})) {
		yield [`${path}${name}`, { ...field, required: schema.required?.includes(name) ?? false }];
		yield* propertiesOf(field, `${path}${name}.`);
	}
	if (schema.items) yield* propertiesOf(schema.items, path);
}

/** The files that the fences of `page` show. */
function examplesIn(page: string): Source[] {
	return [...page.matchAll(/^```(?:yaml|mdx?) (\S+)\n([\s\S]*?)^```$/gm)].map(([, path, text]) => ({
		path: path!,
		text: text!,
	}));
}
