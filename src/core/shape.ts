import type { z } from 'zod';
import { closest } from './closest.ts';
import type { Kind } from './kind.ts';
import type { Path } from './yaml.ts';

/** A fact that does not fit its field. */
export interface Finding {
	readonly rule: 'field-missing' | 'field-unknown' | 'field-value';
	readonly path: Path;
	readonly part?: 'key' | 'value';
	readonly message: string;
	readonly help?: string;
	readonly severity?: 'info';
}

/** Judges `raw` field by field, so that one bad field does not hide the references in the others. */
export function shape(
	kind: Kind,
	raw: Readonly<Record<string, unknown>>,
): { data: Record<string, unknown>; findings: readonly Finding[] } {
	const findings: Finding[] = [];
	const data: Record<string, unknown> = {};
	const fields = kind.schema.shape as Record<string, z.ZodType>;
	for (const [name, schema] of Object.entries(fields)) {
		const present = Object.hasOwn(raw, name) && raw[name] !== undefined;
		// An empty field (`owner:`) is one the author has not filled in yet.
		const result = schema.safeParse(present && raw[name] !== null ? raw[name] : undefined);
		if (result.success) {
			if (result.data !== undefined) data[name] = result.data;
			continue;
		}
		const usable = salvage(schema, raw[name], result.error.issues);
		if (usable !== undefined) data[name] = usable;
		for (const issue of result.error.issues) findings.push(explain(kind, name, issue, raw[name]));
	}
	for (const name of Object.keys(raw)) {
		// What a free page does not know may be meant for another tool.
		if (Object.hasOwn(fields, name) || kind.free) continue;
		const guess = closest(name, Object.keys(fields));
		findings.push({
			rule: 'field-unknown',
			path: [name],
			part: 'key',
			message: `${sentence(kind.label)} has no field \`${name}\`.`,
			...(guess ? { help: `Did you mean \`${guess}\`?` } : {}),
		});
	}
	return {
		data,
		findings: kind.free ? findings.map((finding) => ({ ...finding, severity: 'info' as const })) : findings,
	};
}

/** A list whose other items are fine keeps them, so that one bad item does not hide its neighbours. */
function salvage(schema: z.ZodType, raw: unknown, issues: readonly z.core.$ZodIssue[]): unknown {
	if (!Array.isArray(raw)) return undefined;
	const bad = new Set(issues.map((issue) => issue.path[0]));
	if (bad.has(undefined)) return undefined;
	const element = elementOf(schema);
	if (!element) return undefined;
	const items: unknown[] = [];
	const indexes: number[] = [];
	for (const [index, item] of raw.entries()) {
		if (bad.has(index)) continue;
		const result = element.safeParse(item);
		if (!result.success) continue;
		items.push(result.data);
		indexes.push(index);
	}
	written.set(items, indexes);
	return items;
}

/** For lists that lost items: the index each remaining one has in the file. */
const written = new WeakMap<object, readonly number[]>();

/** `path` in the data as a path in the file, which differs where a list lost items. */
export function pathInFile(data: unknown, path: Path): Path {
	let value = data;
	return path.map((step) => {
		const index = value !== null && typeof value === 'object' ? written.get(value)?.[Number(step)] : undefined;
		value =
			value !== null && typeof value === 'object' && Object.hasOwn(value, step)
				? (value as Record<PropertyKey, unknown>)[step]
				: undefined;
		return index ?? step;
	});
}

function elementOf(schema: z.ZodType): z.ZodType | undefined {
	const definition = schema.def as unknown as { type: string; innerType?: z.ZodType; element?: z.ZodType };
	if (definition.type === 'array') return definition.element;
	return definition.innerType ? elementOf(definition.innerType) : undefined;
}

