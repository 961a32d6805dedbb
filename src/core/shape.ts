import type { z } from 'zod';
import { asWritten } from './as-written.ts';
import { elementOf, fieldAt } from './field.ts';
import { type Finding, valueAt, type Written } from './finding.ts';
import type { Kind } from './kind.ts';
import { explain } from './misfit.ts';
import type { Path } from './path.ts';
import { unknownFields } from './unknown-field.ts';

/** Judges `raw` field by field, so that one bad field does not hide the references in the others. `written` is how a value stands in the file. */
export function shape(
	kind: Kind,
	raw: Readonly<Record<string, unknown>>,
	written: Written,
): { data: Record<string, unknown>; findings: readonly Finding[] } {
	const findings: Finding[] = [];
	const data: Record<string, unknown> = {};
	const fields = kind.schema.shape as Record<string, z.ZodType>;
	for (const [name, schema] of Object.entries(fields)) {
		const stated = Object.hasOwn(raw, name) ? raw[name] : undefined;
		const value = kind.free ? asWritten(schema, stated, [name], written) : stated;
		// An empty field (`owner:`) is one the author has not filled in yet.
		const result = schema.safeParse(value ?? undefined);
		if (result.success) {
			if (result.data !== undefined) data[name] = result.data;
			continue;
		}
		const usable = salvage(schema, raw[name], result.error.issues);
		if (usable !== undefined) data[name] = usable;
		for (const issue of result.error.issues) findings.push(...explain(kind, name, issue, raw, written));
	}
	const extra = Object.keys(raw).filter((name) => !Object.hasOwn(fields, name));
	// What a free page does not know may be meant for another tool.
	if (!kind.free) findings.push(...unknownFields(kind, [], extra, raw, written));
	return {
		data,
		findings: kind.free
			? findings.map((finding) => ({ ...finding, severity: 'info' as const }))
			: withoutMissedTwice(withOtherNames(kind, raw, uncovered(findings))).map((finding) =>
					data.status === 'draft' && isUnwritten(finding) ? { ...finding, severity: 'info' as const } : finding,
				),
	};
}

/** Whether a whole field is still to be written; of what is there, nothing may be missing. */
const isUnwritten = ({ rule, path }: Finding): boolean => rule === 'field-missing' && path.length === 1;

/** Findings without those that follow from another one. */
function uncovered(findings: readonly Finding[]): readonly Finding[] {
	const covered = new Set(findings.flatMap(({ covers = [] }) => covers.map((path) => path.join('\n'))));
	if (covered.size === 0) return findings;
	return findings.filter(({ path, covers }) => covers !== undefined || !covered.has(path.join('\n')));
}

/** Where one field is missing, and one is there that nobody knows and that would fit, one is meant by the other. */
function withOtherNames(
	kind: Kind,
	raw: Readonly<Record<string, unknown>>,
	findings: readonly Finding[],
): readonly Finding[] {
	const placeOf = ({ path }: Finding) => path.slice(0, -1).join('\n');
	const missing = Map.groupBy(
		findings.filter(({ rule }) => rule === 'field-missing'),
		placeOf,
	);
	const unknown = Map.groupBy(
		findings.filter(({ rule }) => rule === 'field-unknown'),
		placeOf,
	);
	return findings.map((finding) => {
		const [gap, ...gaps] = missing.get(placeOf(finding)) ?? [];
		if (
			finding.rule !== 'field-unknown' ||
			(finding.help && !/^(?:It has|Is it) /.test(finding.help)) ||
			!gap ||
			gaps.length > 0 ||
			unknown.get(placeOf(finding))!.length > 1
		)
			return finding;
		const field = fieldAt(kind.schema, gap.path);
		if (!field?.safeParse(valueAt(raw, finding.path)).success) return finding;
		const name = String(gap.path.at(-1));
		return { ...finding, help: `Is it \`${name}\`, which is missing?`, writes: name };
	});
}

/** A field that is missing because its name is misspelt is told once. */
function withoutMissedTwice(findings: readonly Finding[]): readonly Finding[] {
	const misspelt = new Set(
		findings.flatMap(({ rule, path, part, writes }) =>
			rule === 'field-unknown' && part === 'key' && writes ? [[...path.slice(0, -1), writes].join('\n')] : [],
		),
	);
	if (misspelt.size === 0) return findings;
	return findings.filter(({ rule, path }) => rule !== 'field-missing' || !misspelt.has(path.join('\n')));
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
