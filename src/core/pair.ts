import type { z } from 'zod';
import { scalar } from './scalar.ts';

/** A name and a value that stand for the two fields which a set of `fields` needs: `crm: edit` for `{system: crm, level: edit}`. */
export function asPair(
	fields: Readonly<Record<string, z.ZodType>>,
	value: Readonly<Record<string, unknown>>,
): { readonly names: readonly [string, string]; readonly text: string } | undefined {
	const [[key, given] = [], ...others] = Object.entries(value);
	if (key === undefined || others.length > 0 || typeof given !== 'string' || Object.hasOwn(fields, key))
		return undefined;
	const [first, second, ...more] = Object.keys(fields).filter((name) => !fields[name]!.safeParse(undefined).success);
	if (first === undefined || second === undefined || more.length > 0) return undefined;
	if (!fields[first]!.safeParse(key).success || !fields[second]!.safeParse(given).success) return undefined;
	return { names: [first, second], text: `{${first}: ${scalar(key)}, ${second}: ${scalar(given)}}` };
}