/** Says what zod found in the words of a handbook. */
function explain(kind: Kind, name: string, issue: z.core.$ZodIssue, raw: unknown): Finding {
	const path = [name, ...issue.path];
	const value = valueAt(raw, issue.path);
	const whose = issue.path.length === 0 ? sentence(kind.label) : `\`${owner(path)}\``;
	const field = String(path.findLast((step) => typeof step === 'string'));
	const wrong = (message: string, help?: string): Finding => ({
		rule: 'field-value',
		path,
		message,
		...(help ? { help } : {}),
	});
	if (value === undefined || value === null) {
		if (issue.code === 'invalid_type' || issue.code === 'invalid_value' || issue.code === 'invalid_union')
			return {
				rule: 'field-missing',
				path,
				message: `${whose} needs the field \`${field}\`.`,
				help: `Add \`${field}: …\`.`,
			};
	}
	switch (issue.code) {
		case 'unrecognized_keys': {
			const key = issue.keys[0]!;
			return {
				rule: 'field-unknown',
				path: [...path, key],
				part: 'key',
				message: `\`${field}\` has no field ${issue.keys.map((one) => `\`${one}\``).join(', ')}.`,
			};
		}
		case 'invalid_value': {
			const values = issue.values.map(String);
			const guess = typeof value === 'string' ? closest(value, values) : undefined;
			return wrong(
				`\`${field}\` is ${list(
					values.map((one) => `\`${one}\``),
					'or',
				)}, not ${quote(value)}.`,
				guess ? `Did you mean \`${guess}\`?` : undefined,
			);
		}
		case 'invalid_type':
			return wrong(
				`\`${field}\` is ${typeNames[issue.expected] ?? issue.expected}; this is ${describe(value)}.`,
				issue.expected === 'array'
					? 'Put each item on a line of its own with a dash, or in brackets: `[one, two]`.'
					: issue.expected === 'string' && typeof value !== 'object'
						? 'Put it in quotes.'
						: undefined,
			);
		case 'too_small':
			if (issue.origin === 'array')
				return wrong(`\`${field}\` needs at least ${count(Number(issue.minimum), 'item')}.`);
			if (issue.origin === 'string') return wrong(`\`${field}\` is empty.`, 'Fill it in, or delete the line.');
			return wrong(`\`${field}\` is at least ${issue.minimum}; this is ${quote(value)}.`);
		case 'too_big':
			if (issue.origin === 'array') return wrong(`\`${field}\` has at most ${count(Number(issue.maximum), 'item')}.`);
			if (issue.origin === 'string')
				return wrong(`\`${field}\` has at most ${count(Number(issue.maximum), 'character')}.`);
			return wrong(`\`${field}\` is at most ${issue.maximum}; this is ${quote(value)}.`);
		case 'invalid_format':
		case 'custom':
			return wrong(
				issue.message.includes(' ') && !issue.message.startsWith('Invalid')
					? issue.message
					: `\`${field}\` cannot be ${quote(value)}.`,
			);
		default:
			return wrong(`\`${field}\` cannot be ${quote(value)}.`);
	}
}

const typeNames: Readonly<Record<string, string>> = {
	string: 'a text',
	number: 'a number',
	int: 'a whole number',
	boolean: 'true or false',
	array: 'a list',
	object: 'a set of fields',
	record: 'a set of fields',
};

const describe = (value: unknown) =>
	Array.isArray(value) ? 'a list' : value !== null && typeof value === 'object' ? 'a set of fields' : quote(value);

/** A value as an author would recognise it, short and on one line. */
function quote(value: unknown): string {
	const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
	return `"${text.length > 60 ? `${text.slice(0, 57)}…` : text}"`;
}

const sentence = (label: string) => label.charAt(0).toUpperCase() + label.slice(1);
const count = (n: number, noun: string) => `${n} ${noun}${n === 1 ? '' : 's'}`;
const list = (words: readonly string[], last: string) =>
	words.length > 1 ? `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}` : words.join('');

/** `activities[2].next[0]`: the item that lacks a field, without the field. */
const owner = (path: Path) =>
	path
		.slice(0, -1)
		.reduce<string>(
			(text, step) =>
				typeof step === 'number' ? `${text}[${step + 1}]` : text ? `${text}.${String(step)}` : String(step),
			'',
		);

function valueAt(raw: unknown, path: Path): unknown {
	let value = raw;
	for (const step of path) {
		if (value === null || typeof value !== 'object' || !Object.hasOwn(value, step)) return undefined;
		value = (value as Record<PropertyKey, unknown>)[step];
	}
	return value;
}
