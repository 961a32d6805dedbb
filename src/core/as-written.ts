import type { z } from 'zod';
import { elementOf } from './field.ts';
import type { Written } from './finding.ts';
import type { Path } from './path.ts';

/**
 * A value of a free page as its author meant it, where YAML reads something else than the field holds: `1.10` is a
 * name like any other, `"2"` a number and `yes` true, and a list of names may stand as one. What cannot be meant stays
 * as it is.
 */
export function asWritten(schema: z.ZodType, value: unknown, path: Path, written: Written): unknown {
	if (value === undefined || schema.safeParse(value).success) return value;
	const element = elementOf(schema);
	if (element) {
		const items: unknown[] = Array.isArray(value) ? value : [value];
		const at = (index: number) => (items === value ? [...path, index] : path);
		return items.map((item, index) => asWritten(element, item, at(index), written));
	}
	if (Array.isArray(value)) {
		const items = value.map((item, index) => String(asWritten(schema, item, [...path, index], written)));
		return fitting(schema, [items.join(', ')], value);
	}
	if (typeof value === 'string') return fitting(schema, [Number(value || Number.NaN), truth(value)], value);
	const text = typeof value === 'object' ? '' : written(path).trim();
	// A field left empty is no text; the word is.
	return fitting(schema, [value === null && /^null$/i.test(written(path)) ? written(path) : text], value);
}

const fitting = (schema: z.ZodType, candidates: readonly unknown[], value: unknown) =>
	candidates.find((one) => schema.safeParse(one).success && one !== undefined) ?? value;

const truth = (text: string) =>
	/^(?:true|yes|on)$/i.test(text) ? true : /^(?:false|no|off)$/i.test(text) ? false : undefined;
